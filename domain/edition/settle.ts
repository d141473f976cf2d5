import { procedures } from '../procedures/registry.js';
import { viewOf } from '../procedures/view-of.js';
import { gathers } from '../delivery/together.js';
import { isWanted } from '../delivery/wanted.js';
import { isClosed, keysOfStream, streamOf, streamsOf } from './milestones.js';
import { replan } from './replan.js';
import { reviseSuspension } from './suspension.js';
import type { Turn } from './turn.js';

/** What follows from a decision of itself: new dates, stages that begin or end, notices that have lost their point. */
export function settle(turn: Turn, why: string): void {
  if (turn.edition.status !== 'archived') advanceStages(turn, why);
  withdrawNotices(turn, why);
}

/** New dates, stages that begin or end, and, while the congress has no date, what waits for it. */
export function advanceStages(turn: Turn, why: string): void {
  replan(turn, why);
  const known = streamsOf(turn.world);
  // A meeting that was taken off the calendar has no stage any more.
  for (const [stream, status] of Object.entries(turn.edition.stages)) {
    if (status === 'running' && !known.includes(stream)) closeStage(turn, stream);
  }
  for (const stream of known) {
    if (mayBegin(turn, stream)) openStage(turn, stream);
    else if (isOver(turn, stream)) closeStage(turn, stream);
  }
  reviseSuspension(turn);
}

/** Opens a stage, or opens it again after one of its milestones was reopened. */
export function openStage(turn: Turn, stream: string): void {
  const owner = streamOf(turn.world, stream);
  if (!owner) throw new Error(`The template ${turn.world.template.id} has no stage ${stream}.`);
  turn.emit({ type: 'stage-opened', stage: stream });
  turn.emitTo(stream, {
    type: 'stage-started',
    procedure: owner.procedureId,
    ...(owner.meeting === undefined ? {} : { meeting: owner.meeting }),
  });
}

export function closeStage(turn: Turn, stream: string): void {
  turn.emitTo(stream, { type: 'stage-ended' });
  turn.emit({ type: 'stage-closed', stage: stream });
}

/**
 * A stage begins after its milestone in the template; a meeting's own when the calendar of meetings is agreed, and again
 * when a meeting that was taken off the calendar comes back.
 */
function mayBegin(turn: Turn, stream: string): boolean {
  const { edition, world } = turn;
  if (edition.status === 'cancelled') return false;
  const owner = streamOf(world, stream);
  const returns = owner?.meeting !== undefined && edition.stages[stream] === 'ended' && hasOpen(turn, stream);
  if (!owner || (edition.stages[stream] !== undefined && !returns)) return false;
  const after = owner.meeting === undefined ? owner.procedure.startsAfter : owner.procedure.slots['calendar'];
  const milestone = after === undefined ? undefined : edition.milestones[after];
  return milestone !== undefined && isClosed(milestone);
}

export const hasOpen = (turn: Turn, stream: string): boolean =>
  keysOfStream(turn.world, stream).some((key) => {
    const milestone = turn.edition.milestones[key];
    return milestone !== undefined && !isClosed(milestone);
  });

/** A stage is over when all its milestones are closed and its procedure awaits nothing more. */
function isOver(turn: Turn, stream: string): boolean {
  const { edition, world } = turn;
  const state = world.stages[stream];
  const owner = streamOf(world, stream);
  if (edition.stages[stream] !== 'running' || !state || !owner) return false;
  return !hasOpen(turn, stream) && (procedures[owner.procedureId].over?.(state, viewOf(world, stream, turn.today)) ?? true);
}

/**
 * Notices that have lost their point are not sent any more; one that is on its way cannot be called back, nor is one that gathers
 * and has been tried: it may carry what other editions have to tell.
 */
function withdrawNotices(turn: Turn, why: string): void {
  const { world } = turn;
  const keys = [...world.delivery.pending.values()]
    .filter(({ notice, attempts, begunAt }) => begunAt === undefined && (!gathers(notice) || attempts === 0) && !isWanted(world, notice))
    .map(({ notice }) => notice.key);
  if (keys.length > 0) turn.emitDelivery({ type: 'notices-withdrawn', keys, why });
}
