import type { PerformStep } from '../edition/commands.js';
import type { StageEvent } from '../edition/events.js';
import { refuse, type Refusal } from '../refusal.js';
import { malformed } from './malformed.js';
import type { PerformedStep, Procedure, StageState, StageView, Step } from './procedure.js';

/** What a step amounts to, before the edition has had its say on the milestones it moves. */
export type StepDecision =
  /** Not a step at all, or not in this state: refused in a historic edition too. */
  | { possible: false; refusal: Refusal }
  | { possible: true; step: Step; payload: Record<string, unknown>; violations: Refusal[]; advice: string[] };

/**
 * Decides a step of a procedure: its shape and the stage's state make it possible or not; order and the mandate's rules
 * make violations, which refuse a live command and become deviations of a historic one.
 */
export function decideStep(procedure: Procedure, state: StageState, view: StageView, command: PerformStep): StepDecision {
  const step = procedure.steps.find((s) => s.id === command.step);
  if (!step) {
    const known = procedure.steps.map((s) => s.id).join(', ');
    return no(refuse('step-unknown', `${procedure.title} has no step "${command.step}". Its steps are: ${known}.`, { pointer: '/step' }));
  }
  const parsed = step.payload.safeParse(command.payload);
  if (!parsed.success) return no(malformed(step, parsed.error, command.payload));
  const payload = parsed.data as Record<string, unknown>;
  const violations = [...orderViolations(procedure, step, state, view), ...(step.check?.(payload, state, view) ?? [])];
  return { possible: true, step, payload, violations, advice: step.advise?.(payload, state, view) ?? [] };
}

/** Why a step cannot be performed as things stand, whatever its payload: its stage's state, repetition, and order. */
export function orderViolations(procedure: Procedure, step: Step, state: StageState, view: StageView): Refusal[] {
  const violations: Refusal[] = [];
  if (state.status === 'suspended') {
    violations.push(refuse('edition-suspended', 'The congress is postponed without a date; the stage waits for new dates.'));
  }
  const waiting = step.moves?.find((m) => m.to === 'done' && view.slot(m.slot)?.status === 'suspended');
  if (state.status !== 'suspended' && waiting) {
    violations.push(
      refuse('edition-suspended', `The congress is postponed without a date; what "${step.title}" completes waits for new dates.`, {
        facts: [{ ref: refOf(slotOf(waiting.slot), view), says: 'suspended' }],
      }),
    );
  }
  if (!step.repeats && state.performed.some((p) => p.step === step.id)) {
    violations.push(refuse('step-done', `"${step.title}" has been done already. Reopen its milestone to do it again.`));
  }
  violations.push(...(step.ready?.(state, view) ?? []));
  const waived = step.repeats ? undefined : step.moves?.find((m) => m.to === 'done' && state.waived.includes(m.slot));
  if (waived) {
    violations.push(
      refuse('milestone-not-open', `The milestone of "${step.title}" was waived. Reopen it if it is to be done after all.`, {
        facts: [{ ref: refOf(slotOf(waived.slot), view), says: 'waived' }],
      }),
    );
  }
  const missing = step.after.filter((id) => !satisfied(procedure, id, state, view));
  if (missing.length > 0) {
    violations.push(
      refuse(
        'step-too-early',
        `"${step.title}" comes after ${missing.map((id) => `"${titleOf(procedure, id, view)}"`).join(' and ')}. Do that first.`,
        {
          facts: [
            ...missing.map((id) => ({ ref: refOf(id, view), says: `${titleOf(procedure, id, view)}: not done yet` })),
            ...rules(step),
          ],
        },
      ),
    );
  }
  return violations;
}

/** Every step with whether it can be performed now and, if not, why not. */
export function steps(procedure: Procedure, state: StageState, view: StageView): { step: Step; refusals: Refusal[] }[] {
  return procedure.steps.map((step) => ({ step, refusals: orderViolations(procedure, step, state, view) }));
}

/** A rule of the mandate that a step breaks; `ref` is the requirement's id. */
export function breaks(requirement: string, reason: string, pointer?: string): Refusal {
  return refuse('step-rule', reason, { facts: [{ ref: requirement, says: reason }], ...(pointer === undefined ? {} : { pointer }) });
}

/** A stage that has just started. */
export const startedStage = (stream: string, event: Extract<StageEvent, { type: 'stage-started' }>): StageState => ({
  stream,
  procedure: event.procedure as StageState['procedure'],
  ...(event.meeting === undefined ? {} : { meeting: event.meeting }),
  status: 'running',
  performed: [],
  waived: [],
  sequence: 0,
});

