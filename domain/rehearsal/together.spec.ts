import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { means, rehearsalScript, somebody, told } from '../../test/builders/rehearsal.js';
import { templates } from '../../test/builders/told.js';
import { seedsFolder } from '../../seeds/folder.js';
import { readRehearsal } from '../../seeds/rehearsals.js';
import { rehearse, rehearsing, type Means } from './rehearse.js';
import type { RehearsedScenario } from './rehearsal.types.js';
import type { RehearsalScript } from './schema.js';

const written = {
  until: '2027-03-31',
  // an absence that counts from the opening is another one where that moves
  people: [{ ...somebody('ada'), absences: [{ from: 'opening-28m', to: 'opening-27m', cover: 'bo' }] }, somebody('bo')],
  lines: [
    { name: 'organiser', on: '2026-12-01', 'assign-role': { role: 'organiser', person: 'ada' }, ...told },
    { name: 'started', on: 'M10+10d', start: 'M10', ...told },
    { name: 'too-early', on: '2027-01-10', complete: 'M12', evidence: { note: 'signed' }, ...told },
    { name: 'waived', on: '2027-02-01', waive: 'M02', reason: 'no offer', ...told },
    { name: 'slipped', on: '2027-02-15', slip: { milestone: 'M11', days: 20 }, reason: 'the host asks', ...told },
    { name: 'undatable', on: '2027-03-01', recorded: 'P1.1+3d', waive: 'M09', reason: 'x', ...told },
  ],
};
const rehearsalOf = (scenarios: object[]): RehearsalScript =>
  rehearsalScript({ ...written, scenarios: scenarios.map((one, n) => ({ id: `s${n}`, title: `Scenario ${n}`, ...one })) });

/** What each scenario comes to where it is the only one. */
const alone = (rehearsal: RehearsalScript, by: Means): RehearsedScenario[] =>
  (rehearsal.scenarios ?? []).flatMap((scenario) => rehearse({ ...rehearsal, scenarios: [scenario] }, by).scenarios);

/** How many wake-ups and endings a rehearsal takes. */
function stepsOf(scenarios: object[]): number {
  return [...rehearsing(rehearsalOf(scenarios), means, 'outline')].length;
}

const name = fc.constantFrom(...written.lines.map((line) => line.name));
const days = fc.integer({ min: -40, max: 40 });
const day = fc.integer({ min: 0, max: 119 }).map((n) => new Date(Date.UTC(2026, 11, 1 + n)).toISOString().slice(0, 10));
const waiver = fc.record({ on: day, waive: fc.constantFrom('M02', 'M09', 'M10'), reason: fc.constant('x') });
const scenario = fc.record(
  {
    drop: fc.oneof(fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), fc.record({ from: name })),
    shift: fc.array(
      fc.record({ lines: fc.array(name, { minLength: 1, maxLength: 2 }), by: days.map((n) => `${n}d`), carried: fc.boolean() }),
      {
        maxLength: 2,
      },
    ),
    replace: fc.tuple(name, waiver).map(([of, line]) => ({ [of]: { ...line, ...told } })),
    add: fc.array(
      fc.oneof(
        waiver.map((line) => ({ ...line, ...told })),
        day.map((on) => ({ on, place: 'closing', reason: 'x', ...told })),
      ),
      { maxLength: 2 },
    ),
    edition: fc.constantFrom(
      { placement: 'closing' },
      { dates: { opening: '2029-05-21', closing: '2029-05-26' } },
      { mode: 'historic' },
      { begins: '2026-12-20' },
    ),
    until: day,
  },
  { requiredKeys: [] },
);

it('scenarios that are told together come to what each of them comes to alone', () => {
  fc.assert(
    fc.property(fc.array(scenario, { minLength: 3, maxLength: 6 }), (scenarios) => {
      const rehearsal = rehearsalOf([{}, ...scenarios]);
      expect(rehearse(rehearsal, means).scenarios).toEqual(alone(rehearsal, means));
    }),
    { numRuns: 6, seed: 20261121, endOnFailure: true },
  );
});

it('so do those of the Fourteenth, on record', () => {
  const { rehearsal, ...ground } = readRehearsal(`${seedsFolder}/rehearsals/fourteenth-congress.yaml`, means.today, templates);
  const by = { ...ground, today: means.today };
  expect(rehearse(rehearsal, by).scenarios).toEqual(alone(rehearsal, by));
});

it('what scenarios have in common happens once', () => {
  const one = stepsOf([{}]);
  expect(stepsOf([{}, {}, {}, {}])).toBe(one + 3); // an ending each
  const late = [1, 2, 3, 4].map((n) => ({ shift: [{ lines: ['slipped'], by: `${20 + n}d` }] }));
  expect(stepsOf([{}, ...late])).toBeLessThan(2.5 * one);
  const ends = ['2027-01-31', '2027-02-28'].map((until) => ({ until }));
  expect(stepsOf([{}, ...ends])).toBe(one + 2);
});
