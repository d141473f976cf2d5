import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { commandActivities } from '../activities/handle.js';
import type { RecordedEvent } from '../domain/edition/events.js';
import { NoticeEntity } from '../entities/notice.entity.js';
import { EventEntity } from '../entities/event.entity.js';
import { recordedOf } from '../entities/journal/recorded.js';
import { readCalendar } from '../seeds/calendar.js';
import { tell } from '../seeds/script.js';
import { workflowId } from '../workflows/contracts/naming.js';
import { scripts, toldEdition } from './builders/told.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { rehearse } from './support/rehearsal.js';
import { runsInVirtualTime, startVirtualTime } from './support/virtual-time.js';
import { startWorker, type RunningWorker } from './support/worker.js';

/**
 * The core and the real workflows on the real engine come to the same: each historic edition is told twice, once through
 * the core alone and once, in virtual time, command by command through its workflows and the journal in SQLite.
 *
 * Normalised on both sides, and nothing else: instants are compared to the hour (a workflow's clock goes on while it
 * works: milliseconds; and between two lines of one day a minute is let pass where the script counts a second), and the
 * ids of wake-ups, which name a workflow's run here and an instant there.
 */
const historic = scripts.filter((script) => script.mode === 'historic').map(({ id }) => id);
const now = '2026-11-21T09:00:00.000Z';
const taskQueue = 'conformance';

let time: TestWorkflowEnvironment | undefined;
let data: DataFolder | undefined;
let worker: RunningWorker | undefined;

beforeAll(async () => {
  if (!runsInVirtualTime) return;
  time = await startVirtualTime();
  data = await dataFolder();
  worker = await startWorker(time.address, taskQueue, commandActivities(data.journal));
}, 60_000);

afterAll(async () => {
  await worker?.stop();
  await time?.teardown();
  await data?.close();
});

const normalised = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    if (typeof part !== 'string') return part;
    return part.replace(/^(\d{4}-\d{2}-\d{2}T\d{2}):[\d:.]+Z$/, '$1').replace(/^wake\/.*$/, 'wake');
  }) as T;

const byStream = (events: RecordedEvent[]): Record<string, RecordedEvent[]> => {
  const streams: Record<string, RecordedEvent[]> = {};
  for (const event of events) (streams[event.stream] ??= []).push(normalised(event));
  return streams;
};

(runsInVirtualTime ? describe : describe.skip)('on the real engine in virtual time', () => {
  it.each(historic)(
    '%s ends as it does in the core',
    async (edition) => {
      if (!time || !data) throw new Error('There is no server.');
      const { journal, database } = data;
      const { script, template, result: core } = toldEdition(edition, now);
      const steps = tell(script, { template, sessions: readCalendar(template), today: now.slice(0, 10) });

      const answers = await rehearse({ time, taskQueue, journal }, template, steps);
      expect(answers).toEqual(
        core.told.map(({ events, advice }) => ({
          accepted: true,
          events: events.map(({ stream, sequence, event }) => ({ stream, sequence, type: event.type })),
          advice,
        })),
      );

      const world = normalised(await journal.look(edition));
      const expected = normalised(core.world);
      for (const key of Object.keys(expected.edition!.milestones))
        expect({ [key]: world?.edition?.milestones[key] }).toEqual({ [key]: expected.edition?.milestones[key] });
      for (const stream of Object.keys(expected.stages))
        expect({ [stream]: world?.stages[stream] }).toEqual({ [stream]: expected.stages[stream] });
      expect(world).toEqual(expected);

      const lines = await database.reads.manager.find(EventEntity, { where: { edition }, order: { position: 'ASC' } });
      expect(byStream(lines.map(recordedOf))).toEqual(byStream(core.events));

      const ledger = await database.reads.manager.find(NoticeEntity, { where: { edition }, order: { position: 'ASC' } });
      const intended = core.events.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []));
      expect(intended.length).toBeGreaterThan(100);
      expect(ledger.map(({ key, recipient, status, at }) => normalised({ key, recipient, status, at }))).toEqual(
        intended.map(({ key, recipient, at }) => normalised({ key, recipient, status: 'historic', at })),
      );

      for (const stream of ['edition', ...Object.keys(expected.stages)]) {
        const { status } = await time.client.workflow.getHandle(workflowId(edition, stream)).describe();
        expect(`${stream} ${status.name}`).toBe(`${stream} COMPLETED`);
      }
    },
    240_000,
  );
});
