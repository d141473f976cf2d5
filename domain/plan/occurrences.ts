import { yearOf } from '../time/plain-date.js';
import type { MilestoneDefinition } from '../template/template.js';
import { assumedPeriod, expectedNextOpening } from './key-dates.js';
import { partsOfKey } from './keys.js';
import type { Occurrence, PlanInput } from './plan.types.js';
import type { Planner } from './planner.js';

/** The occurrences of a milestone in an edition: one, or one for each meeting, year or postponement. */
export function expand(definition: MilestoneDefinition, planner: Planner): Occurrence[] {
  switch (definition.repeats) {
    case undefined:
      return [{ kind: 'once' }];
    case 'meeting':
      return planner.input.meetings.map(({ id }) => ({ kind: 'meeting', meeting: id }));
    case 'postponement':
      return planner.input.postponements.map((_, i) => ({ kind: 'postponement', n: i + 1 }));
    case 'yearly':
      return Array.from({ length: yearsOf(definition, planner) }, (_, i) => ({ kind: 'yearly', n: i + 1 }));
  }
}

/**
 * How often a yearly milestone occurs: once at least, then as long as it falls before the expected opening of the next
 * edition. An occurrence of which something is recorded (done, pinned, re-targeted) stays, whatever the dates become.
 */
function yearsOf(definition: MilestoneDefinition, planner: Planner): number {
  const { input } = planner;
  const period = assumedPeriod(input.keyDates);
  const next = expectedNextOpening(period.opening, input.template.everyYears);
  const dates = planner.assuming({
    ...input.keyDates,
    first: input.keyDates.first ?? period,
    present: period,
    suspended: false,
    cancelled: false,
  });
  const dueOf = (n: number) => dates.dueByRule(definition, { kind: 'yearly', n }).on;
  const first = dueOf(1);
  const most = first === null ? 1 : Math.max(1, yearOf(next) - yearOf(first) + 1);
  let n = 1;
  while (n < most && isBefore(dueOf(n + 1), next)) n += 1;
  return Math.max(n, lastRecorded(definition.id, input));
}

const isBefore = (on: string | null, limit: string): boolean => on !== null && on < limit;

function lastRecorded(id: string, { done, pins, retargets }: PlanInput): number {
  const numbers = [done, pins, retargets].flatMap((recorded) =>
    Object.keys(recorded).flatMap((key) => {
      const parts = partsOfKey(key);
      return parts.id === id && /^[1-9]\d?$/.test(parts.occurrence ?? '') ? [Number(parts.occurrence)] : [];
    }),
  );
  return Math.max(0, ...numbers);
}
