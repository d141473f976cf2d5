import type { Session } from '../calendar/session.js';
import type { Due, Meeting } from '../plan/plan.types.js';
import type { Refusal } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { Instant, PlainDate } from '../time/plain-date.js';
import type { Actor } from './actor.js';
import type { CreateEdition } from './commands.js';
import type { Evidence } from './state.js';

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

/** An event as the core emits it: where it belongs and what it says; envelope and time are added around it. */
export interface Emitted {
  stream: string;
  event: DomainEvent;
}

export type DomainEvent = EditionEvent | StageEvent | DeliveryEvent;

export type EditionEvent =
  | ({ type: 'edition-created'; meetings: Meeting[] } & Omit<CreateEdition, 'type' | 'meetings'>)
  | { type: 'dates-decided'; opening: PlainDate; closing: PlainDate; venue?: string; host?: string; deviations: Refusal[] }
  | { type: 'conference-numbered'; number: number }
  /** The plan as recomputed after the event before it: only what changed. A key that was absent appears; `gone` ones do not occur any more. */
  | { type: 'plan-revised'; changes: PlanChange[]; gone: MilestoneKey[] }
  | { type: 'milestone-started'; milestone: MilestoneKey }
  | { type: 'milestone-completed'; milestone: MilestoneKey; evidence: Evidence; deviations: Refusal[] }
  | { type: 'milestone-waived'; milestone: MilestoneKey; reason: string }
  | { type: 'milestone-reopened'; milestone: MilestoneKey; reason: string }
  | { type: 'date-pinned'; milestone: MilestoneKey; on: PlainDate; reason: string }
  | { type: 'date-unpinned'; milestone: MilestoneKey; reason: string }
  | { type: 'postponement-announced'; on: PlainDate; evidence: Evidence }
  | { type: 'postponement-withdrawn'; reason: string }
  | { type: 'suspended'; milestones: MilestoneKey[] }
  | { type: 'reconvened'; opening: PlainDate; closing: PlainDate; venue?: string }
  | { type: 'retargeted'; milestone: MilestoneKey; session: string }
  | { type: 'session-dated'; session: Session }
  | { type: 'meetings-agreed'; meetings: Meeting[] }
  | { type: 'external-recorded'; external: string; evidence: Evidence }
  | { type: 'role-assigned'; role: string; person: string }
  | { type: 'role-released'; role: string; person: string }
  | { type: 'stage-opened'; stage: string }
  | { type: 'stage-closed'; stage: string }
  | { type: 'reminders-reached'; rungs: { milestone: MilestoneKey; recipient: string; revision: number; through: PlainDate }[] }
  | { type: 'edition-closed'; reason: string; notRecorded: MilestoneKey[] };

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
  | { type: 'stage-resumed'; opening: PlainDate; closing: PlainDate }
  | { type: 'stage-ended' };

/** Events of the delivery stream: the ledger is projected from these alone. */
export type DeliveryEvent =
  | { type: 'notices-intended'; notices: Notice[] }
  | { type: 'notices-withdrawn'; keys: string[]; why: string }
  | { type: 'delivery-begun'; keys: string[]; at: Instant }
  | { type: 'delivery-succeeded'; key: string; at: Instant; messageId: string; answer: string }
  | { type: 'delivery-failed'; key: string; at: Instant; answer: string; permanent: boolean; retryAt: Instant | null };

/** A reminder that is to reach one recipient. */
export interface Notice {
  /** `edition/milestone/rung/recipient/revision`; a collapsed notice: `edition/catch-up/recipient/instant`. */
  key: string;
  /** Person's id, or `role:…` where nobody holds the role. */
  recipient: string;
  role: string;
  kind: 'reminder' | 'catch-up';
  /** What it is about: one entry, or all that a catch-up collapses. */
  about: { milestone: MilestoneKey; rung: number; dueOn: PlainDate; revision: number }[];
  /** Key of the notice this one went into, where it was collapsed. */
  collapsedInto?: string;
  status: 'intended' | 'collapsed' | 'historic' | 'nobody';
  at: Instant;
}
