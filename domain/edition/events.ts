import type { Session } from '../calendar/session.js';
import type { Figure } from '../memory/memory.types.js';
import type { Due, Meeting, Period } from '../plan/plan.types.js';
import type { Refusal } from '../refusal.js';
import type { Capacity, Ladder, MilestoneKey, Modality, Placement, Tone } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { Instant, PlainDate } from '../time/plain-date.js';
import type { Actor } from './actor.js';
import type { CreateEdition } from './commands.js';
import type { Evidence, LadderScope } from './state.js';

/** An event as it stands in the journal. */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> {
  edition: string;
  stream: string;
  /** From 1, without gaps, per edition and stream. */
  sequence: number;
  commandId: string;
  /** Place among the events of one command. */
  index: number;
  actor: Actor;
  effectiveOn: EffectiveOn;
  /** When it became known; historic for seeds. */
  recordedAt: Instant;
  /** When it was loaded, for events that were not recorded live. */
  importedAt?: Instant;
  basis?: string;
  /** Version of the payload's shape; older ones are upcast. */
  version: number;
  event: E;
}

export type DomainEvent = EditionEvent | StageEvent | DeliveryEvent;

export type EditionEvent =
  | ({ type: 'edition-created'; meetings: Meeting[] } & Omit<CreateEdition, 'type' | 'meetings'>)
  | { type: 'dates-decided'; opening: PlainDate; closing: PlainDate; venue?: string; host?: string; deviations: Refusal[] }
  | { type: 'conference-numbered'; number: number }
  /** The plan as recomputed after the event before it: only what changed. A key that was absent appears; `gone` ones do not occur any more. */
  | { type: 'plan-revised'; changes: PlanChange[]; gone: MilestoneKey[] }
  | { type: 'milestone-started'; milestone: MilestoneKey }
  /** `on`: the day on which it was done, where it is another than that of the command's act (a report that is confirmed). */
  | { type: 'milestone-completed'; milestone: MilestoneKey; evidence: Evidence; deviations: Refusal[]; on?: EffectiveOn }
  | { type: 'milestone-waived'; milestone: MilestoneKey; reason: string }
  | { type: 'milestone-reopened'; milestone: MilestoneKey; reason: string }
  | { type: 'date-pinned'; milestone: MilestoneKey; on: PlainDate; reason: string }
  | { type: 'date-unpinned'; milestone: MilestoneKey; reason: string }
  | { type: 'postponement-announced'; on: PlainDate; evidence: Evidence }
  | { type: 'postponement-withdrawn'; reason: string }
  | { type: 'suspended'; milestones: MilestoneKey[] }
  /** While the congress has no date: what has come to hang on it and waits too, and what does no more and goes on. */
  | { type: 'suspension-revised'; suspended: MilestoneKey[]; resumed: MilestoneKey[] }
  | { type: 'reconvened'; opening: PlainDate; closing: PlainDate; venue?: string; modality?: Modality }
  | { type: 'cancelled'; evidence: Evidence }
  | { type: 'segment-placed'; placement: Placement; deviations: Refusal[] }
  /** From here on the edition follows this version of its template. */
  | { type: 'template-adopted'; version: number }
  | { type: 'retargeted'; milestone: MilestoneKey; session: string }
  | { type: 'session-dated'; session: Session }
  | { type: 'meetings-agreed'; meetings: Meeting[]; deviations?: Refusal[] }
  | { type: 'external-recorded'; external: string; evidence: Evidence }
  /** `again`: milestones of the role that the person had said were not theirs, and are now. */
  | { type: 'role-assigned'; role: string; person: string; capacity: Capacity; again?: MilestoneKey[] }
  /** `promises`: milestones of the role that the person had taken on, who has nothing to do with it any more. */
  | { type: 'role-released'; role: string; person: string; capacity: Capacity; promises?: MilestoneKey[] }
  | { type: 'ladder-set'; scope: LadderScope; ladder: Ladder | null; reason: string }
  | { type: 'reminder-acknowledged'; milestone: MilestoneKey; person: string; promise: PlainDate; revision: number; note?: string }
  | { type: 'reminder-snoozed'; milestone: MilestoneKey; person: string; until: PlainDate; revision: number; reason: string }
  | { type: 'milestone-declined'; milestone: MilestoneKey; person: string; note: string; to?: string }
  /** `until`: the last day on which reminders wait for the organisers' word; `told`: the organisers who have been asked for it. */
  | { type: 'completion-reported'; milestone: MilestoneKey; person: string; evidence: Evidence; until: PlainDate; told: string[] }
  | { type: 'report-rejected'; milestone: MilestoneKey; reason: string }
  /** What time alone has brought about: for those who listen, not for the plan. */
  | { type: 'time-passed'; passed: Passed[] }
  | { type: 'stage-opened'; stage: string }
  | { type: 'stage-closed'; stage: string }
  | {
      type: 'reminders-reached';
      rungs: { milestone: MilestoneKey; recipient: string; revision: number; through: PlainDate }[];
      digests?: { recipient: string; at: Instant; on: PlainDate }[];
      sessions?: { session: string; recipient: string; start: PlainDate; weeks: number }[];
      /** Roles that nobody holds, with all who have been told so. */
      vacancies?: { role: string; told: string[] }[];
      /** Organisers who have been asked again, or have become so since, to confirm what is reported done. */
      reports?: { milestone: MilestoneKey; told: string[] }[];
      /** Who has just been told what a decision on the congress has made of their dates, or has decided so. */
      decision?: string[];
    }
  /** The changes of plan that follow it under the same command are those of this simulation. */
  | { type: 'simulation-applied'; simulation: number }
  | { type: 'edition-closed'; reason: string; notRecorded: MilestoneKey[] }
  /** Planned against actual when the edition was closed, by the rules that it had: what later editions are measured by. */
  | { type: 'figures-recorded'; figures: Figure[] };

