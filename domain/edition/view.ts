import type { World } from '../engine.types.js';
import type { Due, Occurrence } from '../plan/plan.types.js';
import { isAtRisk, slackOf, type Slack } from '../plan/slack.js';
import type { BlockingFact } from '../refusal.js';
import type { Deliverable, MilestoneKey, Source } from '../template/template.js';
import { daysBetween, shift, type PlainDate } from '../time/plain-date.js';
import type { Actor } from './actor.js';
import { actionsOf, milestoneActions, type Actions } from './actions.js';
import { definitionOf, isActive, keysInOrder, occurrenceOf, titleOf } from './milestones.js';
import { blockersOf, graphFor, prerequisites, type PrerequisiteState } from './prerequisites.js';
import { recordingOf, type Recording } from './recording.js';
import { planFor } from './replan.js';
import type { Evidence, MilestoneState, MilestoneStatus, Responses } from './state.js';
import { holdersOf, isVacant } from '../reminders/readers.js';
import type { EffectiveOn } from '../time/effective-on.js';
import { own } from '../own.js';

export { keysInOrder };

/** One milestone as it stands on a day: what is recorded of it, and what follows from that day and from the others. */
export interface MilestoneStanding {
  key: MilestoneKey;
  id: string;
  title: string;
  stage: string;
  body: string;
  /** The role that must act. */
  responsible: string;
  occurrence: Occurrence;
  status: MilestoneStatus;
  due: Due;
  revision: number;
  /** Open, and something it cannot be completed without is open too. */
  blocked: boolean;
  blockedBy: BlockingFact[];
  dueSoon: boolean;
  overdue: boolean;
  /** Days since the due date; 0 where not overdue. */
  overdueDays: number;
  /** What must come before it makes its date, or something firm that waits for it, unlikely to hold. */
  atRisk: boolean;
  /** Days by which it can slip before the opening does; null where it does not lead there or the opening is undated. */
  slackDays: number | null;
  /** The earliest day on which it can be done, as things stand. */
  forecast: PlainDate | null;
  startedOn?: MilestoneState['startedOn'];
  done?: MilestoneState['done'];
  waived?: MilestoneState['waived'];
  reopened?: MilestoneState['reopened'];
  /** Open, and nobody is there to act: neither someone responsible nor a deputy. */
  vacant: boolean;
  answers: AnswersView;
  deliverable?: Deliverable;
  requires: PrerequisiteState[];
  expects: PrerequisiteState[];
  source: Source;
  /** Sequence of the last event that touched it. */
  touched: number;
}

/** A milestone as it stands, with what can be done to it now; finding that out costs more than all the rest. */
export interface MilestoneView extends MilestoneStanding {
  actions: Actions;
}

/** What those who are reminded of a milestone have answered, as far as it still counts. */
export interface AnswersView {
  /** `broken`: the day has passed, and the milestone is open. */
  acknowledged?: { by: string; on: PlainDate; promise: PlainDate; broken: boolean };
  /** In the order in which they will be reminded again. */
  snoozed: { by: string; until: PlainDate; reason: string; times: number }[];
  declined: { by: string; on: PlainDate; note: string; to?: string }[];
  /** Waits for an organiser, or for what alone records it as done. */
  reported?: { by: string; on: EffectiveOn; evidence: Evidence; recording?: Recording };
}

/** All milestones of an edition on a day, in the order of the plan. */
export function milestoneStandings(world: World, today: PlainDate): MilestoneStanding[] {
  const slacks = slacksOf(world, today);
  return keysInOrder(world).flatMap((key) => standingOf(world, key, today, slacks) ?? []);
}

/** The same, each with what can be done by whoever may. */
export const milestoneViews = (world: World, today: PlainDate): MilestoneView[] =>
  milestoneStandings(world, today).map((standing) => withActions(world, standing, today));

/** One milestone of an edition on a day; undefined where there is none of that key. */
export function milestoneView(world: World, key: MilestoneKey, today: PlainDate): MilestoneView | undefined {
  const standing = standingOf(world, key, today, slacksOf(world, today));
  return standing && withActions(world, standing, today);
}

