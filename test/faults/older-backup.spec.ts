import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { commandActivities } from '../../activities/handle.js';
import { behind } from '../../apps/worker/restored/behind.js';
import { goOn } from '../../apps/worker/restored/go-on.js';
import { missingOf } from '../../apps/worker/restored/missing.js';
import type { Command, Envelope } from '../../domain/edition/commands.js';
import { openDatabase, type Database } from '../../entities/database.js';
import { engine } from '../../entities/journal/engine.js';
import { Journal } from '../../entities/journal/journal.js';
import { Templates } from '../../entities/templates.js';
import { editionStream } from '../../domain/evolve.js';
import { creation, envelope } from '../builders/command.js';
import { backupOf } from '../support/backup.js';
import { open, send } from '../support/commands.js';
import { dataFolder, type DataFolder } from '../support/database.js';
import { manyMilestones } from '../support/desk.js';
import { contents } from '../support/tables.js';
import { startTemporal, type TemporalServer } from '../support/temporal.js';
import { connect, startWorker, type RunningWorker } from '../support/worker.js';

/** The database is restored from a backup that is older than the engine's store. */

const taskQueue = 'lustrum';
const edition = 'edition';

let server: TemporalServer;
let data: DataFolder;
let restored: Database;
let client: Client;
let disconnect: (() => Promise<void>) | undefined;
let worker: RunningWorker | undefined;

beforeAll(async () => {
  server = await startTemporal();
  data = await dataFolder();
  await new Templates(data.database).store(manyMilestones);
  ({ client, close: disconnect } = await connect(server.address));
}, 60_000);

afterAll(async () => {
  await worker?.stop();
  await disconnect?.();
  await restored?.close();
  await data?.close();
  await server?.stop();
});

const workOn = async (journal: Journal): Promise<void> => {
  await worker?.stop();
  worker = await startWorker(server.address, taskQueue, commandActivities(journal));
};
const start = (n: number, key = `start-${n}`): Envelope => given({ type: 'start', milestone: `M${100 + n}` }, key);
const given = (command: Command, id: string): Envelope => envelope(command, { id, edition, actor: 'ada' });
const everything = (): Promise<unknown> => contents(restored, ['editions', 'streams', 'events', 'commands', 'notices']);

describe('a database restored from a backup that is older than what the workflows remember', () => {
  beforeAll(async () => {
    await workOn(data.journal);
    const create = creation(manyMilestones, { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
    expect(await open(client, given(create, 'create'))).toMatchObject({ accepted: true });
    await send(client, start(0));
    const backup = await backupOf(data);
    await send(client, start(1));
    await send(client, start(2));
    restored = await openDatabase({ url: `sqlite:${backup}` });
    await workOn(new Journal(restored, engine));
  }, 60_000);

  it('is noticed at the first command, and nothing is written to it', async () => {
    const before = await everything();
    await expect(send(client, start(3))).rejects.toMatchObject({
      cause: {
        cause: { type: 'DatabaseBehind', message: expect.stringMatching(/events of the edition edition, and \d+ have been recorded/) },
      },
    });
    expect(await everything()).toEqual(before);
  });

  it('is told of with what is missing, command by command', async () => {
    const before = await everything();
    const [found, ...others] = await behind(client, restored, taskQueue);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ edition, remembered: (found?.recorded ?? 0) + 2 });
    expect(await missingOf(client, restored, found!)).toMatchObject([
      { stream: editionStream, type: 'milestone-started', command: { id: 'start-1', type: 'start', actor: 'ada' } },
      { stream: editionStream, type: 'milestone-started', command: { id: 'start-2', type: 'start', actor: 'ada' } },
    ]);
    expect(await everything()).toEqual(before);
  });

  it('is gone on from when that is decided: what is missing can be entered again, under its old keys too', async () => {
    await goOn(client, restored, taskQueue, [{ edition }], new Date().toISOString());
    expect(await behind(client, restored, taskQueue)).toEqual([]);
    expect(await send(client, start(1))).toMatchObject({ accepted: true });
    expect(await send(client, start(3))).toMatchObject({ accepted: true });
    const world = await new Journal(restored, engine).look(edition);
    expect(['M101', 'M102', 'M103'].map((key) => world?.edition?.milestones[key]?.status)).toEqual([
      'in-progress',
      'planned',
      'in-progress',
    ]);
  });
});
