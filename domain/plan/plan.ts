import { calendarOf, type Calendar } from '../calendar/calendar.js';
import type { MilestoneDefinition, MilestoneId, MilestoneKey } from '../template/template.js';
import { ordinal } from '../time/in-words.js';
import { circularDue, dueByRule, pinnedDue } from './due.js';
import { keyOfOccurrence } from './keys.js';
import { meetingDatesOf } from './meeting-dates.js';
import { expand } from './occurrences.js';
import type { Due, Meeting, Occurrence, Plan, PlanInput } from './plan.types.js';
import type { Planner } from './planner.js';

/**
 * The plan of an edition: every milestone of its template with every occurrence, and when it is due and why. A pure and
 * total function: the same input gives the same plan, and no input that passed the template's checks makes it throw.
 *
 * Postponement moves what hangs on the opening or closing in force and nothing else: sessions are counted from the dates
 * first decided, pins stay where they are. While no date is in force, what hangs on it is undated.
 */
export function planOf(input: PlanInput): Plan {
  const planner = plannerOf(input, calendarOf(input.template, input.sessions));
  return input.template.milestones.flatMap((definition) =>
    planner.occurrences(definition).map((occurrence) => ({
      key: keyOfOccurrence(definition.id, occurrence),
      definition,
      occurrence,
      title: titleOfOccurrence(definition, occurrence, input.meetings),
      due: planner.due(definition, occurrence),
    })),
  );
}

/** What the rules, and re-targeting, alone would say of the milestones whose dates are pinned. */
export function duesWithoutPin(input: PlanInput): ReadonlyMap<MilestoneKey, Due> {
  const planner = plannerOf(input, calendarOf(input.template, input.sessions));
  const pinned = input.template.milestones.flatMap((definition) =>
    planner
      .occurrences(definition)
      .map((occurrence) => ({ key: keyOfOccurrence(definition.id, occurrence), definition, occurrence }))
      .filter(({ key }) => Object.hasOwn(input.pins, key)),
  );
  return new Map(pinned.map(({ key, definition, occurrence }) => [key, planner.dueByRule(definition, occurrence)]));
}

export function plannerOf(input: PlanInput, calendar: Calendar): Planner {
  const definitions = new Map(input.template.milestones.map((m) => [m.id, m]));
  const dues = new Map<MilestoneKey, Due | 'under way'>();
  const occurrences = new Map<MilestoneId, Occurrence[]>();

  const planner: Planner = {
    input,
    calendar,
    meetings: meetingDatesOf(input),
    definition: (id) => definitions.get(id),
    occurrences(definition) {
      const known = occurrences.get(definition.id);
      if (known) return known;
      occurrences.set(definition.id, []); // whoever asks again while they are counted goes in a circle
      const all = expand(definition, planner);
      occurrences.set(definition.id, all);
      return all;
    },
    due(definition, occurrence) {
      const pin = input.pins[keyOfOccurrence(definition.id, occurrence)];
      return pin ? pinnedDue(pin) : planner.dueByRule(definition, occurrence);
    },
    dueByRule(definition, occurrence) {
      const key = keyOfOccurrence(definition.id, occurrence);
      const known = dues.get(key);
      if (known === 'under way') return circularDue(key); // templates are refused for this when they are read
      if (known) return known;
      dues.set(key, 'under way');
      const due = dueByRule(definition, occurrence, planner);
      dues.set(key, due);
      return due;
    },
    assuming: (keyDates) => (sameDates(keyDates, input.keyDates) ? planner : plannerOf({ ...input, keyDates }, calendar)),
  };
  return planner;
}

function sameDates(a: PlanInput['keyDates'], b: PlanInput['keyDates']): boolean {
  const stands = ({ suspended, cancelled = false }: PlanInput['keyDates']): string => `${suspended} ${cancelled}`;
  return a.first === b.first && a.present === b.present && stands(a) === stands(b) && a.targetYear === b.targetYear;
}

/** Title of an occurrence: "… (Africa)", "… (2nd year)". */
export function titleOfOccurrence({ title }: MilestoneDefinition, occurrence: Occurrence, meetings: readonly Meeting[]): string {
  switch (occurrence.kind) {
    case 'once':
      return title;
    case 'meeting':
      return `${title} (${meetings.find(({ id }) => id === occurrence.meeting)?.title ?? occurrence.meeting})`;
    case 'yearly':
      return `${title} (${ordinal(occurrence.n)} year)`;
    case 'postponement':
      return `${title} (${ordinal(occurrence.n)} postponement)`;
  }
}
