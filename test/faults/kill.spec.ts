import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { World } from '../../domain/engine.types.js';
import { CommandEntity } from '../../entities/command.entity.js';
import { EventEntity } from '../../entities/event.entity.js';
import { engine } from '../../entities/journal/engine.js';
import { readTemplates } from '../../seeds/templates.js';
import type { Answer } from '../../workflows/contracts/handle.js';
import { workflowId } from '../../workflows/contracts/naming.js';
import { ask, type Given, type Request } from '../support/caller.js';
import { dataFolder, type DataFolder } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { contents, readTables } from '../support/tables.js';
import { freePort, startTemporal, type TemporalServer } from '../support/temporal.js';
import { connect } from '../support/worker.js';
import { buildWorker, type Built, type WorkerProcess } from '../support/worker-process.js';

/**
 * 200 advances of an edition over HTTP, from four clients at once, while Temporal's server, the worker and the API are
 * killed in turn and started again. Whoever gets no answer asks again with the same key.
 */
const edition = 'killed';
const at = `/v1/editions/${edition}`;
const template = readTemplates().find((t) => t.id === 'un-crime-congress')!;
const year = new Date().getUTCFullYear() + 2;

let server: TemporalServer;
let data: DataFolder;
let built: Built | undefined;
let worker: WorkerProcess | undefined;
let api: WorkerProcess | undefined;
let port: number;

beforeAll(async () => {
  server = await startTemporal();
  data = await dataFolder();
  built = await buildWorker();
  port = await freePort();
  await Promise.all([startWorker(), startApi()]);
}, 120_000);

afterAll(async () => {
  await Promise.all([worker?.end('SIGKILL'), api?.end('SIGKILL'), server?.stop()]);
  await data?.close();
  built?.remove();
});

const start = async (app: 'worker' | 'api'): Promise<WorkerProcess> => {
  const env = { LUSTRUM_DATA_DIR: data.folder, DATABASE_URL: data.url, TEMPORAL_ADDRESS: server.address, PORT: String(port) };
  const started = built!.start(env, app);
  if (app === 'worker') worker = started;
  else api = started;
  await started.ready;
  return started;
};
const startWorker = (): Promise<WorkerProcess> => start('worker');
const startApi = (): Promise<WorkerProcess> => start('api');
const given = (request: Request): Promise<Given> => ask(`http://127.0.0.1:${port}`, request);

/** What is killed in turn, each with what starts it again; in the end all of them at once. */
const victims: { kill(): Promise<unknown>; restart(): Promise<unknown> }[] = [
  { kill: () => server.kill(), restart: () => server.restart() },
  { kill: async () => worker?.end('SIGKILL'), restart: startWorker },
  { kill: async () => api?.end('SIGKILL'), restart: startApi },
];
const everything = {
  kill: () => Promise.all(victims.map((victim) => victim.kill())),
  restart: async () => {
    for (const victim of victims) await victim.restart();
  },
};

interface Advance extends Request {
  key: string;
  milestone: string;
  event: 'milestone-waived' | 'milestone-reopened';
}

/** Every milestone is waived, then reopened, then waived again, as far as 200 reach: stages begin, end and begin again. */
function advancesOf(milestones: string[]): Advance[] {
  const acts = [
    { act: 'waiver', event: 'milestone-waived' },
    { act: 'reopening', event: 'milestone-reopened' },
    { act: 'waiver', event: 'milestone-waived' },
  ] as const;
  return acts
    .flatMap(({ act, event }, round) =>
      milestones.map((milestone): Advance => {
        const path = `${at}/milestones/${milestone}/${act}`;
        return { method: 'POST', path, key: `${round}-${milestone}`, body: { reason: `round ${round}` }, milestone, event };
      }),
    )
    .slice(0, 200);
}

const count = <T>(all: T[]): Map<T, number> =>
  all.reduce((counted, one) => counted.set(one, (counted.get(one) ?? 0) + 1), new Map<T, number>());
const current = async (): Promise<World> => (await data.journal.look(edition))!;

