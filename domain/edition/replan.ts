import { planOf } from '../plan/plan.js';
import type { Due, Plan, PlanInput } from '../plan/plan.types.js';
import type { World } from '../engine.types.js';
import { bounds } from '../time/effective-on.js';
import { isClosed } from './milestones.js';
import { calendarOf } from '../calendar/calendar.js';
import type { EditionEvent, PlanChange } from './events.js';
import type { EditionState } from './state.js';
import type { Turn } from './turn.js';

/** The plan of an edition as its state has it. States never change, so each one's plan is made once. */
export function planFor({ template }: World, edition: EditionState): Plan {
  const known = plans.get(edition);
  if (known?.template === template) return known.plan;
  const plan = planOf(planInput(template, edition));
  plans.set(edition, { template, plan });
  return plan;
}

const plans = new WeakMap<EditionState, { template: World['template']; plan: Plan }>();

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
    previous: edition.previous?.dates ?? {},
  };
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
  a.on === b.on &&
  a.from === b.from &&
  a.root === b.root &&
  a.certainty === b.certainty &&
  a.session === b.session &&
  a.before === b.before &&
  a.why === b.why;