export type Passed =
  | { kind: 'due-soon' | 'overdue'; milestone: MilestoneKey; dueOn: PlainDate; revision: number }
  | { kind: 'session-approaching'; session: string; start: PlainDate; weeks: number };

export interface PlanChange {
  milestone: MilestoneKey;
  due: Due;
  /** Null in a first plan. */
  previous: PlainDate | null;
  /** False where only the explanation changed, not the date. */
  moved: boolean;
  why: string;
}

/** Events of a stage's own stream. */
export type StageEvent =
  | { type: 'stage-started'; procedure: string; meeting?: string }
  | { type: 'step-performed'; step: string; payload: Record<string, unknown>; deviations: Refusal[] }
  /** The edition waived or reopened one of the stage's milestones; `undone` are the sequences of the steps that this takes back. */
  | { type: 'slot-waived'; slot: string; reason: string }
  | { type: 'slot-reopened'; slot: string; reason: string; undone: number[] }
  | { type: 'stage-suspended' }
  /** With the new dates; without, where the stage goes on although the congress has none. */
  | { type: 'stage-resumed'; opening?: PlainDate; closing?: PlainDate }
  | { type: 'stage-ended' };

/** Events of the delivery stream: the ledger is projected from these alone. */
export type DeliveryEvent =
  | { type: 'notices-intended'; notices: Notice[] }
  | { type: 'notices-withdrawn'; keys: string[]; why: string }
  | { type: 'delivery-begun'; keys: string[]; at: Instant }
  | { type: 'delivery-succeeded'; key: string; at: Instant; messageId: string; answer: string }
  /** `nobodyThere`: no message would have been taken; that says nothing against this one. */
  | { type: 'delivery-failed'; key: string; at: Instant; answer: string; permanent: boolean; retryAt: Instant | null; nobodyThere?: true }
  /** It had been taken, and came back. */
  | { type: 'delivery-bounced'; key: string; at: Instant; answer: string; permanent: boolean }
  /** They went into a notice of another edition, to the same reader. */
  | { type: 'notices-collapsed'; keys: string[]; into: string };

