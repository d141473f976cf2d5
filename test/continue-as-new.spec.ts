import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import type { Command } from '../domain/edition/commands.js';
import { workflowId } from '../workflows/contracts/naming.js';
import { open, send } from './support/commands.js';
import { keepHistory } from './support/histories.js';
import { TableCore } from './support/table-core.js';
import { startTemporal, type TemporalServer } from './support/temporal.js';
import { connect, startWorker, type RunningWorker } from './support/worker.js';

const edition = 'busy';
let server: TemporalServer;
let client: Client;
let disconnect: () => Promise<void>;
let worker: RunningWorker;
const core = new TableCore();

beforeAll(async () => {
  server = await startTemporal();
  ({ client, close: disconnect } = await connect(server.address));
  worker = await startWorker(server.address, edition, { handle: core.handle });
}, 90_000);

afterAll(async () => {
  await worker.stop();
  await disconnect();
  await server.stop();
});

it('answers 2,500 commands of 8 clients, each done exactly once, while it continues as new under their load', async () => {
  const command: Command = { type: 'start', milestone: 'M01' };
  const envelope = (id: string, more: object = {}): Parameters<typeof send>[1] => ({ id, edition, stream: 'edition', actor: 'secretariat', hash: id, command, ...more });
  await open(client, envelope('create', { command: { type: 'create' } }), { taskQueue: edition, deliver: false });
  const handle = client.workflow.getHandle(workflowId(edition, 'edition'));
  const firstRun = (await handle.describe()).runId;

  const ids = Array.from({ length: 2_500 }, (_, n) => `c${n}`);
  const todo = [...ids];
  const client8 = async (): Promise<void> => {
    for (let id = todo.shift(); id !== undefined; id = todo.shift()) {
      expect(await send(client, envelope(id))).toMatchObject({ accepted: true });
    }
  };
  await Promise.all(Array.from({ length: 8 }, client8));

  expect(core.commands('edition').slice(1).sort()).toEqual([...ids].sort());
  expect(core.overlaps).toBe(0);
  await keepHistory(client, handle.workflowId, 'edition-continued');
  const now = await handle.describe();
  expect(now.status.name).toBe('RUNNING');
  expect(now.runId).not.toBe(firstRun);
}, 300_000);
