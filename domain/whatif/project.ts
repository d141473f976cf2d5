import type { Graph } from '../plan/graph.js';
import type { Assumption } from '../plan/forecast.js';
import type { Due, Plan } from '../plan/plan.types.js';
import { slackOf, type Slack } from '../plan/slack.js';
import type { MilestoneStatus } from '../edition/state.js';
import type { MilestoneKey } from '../template/template.js';
import { daysBetween, shift, type PlainDate } from '../time/plain-date.js';
import type { Projected } from './what-if.types.js';

/** How each open milestone stands on a day: its three dates, what they rest on. */
export type Projections = ReadonlyMap<MilestoneKey, ProjectedPlan>;

export interface ProjectedPlan extends Projected {
  due: Due;
  path: MilestoneKey[];
}

export function project(
  plan: Plan,
  graph: Graph,
  statusOf: (key: MilestoneKey) => MilestoneStatus,
  today: PlainDate,
  assumed: Assumption,
): Projections {
  const slacks = slackOf(plan, graph, statusOf, today, assumed);
  return new Map(plan.flatMap(({ key, due }) => entry(key, due, slacks.get(key), today)));
}

const entry = (key: MilestoneKey, due: Due, slack: Slack | undefined, today: PlainDate): [MilestoneKey, ProjectedPlan][] =>
  slack ? [[key, projected(due, slack, today)]] : [];

function projected(due: Due, slack: Slack, today: PlainDate): ProjectedPlan {
  const { forecast, days, path } = slack;
  return {
    earliest: forecast,
    planned: due.on,
    latest: forecast === null || days === null ? null : shift(forecast, { count: days, unit: 'd' }),
    slackDays: days,
    riskDays: riskDays(due, slack, today),
    due,
    path,
  };
}

/** Days by which it misses a due date still ahead, or leaves too little for what is firm: the more of both (`isAtRisk`). */
function riskDays({ on }: Due, { forecast, days }: Slack, today: PlainDate): number {
  const misses = on !== null && on >= today && forecast !== null ? daysBetween(on, forecast) : 0;
  return Math.max(0, misses, days === null ? 0 : -days);
}

/** Of what is taken to be done already: it stands on its day, and nothing binds it any more. */
export const projectedDone = (due: Due): ProjectedPlan => ({
  earliest: due.on,
  planned: due.on,
  latest: null,
  slackDays: null,
  riskDays: 0,
  due,
  path: [],
});
