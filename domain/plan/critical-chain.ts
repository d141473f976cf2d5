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
 * takes. Sessions, meetings and dates set by hand stay where they are, and are no chain where nothing waits for them. Of several
 * chains with as little time the longest. Undefined: no open milestone leads to an opening that has a date.
 */
export function criticalChain(
  plan: Plan,
  graph: Graph,
  statusOf: (key: MilestoneKey) => MilestoneStatus,
  today: PlainDate,
): Slack | undefined {
  const opening = plan.find(({ key }) => key === graph.opening)?.due.on ?? null;
  if (opening === null) return undefined;
  // What stands on a day of its own, with that day.
  const standing = new Map(plan.filter(standsByItself).map(({ key, due }) => [key, due.on]));
  const early = plan.map((milestone) => ({ ...milestone, due: asEarlyAsCanBe(milestone) }));
  const slacks = slackOf(early, graph, statusOf, today);
  const chains = [...slacks].filter(([key, { path }]) => key !== graph.opening && !(path.length === 2 && standing.has(key)));
  const tightest = chains
    .map(([, slack]) => slack)
    .reduce<Slack | undefined>((a, b) => (b.days !== null && (!a || isTighter(b, a)) ? b : a), undefined);
  return tightest && { ...tightest, path: [...leadingTo(tightest.path[0]), ...tightest.path] };

  /** What has to be done before a milestone, each time what is there last, back to where something stands on a day of its own. */
  function leadingTo(key: MilestoneKey | undefined): MilestoneKey[] {
    const awaited =
      key === undefined || standing.get(key) === slacks.get(key)?.forecast ? [] : (graph.prerequisites.get(key)?.requires ?? []);
    const last = awaited
      .filter((before) => slacks.has(before.key))
      .reduce<MilestoneKey | undefined>((a, b) => (a !== undefined && thereOn(a) >= thereOn(b.key) ? a : b.key), undefined);
    return last === undefined ? [] : [...leadingTo(last), last];
  }

  function thereOn(key: MilestoneKey): PlainDate {
    return slacks.get(key)?.forecast ?? today;
  }

  function standsByItself(milestone: PlannedMilestone): boolean {
    return milestone.key === graph.opening || milestone.due.root === 'pin' || occasionOf(milestone) !== undefined;
  }

  function asEarlyAsCanBe({ key, due }: PlannedMilestone): Due {
    if (due.on === null || opening === null) return due;
    if (standing.has(key) || due.on > opening) return { ...due, certainty: 'expected' };
    return { ...due, on: today, from: null, certainty: 'expected' };
  }
}

const isTighter = (a: Slack, b: Slack): boolean => {
  const [x, y] = [a.days ?? Infinity, b.days ?? Infinity];
  return x < y || (x === y && a.path.length > b.path.length);
};