/** Something that is to reach one recipient. */
export interface Notice {
  /** `edition/milestone/rung/recipient/revision`; the other kinds: `edition/kind/…/recipient/…`. */
  key: string;
  /** Person's id, or `role:…` where nobody holds the role. */
  recipient: string;
  role: string;
  /**
   * `catch-up`: what came due in the past, at once. `digest`: what a reader is told of regularly. `session`: what a session
   * must receive. `concern`: what an organiser must see to. `decision`: what was decided on the congress itself.
   */
  kind: 'reminder' | 'catch-up' | 'digest' | 'session' | 'concern' | 'decision';
  /** What it is about: one entry, or all that it collects; of a decision the milestones that it changes for its reader. Without a rung of the ladder: 0. */
  about: NoticeEntry[];
  /** Key of the notice this one went into, where it was collapsed. */
  collapsedInto?: string;
  /** `calendar`: its reader wants a calendar and no messages. */
  status: 'intended' | 'collapsed' | 'historic' | 'nobody' | 'calendar';
  at: Instant;
  /** Why it reaches this recipient; absent in those of earlier versions. */
  why?: Why;
  tone?: Tone;
  /** Language in which its reader wanted to be written to. */
  language?: string;
  /** For `session`: which one, and how many weeks before it. */
  session?: { key: string; start: PlainDate; weeks: number };
  /** For `concern`. */
  concern?: Concern;
  /** For `decision`. */
  decision?: Decision;
}

export interface NoticeEntry {
  milestone: MilestoneKey;
  rung: number;
  /** Of what a decision leaves undated: the date that it had. */
  dueOn: PlainDate;
  revision: number;
  /** The date that its reader knew, where it has moved since. */
  movedFrom?: PlainDate;
  /** It had been done or waived, and a decision opens it again. */
  again?: true;
  /** In a notice that collects others: the promised day that has passed. */
  promised?: PlainDate;
  /** In a notice that collects others: the session that must receive it, and how many weeks before it that was asked for. */
  session?: { key: string; weeks: number };
}

/** Why a notice reaches its recipient. */
export interface Why extends Reason {
  /** The promised day that has passed. */
  promised?: PlainDate;
  /** Where it collects what several roles or rules bring: the others, each with its role. */
  others?: (Reason & { role: string })[];
}

/** In which way a notice reaches its recipient, and by which rule. */
export interface Reason {
  capacity: Capacity;
  /** Which rule brought it about: "ladder of the template", "ladder of this edition for M11", "daily digest". */
  rule: string;
  /** The person in whose absence the recipient stands in. */
  coverFor?: string;
}

/** A decision on the congress, as it stands at the end of the command that brought it about. */
export interface Decision {
  /** `suspended`: postponed without a date. `dates`: new ones, in place of others. */
  kind: 'suspended' | 'dates' | 'cancelled';
  /** Who gave the command, which may be for a body that decided. */
  by: Actor;
  /** The legal basis, or else the document that proves it. */
  basis?: string;
  /** The dates that held before it, or held last. */
  from?: Period;
  /** The dates that hold now. */
  to?: Period;
  /** Where and how it is to be held, where that is otherwise than before. */
  venue?: string;
  modality?: Modality;
}

export type Concern =
  /** With the other roles that were found vacant at the same time. */
  | { kind: 'vacant-role'; role: string; others?: string[] }
  /** Key of the notice that its reader cannot get, and what the server said. */
  | { kind: 'undelivered'; notice: string; recipient: string; answer: string }
  | { kind: 'reported'; milestone: MilestoneKey; by: string }
  | { kind: 'declined'; milestone: MilestoneKey; by: string; note: string }
  /** To the one `of` whom the report was, or who stands in: it was rejected, by whom and why. */
  | { kind: 'report-rejected'; milestone: MilestoneKey; of: string; by: string; reason: string }
  /** To the one `of` whom the promise was, or who stands in: somebody else has promised it for another day. */
  | { kind: 'promise-replaced'; milestone: MilestoneKey; of: string; by: string; promise: PlainDate }
  /** Its address, of which the host is told, is gone for good or has taken nothing for days. `answer`: its last one, in a word. */
  | { kind: 'webhook-disabled'; webhook: string; host: string; cause: 'gone' | 'failing'; answer: string };
