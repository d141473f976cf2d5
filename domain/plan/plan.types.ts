import type { Session } from '../calendar/session.js';
import type { CycleTemplate, MilestoneDefinition, MilestoneId, MilestoneKey, Placement } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { Offset, PlainDate } from '../time/plain-date.js';

/** All that the plan is a function of. */
export interface PlanInput {
  template: CycleTemplate;
  placement: Placement;
  keyDates: KeyDates;
  /** Known sessions; those that are missing are expected in their months. */
  sessions: Session[];
  meetings: Meeting[];
  /** Announcements of a postponement, in order: one overlay (P1.n, P2.n ...) for each. */
  postponements: { announcedOn: PlainDate }[];
  pins: Record<MilestoneKey, Pin>;
  /** Re-targeting decisions: the session at which a milestone now falls. */
  retargets: Record<MilestoneKey, Retarget>;
  /** When milestones were done: the last day on which each can have been (null: done, date unknown). */
  done: Record<MilestoneKey, PlainDate | null>;
  /** Distances of this edition's own instead of those in the rules of its template. */
  adjustments?: Record<MilestoneId, Offset>;
  /** What is known of the linked previous edition's milestones. */
  previous: Record<MilestoneId, PlainDate>;
}

export interface KeyDates {
  /** The calendar year in which the congress is to be held, known from the offer on. */
  targetYear: number;
  /** The dates first decided: reporting years are counted from these for ever. */
  first?: Period;
  /** The dates in force; absent while undecided or postponed without a date. */
  present?: Period;
  /** Postponed until further notice. */
  suspended: boolean;
  /** It will not be held at all. */
  cancelled?: boolean;
}

export interface Period {
  opening: PlainDate;
  closing: PlainDate;
}

/** A regional preparatory meeting. Dates are agreed with the calendar of meetings, or absent before that. */
export interface Meeting {
  id: string;
  title: string;
  host?: string;
  /** Number in the order of holding, as in document symbols (`RPM.5`). */
  number?: number;
  dates?: { start: PlainDate; end: PlainDate };
}

export interface Pin {
  on: PlainDate;
  by: string;
  reason: string;
  basis?: string;
}

export interface Retarget {
  session: string;
  by: string;
  basis: string;
}

/** What a due date hangs on in the end; a suspension suspends `opening` and `closing`. */
export type Root = 'opening' | 'closing' | 'session' | 'meeting' | 'announcement' | 'previous' | 'pin' | 'fact';

/** A due date that explains itself. */
export interface Due {
  /** Null: undated, and `why` says for want of what. */
  on: PlainDate | null;
  /** First day of the window, where the rule gives one. */
  from: PlainDate | null;
  root: Root;
  /** `expected`: hangs on a session of which only the months are known, or on a target year alone. */
  certainty: 'firm' | 'expected' | 'undated';
  /** The session it falls on, where it does. */
  session?: string;
  /** The session before which it is due, where its rule counts back from one: that session must receive it. */
  before?: string;
  /** How the date came to be, in one sentence: rule, anchor and its date, or who pinned it, why, on what basis. */
  why: string;
}

export type Occurrence =
  { kind: 'once' } | { kind: 'meeting'; meeting: string } | { kind: 'yearly'; n: number } | { kind: 'postponement'; n: number };

export interface PlannedMilestone {
  key: MilestoneKey;
  definition: MilestoneDefinition;
  occurrence: Occurrence;
  /** Title of this occurrence ("… (Africa)"). */
  title: string;
  due: Due;
}

/** The plan, in the template's order, occurrences in theirs. */
export type Plan = PlannedMilestone[];

export type { EffectiveOn };
