import { calendarOf } from '../calendar/calendar.js';
import { definitionOf, keysInOrder, occurrenceOf, titleOf } from '../edition/milestones.js';
import { planInput } from '../edition/replan.js';
import { shortTitleOf } from '../edition/short-title.js';
import type { EditionState, MilestoneState } from '../edition/state.js';
import type { World } from '../engine.types.js';
import { anchorOf } from '../plan/due.js';
import { plannerOf } from '../plan/plan.js';
import type { Period, PlanInput } from '../plan/plan.types.js';
import type { Planner } from '../plan/planner.js';
import { formatTerm } from '../template/due-rule.js';
import type { MilestoneKey, Term } from '../template/template.js';
import { bounds } from '../time/effective-on.js';
import { daysBetween, type PlainDate } from '../time/plain-date.js';
import type { Days, Figure, Figures } from './memory.types.js';
import { keptDates, periodInForce } from './period-in-force.js';

/**
 * Planned against actual for every milestone of an edition. What was done is measured against what it counted from on the
 * day on which it was done, so that a postponement decided later, or one that only moved the opening, is in none of it.
 *
 * @throws Error where the edition was never created
 */
export function figuresOf(world: World): Figures {
  const { edition, template } = world;
  if (!edition) throw new Error('There is no edition to take figures of.');
  const measure = measureOf(world, edition);
  return {
    edition: { id: edition.id, title: shortTitleOf(edition) },
    template: { id: template.id, version: template.version },
    figures: keysInOrder(world).flatMap((key) => {
      const milestone = edition.milestones[key];
      return milestone ? [measure(key, milestone)] : [];
    }),
  };
}

interface Done {
  first: PlainDate;
  last: PlainDate;
}

function measureOf(world: World, edition: EditionState): (key: MilestoneKey, milestone: MilestoneState) => Figure {
  const { template } = world;
  const input = planInput(template, edition);
  const calendar = calendarOf(template, edition.sessions);
  const planners = new Map<string, Planner>();
  const { first } = edition.keyDates;
  const asFirst = plannerFor({ ...input, keyDates: keptDates(input.keyDates, first), retargets: {} });

  return (key, milestone) => {
    const definition = definitionOf(template, key);
    const occurrence = occurrenceOf(definition, key);
    const done = milestone.done && bounds(milestone.done.on, (session) => calendar.session(session));
    const { term, anchor } = anchorOf(definition, occurrence, plannerOn(done?.last));
    const before = anchorOf(definition, occurrence, asFirst).anchor.on;
    const anchoredOn = milestone.done && !done ? null : anchor.on; // done nobody knows when, it counted from nobody knows what
    const postponed = anchoredOn === null || before === null ? 0 : daysBetween(before, anchoredOn);
    const firstPlanned = firstDate(edition, key, milestone);
    const lastPlanned = milestone.due.on;
    return {
      key,
      id: definition.id,
      title: titleOf(world, key),
      status: milestone.status,
      rule: definition.due.text,
      anchor: anchorName(term),
      ...(term.offset ? { offset: term.offset } : {}),
      anchoredOn,
      firstPlanned,
      lastPlanned,
      postponed,
      ...(milestone.done ? { doneOn: milestone.done.on, evidence: milestone.done.evidence } : {}),
      ...counted('needed', anchoredOn, done),
      ...counted('fromOpening', done ? (periodOn(done.last)?.opening ?? null) : null, done),
      ...counted('late', lastPlanned, done),
      ...counted('lateAtFirst', firstPlanned, done, postponed),
    };
  };

  /** The plan by the dates that held on a day; one for all days on which the same held. */
  function plannerOn(day: PlainDate | undefined): Planner {
    const period = periodOn(day);
    const name = nameOf(period);
    const known = planners.get(name) ?? plannerFor({ ...input, keyDates: keptDates(input.keyDates, period) });
    planners.set(name, known);
    return known;
  }

  function periodOn(day: PlainDate | undefined): Period | undefined {
    return day === undefined ? (edition.keyDates.present ?? first) : periodInForce(template, edition, day);
  }

  function plannerFor(of: PlanInput): Planner {
    return plannerOf(of, calendar);
  }
}

/** What a term counts from, without its offset. */
export const anchorName = ({ anchor, edge }: Term): string => formatTerm({ anchor, edge });

const nameOf = (period: Period | undefined): string => (period ? `${period.opening} ${period.closing}` : '');

/** The first date that a milestone had. Each move says from which one to which. */
function firstDate({ moves }: EditionState, key: MilestoneKey, { due }: MilestoneState): PlainDate | null {
  const own = moves.filter((move) => move.key === key).flatMap(({ from, to }) => [from, to]);
  return own.find((on) => on !== null) ?? due.on;
}

function counted<Name extends string>(
  name: Name,
  from: PlainDate | null,
  done: Done | undefined,
  without = 0,
): Partial<Record<Name, Days>> {
  if (from === null || !done) return {};
  const days = { least: daysBetween(from, done.first) - without, most: daysBetween(from, done.last) - without };
  return { [name]: days } as Record<Name, Days>;
}

/**
 * The figures of an edition as they were written down when it was closed, or, where nobody wrote any down yet, as they come
 * to now: rules that have changed since its closing are in none that were written down.
 */
export function figuresOnRecord(world: World): Figures {
  const { edition } = world;
  if (!edition?.figures) return figuresOf(world);
  return { edition: { id: edition.id, title: shortTitleOf(edition) }, template: edition.template, figures: edition.figures };
}
