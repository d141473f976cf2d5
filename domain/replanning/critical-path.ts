import { titleOf } from '../edition/milestones.js';
import { graphFor } from '../edition/prerequisites.js';
import { planFor } from '../edition/replan.js';
import { criticalChain } from '../plan/critical-chain.js';
import type { CriticalPath } from './difference.types.js';
import type { Side } from './standing.js';

/** The chain of open milestones that leaves the least time before the opening, or why there is none. */
export function criticalPathOf(side: Side): CriticalPath {
  const { world, edition, today } = side;
  const none = reasonFor(side);
  const statusOf = (key: string) => edition.milestones[key]?.status ?? 'planned';
  const chain = none === undefined ? criticalChain(planFor(world, edition), graphFor(world, edition), statusOf, today) : undefined;
  if (!chain) return { slackDays: null, milestones: [], reason: none ?? 'Nothing that is open leads to the opening.' };
  return {
    slackDays: chain.days,
    milestones: chain.path.map((key) => ({ key, title: titleOf(world, key), on: edition.milestones[key]?.due.on ?? null })),
  };
}

/** Nothing is critical where there is no opening ahead. */
function reasonFor({ world, edition, slacks }: Side): string | undefined {
  if (edition.cancelled) return 'The congress is cancelled.';
  if (edition.keyDates.suspended) return 'The congress is postponed without a date.';
  if (edition.status === 'archived') return 'The edition is archived.';
  const opening = slacks.get(world.template.opening);
  return opening ? opening.reason : 'The congress has opened.';
}
