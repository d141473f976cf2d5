import type { Session } from '../calendar/session.js';
import type { Figure } from '../memory/memory.types.js';
import type { Due, KeyDates, Meeting, Pin, Retarget } from '../plan/plan.types.js';
import type { Refusal } from '../refusal.js';
import type { Capacity, Ladder, MilestoneKey, Modality, Placement } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { Instant, Offset, PlainDate, Zone } from '../time/plain-date.js';
import type { Actor } from './actor.js';

/** Everything that has been decided about one edition; serialisable, a fold of its events. */
export interface EditionState {
  id: string;
  title: string;
  /** What it is called where there is little room, where that was entered. */
  shortTitle?: string;
  /** A demonstration or an exercise, which no congress stands behind. */
  madeUp?: true;
  template: { id: string; version: number };
  zone: Zone;
  /** `historic` editions are told from records: rules bend, nothing is ever sent. */
  mode: 'live' | 'historic';
  status: EditionStatus;
  placement: Placement;
  /** Number of the conference in document symbols (`A/CONF.234`), once known. */
  conference?: number;
  host?: string;
  venue?: string;
  /** How it is attended, once that was decided; until then in person. */
  modality?: Modality;
  /** That it will not be held at all. */
  cancelled?: { on: EffectiveOn; evidence: Evidence; by: Actor; basis?: string };
  keyDates: KeyDates;
  /** When it first had dates of the congress, by when that was recorded; no later decision changes it. */
  datedAt?: Instant;
  sessions: Session[];
  meetings: Meeting[];
  milestones: Record<MilestoneKey, MilestoneState>;
  postponements: Postponement[];
  pins: Record<MilestoneKey, Pin>;
  retargets: Record<MilestoneKey, Retarget>;
  /** Who holds each role in which capacity, by ids of persons. */
  roles: Record<string, Holders>;
  /** Ladders of this edition alone: for all of it (`edition`), a stage (`stage:host`), a milestone (`milestone:M11`). */
  ladders: Record<LadderScope, Ladder>;
  /** What readers have answered to their reminders. */
  responses: Record<MilestoneKey, Responses>;
  externals: Record<string, { effectiveOn: EffectiveOn; evidence: Evidence }>;
  /** Distances of its own instead of those in its template's rules, by milestones of the template. */
  adjustments?: Record<string, Offset>;
  /** Dates of the previous edition that rules may count from. */
  previous?: { edition?: string; dates: Record<string, PlainDate> };
  /** Streams of the stages that have started: `running` or `ended`. */
  stages: Record<string, 'running' | 'ended'>;
  /** Per milestone and recipient: the last rung that has been turned into an intent, for which revision of the due date. */
  reminded: Record<MilestoneKey, Record<string, { revision: number; through: PlainDate }>>;
  /** When people were told of decisions on the congress with what these made of their dates, by id of person. */
  decisionsTold?: Record<string, Instant[]>;
  /** When each reader of digests got the last one, and for which day, by id of person. */
  digested: Record<string, Digested>;
  /**
   * Per session, reader of follow-ups and first day of the session: the fewest weeks before it that have been told of. A day
   * to which a session comes back is not told of anew.
   */
  followedUp: Record<string, Record<string, Record<PlainDate, number>>>;
  /** Roles that were found vacant when someone was to be reminded, and who has been told so. */
  vacancies: Record<string, string[]>;
  /** What has been announced to have come near or passed, by milestone or session, and for which revision or first day. */
  announced: Record<string, Announced>;
  /** Milestones that occur no more, as they last stood. */
  gone: Record<MilestoneKey, MilestoneState>;
  /** How all that ever had a date stands in people's calendars. */
  entries: Record<EntryName, CalendarEntry>;
  /** Simulations that were applied, by number. */
  applied?: Record<string, Applied>;
  /** Planned against actual, as it was written down when the edition was closed. */
  figures?: Figure[];
  /** Dates that have moved, and why; oldest first. */
  moves: Move[];
  /** Sequence of the last event of this stream. */
  sequence: number;
  /** Sequence of the last event that changed the edition itself (reminders aside): its ETag. */
  touched: number;
}

