import { procedures } from '../procedures/registry.js';
import { undoneBy } from '../procedures/stage.js';
import type { MilestoneKey } from '../template/template.js';
import { ownershipOf } from './milestones.js';
import { openStage } from './settle.js';
import type { Turn } from './turn.js';

/** A milestone is not to be done; the stage that owns it is told. */
export function waiveMilestone(turn: Turn, key: MilestoneKey, reason: string): void {
  turn.emit({ type: 'milestone-waived', milestone: key, reason });
  const owner = ownershipOf(turn.world.template, key);
  if (owner && turn.world.stages[owner.stream]) turn.emitTo(owner.stream, { type: 'slot-waived', slot: owner.slot, reason });
}

/** A closed milestone is open again; the stage that owns it goes on from before the steps that completed it. */
export function reopenMilestone(turn: Turn, key: MilestoneKey, reason: string): void {
  turn.emit({ type: 'milestone-reopened', milestone: key, reason });
  const owner = ownershipOf(turn.world.template, key);
  const stage = owner && turn.world.stages[owner.stream];
  if (!owner || !stage) return;
  if (stage.status === 'ended') openStage(turn, owner.stream);
  turn.emitTo(owner.stream, {
    type: 'slot-reopened',
    slot: owner.slot,
    reason,
    undone: undoneBy(procedures[stage.procedure], stage, owner.slot),
  });
}
