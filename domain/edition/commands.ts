import type { Session } from '../calendar/session.js';
import type { Meeting } from '../plan/plan.types.js';
import type { Capacity, Ladder, MilestoneId, MilestoneKey, Modality, Placement, PlanningType } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { Offset, PlainDate, Zone } from '../time/plain-date.js';
import type { Actor } from './actor.js';
import type { Evidence, LadderScope } from './state.js';

/**
 * What can be asked of an edition and of its stages. Every command is wrapped in an envelope that says who asks, under
 * which id, since when it is so and on what basis.
 */
export interface Envelope {
  /** One and the same as the caller's idempotency key and Temporal's update id. Unique in its edition. */
  id: string;
  edition: string;
  /** `edition`, or a stage's stream: `discussion-guide`, `regional-meeting.africa`. */
  stream: string;
  actor: Actor;
  /** When it is (was) so, as precisely as known; absent: on the day of the command. */
  effectiveOn?: EffectiveOn;
  /** Legal basis: a resolution, a decision, a note verbale. */
  basis?: string;
  /** The sequence that the caller last saw on the milestone (or, for the edition itself, on the edition). */
  ifSequence?: number;
  /** Hash of the request body, to tell a repetition from another command under the same key. */
  hash: string;
  command: Command;
}

export type Command = EditionCommand | PerformStep;

/** A step of a stage's procedure; the payload is checked by the procedure. */
export interface PerformStep {
  type: 'perform';
  step: string;
  payload: Record<string, unknown>;
}

export type EditionCommand =
  | CreateEdition
  | { type: 'decide-dates'; opening: PlainDate; closing: PlainDate; venue?: string; host?: string }
  | { type: 'set-conference'; number: number }
  | { type: 'start'; milestone: MilestoneKey }
  | { type: 'complete'; milestone: MilestoneKey; evidence: Evidence }
  | { type: 'waive'; milestone: MilestoneKey; reason: string }
  | { type: 'reopen'; milestone: MilestoneKey; reason: string }
  | { type: 'pin'; milestone: MilestoneKey; on: PlainDate; reason: string }
  | { type: 'unpin'; milestone: MilestoneKey; reason: string }
  | { type: 'announce-postponement'; evidence: Evidence }
  | { type: 'suspend'; evidence: Evidence }
  | {
      type: 'reconvene';
      opening: PlainDate;
      closing: PlainDate;
      venue?: string;
      /** How it will be attended from now on; absent: as before. */
      modality?: Modality;
      evidence: Evidence;
      retarget: Record<MilestoneKey, string>;
    }
  /** The congress will not be held at all. */
  | { type: 'cancel'; evidence: Evidence }
  | { type: 'retarget'; milestone: MilestoneKey; session: string }
  /** The high-level segment stands at the other end of the congress. */
  | { type: 'place'; placement: Placement }
  /** The whole list of regional meetings; those without a number keep theirs or get the next one. */
  | { type: 'agree-meetings'; meetings: Meeting[] }
  /** Pins a milestone so many days after its present date, or before it where negative. */
  | { type: 'slip'; milestone: MilestoneKey; days: number; reason: string }
  /** A newer version of the edition's template holds for it from now on. */
  | { type: 'adopt-template'; version: number }
  | { type: 'date-session'; session: string; start: PlainDate; end: PlainDate }
  | { type: 'record-external'; external: string; evidence: Evidence }
  | RoleCommand
  /** Several of them as one, in their order: all of them or none. */
  | { type: 'change-roles'; changes: RoleCommand[] }
  /** Null: back to the template's. */
  | { type: 'set-ladder'; scope: LadderScope; ladder: Ladder | null; reason: string }
  | ResponseCommand
  /** Several changes of plan as one: all of them, in their order, or none. `simulation`: the number of the one that is applied. */
  | { type: 'replan'; changes: PlanningCommand[]; simulation?: number }
  | { type: 'close'; reason: string }
  /** Time has passed: what it alone brings about. Sent by the deadline wheel, never by a person. */
  | { type: 'wake' };

/** A person is given a role, or gives it back; in which capacity: responsible, unless another is named. */
export type RoleCommand = { type: 'assign-role' | 'release-role'; role: string; person: string; capacity?: Capacity };

/** What changes the plan, and can be simulated before it is decided. */
export type PlanningCommand = Extract<EditionCommand, { type: PlanningType }>;

/** What a reader answers to a reminder, and what the organiser does about it. */
export type ResponseCommand =
  | { type: 'acknowledge'; milestone: MilestoneKey; person: string; promise?: PlainDate; note?: string }
  | { type: 'snooze'; milestone: MilestoneKey; person: string; until: PlainDate; reason: string }
  /** Completes the milestone where the person's role may; else the organiser is asked to confirm. */
  | { type: 'report-done'; milestone: MilestoneKey; person: string; evidence: Evidence }
  | { type: 'decline'; milestone: MilestoneKey; person: string; note: string; to?: string }
  | { type: 'confirm-report'; milestone: MilestoneKey }
  | { type: 'reject-report'; milestone: MilestoneKey; reason: string };

export interface CreateEdition {
  type: 'create';
  title: string;
  /** What it is called where there is little room: "Fourteenth Congress". */
  shortTitle?: string;
  /** A demonstration or an exercise: no evidence for the rules of its template. */
  madeUp?: true;
  template: { id: string; version: number };
  zone: Zone;
  mode: 'live' | 'historic';
  placement: Placement;
  targetYear: number;
  dates?: { opening: PlainDate; closing: PlainDate };
  conference?: number;
  host?: string;
  venue?: string;
  /** Real dates of sessions around the cycle; those missing are expected in their months. */
  sessions: Session[];
  /** The regional meetings expected; absent: those of the template. */
  meetings?: Meeting[];
  /** Distances of the edition's own instead of those in the template's rules: as what earlier editions needed suggests. */
  adjustments?: Record<MilestoneId, Offset>;
  previous?: { edition?: string; dates: Record<string, PlainDate> };
}
