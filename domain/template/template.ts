import type { Offset } from '../time/plain-date.js';

/**
 * A cycle template: all that the engine knows of one kind of congress. It is data (`seeds/templates/*.yaml`), checked
 * when it is read; an edition keeps the version it was opened with until it adopts a newer one.
 */
export interface CycleTemplate {
  id: string;
  /** Raised with every change; a changed template under an old version is refused. */
  version: number;
  title: string;
  /** Years from one edition's opening to the next. */
  everyYears: number;
  /** The milestone whose completion is the opening, and the one that is the closing. */
  opening: MilestoneId;
  closing: MilestoneId;
  /** Longest duration in meeting days, consultations included, where the mandate sets one. */
  maximumDays?: { days: number; source: Source };
  bodies: Body[];
  /** Bodies of one reporting chain, in the order in which a calendar year passes through them; the last one closes the year. */
  chain: string[];
  roles: Role[];
  /** Regional meetings: when they are expected before their calendar is agreed, and which ones are planned by default. */
  meetings?: MeetingsPlan;
  stages: Stage[];
  milestones: MilestoneDefinition[];
  /** Of older versions, what this one has no more; there where an edition follows it that may have done it. Never in a file. */
  retired?: MilestoneDefinition[];
  /** Which milestones of the postponement overlay the decisions of the engine complete; absent: no postponement is foreseen. */
  postponement?: PostponementOverlay;
  /** Who decides on the plan, and on what; absent: anybody, without a legal basis. */
  decisions?: PlanDecisions;
  externals: External[];
  reminders: ReminderRules;
  /** A milestone is "due soon" this many days before its date. */
  dueSoonDays: number;
  /** Named facts of the cycle, by the milestone that makes each one true. Workflows wait for these names. */
  facts: Record<FactName, MilestoneId>;
}

/** An id in the template: `M17`, `P2`. */
export type MilestoneId = string;
/** A milestone of an edition: its id, and where it repeats the occurrence: `M17`, `M22.africa`, `M61.2`, `P4.1`. */
export type MilestoneKey = string;
export type FactName = string;
export type RequirementId = string;

export interface Source {
  /** Requirements of the mandate (`R026`), as listed in `docs/requirements.yaml`. */
  requirements: RequirementId[];
  /** The paragraph or practice it rests on, in words. */
  paragraph: string;
}

export interface Body {
  id: string;
  title: string;
  /** Only for bodies that meet in sessions. */
  sessions?: {
    /** Either sessions carry running numbers (session `number` met in `year`) or the year is their name. */
    numbering: { number: number; year: number } | 'year';
    /** The months in which a session is expected while its dates are unknown, inclusive, 1-12. */
    expected: { from: number; to: number };
  };
}

export interface Role {
  id: string;
  title: string;
  /** The word of its holders that something is done goes to the organiser, who confirms it. */
  reports?: true;
}

export interface MeetingsPlan {
  /** Window of the opening in which they are spread evenly until a calendar is agreed, and days each of them lasts. */
  from: Offset;
  to: Offset;
  days: number;
  planned: { id: string; title: string }[];
}

/** The procedures that the engine knows; a template names those it uses. */
export const procedureIds = [
  'discussion-guide',
  'regional-meetings',
  'regional-meeting',
  'high-level-segment',
  'declaration',
  'commission-follow-up',
] as const;
export type ProcedureId = (typeof procedureIds)[number];

export interface Stage {
  id: string;
  title: string;
  /** Absent: the edition itself owns the stage's milestones. */
  procedure?: StageProcedure;
  /** Instead of the template's ladder, for all milestones of the stage. */
  ladder?: Ladder;
}

export interface StageProcedure {
  id: ProcedureId;
  /** The stage starts when this milestone is done or waived. */
  startsAfter: MilestoneId;
  /** Which milestone stands at which place of the procedure. */
  slots: Record<string, MilestoneId>;
  /** For a stage with meetings: the procedure each meeting follows, with its own slots. */
  perMeeting?: { id: ProcedureId; slots: Record<string, MilestoneId> };
  /** Settings of the procedure, read by it alone. */
  settings?: Record<string, unknown>;
}

export interface MilestoneDefinition {
  id: MilestoneId;
  title: string;
  stage: string;
  body: string;
  /** Role that must act. */
  responsible: string;
  due: DueRule;
  /** Hard: cannot be completed before these. */
  requires: Prerequisite[];
  /** Soft: expected before; work may run ahead on a provisional text and the later act confirms it. */
  expects: Prerequisite[];
  /** Ids of externals that must be recorded before completion. */
  external: string[];
  repeats?: 'meeting' | 'yearly' | 'postponement';
  /** Shortest time the work takes once its prerequisites are there; used for slack. */
  takes?: Offset;
  deliverable?: Deliverable;
  /** Instead of the ladder of its stage or of the template. */
  ladder?: Ladder;
  source: Source;
}

export interface Prerequisite {
  milestone: MilestoneId;
  /** `started` is satisfied as soon as work has begun. Default `done`. */
  state: 'done' | 'started';
  /** Only where the edition's parameter has this value (a conditional prerequisite). */
  when?: { placement: Placement };
}

/** Where the high-level segment stands in the congress. */
export type Placement = 'opening' | 'closing';

/** How a congress is attended. One of which nothing else was decided is held in person. */
export const modalities = ['in-person', 'hybrid', 'online'] as const;
export type Modality = (typeof modalities)[number];

