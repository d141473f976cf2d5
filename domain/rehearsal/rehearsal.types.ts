import type { Concern, Decision, NoticeEntry, Notice } from '../edition/events.js';
import type { MilestoneStatus } from '../edition/state.js';
import type { Refusal } from '../refusal.js';
import type { ProgressReport } from '../report/progress.js';
import type { MilestoneKey, Tone } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { Instant, PlainDate } from '../time/plain-date.js';
import type { Names } from './names.js';

/** What a rehearsal came to: each scenario by itself, and all of them side by side. */
export interface Rehearsal {
  id: string;
  title: string;
  template: { id: string; version: number; title: string; stages: { id: string; title: string }[] };
  /** What the ids of people, roles, bodies and sessions stand for. */
  names: Names;
  scenarios: RehearsedScenario[];
  comparison: ComparedMilestone[];
}

/** One scenario, told to its end. */
export interface RehearsedScenario {
  id: string;
  title: string;
  about?: string;
  zone: string;
  /** First and last day that passed, in the edition's zone. */
  from: PlainDate;
  until: PlainDate;
  /** How it stands at its end, in a sentence or two. */
  headline: string;
  /** Dates of the congress as first decided and as they stand at the end. */
  dates: { first?: { opening: PlainDate; closing: PlainDate }; present?: { opening: PlainDate; closing: PlainDate } };
  counts: ScenarioCounts;
  milestones: RehearsedMilestone[];
  /** The milestones that were done late, or are open and overdue at the end; the latest first. */
  late: LateMilestone[];
  refused: RefusedLine[];
  /** All that happened, in its order. Absent in outlines. */
  timeline?: TimelineEntry[];
  /** Every notice that would have been made, in the order of instants. Absent in outlines. */
  reminders?: RehearsedReminder[];
  /** The progress report on the last day. Absent in outlines. */
  final?: ProgressReport;
}

export interface ScenarioCounts {
  /** Lines of the script that time came to, and of these the accepted and refused ones. */
  lines: number;
  accepted: number;
  refused: number;
  /** Lines of the script that lie after its end, and were not told. */
  afterEnd: number;
  /** Milestones at the end. */
  milestones: number;
  done: number;
  late: number;
  /** Due dates that changed on the way. */
  moved: number;
  /** Messages that would have gone out: digests and catch-ups count once, what went into them does not. */
  messages: number;
  readers: number;
}

/** How a milestone stands at the end of a scenario. */
export interface RehearsedMilestone {
  key: MilestoneKey;
  title: string;
  stage: string;
  status: MilestoneStatus;
  dueOn: PlainDate | null;
  doneOn: EffectiveOn | null;
  /** Days between the due date and the day on which it was done, or the last day where it is open; 0: in time, or not known. */
  lateDays: number;
}

export interface LateMilestone {
  key: MilestoneKey;
  title: string;
  /** The role that had to act. */
  responsible: string;
  dueOn: PlainDate;
  /** Null: open at the end. */
  doneOn: EffectiveOn | null;
  days: number;
  /** Why it was due then. */
  why: string;
}

/** A line of the script that the core did not take; the rehearsal went on without it. */
export interface RefusedLine {
  /** Its place among the lines of the scenario, from 1; 0: the opening of the edition. */
  line: number;
  name?: string;
  at: Instant;
  on: PlainDate;
  by: string;
  /** What was asked for: "complete M12". */
  asked: string;
  code: Refusal['code'];
  reason: string;
  facts: Refusal['facts'];
}

export type TimelineKind = 'decision' | 'milestone' | 'stage' | 'people' | 'plan' | 'late' | 'refused';

export interface TimelineEntry {
  at: Instant;
  /** The day in the edition's zone. */
  on: PlainDate;
  kind: TimelineKind;
  /** One sentence. */
  says: string;
  by: string;
  /** When it was so, where that is another day or is known less exactly. */
  effectiveOn?: EffectiveOn;
  basis?: string;
  milestone?: MilestoneKey;
  /** Due dates that it moved. */
  moves?: { milestone: MilestoneKey; from: PlainDate | null; to: PlainDate | null; why: string }[];
}

/** A notice that would have been made. */
export interface RehearsedReminder {
  at: Instant;
  /** The day that its reader's calendar shows then. */
  on: PlainDate;
  /** Id of a person, or `role:…` where nobody holds the role. */
  to: string;
  role: string;
  kind: Notice['kind'];
  /** `into`: it went out as part of another one. `nobody`: nobody holds the role. `calendar`: its reader wants no messages. */
  fate: 'sent' | 'into' | 'nobody' | 'calendar';
  tone?: Tone;
  about: (NoticeEntry & { title: string })[];
  /** Which rule brought it about, and in whose stead: "ladder of the template". */
  why: string;
  session?: { key: string; title: string; start: PlainDate; weeks: number };
  concern?: Concern['kind'];
  decision?: Decision['kind'];
}

/** A milestone in all scenarios, in their order; null: it does not occur there. */
export interface ComparedMilestone {
  key: MilestoneKey;
  title: string;
  scenarios: (Omit<RehearsedMilestone, 'key' | 'title' | 'stage'> | null)[];
  /** Days by which it comes later than in the first scenario; null where either has no day. */
  shift: (number | null)[];
}
