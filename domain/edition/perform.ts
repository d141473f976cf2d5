import type { PerformStep } from './commands.js';
import type { World } from '../engine.types.js';
import { procedures } from '../procedures/registry.js';
import { decideStep } from '../procedures/stage.js';
import { viewOf } from '../procedures/view-of.js';
import { refuse, type Refusal } from '../refusal.js';
import { complete, notOpen } from './complete.js';
import { isClosed, keyAtSlot, streamOf, streamsOf } from './milestones.js';
import { openStage } from './settle.js';
import type { Evidence } from './state.js';
import { combined, type Turn } from './turn.js';

/**
 * Performs a step of a stage. The step is decided by its procedure, the milestones it moves by the edition; both are
 * recorded together or not at all.
 */
export function perform(turn: Turn, command: PerformStep): Refusal | undefined {
  const { stream, ifSequence } = turn.envelope;
  const owner = streamOf(turn.world, stream);
  if (!owner)
    return refuse('stage-unknown', `There is no stage "${stream}". Stages: ${streamsOf(turn.world).join(', ')}.`, {
      facts: [{ ref: stream, says: 'unknown' }],
    });
  const violations = notRunning(turn.world, stream);
  if (violations.length > 0) {
    if (!turn.bends) return combined(violations);
    if (!turn.world.stages[stream]) openStage(turn, stream);
  }
  const state = turn.world.stages[stream];
  if (!state) return combined(violations);
  if (ifSequence !== undefined && ifSequence !== state.sequence) return stale(ifSequence, state.sequence);

  const procedure = procedures[owner.procedureId];
  const decision = decideStep(procedure, state, viewOf(turn.world, stream, turn.today, turn.when), command);
  if (!decision.possible) return decision.refusal;
  const broken = [...violations, ...decision.violations];
  if (!turn.bends && broken.length > 0) return combined(broken);

  turn.advice.push(...decision.advice);
  turn.emitTo(stream, { type: 'step-performed', step: command.step, payload: decision.payload, deviations: broken });
  const meetings = decision.step.agreesMeetings?.(decision.payload);
  if (meetings) turn.emit({ type: 'meetings-agreed', meetings });
  for (const move of decision.step.moves ?? []) {
    const refusal = moveMilestone(turn, stream, move.slot, move.to, () => move.evidence?.(decision.payload) ?? {});
    if (refusal) return refusal;
  }
  return undefined;
}

/** Moves the milestone at a slot, unless it is there already (a repeated step, a milestone waived by the edition). */
function moveMilestone(turn: Turn, stream: string, slot: string, to: 'started' | 'done', evidence: () => Evidence): Refusal | undefined {
  const key = keyAtSlot(turn.world, stream, slot, turn.when?.last);
  const milestone = key === undefined ? undefined : turn.edition.milestones[key];
  if (key === undefined || !milestone || isClosed(milestone)) return undefined;
  if (to === 'done') return complete(turn, key, evidence());
  // one that waits for new dates begins with them; what is done for it meanwhile is on record
  if (milestone.status === 'in-progress' || (milestone.status === 'suspended' && !turn.bends)) return undefined;
  const refusal = notOpen(turn, key);
  if (!refusal) turn.emit({ type: 'milestone-started', milestone: key });
  return refusal;
}

function notRunning(world: World, stream: string): Refusal[] {
  const state = world.stages[stream];
  if (!state) {
    const owner = streamOf(world, stream);
    const after = owner?.meeting === undefined ? owner?.procedure.startsAfter : owner.procedure.slots['calendar'];
    return [
      refuse('stage-not-started', `The stage "${stream}" has not started. It starts when ${after} is done.`, {
        facts: [{ ref: after ?? stream, says: `not done yet` }],
      }),
    ];
  }
  if (state.status === 'ended') {
    return [
      refuse('stage-ended', `The stage "${stream}" has ended: nothing of it is open. Reopen one of its milestones to go on.`, {
        facts: [{ ref: stream, says: 'ended' }],
      }),
    ];
  }
  return [];
}

export const stale = (given: number, present: number): Refusal =>
  refuse(
    'version-stale',
    `What you saw has changed since: you named version ${given}, it is now ${present}. Read it again and decide anew.`,
    {
      facts: [{ ref: String(present), says: 'the present version' }],
    },
  );