export interface PostponementOverlay {
  announced: MilestoneId;
  suspended: MilestoneId;
  reconvened: MilestoneId;
  /** Done with new dates that are applied as they were tried out: what was applied is the revised plan. */
  revised?: MilestoneId;
  /** What new dates leave no use for: open when they are set, it is waived. */
  overtaken?: MilestoneId[];
  /** What is due again, although it was done, when the congress is reconvened elsewhere or to be attended in another way. */
  reopens?: { venue: MilestoneId[]; modality: MilestoneId[] };
}

/** The decisions that change a plan. */
export const planningTypes = [
  'decide-dates',
  'announce-postponement',
  'suspend',
  'reconvene',
  'cancel',
  'retarget',
  'place',
  'agree-meetings',
  'date-session',
  'pin',
  'unpin',
  'slip',
  'adopt-template',
] as const;
export type PlanningType = (typeof planningTypes)[number];

export interface PlanDecisions {
  /** Roles whose holders, or their deputies, may decide on changes of plan. */
  by: string[];
  /** Decisions that are taken on a legal basis only. */
  basis: PlanningType[];
}

export interface Deliverable {
  title: string;
  /** Accepted symbol patterns (`A/CONF.{c}/PM.1`); empty: any symbol, link or date will do. */
  symbols: string[];
}

/** Something outside the edition that must be so before a milestone can be completed. */
export interface External {
  id: string;
  title: string;
  /** Satisfied by this milestone of the previous or the next edition, where that one is linked. */
  satisfiedBy?: { edition: 'previous' | 'next'; milestone: MilestoneId };
}

/** When a milestone is due. In the file a rule is a short text (`chain(-3).commission.start-10w`); see `due-rule.ts`. */
export interface DueRule {
  on: Term;
  /** First day of a window that ends with `on`. */
  from?: Term;
  /** Whichever is earlier of `on` and this. */
  notAfter?: Term;
  /** Whichever is later of `on`, which counts from the opening or closing, and this; there is no `notAfter` then. */
  notBefore?: Term;
  /** Used where `on` cannot be resolved because what it hangs on does not exist (no previous edition, say). */
  otherwise?: Term;
  /** Used for as long as the congress has no dates, where `on` counts from its opening or closing; a provisional day. */
  meanwhile?: Term;
  /** Other rules by placement of the high-level segment; they replace `on` and `from`. */
  byPlacement?: Record<Placement, { on: Term; from?: Term }>;
  /** The rule as written in the file, for explanations. */
  text: string;
}

export interface Term {
  anchor: Anchor;
  /** Which end of a session or meeting. */
  edge: 'start' | 'end';
  offset?: Offset;
}

export type Anchor =
  | { kind: 'opening' }
  | { kind: 'closing' }
  /** The k-th reporting year: -1 is the one whose last session is the last before the opening, +1 the first whose first session begins after the closing. */
  | { kind: 'chain'; k: number; body: string }
  /** The k-th session of a body before (-) or after (+) the opening or the closing. */
  | { kind: 'nth-session'; body: string; k: number; of: 'opening' | 'closing' }
  /** A session by its name, which is its key (`commission-31`). */
  | { kind: 'session'; key: string }
  | { kind: 'milestone'; id: MilestoneId }
  | { kind: 'previous'; id: MilestoneId }
  /** The occurrence's own regional meeting, and the first of them all. */
  | { kind: 'meeting' }
  | { kind: 'first-meeting' }
  /** The day on which a postponement was announced. */
  | { kind: 'announced' };

/** In what way a person has to do with a role: acts, stands in, is turned to when nothing happens, or just wants to know. */
export const capacities = ['responsible', 'deputy', 'supervisor', 'informed'] as const;
export type Capacity = (typeof capacities)[number];

/** How a reminder speaks. Urgent ones and escalations do not wait for a digest. */
export const tones = ['notice', 'urgent', 'escalation'] as const;
export type Tone = (typeof tones)[number];

/** Who is reminded how, at one distance from the due date. */
export interface Rung {
  /** Days from the due date: -7 is a week before, 1 the day after. */
  days: number;
  to: Capacity[];
  tone: Tone;
}

/** When and whom a milestone reminds. */
export interface Ladder {
  /** In the order of their days, each day once. */
  rungs: Rung[];
  /** After the last rung, every so many days until the milestone is closed. Absent: the ladder ends. */
  then?: { everyDays: number; to: Capacity[]; tone: Tone };
}

/** What a session of a body must receive is asked for so many weeks before it. */
export interface SessionFollowUp {
  body: string;
  /** What falls due then, in words ("documents are submitted"). */
  steps: { weeks: number; title: string }[];
  /** Roles whose responsible holders are told. */
  to: string[];
  source: Source;
}

export interface ReminderRules {
  /** Hour of the reader's day at which notices and digests go out. */
  hour: number;
  ladder: Ladder;
  /** Who is told what goes wrong: a role that nobody holds, a message that cannot be delivered, a report to be confirmed. */
  organiser: string;
  /** How far a reader can put a milestone off, in days from the day of asking, and how often for one due date. */
  snooze: { longestDays: number; times: number };
  /** By when one who acknowledges promises to act, in days from then: unless said otherwise, and at most. */
  promise: { usualDays: number; longestDays: number };
  sessions: SessionFollowUp[];
}
