import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { commandActivities } from '../activities/handle.js';
import type { World } from '../domain/engine.types.js';
import { readCalendar } from '../seeds/calendar.js';
import { tell } from '../domain/script/tell.js';
import { toldEdition } from './builders/told.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { rehearse } from './support/rehearsal.js';
import { expectSameTrace } from './support/same-trace.js';
import { describeInVirtualTime, runsInVirtualTime, startEngine, type Engine } from './support/virtual-time.js';

/**
 * The store of the engine is lost again and again in the middle of a cycle, with every workflow and timer in it. What is
 * told starts them anew from the database, and the cycle goes on as if nothing had happened.
 */
const now = '2026-11-21T09:00:00.000Z';
const edition = 'fourteenth-congress';
const taskQueue = 'recovery';
const losses = 10;

let data: DataFolder;
let engine: Engine | undefined;

beforeAll(async () => {
  if (runsInVirtualTime) data = await dataFolder();
});
afterAll(async () => {
  await engine?.stop();
  await data?.close();
});

describeInVirtualTime('the engine, its store lost at ten moments of a cycle', () => {
  it('goes on from the database to the same trace, the suspension among the moments', async () => {
    const { journal } = data;
    const startAnew = async (): Promise<TestWorkflowEnvironment> => {
      await engine?.stop();
      engine = await startEngine(taskQueue, commandActivities(journal));
      return engine.time;
    };
    const { script, template, result: core } = toldEdition(edition, now);
    const steps = tell(script, { template, sessions: readCalendar(template), today: now.slice(0, 10) });
    const suspendedAt: string[] = [];
    const every = Math.floor(steps.length / losses);
    let lost = 0;
    const losesStore = async (line: number, { edition: state }: World): Promise<TestWorkflowEnvironment | undefined> => {
      const isSuspended = state?.status === 'suspended' && suspendedAt.length === 0;
      if (!state || (line % every !== 0 && !isSuspended)) return undefined;
      if (isSuspended) suspendedAt.push(state.id);
      lost += 1;
      return startAnew();
    };

    const answers = await rehearse({ time: await startAnew(), taskQueue, journal, losesStore }, template, steps);

    expect(lost).toBeGreaterThanOrEqual(losses);
    expect(suspendedAt).toEqual([edition]);
    expect(answers.map((answer) => answer.accepted)).toEqual(core.told.map(() => true));
    await expectSameTrace(data, edition, core);
  }, 240_000);
});
