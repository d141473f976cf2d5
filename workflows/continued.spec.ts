import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import type { Command, Envelope } from '../domain/edition/commands.js';
import { open, send } from '../test/support/commands.js';
import { eventually } from '../test/support/eventually.js';
import { keepHistory } from '../test/support/histories.js';
import { TableCore } from '../test/support/table-core.js';
import { startTemporal, type TemporalServer } from '../test/support/temporal.js';
import { connect, startWorker, type RunningWorker } from '../test/support/worker.js';
import { lookSignal } from './contracts/edition.js';
import { workflowId } from './contracts/naming.js';

/** Passing from run to run, on a server that asks for it every 200 events: what years do, in seconds. */

const edition = 'continued';
const core = new TableCore();
let server: TemporalServer;
let client: Client;
let disconnect: () => Promise<void>;
let worker: RunningWorker;

beforeAll(async () => {
  server = await startTemporal({ suggestNewRunAfter: 200 });
  ({ client, close: disconnect } = await connect(server.address));
  worker = await startWorker(server.address, edition, { handle: core.handle });
}, 90_000);
afterAll(async () => {
  await worker.stop();
  await disconnect();
  await server.stop();
});

const envelope = (id: string, stream = 'edition', command: Command = { type: 'start', milestone: 'M01' }): Envelope => ({
  id,
  edition,
  stream,
  actor: 'secretariat',
  hash: id,
  command,
});
const runOf = async (stream: string): Promise<string> => (await client.workflow.getHandle(workflowId(edition, stream)).describe()).runId;

/** Sends commands to a stream from four clients until its workflow has begun so many new runs. */
async function keepBusy(stream: string, runs: number): Promise<string[]> {
  const seen = new Set([await runOf(stream)]);
  const sent: string[] = [];
  const one = async (): Promise<void> => {
    while (seen.size <= runs) {
      const id = `${stream}-${sent.length}`;
      sent.push(id);
      expect(await send(client, envelope(id, stream))).toMatchObject({ accepted: true });
      seen.add(await runOf(stream));
    }
  };
  await Promise.all(Array.from({ length: 4 }, one));
  return sent;
}

it('an edition and a stage lose no command, no stage and no deadline on their way from run to run', async () => {
  await open(client, envelope('create', 'edition', { type: 'create' } as Command), { taskQueue: edition, deliver: false });
  core.stages = [{ stream: 'declaration', procedure: 'declaration' }];
  const firstRun = await runOf('edition');
  const sent = await keepBusy('edition', 2);
  expect(core.commands('edition').slice(1).sort()).toEqual(sent.sort());
  await keepHistory(client, workflowId(edition, 'edition'), 'edition-continues', firstRun);

  // The stage was started by one run of the edition and is told to look by another.
  const toStage = await keepBusy('declaration', 1);
  expect(core.commands('declaration').sort()).toEqual(toStage.sort());

  // A new run knows nothing but its ids: it looks before it does anything else, and keeps the deadline.
  const due = new Date(Date.now() + 1_500).toISOString();
  core.nextInstant = due;
  let woken = '';
  core.effect = (e, now) => {
    if (e.command.type === 'wake' && e.stream === 'edition' && now >= due && woken === '') {
      woken = now;
      core.nextInstant = null;
    }
    return [];
  };
  await keepBusy('edition', 1);
  await eventually(() => expect(woken >= due && woken !== '').toBe(true));
  await keepHistory(client, workflowId(edition, 'edition'), 'edition-continued');

  core.archived = true;
  core.stages = [];
  await send(client, envelope('close'));
  await eventually(async () => {
    for (const stream of ['edition', 'declaration'])
      expect((await client.workflow.getHandle(workflowId(edition, stream)).describe()).status.name).toBe('COMPLETED');
  });
}, 120_000);

it('looks at once in a new run: neither a look that was pending nor an instant that was armed waits for a command', async () => {
  const quiet = 'quiet';
  const at = (): ReturnType<Client['workflow']['getHandle']> => client.workflow.getHandle(workflowId(quiet, 'edition'));
  const run = async (): Promise<string> => (await at().describe()).runId;
  const wakes = (): number => core.decided.filter((e) => e.edition === quiet && e.command.type === 'wake').length;
  const due = new Date(Date.now() + 20_000).toISOString();
  const woken: string[] = [];
  core.nextInstant = due;
  core.effect = (e, now) => {
    if (e.edition === quiet && now >= due) {
      woken.push(now);
      core.nextInstant = null;
    }
    return [];
  };
  await open(
    client,
    { ...envelope('create-quiet', 'edition', { type: 'create' } as Command), edition: quiet },
    {
      taskQueue: edition,
      deliver: false,
    },
  );
  const first = await run();
  for (let now = first; now === first; now = await run()) {
    const before = wakes();
    await at().signal(lookSignal);
    await eventually(() => expect(wakes()).toBeGreaterThan(before));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(new Date().toISOString() < due).toBe(true);
  // From here on nobody asks it for anything.
  await eventually(() => expect(woken.length).toBeGreaterThan(0), Date.parse(due) - Date.now() + 5_000);
  expect(Date.parse(woken[0]!) - Date.parse(due)).toBeLessThan(3_000);

  core.archived = true;
  await at().signal(lookSignal);
  await eventually(async () => expect((await at().describe()).status.name).toBe('COMPLETED'));
}, 120_000);
