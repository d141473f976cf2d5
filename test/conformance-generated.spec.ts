import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commandActivities } from '../activities/handle.js';
import { emptyWorld } from '../domain/evolve.js';
import { runScript } from '../domain/script/run.js';
import { People } from '../entities/people.js';
import { generatedScript, type GeneratedScript } from './builders/generated-script.js';
import { person } from './builders/person.js';
import { templates } from './builders/told.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { rehearse } from './support/rehearsal.js';
import { expectSameTrace } from './support/same-trace.js';
import { tries } from './support/tries.js';
import { describeInVirtualTime, runsInVirtualTime, startEngine, type Engine } from './support/virtual-time.js';

/**
 * Whatever is sent to a live edition: the core and the real workflows on the real engine come to the same, refusals
 * included. And the read tables are what the events have. The few that are tried each time are the same, so that this fails by what is
 * changed and not by chance; the many are others each time.
 */
const scripts = tries(4, 200);
const usualSeed = tries({ seed: 20_261_121 }, {});
const taskQueue = 'generated';

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

let told = 0;
/** What was tried: types of commands that were accepted, and codes of refusals. */
const tried = new Set<string>();

describeInVirtualTime('generated scripts on the real engine in virtual time', () => {
  it.each(templates.map((template) => [template.id, template] as const))(
    'of the template %s end as they do in the core',
    async (_, template) => {
      const { time } = engine;
      const { database, journal } = data;
      const holds = async (script: (edition: string) => GeneratedScript): Promise<void> => {
        const edition = `generated-${(told += 1)}`;
        const { people, steps } = script(edition);
        const core = runScript(template, steps, { world: { ...emptyWorld(template), people } });
        for (const [id, profile] of Object.entries(people))
          await new People(database).enter(person({ ...profile, edition, id, name: id, email: `${id}@example.org` }));

        const answers = await rehearse({ time, taskQueue, journal }, template, steps);

        expect(answers.filter(({ accepted }) => accepted)).toEqual(
          core.told.map(({ events, advice }) => ({
            accepted: true,
            events: events.map(({ stream, sequence, event }) => ({ stream, sequence, type: event.type })),
            advice,
          })),
        );
        expect(answers.filter(({ accepted }) => !accepted)).toEqual(core.refused.map(({ refusal }) => ({ accepted: false, refusal })));
        await expectSameTrace(data, edition, core);
        expect(await journal.rebuild(edition)).toMatchObject({ mended: [] });
        for (const { line } of core.told) tried.add(line.envelope.command.type);
        for (const { refusal } of core.refused) tried.add(refusal.code);
      };
      // The edition's id is given when a script is run: shrinking runs one many times.
      const arbitrary = fc
        .integer()
        .map((seed) => (edition: string) => fc.sample(generatedScript(template, edition), { seed, numRuns: 1 })[0]!);
      await fc.assert(fc.asyncProperty(arbitrary, holds), {
        numRuns: Math.ceil(scripts / templates.length),
        endOnFailure: true,
        ...usualSeed,
      });
    },
    60_000 + scripts * 30_000,
  );

  it('were about something', () => {
    expect([...tried]).toEqual(expect.arrayContaining(['create', 'complete', 'close', 'prerequisites-open']));
    expect(tried.size).toBeGreaterThan(12);
  });
});
