import type { EditionState, MilestoneState } from '../edition/state.js';
import { isActive } from '../edition/milestones.js';
import { slacksOf } from '../edition/view.js';
import type { World } from '../engine.types.js';
import { duesWithoutPin } from '../plan/plan.js';
import { isAtRisk, type Slack } from '../plan/slack.js';
import { planFor, planInput } from '../edition/replan.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import type { MilestoneStanding } from './difference.types.js';

/** An edition on a day, with what of it is asked for more than once. */
export interface Side {
  world: World;
  edition: EditionState;
  today: PlainDate;
  slacks: ReadonlyMap<MilestoneKey, Slack>;
  standings: ReadonlyMap<MilestoneKey, MilestoneStanding>;
  /** The dates that the rules alone would give now to what is done or pinned, or would be; null: undated. */
  byRule: ReadonlyMap<MilestoneKey, PlainDate | null>;
}

/**
 * One side of a difference.
 *
 * @throws Error where the world holds no edition: there is nothing to compare
 */
export function sideOf(world: World, today: PlainDate): Side {
  const { edition, template } = world;
  if (!edition) throw new Error('There is no edition to compare.');
  const slacks = slacksOf(world, today);
  const unpinned = duesWithoutPin(planInput(template, edition));
  return {
    world,
    edition,
    today,
    slacks,
    standings: new Map(Object.entries(edition.milestones).map(([key, m]) => [key, standingOf(m, slacks.get(key), today)])),
    byRule: new Map(planFor(world, edition).map(({ key, due }) => [key, (unpinned.get(key) ?? due).on])),
  };
}

function standingOf(milestone: MilestoneState, slack: Slack | undefined, today: PlainDate): MilestoneStanding {
  const { status, due, done } = milestone;
  const { on, from, root, certainty, session, before, why } = due;
  const active = isActive(milestone);
  return {
    status,
    on,
    from,
    root,
    certainty,
    ...(session === undefined ? {} : { session }),
    ...(before === undefined ? {} : { before }),
    why,
    ...(done ? { doneOn: done.on } : {}),
    overdue: active && on !== null && on < today,
    atRisk: active && isAtRisk(due, slack, today),
    slackDays: active ? (slack?.days ?? null) : null,
    forecast: active ? (slack?.forecast ?? null) : null,
  };
}