describe('kill -9 of everything in turn', () => {
  let advances: Advance[] = [];
  const answers = new Map<string, Given>();

  it('leaves no advance unanswered', async () => {
    const dates = { opening: `${year}-04-21`, closing: `${year}-04-26` };
    const body = { id: edition, title: 'An edition', template: { id: template.id }, zone: 'UTC', targetYear: year, dates, conference: 250 };
    expect(await given({ method: 'POST', path: '/v1/editions', key: 'open', body })).toMatchObject({ status: 201 });
    const ada = { id: 'ada', name: 'Ada', email: 'ada@example.org' };
    expect(await given({ method: 'POST', path: `${at}/people`, key: 'ada', body: ada })).toMatchObject({ status: 201 });
    for (const { id } of template.roles)
      expect(await given({ method: 'PUT', path: `${at}/roles/${id}/holders/ada`, key: `role-${id}`, body: {} })).toMatchObject({
        status: 200,
      });
    advances = advancesOf(Object.keys((await current()).edition!.milestones));
    expect(advances).toHaveLength(200);

    const milestones = [...new Set(advances.map(({ milestone }) => milestone))];
    const client = async (number: number): Promise<void> => {
      const mine = new Set(milestones.filter((_, index) => index % 4 === number));
      for (const advance of advances) if (mine.has(advance.milestone)) answers.set(advance.key, await given(advance));
    };
    let killed = 0;
    const killer = async (): Promise<void> => {
      const inTurn = [...victims, ...victims, everything];
      for (const [turn, victim] of inTurn.entries()) {
        while (answers.size < 20 + turn * 24) await pause(10);
        await pause(Math.random() * 400);
        await victim.kill();
        if (answers.size < advances.length) killed += 1;
        await pause(Math.random() * 800);
        await victim.restart();
      }
    };
    await Promise.all([killer(), ...[0, 1, 2, 3].map(client)]);

    expect(killed).toBe(7);
    expect([...answers].filter(([, answer]) => answer.status !== 200)).toEqual([]);
    expect([...answers.values()].some(({ repeated }) => repeated > 0)).toBe(true);
  }, 175_000);

  it('has done each of them once, and none twice', async () => {
    const events = await data.database.reads.manager.find(EventEntity, { where: { edition }, order: { position: 'ASC' } });
    const commands = await data.database.reads.manager.find(CommandEntity, { where: { edition } });
    for (const { key, milestone, event } of advances) {
      const mine = events.filter(({ commandId }) => commandId === key);
      const [row, ...more] = commands.filter(({ commandId }) => commandId === key);
      expect(more).toEqual([]);
      const answer = JSON.parse(row!.answer) as Answer;
      const recorded = mine.map(({ stream, sequence, type }) => ({ stream, sequence, type }));
      expect(answer).toMatchObject({ accepted: true, events: recorded });
      expect(answers.get(key)?.body).toMatchObject({ command: { id: key, events: recorded } });
      expect(mine.map(({ commandIndex }) => commandIndex)).toEqual(mine.map((_, index) => index));
      expect(mine.filter((e) => e.type === event).map((e) => e.milestone)).toEqual([milestone]);
    }
    const told = (type: Advance['event']): Map<string | null, number> =>
      count(events.filter((e) => e.type === type).map((e) => e.milestone));
    const asked = (type: Advance['event']): Map<string | null, number> =>
      count(advances.filter((a) => a.event === type).map((a) => a.milestone));
    for (const type of ['milestone-waived', 'milestone-reopened'] as const) expect(told(type)).toEqual(asked(type));
  });

  it('leaves a log without gaps', async () => {
    const events = await data.database.reads.manager.find(EventEntity, { where: { edition }, order: { position: 'ASC' } });
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
    for (const stream of new Set(events.map((e) => e.stream))) {
      const sequences = events.filter((e) => e.stream === stream).map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    }
  });

  it('leaves each stage that runs, and no other, with a workflow whose words are the database’s', async () => {
    const { client, close } = await connect(server.address);
    const describing = (stream: string) => client.workflow.getHandle(workflowId(edition, stream));
    try {
      const { stages } = (await current()).edition!;
      expect(Object.values(stages)).toEqual(expect.arrayContaining(['running']));
      const running = ['edition', ...Object.keys(stages).filter((stream) => stages[stream] === 'running')];
      for (const stream of running)
        await eventually(async () => {
          const { currentDetails } = await describing(stream).query<{ currentDetails?: string }>('__temporal_workflow_metadata');
          const { words } = engine.outlook(await current(), stream, new Date().toISOString());
          expect(currentDetails).toContain(words);
          expect((await describing(stream).describe()).status.name).toBe('RUNNING');
        }, 30_000);
      for (const stream of Object.keys(stages).filter((s) => !running.includes(s)))
        await eventually(async () => expect((await describing(stream).describe()).status.name).not.toBe('RUNNING'), 30_000);
    } finally {
      await close();
    }
  }, 90_000);

  it('applies a simulation once, whoever is killed between its record and its reply', async () => {
    const to = '/v1/editions/replanned';
    const dates = { opening: `${year}-04-21`, closing: `${year}-04-26` };
    const body = { id: 'replanned', title: 'Another one', template: { id: template.id }, zone: 'UTC', targetYear: year, dates };
    expect(await given({ method: 'POST', path: '/v1/editions', key: 'open-another', body })).toMatchObject({ status: 201 });
    const organiser = { id: 'organiser', name: 'Oskar', email: 'oskar@example.org' };
    expect(await given({ method: 'POST', path: `${to}/people`, body: organiser })).toMatchObject({ status: 201 });
    expect(await given({ method: 'PUT', path: `${to}/roles/organiser/holders/organiser`, key: 'role', body: {} })).toMatchObject({
      status: 200,
    });
    const recorded = (command: string) =>
      data.database.reads.manager.findBy(EventEntity, { edition: 'replanned', type: 'simulation-applied', commandId: command });

    const replies: Given[] = [];
    for (const [turn, victim] of victims.entries()) {
      const changes = [{ type: 'slip', milestone: 'M11', days: turn + 1, reason: 'the host has asked for it' }];
      const simulation = await given({ method: 'POST', path: `${to}/simulations`, key: `try-${turn}`, body: { changes } });
      expect(simulation).toMatchObject({ status: 201, body: { number: turn + 1, stale: false } });
      const key = `apply-${turn}`;
      const apply = { method: 'POST', path: `${to}/simulations/${turn + 1}/application`, key, body: {} } as const;
      const reply = given(apply);
      while ((await recorded(key)).length === 0) await pause(1);
      await victim.kill();
      await victim.restart();
      replies.push(await reply);
      expect(await given(apply)).toMatchObject({ status: 200, body: { command: replies[turn]!.body['command'] } });
      expect(await given({ ...apply, key: `${key}-again` })).toMatchObject({ status: 409, body: { code: 'simulation-applied' } });
      expect(await recorded(key)).toHaveLength(1);
    }
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies.some(({ repeated }) => repeated > 0)).toBe(true);
    const pins = await data.database.reads.manager.findBy(EventEntity, { edition: 'replanned', type: 'date-pinned' });
    expect(pins.map(({ commandId }) => commandId)).toEqual(['apply-0', 'apply-1', 'apply-2']);
  }, 120_000);

  it('leaves states, read tables and ledger as the log tells them, and no notice sent twice', async () => {
    const sent = async (): Promise<string[]> => {
      const events = await data.database.reads.manager.find(EventEntity, { where: { type: 'delivery-succeeded' } });
      return events.map(({ payload }) => (JSON.parse(payload) as { key: string }).key);
    };
    await eventually(async () => expect(await sent()).not.toEqual([])); // what catches up waits some seconds
    await worker?.end('SIGTERM');
    const before = await contents(data.database, readTables);
    await data.journal.rebuild(edition);
    expect(await contents(data.database, readTables)).toEqual(before);
    expect(before['notices']!.length).toBeGreaterThan(0);
    const keys = await sent();
    expect(new Set(keys).size).toBe(keys.length);
  }, 60_000);
});
