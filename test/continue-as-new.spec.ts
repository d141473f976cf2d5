import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { commandActivities } from '../activities/handle.js';
import type { Command, Envelope } from '../domain/edition/commands.js';
import { EventEntity } from '../entities/event.entity.js';
import { readTemplates } from '../seeds/templates.js';
import { workflowId } from '../workflows/contracts/naming.js';
import { open, send } from './support/commands.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { startTemporal, type TemporalServer } from './support/temporal.js';
import { connect, startWorker, type RunningWorker } from './support/worker.js';

const edition = 'busy';
const conference = readTemplates().find((t) => t.id === 'scientific-conference')!;
let server: TemporalServer;
let client: Client;
let disconnect: () => Promise<void>;
let data: DataFolder;
let worker: RunningWorker;

beforeAll(async () => {
  // a new run after a thousand events, where the server as it comes waits for four: a quarter of the commands does
  server = await startTemporal({ suggestNewRunAfter: 1_000 });
  ({ client, close: disconnect } = await connect(server.address));
  data = await dataFolder();
  worker = await startWorker(server.address, edition, commandActivities(data.journal));
}, 90_000);

afterAll(async () => {
  await worker.stop();
  await disconnect();
  await server.stop();
  await data.close();
});

const envelope = (id: string, command: Command): Envelope => ({ id, edition, stream: 'edition', actor: 'secretariat', hash: id, command });

it('answers 600 commands of 8 clients, each done exactly once, while it continues as new under their load', async () => {
  const create: Command = {
    type: 'create',
    title: 'A busy conference',
    template: { id: conference.id, version: conference.version },
    zone: 'UTC',
    mode: 'live',
    placement: 'opening',
    targetYear: new Date().getUTCFullYear() + 3,
    sessions: [],
  };
  expect(await open(client, envelope('create', create), { taskQueue: edition, deliver: false })).toMatchObject({ accepted: true });
  const handle = client.workflow.getHandle(workflowId(edition, 'edition'));
  const firstRun = (await handle.describe()).runId;

  const ids = Array.from({ length: 600 }, (_, n) => `c${n}`);
  const todo = ids.map((id, n) => ({ id, number: n + 1 }));
  const one = async (): Promise<void> => {
    for (let next = todo.shift(); next; next = todo.shift()) {
      expect(await send(client, envelope(next.id, { type: 'set-conference', number: next.number }))).toMatchObject({ accepted: true });
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));

  const numbered = await data.database.reads.manager.find(EventEntity, { where: { edition, type: 'conference-numbered' } });
  expect(numbered.map((event) => event.commandId).sort()).toEqual([...ids].sort());
  const now = await handle.describe();
  expect(now.status.name).toBe('RUNNING');
  expect(now.runId).not.toBe(firstRun);
}, 180_000);
