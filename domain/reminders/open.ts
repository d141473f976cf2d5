import { isActive, isAsPlanned } from '../edition/milestones.js';
import type { EditionState, MilestoneState } from '../edition/state.js';
import { rememberedOf } from '../remembered.js';
import type { MilestoneKey } from '../template/template.js';
import { dayNumber, type PlainDate } from '../time/plain-date.js';
import type { Day } from './working-time.js';

type Milestones = EditionState['milestones'];

/** A milestone that is still to be done, and has a date. */
export interface OpenMilestone {
  key: MilestoneKey;
  milestone: MilestoneState;
  dueOn: PlainDate;
  dueDay: Day;
}

/** All open, dated milestones of an edition, in its order. */
export const openOf: (milestones: Milestones) => readonly OpenMilestone[] = once((milestones) =>
  Object.entries(milestones).flatMap(([key, milestone]) => {
    const dueOn = milestone.due.on;
    return isActive(milestone) && dueOn !== null ? [{ key, milestone, dueOn, dueDay: dayNumber(dueOn) }] : [];
  }),
);

/** All milestones that are not as they were first planned, closed ones too, in the edition's order. */
export const changedOf: (milestones: Milestones) => readonly (readonly [MilestoneKey, MilestoneState])[] = once((milestones) =>
  Object.entries(milestones).filter(([, milestone]) => !isAsPlanned(milestone)),
);

/** States never change: what follows from one set of milestones is found once. */
function once<Found>(find: (milestones: Milestones) => Found): (milestones: Milestones) => Found {
  return rememberedOf(1, () => 0, find);
}
