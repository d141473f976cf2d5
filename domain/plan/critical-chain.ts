import type { MilestoneStatus } from '../edition/state.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import type { Graph } from './graph.js';
import { occasionOf } from './occasion.js';
import type { Due, Plan, PlannedMilestone } from './plan.types.js';
import { slackOf, type Slack } from './slack.js';

/**
 * The chain of open milestones that leaves the least time before the opening, however early the rest is done. Deadlines that
 * only count from something give way: what they name is done as soon as what it needs is there, after the time that the work
 * takes. Sessions, meetings and dates set by hand stay where they are; a session that nothing waits for is no chain. Of several
 * chains with as little time the longest.
 * Undefined: no open milestone leads to an opening that has a date.
 */
export function criticalChain(
  plan: Plan,
  graph: Graph,
  statusOf: (key: MilestoneKey) => MilestoneStatus,
  today: PlainDate,
): Slack | undefined {
  const opening = plan.find(({ key }) => key === graph.opening)?.due.on ?? null;
  if (opening === null) return undefined;
  const early = plan.map((milestone) => ({ ...milestone, due: asEarlyAsCanBe(milestone) }));
  const occasions = new Set(plan.filter((milestone) => occasionOf(milestone) !== undefined).map(({ key }) => key));
  const chains = [...slackOf(early, graph, statusOf, today)].filter(
    ([key, { path }]) => key !== graph.opening && !(path.length === 2 && occasions.has(key)),
  );
  return chains.map(([, slack]) => slack).reduce<Slack | undefined>((a, b) => (b.days !== null && (!a || isTighter(b, a)) ? b : a), undefined);

  function asEarlyAsCanBe(milestone: PlannedMilestone): Due {
    const { key, due } = milestone;
    if (due.on === null || opening === null) return due;
    const stands = key === graph.opening || due.root === 'pin' || occasionOf(milestone) !== undefined || due.on > opening;
    return stands ? { ...due, certainty: 'expected' } : { ...due, on: today, from: null, certainty: 'expected' };
  }
}

const isTighter = (a: Slack, b: Slack): boolean => {
  const [x, y] = [a.days ?? Infinity, b.days ?? Infinity];
  return x < y || (x === y && a.path.length > b.path.length);
};
