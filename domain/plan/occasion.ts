import type { PlannedMilestone } from './plan.types.js';

/**
 * The occasion on which a milestone falls by its rule, a session or its own regional meeting: it has a day of its own and waits
 * for nobody. Undefined where the date is only a distance from something.
 */
export function occasionOf({ definition, occurrence, due }: PlannedMilestone): string | undefined {
  if (due.session !== undefined) return due.session;
  const { anchor, offset } = definition.due.on;
  return anchor.kind === 'meeting' && offset === undefined && occurrence.kind === 'meeting' ? `meeting.${occurrence.meeting}` : undefined;
}
