import type { MilestoneKey } from '../template/template.js';
import { shift, type PlainDate } from '../time/plain-date.js';
import { occasionOf } from './occasion.js';
import type { PlannedMilestone } from './plan.types.js';

/** The day by which what prepares a regional meeting must be there, and the milestone that says that it was held. */
export interface Prepared {
  on: PlainDate;
  held: MilestoneKey;
}

/**
 * What is counted back from a regional meeting, as its papers are, cannot come after it: by when each must be there. Undefined
 * for whatever prepares none, and while the days of the meeting are only expected.
 */
export function preparingOf(plan: Iterable<PlannedMilestone>): (milestone: PlannedMilestone) => Prepared | undefined {
  const held = new Map<string, PlannedMilestone>();
  for (const milestone of plan) {
    const occasion = milestone.occurrence.kind === 'meeting' ? occasionOf(milestone) : undefined;
    if (occasion !== undefined && !held.has(occasion)) held.set(occasion, milestone);
  }
  return ({ definition, occurrence, due }) => {
    const { anchor, offset } = definition.due.on;
    if (anchor.kind !== 'meeting' || occurrence.kind !== 'meeting' || offset === undefined || offset.count >= 0) return undefined;
    const meeting = held.get(`meeting.${occurrence.meeting}`);
    if (!meeting || meeting.due.on === null || meeting.due.certainty !== 'firm') return undefined;
    const meets = due.on !== null && due.root === 'meeting' ? shift(due.on, { ...offset, count: -offset.count }) : meeting.due.on;
    return { on: meets < meeting.due.on ? meets : meeting.due.on, held: meeting.key };
  };
}