/** The state after an event of the stage's stream. `recorded` is the event's envelope. */
export function evolveStage(
  state: StageState | undefined,
  event: StageEvent,
  recorded: { stream: string; sequence: number; effectiveOn: string; actor: string },
): StageState {
  if (event.type === 'stage-started') {
    // Starting again after an end (a milestone was reopened) keeps what was performed.
    return state
      ? { ...state, status: 'running', sequence: recorded.sequence }
      : { ...startedStage(recorded.stream, event), sequence: recorded.sequence };
  }
  if (!state) throw new Error(`The stream ${recorded.stream} begins with ${event.type}; a stage's stream begins with stage-started.`);
  return { ...evolved(state, event, recorded), sequence: recorded.sequence };
}

function evolved(
  state: StageState,
  event: Exclude<StageEvent, { type: 'stage-started' }>,
  recorded: { sequence: number; effectiveOn: string; actor: string },
): StageState {
  switch (event.type) {
    case 'step-performed': {
      const performed: PerformedStep = {
        step: event.step,
        payload: event.payload,
        effectiveOn: recorded.effectiveOn,
        by: recorded.actor,
        sequence: recorded.sequence,
        deviations: event.deviations,
      };
      return { ...state, performed: [...state.performed, performed] };
    }
    case 'slot-waived':
      return { ...state, waived: [...state.waived, event.slot] };
    case 'slot-reopened':
      return {
        ...state,
        performed: state.performed.filter((p) => !event.undone.includes(p.sequence)),
        waived: state.waived.filter((s) => s !== event.slot),
      };
    case 'stage-suspended':
      return { ...state, status: 'suspended' };
    case 'stage-resumed':
      return { ...state, status: 'running' };
    case 'stage-ended':
      return { ...state, status: 'ended' };
  }
}

/**
 * What a reopened milestone takes back, by sequence: the step that completed it and the steps that come after that one.
 * A step that repeats completed one occurrence each time; then its last performance alone is taken back.
 */
export function undoneBy(procedure: Procedure, state: StageState, slot: string): number[] {
  const completing = procedure.steps.filter((s) => s.moves?.some((m) => m.slot === slot && m.to === 'done'));
  const recurring = completing.filter((s) => s.repeats).map((s) => s.id);
  const last = state.performed.findLast((p) => recurring.includes(p.step));
  const undone = new Set(completing.filter((s) => !s.repeats).map((s) => s.id));
  for (let grew = true; grew;) {
    grew = false;
    for (const s of procedure.steps) {
      if (!undone.has(s.id) && s.after.some((a) => undone.has(a))) grew = Boolean(undone.add(s.id));
    }
  }
  return state.performed.filter((p) => p === last || undone.has(p.step)).map((p) => p.sequence);
}

/** A step is behind us when it was performed, or when the milestone that it completes was waived. */
function satisfied(procedure: Procedure, id: string, state: StageState, view: StageView): boolean {
  const slot = slotNamed(id);
  if (slot !== undefined) {
    const status = view.slot(slot)?.status;
    return status === 'done' || status === 'waived';
  }
  const completes = procedure.steps.find((s) => s.id === id)?.moves?.filter((m) => m.to === 'done') ?? [];
  return state.performed.some((p) => p.step === id) || completes.some((m) => state.waived.includes(m.slot));
}

const slotPrefix = 'slot:';
const slotOf = (slot: string): string => `${slotPrefix}${slot}`;
/** The slot that something to be done before is at; undefined where it is a step. */
const slotNamed = (id: string): string | undefined => (id.startsWith(slotPrefix) ? id.slice(slotPrefix.length) : undefined);

/** What a step comes after, as a person knows it: a step by its title, a milestone by its key and title. */
function titleOf(procedure: Procedure, id: string, view: StageView): string {
  const slot = slotNamed(id);
  if (slot === undefined) return procedure.steps.find((s) => s.id === id)?.title ?? id;
  const milestone = view.named(slot);
  return milestone ? `${milestone.key} ${milestone.title}` : `the milestone of "${slot}"`;
}

/** A step by its id, a milestone by its key. */
function refOf(id: string, view: StageView): string {
  const slot = slotNamed(id);
  return slot === undefined ? id : (view.named(slot)?.key ?? id);
}

const rules = (step: Step): { ref: string; says: string }[] => step.sources.map((ref) => ({ ref, says: `Rule ${ref} of the mandate` }));

const no = (refusal: Refusal): StepDecision => ({ possible: false, refusal });
