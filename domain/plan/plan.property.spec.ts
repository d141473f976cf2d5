import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryInput, later, suspended, targetYearOnly } from '../../test/builders/arbitrary-plan.js';
import type { MilestoneStatus } from '../edition/state.js';
import { isPlainDate } from '../time/plain-date.js';
import { graphOf } from './graph.js';
import { planOf } from './plan.js';
import type { Due, Plan, PlanInput } from './plan.types.js';
import { slackOf } from './slack.js';

const delay = fc.integer({ min: 0, max: 1500 });
const variants = (input: PlanInput, days: number) => [input, suspended(input), later(input, days), targetYearOnly(input)];
const duesOf = (plan: Plan) => new Map(plan.map((m) => [m.key, m.due]));
const onCongressClock = ({ root }: Due) => root === 'opening' || root === 'closing';

/** Due dates before and after, of each key that both plans have. */
function pairs(before: Plan, after: Plan): [string, Due, Due][] {
  const then = duesOf(after);
  return before.flatMap(({ key, due }): [string, Due, Due][] => {
    const other = then.get(key);
    return other ? [[key, due, other]] : [];
  });
}

describe('any plan', () => {
  test('is the same each time, leaves its input alone, and explains each date or the want of one', () => {
    fc.assert(
      fc.property(arbitraryInput(), delay, (input, days) => {
        for (const variant of variants(input, days)) {
          const copy = structuredClone(variant);
          const plan = planOf(variant);
          expect(planOf(copy)).toEqual(plan);
          expect(variant).toEqual(copy);
          expect(new Set(plan.map((m) => m.key)).size).toBe(plan.length);
          for (const { due } of plan) {
            expect(due.on === null || isPlainDate(due.on)).toBe(true);
            expect(due.certainty === 'undated').toBe(due.on === null);
            expect(due.why).toMatch(/^[A-Z0-9].*[^.]\.$/);
            expect(due.why.startsWith('Undated: ')).toBe(due.on === null);
          }
        }
      }),
    );
  });

  test('has windows that begin no later than they end', () => {
    fc.assert(
      fc.property(arbitraryInput(), delay, (input, days) => {
        for (const { due } of variants(input, days).flatMap(planOf))
          expect(due.from === null || (due.on !== null && due.from <= due.on)).toBe(true);
      }),
    );
  });

  test('never moves a pin', () => {
    fc.assert(
      fc.property(arbitraryInput(), delay, fc.nat(), (input, days, n) => {
        const plan = planOf(input);
        const pinned = plan[n % Math.max(1, plan.length)];
        if (!pinned) return;
        const pins = { [pinned.key]: { on: '2019-02-28', by: 'secretary', reason: 'agreed' } };
        for (const variant of variants(input, days)) {
          expect(duesOf(planOf({ ...variant, pins })).get(pinned.key)).toMatchObject({ on: '2019-02-28', root: 'pin' });
        }
      }),
    );
  });
});

describe('postponement', () => {
  test('without a date makes undated what hangs on opening and closing, moves nothing else, and takes nothing away', () => {
    fc.assert(
      fc.property(arbitraryInput({ limits: false }), (input) => {
        const [before, after] = [planOf(input), planOf(suspended(input))];
        expect(after.map((m) => m.key)).toEqual(before.map((m) => m.key));
        for (const [, was, is] of pairs(before, after)) expect(is.on).toBe(onCongressClock(was) ? null : was.on);
      }),
    );
  });

  test('moves nothing that hangs on a session, a meeting, a fact or a pin, whatever limits and windows there are', () => {
    fc.assert(
      fc.property(arbitraryInput(), delay, (input, days) => {
        const before = planOf(input);
        for (const after of [suspended(input), later(input, days)].map(planOf)) {
          for (const [, was, is] of pairs(before, after)) if (!onCongressClock(was)) expect(is.on).toBe(was.on);
        }
      }),
    );
  });

  test('to later dates never makes anything earlier', () => {
    fc.assert(
      fc.property(arbitraryInput(), delay, delay, (input, a, b) => {
        for (const [, was, is] of pairs(planOf(later(input, Math.min(a, b))), planOf(later(input, Math.max(a, b))))) {
          if (was.on !== null) expect(is.on !== null && is.on >= was.on).toBe(true);
        }
      }),
    );
  });
});

describe('slack in any plan', () => {
  const statuses: MilestoneStatus[] = ['planned', 'planned', 'in-progress', 'done', 'waived', 'suspended', 'not-recorded'];

  test('is told for every open milestone: a number with the path to what binds, or a reason', () => {
    fc.assert(
      fc.property(arbitraryInput(), delay, fc.array(fc.constantFrom(...statuses), { minLength: 1 }), (input, days, drawn) => {
        for (const variant of variants(input, days)) {
          const plan = planOf(variant);
          const keys = plan.map((m) => m.key);
          const statusOf = (key: string) => drawn[keys.indexOf(key) % drawn.length] ?? 'planned';
          const slack = slackOf(plan, graphOf(variant.template, keys, variant.placement), statusOf, '2019-01-01');
          expect([...slack.keys()]).toEqual(keys.filter((key) => !['done', 'waived', 'not-recorded'].includes(statusOf(key))));
          for (const [key, { days: left, path, forecast, reason }] of slack) {
            expect(forecast === null || forecast >= '2019-01-01').toBe(true);
            expect(left === null ? reason : path[0]).toEqual(left === null ? expect.any(String) : key);
          }
        }
      }),
    );
  });
});
