import { daysBetween, isPlainDate, type PlainDate } from '../time/plain-date.js';
import type { ComparedMilestone, RehearsedMilestone, RehearsedScenario } from './rehearsal.types.js';

/** Every milestone that occurs in any scenario, in all of them, in the order in which scenarios first have it. */
export function compared(scenarios: readonly RehearsedScenario[]): ComparedMilestone[] {
  if (scenarios.length < 2) return [];
  const byKey = scenarios.map(({ milestones }) => new Map(milestones.map((milestone) => [milestone.key, milestone])));
  const titles = new Map(scenarios.flatMap(({ milestones }) => milestones.map(({ key, title }) => [key, title] as const)));
  return [...titles].map(([key, title]) => {
    const each = byKey.map((milestones) => milestones.get(key));
    const first = each[0] && dayOf(each[0]);
    return {
      key,
      title,
      scenarios: each.map((one) => {
        if (!one) return null;
        const { status, dueOn, doneOn, lateDays } = one;
        return { status, dueOn, doneOn, lateDays };
      }),
      shift: each.map((one) => {
        const day = one && dayOf(one);
        return day === undefined || first === undefined ? null : daysBetween(first, day);
      }),
    };
  });
}

/** The day on which it was done, or is due where it is open; undefined where neither is a day. */
function dayOf({ doneOn, dueOn }: RehearsedMilestone): PlainDate | undefined {
  if (doneOn !== null) return isPlainDate(doneOn) ? doneOn : undefined;
  return dueOn ?? undefined;
}
