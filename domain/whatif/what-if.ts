import { definitionOf, keysInOrder, titleOf } from '../edition/milestones.js';
import { planFor, planInput } from '../edition/replan.js';
import type { EditionState, MilestoneStatus } from '../edition/state.js';
import type { World } from '../engine.types.js';
import { asRecorded } from '../plan/forecast.js';
import { graphOf, type Graph } from '../plan/graph.js';
import { isOpen } from '../plan/status.js';
import { refuse, type Refusal } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import { daysBetween, type PlainDate } from '../time/plain-date.js';
import { adviceOn } from './advice.js';
import { assume, type Assumed } from './assume.js';
import { faultOf } from './checks.js';
import { contradiction } from './contradictions.js';
import { dependenciesOf, orderOf, type Dependencies } from './dependencies.js';
import { followersOf } from './followers.js';
import { headlineOf, type SupposedClosing, type SupposedOpening } from './headline.js';
import { project, projectedDone, type ProjectedPlan, type Projections } from './project.js';
import type { AtRisk, Hypothesis, Implied, NoSlack, Projected, Projection, TooLate, WhatIf } from './what-if.types.js';

export type WhatIfAnswer = WhatIf | { refusal: Refusal };

/**
 * What would follow if something were so: for everything that rests on it the earliest day, the planned and the latest
 * one, without the hypotheses and with them. Pure: the world is left as it is, and nothing in it says that anyone asked.
 *
 * A later fact never makes an earliest or a planned day earlier. A latest day can become earlier by one alone: a date that
 * was missed binds nobody, and does again once it lies ahead (`domain/plan/slack.ts`). A session that is moved past the
 * opening or the closing counts on its other side from then on, and what was counted from it from another session.
 */
export function whatIf(world: World, facts: readonly Hypothesis[], today: PlainDate): WhatIfAnswer {
  const { edition, template } = world;
  if (!edition) return { refusal: refuse('edition-unknown', 'There is no edition of which anything could be supposed.') };
  if (edition.status === 'archived') {
    return {
      refusal: refuse('edition-archived', `The edition "${edition.id}" is archived: nothing of it is still to come.`, {
        facts: [{ ref: edition.id, says: 'archived' }],
      }),
    };
  }
  const keys = Object.keys(edition.milestones);
  const graph = graphOf(template, keys, edition.placement);
  const dependencies = dependenciesOf(world, keys, facts);
  const ordered = faultOf(world, edition, facts, today) ?? orderOf(facts, dependencies);
  if ('code' in ordered) return { refusal: ordered };
  if ('circle' in ordered) return { refusal: circular(ordered.circle) };
  const assumed = assume(world, planInput(template, edition), facts, ordered.order);
  if ('code' in assumed) return { refusal: assumed };
  const impossible = contradiction(world, graph, assumed);
  if (impossible) return { refusal: impossible };
  return told(world, edition, graph, dependencies, assumed, today);
}

function circular(circle: readonly string[]): Refusal {
  const way = [...circle, circle[0] ?? ''].join(' → ');
  return refuse('hypothesis-circular', `The hypotheses count from each other in a circle: ${way}. Give one of them a date.`, {
    facts: circle.map((ref) => ({ ref, says: 'counts from the next' })),
    pointer: '/facts',
  });
}

function told(world: World, edition: EditionState, graph: Graph, dependencies: Dependencies, assumed: Assumed, today: PlainDate): WhatIf {
  const statusOf = (key: MilestoneKey): MilestoneStatus => edition.milestones[key]?.status ?? 'planned';
  const isDone = (key: MilestoneKey): boolean => (assumed.exactly.get(key) ?? '~') <= today;
  const before = project(planFor(world, edition), graph, statusOf, today, asRecorded);
  const after = new Map([
    ...project(assumed.plan, graph, (key) => (isDone(key) ? 'done' : statusOf(key)), today, assumed),
    ...assumed.plan.flatMap(({ key, due }) => (isDone(key) ? [[key, projectedDone(due)] as const] : [])),
  ]);
  const follow = followersOf(world, graph, dependencies, assumed);
  const about = new Set([...assumed.exactly.keys(), ...assumed.notBefore.keys()]);
  const milestones = keysInOrder(world).flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (!was || !is || !isOpen(statusOf(key))) return [];
    const projection = projectionOf(world, key, was, is, about.has(key));
    return projection.changed || projection.assumed || follow.has(key) ? [projection] : [];
  });
  const atRisk = risksOf(milestones, after);
  const noSlack = withoutSlack(milestones, graph, after);
  const opening = openingOf(graph, after, edition);
  const tooLate = afterOpening(milestones, graph, opening?.on ?? null);
  return {
    edition: { id: edition.id, title: edition.title },
    asOf: today,
    facts: assumed.facts,
    headline: headlineOf({ facts: assumed.facts, milestones, atRisk, noSlack, tooLate }, opening, closingOf(world, after)),
    milestones,
    atRisk,
    tooLate,
    noSlack,
    implied: impliedBy(world, graph, assumed, after, today),
    advice: adviceOn(world, graph, assumed, planFor(world, edition), today),
  };
}

