import type { z } from 'zod';
import type { Evidence, MilestoneState } from '../edition/state.js';
import type { Meeting, Period } from '../plan/plan.types.js';
import type { Session } from '../calendar/session.js';
import type { Refusal } from '../refusal.js';
import type { MilestoneKey, Placement, ProcedureId, RequirementId } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { PlainDate } from '../time/plain-date.js';
import type { Actor } from '../edition/actor.js';

/**
 * A procedure is a table of steps. Deciding, recording and undoing a step is the same for all of them (`stage.ts`);
 * a procedure only says which steps there are, in what order, what each must carry, which rule of the mandate it is
 * held to, and which milestone it starts or completes.
 */
export interface Procedure {
  id: ProcedureId;
  title: string;
  /** Names of the milestones it owns; the template puts a milestone at each. */
  slots: readonly string[];
  /** What the template may set (`stages[].procedure.settings`); parsed when the template is read. */
  settings: z.ZodType<object>;
  steps: readonly Step[];
  /** The present state in words, for Temporal's UI and the API ("Draft before the Commission; comments awaited"). */
  describe(state: StageState, view: StageView): string;
  /** Whether nothing more is awaited once all its milestones are done or waived; absent: nothing is. */
  over?(state: StageState, view: StageView): boolean;
}

export interface Step<P = unknown> {
  id: string;
  /** Imperative, as on a button: "Submit the draft to the Commission". */
  title: string;
  /** The rules of the mandate behind it. */
  sources: readonly RequirementId[];
  payload: z.ZodType<P>;
  /** Steps that must have been performed before. A slot's name in the form `slot:held` is satisfied by its milestone being done or waived. */
  after: readonly string[];
  /** May be performed more than once (a statement, a meeting, a document). */
  repeats?: boolean;
  /** Milestones it moves; the evidence is taken from the payload. Hard prerequisites of a milestone then hold for the step. */
  moves?: readonly { slot: string; to: 'started' | 'done'; evidence?: (payload: P) => Evidence }[];
  /** What must be so before the step can be performed, whatever it carries and whenever it was: every thing that is missing. */
  ready?(state: StageState, view: StageView): Refusal[];
  /** Rules beyond order and shape: every one that is broken. Live they refuse, in a historic edition they are recorded as deviations. */
  check?(payload: P, state: StageState, view: StageView): Refusal[];
  /** Things worth saying that refuse nothing (a workshop without its item; a text that is too long). */
  advise?(payload: P, state: StageState, view: StageView): string[];
  /** Only for the calendar of regional meetings: the meetings that the step agrees. */
  agreesMeetings?(payload: P): Meeting[];
}

/** Ties a step's payload type to its functions; the table itself holds steps of any payload. */
export function step<P>(definition: Step<P>): Step {
  return definition as Step;
}

/** A stage's own state: what has been performed, oldest first. Everything else is derived from it. */
export interface StageState {
  stream: string;
  procedure: ProcedureId;
  meeting?: string;
  status: 'running' | 'suspended' | 'ended';
  performed: PerformedStep[];
  /** Slots whose milestones were waived by the edition. */
  waived: string[];
  sequence: number;
}

export interface PerformedStep {
  step: string;
  payload: Record<string, unknown>;
  effectiveOn: EffectiveOn;
  by: Actor;
  sequence: number;
  deviations: Refusal[];
}

/** What a procedure may see of the world around it. */
export interface StageView {
  today: PlainDate;
  /** The first and last day on which the step in hand is said to have happened. Undefined: date unknown. */
  when?: { first: PlainDate; last: PlainDate };
  placement: Placement;
  dates?: Period;
  conference?: number;
  settings: Record<string, unknown>;
  meetings: readonly Meeting[];
  /** The meeting of this stage, for a regional meeting. */
  meeting?: Meeting;
  /** State of the milestone at a slot. */
  slot(name: string): MilestoneState | undefined;
  /** The milestone at a slot, as people know it. */
  named(slot: string): { key: MilestoneKey; title: string } | undefined;
  /** A session by its key, with real or expected dates; undefined where no such body or number exists. */
  session(key: string): Session | undefined;
  /** State of the milestone at a slot of another stage: a record may know that it was reached without knowing the steps. */
  slotOf(stream: string, name: string): MilestoneState | undefined;
  /** Another stage of this edition by its stream, where it has started. */
  stage(stream: string): StageState | undefined;
}

/** All performances of a step, oldest first. */
export const performances = (state: StageState, stepId: string): PerformedStep[] => state.performed.filter((p) => p.step === stepId);
/** The latest performance of a step. */
export const latest = (state: StageState, stepId: string): PerformedStep | undefined => state.performed.findLast((p) => p.step === stepId);
