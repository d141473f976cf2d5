import type { Calendar } from '../calendar/calendar.js';
import type { MilestoneDefinition, MilestoneId } from '../template/template.js';
import type { MeetingDates } from './meeting-dates.js';
import type { Due, Occurrence, PlanInput } from './plan.types.js';

/** What the rules of one plan may ask of each other. Each due date is resolved once. */
export interface Planner {
  input: PlanInput;
  calendar: Calendar;
  meetings: MeetingDates;
  /** Undefined where the template has no such milestone. */
  definition(id: MilestoneId): MilestoneDefinition | undefined;
  /** The occurrences of a milestone in this edition, in their order. */
  occurrences(definition: MilestoneDefinition): Occurrence[];
  due(definition: MilestoneDefinition, occurrence: Occurrence): Due;
  /** The due date by rule and re-targeting, before any pin. */
  dueByRule(definition: MilestoneDefinition, occurrence: Occurrence): Due;
  /** The same plan, had the congress these dates. */
  assuming(keyDates: PlanInput['keyDates']): Planner;
}
