import type { Decision } from '../edition/events.js';
import type { EditionStatus, MilestoneStatus } from '../edition/state.js';
import type { Due, Period } from '../plan/plan.types.js';
import type { MilestoneKey, Modality, Placement, RequirementId, Tone } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { PlainDate } from '../time/plain-date.js';

/**
 * What a change of plan brings about. Serialisable; every milestone that one of the two plans has is in it exactly once,
 * in the template's order.
 */
export interface Difference {
  edition: { id: string; title: string };
  /** The day for which it is reckoned, in the edition's zone. */
  asOf: PlainDate;
  /** The change in one to three sentences. */
  headline: string;
  counts: DifferenceCounts;
  congress: { from: CongressStanding; to: CongressStanding };
  milestones: MilestoneDifference[];
  /** Sessions that do not fit any more and stay until somebody decides otherwise. */
  decisions: SessionDecision[];
  /** What stays open although the congress is cancelled now: whether it goes on is to be decided. Absent: it is not cancelled by this. */
  undecided?: UndecidedMilestone[];
  reminders: { withdrawn: ReminderLine[]; new: ReminderLine[] };
  criticalPath: { from: CriticalPath; to: CriticalPath };
  rules: { broken: BrokenRule[]; mended: BrokenRule[] };
}

/** The congress itself, before or after the change. */
export interface CongressStanding {
  status: EditionStatus;
  /** Which version of its template holds; absent in what was simulated before it could change. */
  templateVersion?: number;
  targetYear: number;
  /** The dates in force; absent while undecided or postponed without a date. */
  present?: Period;
  suspended: boolean;
  venue?: string;
  host?: string;
  /** Absent: nothing was decided, and it is held in person. */
  modality?: Modality;
  placement: Placement;
}

/**
 * What becomes of a milestone. `moved`: to another day, or to and from none; `restated`: same day, on other grounds (it is
 * pinned there now, say); `kept`: nothing of it changes. All others name what happens to its status.
 */
export const milestoneChanges = [
  'new',
  'gone',
  'reopened',
  'suspended',
  'resumed',
  'started',
  'done',
  'waived',
  'not-recorded',
  'moved',
  'restated',
  'kept',
] as const;
export type MilestoneChange = (typeof milestoneChanges)[number];

export interface MilestoneDifference {
  key: MilestoneKey;
  title: string;
  stage: string;
  /** The role that must act. */
  responsible: string;
  change: MilestoneChange;
  /** Null: the plan before the change does not have it. */
  from: MilestoneStanding | null;
  /** Null: the plan after the change does not have it. */
  to: MilestoneStanding | null;
  /** Days from the one due date to the other, later where positive; null where either is undated. */
  days: number | null;
  /** Its rule as the template has it; the dates that it comes to are explained in `why`. */
  rule: string;
  /** Only of what is `kept`. */
  kept?: Kept;
  /** It is open, and its date had passed when it was set. */
  impossible?: Impossible;
  /** `new`: overdue by the change; `mended`: overdue before it and not after it. */
  overdue?: 'new' | 'mended';
  /** Likewise for what must come before it, or for the slack it leaves; the days are in `from` and `to`. */
  atRisk?: 'new' | 'mended';
}

/** How a milestone stands on the day of the difference. */
export interface MilestoneStanding extends Pick<Due, 'on' | 'from' | 'root' | 'certainty' | 'session' | 'before' | 'why'> {
  status: MilestoneStatus;
  /** When it was done, as precisely as known. */
  doneOn?: EffectiveOn;
  overdue: boolean;
  atRisk: boolean;
  /** Days by which it can slip before the opening does; null where it does not lead there or the opening is undated. */
  slackDays: number | null;
  /** The earliest day on which it can be done. */
  forecast: PlainDate | null;
}

/** Why nothing of a milestone changes. */
export interface Kept {
  /**
   * `session`: it hangs on a session, which does not move with the congress; `undecided`: the congress is cancelled, and nobody has
   * decided yet whether this goes on; `untouched`: nothing it counts from has changed.
   */
  because: 'pinned' | 'done' | 'waived' | 'not-recorded' | 'undecided' | 'session' | 'untouched';
  /** What its rule alone would say since the change, where the change has moved that (null: undated). */
  byRule?: PlainDate | null;
}

export interface Impossible {
  why: string;
  remedy: Remedy;
}

/** The nearest way out of a date that cannot be met. */
export type Remedy = { says: string } & (
  { kind: 'date'; on: PlainDate } | { kind: 'retarget'; session: string; on: PlainDate } | { kind: 'waive' } | { kind: 'later-opening' }
);

/** A milestone that does not hang on the congress alone. */
export interface UndecidedMilestone {
  key: MilestoneKey;
  title: string;
  /** The role that must act. */
  responsible: string;
  on: PlainDate | null;
}

/** A milestone whose session is over, or comes before what it needs, or would be another if it were counted from the dates in force. */
export interface SessionDecision {
  milestone: MilestoneKey;
  title: string;
  session: SessionDays;
  /** Null: none can be named, and `why` says for want of what. */
  suggestion: SessionDays | null;
  why: string;
  /** It can stay as things stand: it may follow others if they go where that is suggested, or be counted from the dates in force. */
  mayStay?: true;
}

export interface SessionDays {
  key: string;
  title: string;
  start: PlainDate;
  end: PlainDate;
  certainty: 'dated' | 'expected';
}

/** `notice`: one that waits to be sent, or tells of the decision; `rung`: the next one of a ladder. */
export interface ReminderLine {
  kind: 'notice' | 'rung';
  milestones: MilestoneKey[];
  /** Person's id, or `role:…` where nobody holds the role. Of a rung: whom it is meant for, whoever may stand in by then. */
  recipient: string;
  role: string;
  /** The day on which it goes out at the earliest; of what waits to be sent: on which it came up. */
  on: PlainDate;
  /** Days from the due date; null where a notice collects several. */
  rung: number | null;
  tone: Tone;
  /** The due date that it is about; null where a notice collects several. */
  dueOn: PlainDate | null;
  /** Key of the notice. */
  notice?: string;
  /** Of a letter that tells of the decision on the congress: which one. */
  decision?: Decision['kind'];
}

/** The chain of open milestones that leaves the least time before the opening, however early the rest is done. */
export interface CriticalPath {
  /** Days by which it can slip; negative: something firm cannot be met as things stand. Null: there is none to speak of. */
  slackDays: number | null;
  /** From what must be done first to what binds. */
  milestones: { key: MilestoneKey; title: string; on: PlainDate | null }[];
  /** Why there is none. */
  reason?: string;
}

/** A rule that the plan breaks, whoever may have decided so. */
export interface BrokenRule {
  rule: 'duration' | 'last-meeting' | 'order';
  /** The milestone or meeting it is about, or `congress`. */
  about: string;
  requirements: RequirementId[];
  says: string;
}

export interface DifferenceCounts {
  /** By what becomes of them; together all milestones there are. */
  byChange: Record<MilestoneChange, number>;
  /** Of what is kept, that which the change would have moved. */
  keptPinned: number;
  keptDone: number;
  impossible: number;
  overdue: { new: number; mended: number };
  atRisk: { new: number; mended: number };
  /** Sessions that cannot stay. */
  decisions: number;
  /** Sessions that may follow, and can stay. Absent where there are none. */
  mayFollow?: number;
  /** Absent where nothing is to be decided on. */
  undecided?: number;
  reminders: { withdrawn: number; new: number };
  /** Among the new ones, letters that tell of a decision on the congress. Absent where nobody is told. */
  letters?: number;
  rules: { broken: number; mended: number };
}