/** The same to somebody: with what of it is theirs to do. */
export function viewTo(world: World, actor: Actor, view: MilestoneView): MilestoneView {
  const actions = actionsOf(world, actor, view.actions);
  return actions === view.actions ? view : { ...view, actions };
}

const withActions = (world: World, standing: MilestoneStanding, today: PlainDate): MilestoneView => ({
  ...standing,
  actions: milestoneActions(world, standing.key, today),
});

/** Slack of every open milestone of an edition on a day; none of an archived one. */
export function slacksOf(world: World, today: PlainDate): Map<MilestoneKey, Slack> {
  const { edition } = world;
  if (!edition || edition.status === 'archived') return new Map();
  const plan = planFor(world, edition);
  return slackOf(plan, graphFor(world, edition), (key) => edition.milestones[key]?.status ?? 'planned', today);
}

function standingOf(world: World, key: MilestoneKey, today: PlainDate, slacks: Map<MilestoneKey, Slack>): MilestoneStanding | undefined {
  const milestone = world.edition && own(world.edition.milestones, key);
  if (!world.edition || !milestone) return undefined;
  const definition = definitionOf(world.template, key);
  const { hard, soft } = prerequisites(world, key);
  const active = isActive(milestone);
  const blockedBy = active ? blockersOf(world, key) : [];
  const { on } = milestone.due;
  const overdue = active && on !== null && on < today;
  const slack = slacks.get(key);
  return {
    key,
    id: definition.id,
    title: titleOf(world, key),
    stage: definition.stage,
    body: definition.body,
    responsible: definition.responsible,
    occurrence: occurrenceOf(definition, key),
    status: milestone.status,
    due: milestone.due,
    revision: milestone.revision,
    blocked: blockedBy.length > 0,
    blockedBy,
    dueSoon: active && on !== null && on >= today && on <= shift(today, { count: world.template.dueSoonDays, unit: 'd' }),
    overdue,
    overdueDays: overdue ? daysBetween(on, today) : 0,
    atRisk: active && isAtRisk(milestone.due, slack, today),
    slackDays: active ? (slack?.days ?? null) : null,
    forecast: active ? (slack?.forecast ?? null) : null,
    ...pick(milestone),
    vacant: (active || milestone.status === 'suspended') && isUnattended(world, key),
    answers: answersTo(world, key, milestone, today),
    ...(definition.deliverable ? { deliverable: definition.deliverable } : {}),
    requires: hard,
    expects: soft,
    source: definition.source,
    touched: milestone.touched,
  };
}

const isUnattended = (world: World, key: MilestoneKey): boolean => holdersOf(world, key).some(({ id }) => isVacant(id));

function answersTo({ edition, template }: World, key: MilestoneKey, milestone: MilestoneState, today: PlainDate): AnswersView {
  const { acknowledged, snoozed = {}, declined = {}, reported } = own(edition?.responses ?? {}, key) ?? {};
  const recording = reported && recordingOf(template, key);
  const { revision } = milestone;
  return {
    ...(acknowledged?.revision === revision ? { acknowledged: promised(acknowledged, isActive(milestone), today) } : {}),
    snoozed: Object.entries(snoozed)
      .flatMap(([by, { until, reason, times, revision: of }]) => (of === revision && until > today ? [{ by, until, reason, times }] : []))
      .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0)),
    declined: Object.entries(declined).map(([by, said]) => ({ by, ...said })),
    ...(reported
      ? { reported: { by: reported.by, on: reported.on, evidence: reported.evidence, ...(recording ? { recording } : {}) } }
      : {}),
  };
}

const promised = (
  { by, on, promise }: NonNullable<Responses['acknowledged']>,
  open: boolean,
  today: PlainDate,
): NonNullable<AnswersView['acknowledged']> => ({ by, on, promise, broken: open && promise < today });

function pick({ startedOn, done, waived, reopened }: MilestoneState): Pick<MilestoneView, 'startedOn' | 'done' | 'waived' | 'reopened'> {
  return {
    ...(startedOn === undefined ? {} : { startedOn }),
    ...(done ? { done } : {}),
    ...(waived ? { waived } : {}),
    ...(reopened ? { reopened } : {}),
  };
}
