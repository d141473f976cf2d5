import { titleOf } from '../edition/milestones.js';
import type { Slack } from '../plan/slack.js';
import type { CriticalPath } from './difference.types.js';
import type { Side } from './standing.js';

/** The chain with the least slack; of several with the same, the one through the most milestones. */
export function criticalPathOf({ world, edition, slacks }: Side): CriticalPath {
  const tightest = [...slacks.values()].reduce<Slack | undefined>(
    (a, b) => (b.days !== null && (!a || isTighter(b, a)) ? b : a),
    undefined,
  );
  if (!tightest) return { slackDays: null, milestones: [], reason: reasonFor(edition.status, slacks.get(world.template.opening)) };
  return {
    slackDays: tightest.days,
    milestones: tightest.path.map((key) => ({ key, title: titleOf(world, key), on: edition.milestones[key]?.due.on ?? null })),
  };
}

function isTighter(a: Slack, b: Slack): boolean {
  if (a.days === null || b.days === null) return false;
  return a.days < b.days || (a.days === b.days && a.path.length > b.path.length);
}

/** Nothing has slack where the opening has none. */
const reasonFor = (status: Side['edition']['status'], opening: Slack | undefined): string =>
  opening?.reason ?? (status === 'archived' ? 'The edition is archived.' : 'The congress has opened.');