/** When a simulation was applied, by whom, and by which command. */
export interface Applied {
  at: Instant;
  by: Actor;
  command: string;
}

export interface Digested {
  at: Instant;
  /** The reader's day then; there is one digest for each. */
  on: PlainDate;
}

/** `cancelled`: the congress will not be held; what was done can still be recorded, and the edition be closed. */
export type EditionStatus = 'preparing' | 'suspended' | 'cancelled' | 'archived';

export type MilestoneStatus = 'planned' | 'in-progress' | 'done' | 'waived' | 'suspended' | 'not-recorded';

export interface MilestoneState {
  status: MilestoneStatus;
  /** The status that a suspension interrupted, to return to. */
  resumes?: 'planned' | 'in-progress';
  due: Due;
  /** Raised each time the due date changes; reminders carry it. */
  revision: number;
  startedOn?: EffectiveOn;
  done?: { on: EffectiveOn; evidence: Evidence; by: Actor; deviations: Refusal[] };
  waived?: { on: EffectiveOn; reason: string; by: Actor };
  reopened?: { on: EffectiveOn; reason: string; by: Actor };
  /** Sequence of the last event that touched this milestone: its ETag. */
  touched: number;
  /** When that was recorded. */
  touchedAt: Instant;
  /** Who recorded it. */
  touchedBy: Actor;
}

export type Holders = Record<Capacity, string[]>;

/** `edition`, `stage:<id>` or `milestone:<key>`. */
export type LadderScope = string;

/** Answers to the reminders of one milestone. Those that carry a revision hold for that due date alone. */
export interface Responses {
  /** Someone has taken it on and promised to act by a day; until it has passed nobody is reminded. With how often it was promised for this due date. */
  acknowledged?: { by: string; on: PlainDate; promise: PlainDate; times: number; revision: number };
  /** By person: not to be reminded until the day; how often it was put off for this due date. */
  snoozed: Record<string, { until: PlainDate; reason: string; times: number; revision: number }>;
  /** By person: who said that it is not theirs, and why. */
  declined: Record<string, { note: string; on: PlainDate; to?: string }>;
  /** Someone says that it is done; the organiser has to confirm it. */
  reported?: Reported;
}

export interface Reported {
  by: string;
  on: EffectiveOn;
  evidence: Evidence;
  /** The last day on which reminders wait for the organisers' word; to say it again does not put it off. */
  until: PlainDate;
  /** When organisers, and those who cover for them, were last asked to confirm it, by id of person. */
  told: Record<string, Instant>;
}

export interface Announced {
  dueSoon?: number;
  overdue?: number;
  /** First day of the session that was announced as approaching, and how many weeks before it. */
  approaching?: { start: PlainDate; weeks: number };
}

/** Key of a milestone, `session.<key>`, `meeting.<id>` or `congress`. */
export type EntryName = string;

/** What calendars are to know of a date. They take the newer of two by its sequence (RFC 5545, 3.8.7.4). */
export interface CalendarEntry {
  /** First and last day; of what is cancelled, as they last were. */
  start: PlainDate;
  end: PlainDate;
  standing: 'firm' | 'expected' | 'cancelled';
  /** From 0; one more with each change of days or standing. */
  sequence: number;
  /** When anything about it last changed. */
  changedAt: Instant;
}

/** What proves that a milestone is done. */
export interface Evidence {
  /** Document symbol (`A/RES/72/192`). */
  symbol?: string;
  /** Further symbols of the same act. */
  also?: string[];
  link?: string;
  date?: PlainDate;
  note?: string;
}

export interface Postponement {
  announcedOn: EffectiveOn;
  suspendedOn?: EffectiveOn;
  reconvenedOn?: EffectiveOn;
  /** The announcement was taken back before anything was decided. */
  withdrawnOn?: EffectiveOn;
  bases: string[];
}

export interface Move {
  key: MilestoneKey;
  from: PlainDate | null;
  to: PlainDate | null;
  /** What moved it: "suspended by decision 74/550 A", "pinned: …". */
  why: string;
  /** When that was so, which may have been long before it was recorded. */
  effectiveOn: EffectiveOn;
  recordedAt: Instant;
}
