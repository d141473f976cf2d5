import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { commandActivities } from '../activities/handle.js';
import { readCalendar } from '../seeds/calendar.js';
import { tell } from '../domain/script/tell.js';
import { workflowId } from '../workflows/contracts/naming.js';
import { scripts, toldEdition } from './builders/told.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { rehearse } from './support/rehearsal.js';
import { expectSameTrace } from './support/same-trace.js';
import { describeInVirtualTime, runsInVirtualTime, startEngine, type Engine } from './support/virtual-time.js';

/**
 * The core and the real workflows on the real engine come to the same: each historic edition is told twice, once through
 * the core alone and once, in virtual time, command by command through its workflows and the journal in SQLite.
 */
const historic = scripts.filter((script) => script.mode === 'historic').map(({ id }) => id);
const now = '2026-11-21T09:00:00.000Z';
const taskQueue = 'conformance';

let data: DataFolder;
let engine: Engine;

beforeAll(async () => {
  if (!runsInVirtualTime) return;
  data = await dataFolder();
  engine = await startEngine(taskQueue, commandActivities(data.journal));
}, 60_000);

afterAll(async () => {
  await engine?.stop();
  await data?.close();
});

describeInVirtualTime('on the real engine in virtual time', () => {
  it.each(historic)(
    '%s ends as it does in the core',
    async (edition) => {
      const { time } = engine;
      const { journal } = data;
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

      await expectSameTrace(data, edition, core);
      const statuses = await data.database.reads.query<{ status: string }[]>('SELECT status FROM notices WHERE edition = ?', [edition]);
      expect(statuses.length).toBeGreaterThan(100);
      expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(['historic']));

      for (const stream of ['edition', ...Object.keys(core.world.stages)]) {
        const { status } = await time.client.workflow.getHandle(workflowId(edition, stream)).describe();
        expect(`${stream} ${status.name}`).toBe(`${stream} COMPLETED`);
      }
    },
    240_000,
  );
});
