import { refuse, type Refusal } from '../refusal.js';
import type { CycleTemplate, Placement, Stage, StageProcedure } from '../template/template.js';
import type { Turn } from './turn.js';

/** The high-level segment moves to the other end of the congress, unless it has been held or is in session. Sources: R080, R082. */
export function place(turn: Turn, { placement }: { placement: Placement }): Refusal | undefined {
  const segment = segmentOf(turn.world.template);
  if (!segment) {
    return refuse('stage-unknown', `The template ${turn.world.template.id} has no high-level segment that could be placed.`, {
      pointer: '/placement',
    });
  }
  if (placement === turn.edition.placement) {
    turn.advice.push(`The high-level segment stands at the ${placement} already.`);
    return undefined;
  }
  const held = segmentHeld(turn, segment);
  if (held && !turn.bends) return held;
  turn.emit({ type: 'segment-placed', placement, deviations: held ? [held] : [] });
  // What the stage has on record of its place is no longer so; its length is what the template gives for the new one.
  if (turn.world.stages[segment.id]?.performed.some(({ step }) => step === 'place')) {
    turn.emitTo(segment.id, { type: 'step-performed', step: 'place', payload: { placement }, deviations: [] });
  }
  return undefined;
}

type Segment = Stage & { procedure: StageProcedure };

const segmentOf = ({ stages }: CycleTemplate): Segment | undefined =>
  stages.find((stage): stage is Segment => stage.procedure?.id === 'high-level-segment');

function segmentHeld({ edition }: Turn, { procedure }: Segment): Refusal | undefined {
  const key = procedure.slots['segment'];
  const milestone = key === undefined ? undefined : edition.milestones[key];
  if (key === undefined || !milestone || (milestone.status !== 'done' && milestone.status !== 'in-progress')) return undefined;
  const says = milestone.done ? `held on ${milestone.done.on}` : 'in session';
  return refuse('segment-held', `The high-level segment is ${milestone.done ? 'over' : 'in session'} (${key}); it stays where it stands.`, {
    facts: [{ ref: key, says }],
    pointer: '/placement',
  });
}