function projectionOf(world: World, key: MilestoneKey, was: ProjectedPlan, is: ProjectedPlan, assumed: boolean): Projection {
  const [before, after] = [datesOf(was), datesOf(is)];
  const moved = {
    earliest: daysFrom(before.earliest, after.earliest),
    planned: daysFrom(before.planned, after.planned),
    latest: daysFrom(before.latest, after.latest),
  };
  const { stage, responsible } = definitionOf(world.template, key);
  return {
    key,
    title: titleOf(world, key),
    stage,
    responsible,
    status: world.edition?.milestones[key]?.status ?? 'planned',
    assumed,
    changed: before.earliest !== after.earliest || before.planned !== after.planned || before.latest !== after.latest,
    before,
    after,
    moved,
    why: is.due.why,
  };
}

const datesOf = ({ earliest, planned, latest, slackDays, riskDays }: ProjectedPlan): Projected => ({
  earliest,
  planned,
  latest,
  slackDays,
  riskDays,
});

const daysFrom = (from: PlainDate | null, to: PlainDate | null): number | null =>
  from === null || to === null ? null : daysBetween(from, to);

function risksOf(milestones: readonly Projection[], after: Projections): AtRisk[] {
  return milestones
    .filter((m) => m.after.riskDays > m.before.riskDays)
    .map((m) => ({ key: m.key, title: m.title, before: m.before.riskDays, after: m.after.riskDays, why: whyAtRisk(m, after) }))
    .sort((a, b) => b.after - a.after);
}

function whyAtRisk({ key, after: { earliest, planned, slackDays, riskDays } }: Projection, after: Projections): string {
  const own = slackDays === null || -slackDays < riskDays;
  if (own) return `It can be done on ${earliest} at the earliest, ${riskDays} days after its date (${planned}).`;
  const path = after.get(key)?.path ?? [key];
  const binds = path.at(-1) ?? key;
  return `It can be done on ${earliest} at the earliest, ${riskDays} days too late for ${binds} (${path.join(' → ')}).`;
}

function withoutSlack(milestones: readonly Projection[], { opening }: Graph, after: Projections): NoSlack[] {
  return milestones.flatMap(({ key, title, assumed, before, after: { slackDays } }) => {
    const given = key === opening || assumed; // a day that is given leaves nothing to look for
    if (slackDays === null || slackDays > 0 || (given && slackDays === 0)) return [];
    return [{ key, title, before: before.slackDays, after: slackDays, path: after.get(key)?.path ?? [] }];
  });
}

function openingOf({ opening }: Graph, after: Projections, { keyDates }: EditionState): SupposedOpening | undefined {
  const projected = after.get(opening);
  return projected && { on: projected.planned, suspended: keyDates.suspended, late: projected.riskDays };
}

/** A closing that what it waits for keeps from its day; undefined where it can be held, or has no date. */
function closingOf({ template }: World, after: Projections): SupposedClosing | undefined {
  const { planned, earliest } = after.get(template.closing) ?? {};
  return planned && earliest && earliest > planned ? { key: template.closing, on: planned, earliest } : undefined;
}

/** What was to be done before the opening day, as it was planned, and can only be done after it. */
function afterOpening(milestones: readonly Projection[], graph: Graph, opening: PlainDate | null): TooLate[] {
  if (opening === null) return [];
  return milestones
    .flatMap(({ key, title, before, after: { earliest } }) => {
      const { planned } = before;
      const isLate = key !== graph.opening && planned !== null && planned < opening && earliest !== null && earliest > opening;
      return isLate ? [{ key, title, planned, earliest }] : [];
    })
    .sort((a, b) => (a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : 0));
}

/** What is open and must have been done before something that is assumed to be done, and cannot be in time. */
function impliedBy(world: World, graph: Graph, { exactly }: Assumed, after: Projections, today: PlainDate): Implied[] {
  return [...exactly].flatMap(([because, by]) =>
    (graph.prerequisites.get(because)?.requires ?? []).flatMap(({ key, state }) => {
      const projected = after.get(key);
      if (state === 'started' || !projected || exactly.has(key)) return [];
      const { earliest } = projected;
      const possible = earliest !== null && earliest <= by && by >= today;
      return possible ? [] : [{ key, title: titleOf(world, key), by, earliest, because }];
    }),
  );
}
