import { graphOf } from '../plan/graph.js';
import { refuse, type Refusal } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import type { EditionState, Evidence } from './state.js';
import { malformedEvidence } from './complete.js';
import { definitionOf, isActive } from './milestones.js';
import { planFor } from './replan.js';
import { closeStage } from './settle.js';
import type { Turn } from './turn.js';
import { waiveMilestone } from './waive-reopen.js';

/**
 * The congress will not be held, now or later: what hangs on its opening or closing, and what cannot come about without
 * that, is waived. What else is open stays so, to be recorded or left; nobody is reminded of it.
 */
export function cancel(turn: Turn, { evidence }: { evidence: Evidence }): Refusal | undefined {
  const refusal = begun(turn) ?? malformedEvidence(evidence) ?? unproven(turn, evidence);
  if (refusal) return refusal;
  const notToBe = notToBeHeld(turn);
  turn.emit({ type: 'cancelled', evidence });
  for (const key of notToBe) waiveMilestone(turn, key, turn.withBasis('the congress is cancelled'));
  // What waited for new dates waits no more.
  for (const [stream, status] of Object.entries(turn.edition.stages)) {
    if (status === 'running' && turn.world.stages[stream]?.status === 'suspended') closeStage(turn, stream);
  }
  const open = leftOpen(turn.edition);
  if (open.length > 0) {
    turn.advice.push(
      `To be decided on, for they do not hang on the congress alone: ${open.join(', ')}. Waive what is not to go on; what is open when the edition is closed stays "not recorded".`,
    );
  }
  return undefined;
}

/** What stays open of a congress that is cancelled, such as its regional meetings: whether they go on no rule can know. */
export const leftOpen = ({ cancelled, status, milestones }: EditionState): MilestoneKey[] =>
  cancelled && status !== 'archived' ? Object.keys(milestones).filter((key) => milestones[key] && isActive(milestones[key])) : [];

/** Of a congress that is cancelled the plan does not change any more. */
export function cancelledFault({ edition }: Turn): Refusal | undefined {
  if (edition.status !== 'cancelled') return undefined;
  const { on, basis } = edition.cancelled ?? { on: 'unknown' };
  const says = `cancelled on ${on}${basis === undefined ? '' : ` (${basis})`}`;
  return refuse(
    'edition-cancelled',
    `The congress was ${says}; its plan does not change any more. Close the edition when all is recorded.`,
    {
      facts: [{ ref: edition.id, says }],
    },
  );
}

function begun({ edition, world }: Turn): Refusal | undefined {
  const key = world.template.opening;
  const opening = edition.milestones[key];
  if (!opening?.done) return undefined;
  const says = `done on ${opening.done.on}`;
  return refuse(
    'congress-held',
    `The congress has been opened (${key}: ${says}); what has begun cannot be cancelled. Reopen ${key} if that was wrong.`,
    { facts: [{ ref: key, says }] },
  );
}

function unproven(turn: Turn, { symbol, link, note, date }: Evidence): Refusal | undefined {
  if (turn.bends || [symbol, link, note, date].some((given) => given !== undefined)) return undefined;
  return refuse('deliverable-missing', 'A congress is cancelled by a decision: give its symbol, or a link to it.', {
    pointer: '/evidence',
  });
}

/** What is open and hangs on the opening or the closing by its rule, what waits for that, and what a postponement asks for. */
function notToBeHeld({ edition, world }: Turn): MilestoneKey[] {
  const { milestones } = edition;
  const isOpen = (key: MilestoneKey): boolean => {
    const milestone = milestones[key];
    return milestone !== undefined && (isActive(milestone) || milestone.status === 'suspended');
  };
  const open = Object.keys(milestones).filter(isOpen);
  // A date that was set by hand has a rule all the same.
  const roots = new Map(planFor(world, { ...edition, pins: {} }).map(({ key, due }) => [key, due.root]));
  const hangsOnCongress = (key: MilestoneKey): boolean => {
    const root = roots.get(key);
    return root === 'opening' || root === 'closing' || definitionOf(world.template, key).repeats === 'postponement';
  };
  const { successors } = graphOf(world.template, Object.keys(milestones), edition.placement);
  const found = new Set(open.filter(hangsOnCongress));
  // A set is walked through to its end while it grows.
  for (const key of found) for (const after of successors.get(key) ?? []) if (isOpen(after.key)) found.add(after.key);
  return open.filter((key) => found.has(key));
}
