import { planOf } from '../plan/plan.js';
import { own } from '../own.js';
import type { Due, KeyDates, Plan, PlanInput } from '../plan/plan.types.js';
import type { World } from '../engine.types.js';
import { bounds } from '../time/effective-on.js';
import { isClosed } from './milestones.js';
import { calendarOf } from '../calendar/calendar.js';
import type { EditionEvent, PlanChange } from './events.js';
import type { EditionState } from './state.js';
import type { Turn } from './turn.js';

/**
 * The plan of an edition as its state has it. States never change, so each one's plan is made once; and most of what is
 * decided moves no date, so the latest plan by the same key dates holds where it follows from the same.
 */
export function planFor({ template }: World, edition: EditionState): Plan {
  const known = plans.get(edition);
  if (known?.template === template) return known.plan;
  const input = planInput(template, edition);
  const latest = latestPlans.get(edition.keyDates);
  const plan = latest && sameInput(latest.input, input) ? latest.plan : planOf(input);
  plans.set(edition, { template, plan });
  latestPlans.set(edition.keyDates, { input, plan });
  return plan;
}

const plans = new WeakMap<EditionState, { template: World['template']; plan: Plan }>();
const latestPlans = new WeakMap<KeyDates, { input: PlanInput; plan: Plan }>();

export function planInput(template: World['template'], edition: EditionState): PlanInput {
  const calendar = calendarOf(template, edition.sessions);
  const lastDay = (on: string) => bounds(on, (key) => calendar.session(key))?.last;
  const done = Object.entries(edition.milestones).flatMap(([key, m]) => (m.done ? [[key, lastDay(m.done.on) ?? null] as const] : []));
  return {
    template,
    placement: edition.placement,
    keyDates: edition.keyDates,
    sessions: edition.sessions,
    meetings: edition.meetings,
    postponements: edition.postponements.map((p) => ({ announcedOn: lastDay(p.announcedOn) ?? p.announcedOn })),
    pins: edition.pins,
    retargets: edition.retargets,
    done: Object.fromEntries(done),
    ...(edition.adjustments ? { adjustments: edition.adjustments } : {}),
    previous: edition.previous?.dates ?? none,
  };
}

const none: PlanInput['previous'] = {};

/** Whether two inputs are the same: in all that states hold as it is, as objects; in what is gathered from them, day by day. */
function sameInput({ done, postponements, ...a }: PlanInput, { done: doneNow, postponements: all, ...b }: PlanInput): boolean {
  const keys = Object.keys(a) as (keyof typeof a)[];
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => a[key] === b[key]) &&
    postponements.length === all.length &&
    postponements.every(({ announcedOn }, n) => announcedOn === all[n]?.announcedOn) &&
    Object.keys(done).length === Object.keys(doneNow).length &&
    Object.entries(doneNow).every(([key, day]) => own(done, key) === day)
  );
}

/**
 * Recomputes the plan and emits what changed. The event carries the new dates themselves, so that a later change of
 * the rules never alters what was planned under the old ones.
 */
export function replan(turn: Turn, why: string): void {
  const revision = revisionOf(turn.world, turn.edition, why);
  if (revision) turn.emit(revision);
}

/** What a plan that is made anew changes; undefined: nothing. */
export function revisionOf(world: World, edition: EditionState, why: string): Revision | undefined {
  const plan = planFor(world, edition);
  const planned = new Set(plan.map((m) => m.key));
  const gone = Object.entries(edition.milestones)
    .filter(([key, m]) => !planned.has(key) && m.status === 'planned')
    .map(([key]) => key);
  const changes = plan.flatMap(({ key, due }): PlanChange[] => {
    const known = edition.milestones[key];
    if (known && isClosed(known)) return []; // what is done or waived keeps the date it was planned for
    if (known && same(known.due, due)) return [];
    return [{ milestone: key, due, previous: known?.due.on ?? null, moved: known?.due.on !== due.on, why }];
  });
  return changes.length > 0 || gone.length > 0 ? { type: 'plan-revised', changes, gone } : undefined;
}

type Revision = Extract<EditionEvent, { type: 'plan-revised' }>;

const same = (a: Due, b: Due): boolean =>
  a === b ||
  (a.on === b.on &&
    a.from === b.from &&
    a.root === b.root &&
    a.certainty === b.certainty &&
    a.session === b.session &&
    a.before === b.before &&
    a.why === b.why);
