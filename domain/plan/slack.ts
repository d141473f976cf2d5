import { daysBetween, type PlainDate } from '../time/plain-date.js';
import type { MilestoneStatus } from '../edition/state.js';
import type { MilestoneKey } from '../template/template.js';
import { afterWork, asRecorded, beforeWork, forecastsOf, type Assumption } from './forecast.js';
import { foundOnce } from './found-once.js';
import type { Graph } from './graph.js';
import { occasionOf } from './occasion.js';
import type { Due, Plan, PlannedMilestone } from './plan.types.js';
import { preparingOf } from './preparing.js';
import { isOpen } from './status.js';

/**
 * How much an open milestone may slip.
 *
 * *Forecast* (`forecast.ts`): the earliest day on which it can be done.
 * *Latest day*: counted back from the opening. What must be done before another milestone must be done in time for that
 * one's own work (`takes`), both by its latest day and by its due date where that is firm and still ahead: a session
 * does not wait. What falls on one and the same session or meeting is done there together, and binds nothing more. A date
 * already missed binds no more; it is reported as overdue. Whatever is due by the opening is bound by the opening itself,
 * hard successors or not, and what prepares a regional meeting by that meeting (`preparing.ts`).
 * *Slack*: days from the forecast to the latest day. Negative: something firm cannot be met as things stand.
 */
export interface Slack {
  /** Null: there is none to speak of, and `reason` says why. */
  days: number | null;
  /** The chain that sets the latest day: this milestone, what waits for it, and so on to what binds (the opening, or an earlier firm date). */
  path: MilestoneKey[];
  /** The earliest day on which it can be done; null where that cannot be told. */
  forecast: PlainDate | null;
  reason?: string;
}

/** Slack of every open milestone of a plan on a given day; closed ones are not in the answer. */
export function slackOf(
  plan: Plan,
  graph: Graph,
  statusOf: (key: MilestoneKey) => MilestoneStatus,
  today: PlainDate,
  assumed: Assumption = asRecorded,
): Map<MilestoneKey, Slack> {
  const planned = new Map(plan.map((m) => [m.key, m]));
  const open = plan.filter(({ key }) => isOpen(statusOf(key)));
  const forecasts = forecastsOf(open, graph, statusOf, today, assumed);
  const latest = latestDays(planned, graph, statusOf, today);
  return new Map(open.map((milestone) => [milestone.key, slackOfOne(milestone)]));

  function slackOfOne({ key, due }: PlannedMilestone): Slack {
    const forecast = due.on === null ? null : (forecasts.get(key) ?? null);
    const none = (reason: string): Slack => ({ days: null, path: [], forecast, reason });
    if (statusOf(key) === 'suspended') return none('It is suspended until new dates are set.');
    if (due.on === null) return none(due.why);
    const opening = planned.get(graph.opening);
    if (!opening || opening.due.on === null) return none('The opening has no date.');
    if (statusOf(graph.opening) === 'waived') return none('The congress is not to be opened.');
    if (!isOpen(statusOf(graph.opening))) return none('The congress has opened.');
    const bound = latest(key);
    if (!bound) return none('It comes after the opening.');
    if (forecast === null) return none('It waits for what is suspended.');
    return { days: daysBetween(forecast, bound.on), path: bound.path, forecast };
  }
}

/** Whether an open milestone is in danger: its forecast misses a due date that is still ahead, or its slack is used up. */
export function isAtRisk(due: Due, slack: Slack | undefined, today: PlainDate): boolean {
  if (!slack) return false;
  const willMiss = due.on !== null && due.on >= today && slack.forecast !== null && slack.forecast > due.on;
  return willMiss || (slack.days !== null && slack.days < 0);
}

interface Bound {
  on: PlainDate;
  path: MilestoneKey[];
}

/** The latest day of each open milestone that leads to the opening; undefined for what comes after it. */
function latestDays(
  planned: ReadonlyMap<MilestoneKey, PlannedMilestone>,
  graph: Graph,
  statusOf: (key: MilestoneKey) => MilestoneStatus,
  today: PlainDate,
): (key: MilestoneKey) => Bound | undefined {
  const opening = planned.get(graph.opening)?.due.on ?? null;
  const afterwards = descendants(graph.opening, graph);
  const preparing = preparingOf(planned.values());
  const latest = foundOnce(boundOf);
  return latest;

  function boundOf(key: MilestoneKey): Bound | undefined {
    const milestone = planned.get(key);
    const due = milestone?.due.on ?? null;
    if (opening === null || afterwards.has(key)) return undefined;
    if (key === graph.opening) return { on: opening, path: [key] };
    const bySuccessors = (graph.successors.get(key) ?? []).flatMap(({ key: next, state }) => {
      const bound = isOpen(statusOf(next)) ? boundFor(next, milestone) : undefined;
      if (!bound) return [];
      // what need only be begun by then has its own work left
      const on = state === 'started' ? afterWork(bound.on, milestone?.definition.takes) : bound.on;
      return [{ on, path: [key, ...bound.path] }];
    });
    const byOpening = due === null || due <= opening ? [{ on: opening, path: [key, graph.opening] }] : [];
    const prepared = milestone && preparing(milestone);
    const byMeeting =
      prepared && prepared.on >= today && isOpen(statusOf(prepared.held)) ? [{ on: prepared.on, path: [key, prepared.held] }] : [];
    // where several bind alike, the one through the most milestones says most
    return [...bySuccessors, ...byMeeting, ...byOpening].reduce<Bound | undefined>(
      (a, b) => (!a || b.on < a.on || (b.on === a.on && b.path.length > a.path.length) ? b : a),
      undefined,
    );
  }

  /** By when its hard prerequisites must be there, so that a milestone can still be done in time. */
  function boundFor(next: MilestoneKey, before: PlannedMilestone | undefined): Bound | undefined {
    const milestone = planned.get(next);
    if (!milestone) return undefined;
    const { due, definition } = milestone;
    const own = latest(next);
    const together = before !== undefined && occasionOf(before) !== undefined && occasionOf(before) === occasionOf(milestone);
    const firm = !together && due.certainty === 'firm' && due.on !== null && due.on >= today ? due.on : undefined;
    if (firm !== undefined && (!own || firm < own.on)) return { on: beforeWork(firm, definition.takes), path: [next] };
    return own && { on: beforeWork(own.on, definition.takes), path: own.path };
  }
}

function descendants(of: MilestoneKey, graph: Graph): Set<MilestoneKey> {
  const found = new Set<MilestoneKey>();
  const queue = [of];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const { key: next } of graph.successors.get(key) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(next);
    }
  }
  return found;
}
