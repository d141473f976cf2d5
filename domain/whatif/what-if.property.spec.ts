import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { milestoneViews } from '../edition/view.js';
import type { World } from '../engine.types.js';
import { shift, type PlainDate } from '../time/plain-date.js';
import type { Hypothesis, Projection, WhatIf } from './what-if.types.js';
import { whatIf } from './what-if.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

/** A cycle of which nothing is done yet. As a record it takes whatever is said of it. */
function opened(mode: 'live' | 'historic'): EditionOnTheTable {
  const table = new EditionOnTheTable(template);
  table.create('2026-06-01', {
    mode,
    dates: { opening: '2031-04-21', closing: '2031-04-26' },
    previous: { dates: { M53: '2026-04-30', M57: '2026-12-16' } },
  });
  return table;
}

const world: World = opened('live').world;

/** What may be supposed: all that a decision on the congress itself does not set. */
const keys = Object.keys(world.edition?.milestones ?? {}).filter((key) => !['M46', 'M53'].includes(key));
const meetings = (world.edition?.meetings ?? []).map(({ id }) => id);

const day = fc.nat({ max: 2000 }).map((n): PlainDate => shift('2026-06-02', { count: n, unit: 'd' }));
const today = fc.constantFrom('2026-06-02', '2029-01-15', '2030-06-30', '2031-03-01');
const later = fc.integer({ min: 1, max: 400 });

/** A hypothesis, and the same with a later day. */
const pair = (milestone: fc.Arbitrary<string>): fc.Arbitrary<[Hypothesis, Hypothesis]> =>
  fc.oneof(
    fc.tuple(milestone, day, later).map(([m, on, by]): [Hypothesis, Hypothesis] => [
      { type: 'done', milestone: m, on },
      { type: 'done', milestone: m, on: shift(on, { count: by, unit: 'd' }) },
    ]),
    fc.tuple(milestone, fc.integer({ min: -300, max: 300 }), later).map(([m, days, by]): [Hypothesis, Hypothesis] => [
      { type: 'late', milestone: m, days },
      { type: 'late', milestone: m, days: days + by },
    ]),
    fc.tuple(milestone, day, later).map(([m, by, more]): [Hypothesis, Hypothesis] => [
      { type: 'not-done', milestone: m, by },
      { type: 'not-done', milestone: m, by: shift(by, { count: more, unit: 'd' }) },
    ]),
    fc
      .tuple(fc.constantFrom(...meetings), fc.integer({ min: -200, max: 300 }), later)
      .map(([meeting, days, by]): [Hypothesis, Hypothesis] => [
        { type: 'meeting-late', meeting, days },
        { type: 'meeting-late', meeting, days: days + by },
      ]),
  );

/** Several at a time, about different things; one of them comes later. */
const pairs = fc
  .uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 3 })
  .chain((chosen) => fc.tuple(fc.tuple(...chosen.map((key) => pair(fc.constant(key)))), fc.nat({ max: chosen.length - 1 })))
  .map(([all, moved]) => ({ facts: all.map(([first]) => first), laterFacts: all.map(([first, then], i) => (i === moved ? then : first)) }));

const accepted = (facts: readonly Hypothesis[], on: PlainDate): WhatIf | undefined => {
  const answer = whatIf(world, facts, on);
  return 'refusal' in answer ? undefined : answer;
};

/** How each milestone stands, whether it follows or stays as it was. */
function standing(answer: WhatIf, key: string): Projection['after'] | undefined {
  return answer.milestones.find((m) => m.key === key)?.after;
}

/** Sorts after every date. */
const unbounded = '~';

describe('whatever is supposed', () => {
  test('a later fact makes no earliest and no planned day earlier', () => {
    let compared = 0;
    fc.assert(
      fc.property(pairs, today, ({ facts, laterFacts }, on) => {
        const [first, then] = [accepted(facts, on), accepted(laterFacts, on)];
        fc.pre(first !== undefined && then !== undefined);
        for (const { key, before } of [...first.milestones, ...then.milestones]) {
          const [was, is] = [standing(first, key) ?? before, standing(then, key) ?? before];
          compared += 1;
          for (const date of ['earliest', 'planned'] as const) {
            if (was[date] !== null && is[date] !== null) expect([key, date, is[date] >= was[date]]).toEqual([key, date, true]);
          }
          expect([key, is.planned === null]).toEqual([key, was.planned === null]);
        }
      }),
      { numRuns: 15, seed: 20260602 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('a later fact makes no latest day earlier, as long as no date has been missed', () => {
    const on = '2026-06-02';
    fc.assert(
      fc.property(pairs, ({ facts, laterFacts }) => {
        const [first, then] = [accepted(facts, on), accepted(laterFacts, on)];
        fc.pre(first !== undefined && then !== undefined);
        fc.pre([...first.facts, ...then.facts].every((fact) => fact.on > on));
        for (const { key, before } of [...first.milestones, ...then.milestones]) {
          const [was, is] = [standing(first, key) ?? before, standing(then, key) ?? before];
          const [from, to] = [was.latest ?? unbounded, is.latest ?? unbounded];
          expect([key, from, to, to >= from]).toEqual([key, from, to, true]);
        }
      }),
      { numRuns: 8, seed: 20260605 },
    );
  });

  test('moves, dates and slack agree, and each milestone stands in the answer once', () => {
    fc.assert(
      fc.property(pairs, today, ({ facts }, on) => {
        const answer = accepted(facts, on);
        fc.pre(answer !== undefined);
        expect(new Set(answer.milestones.map((m) => m.key)).size).toBe(answer.milestones.length);
        for (const m of answer.milestones) {
          for (const date of ['earliest', 'planned', 'latest'] as const) {
            const [from, to, by] = [m.before[date], m.after[date], m.moved[date]];
            if (from !== null && by !== null) expect(shift(from, { count: by, unit: 'd' })).toBe(to);
          }
          const { earliest, latest, slackDays } = m.after;
          if (earliest !== null && slackDays !== null) expect(shift(earliest, { count: slackDays, unit: 'd' })).toBe(latest);
          expect(answer.atRisk.some(({ key }) => key === m.key)).toBe(m.after.riskDays > m.before.riskDays);
        }
      }),
      { numRuns: 6, seed: 20260603 },
    );
  });

  test('what is done on the day itself shows what was supposed of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), day, (milestone, on) => {
        const table = opened('historic');
        const answer = whatIf(table.world, [{ type: 'done', milestone, on }], on);
        fc.pre(!('refusal' in answer));
        expect(table.give(on, { type: 'complete', milestone, evidence: {} })).toBeUndefined();
        const views = new Map(milestoneViews(table.world, on).map((view) => [view.key, view]));
        for (const { key, after } of answer.milestones.filter(({ assumed }) => !assumed)) {
          const view = views.get(key);
          expect([key, view?.due.on, view?.forecast, view?.slackDays]).toEqual([key, after.planned, after.earliest, after.slackDays]);
          expect([key, view?.atRisk]).toEqual([key, after.riskDays > 0]);
        }
      }),
      { numRuns: 8, seed: 20260604 },
    );
  });
});
