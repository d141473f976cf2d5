import { calendarOf } from '../calendar/calendar.js';
import { definitionOf, titleOf } from '../edition/milestones.js';
import type { EditionState } from '../edition/state.js';
import { keysInOrder } from '../edition/view.js';
import { shortTitleOf } from '../edition/short-title.js';
import type { World } from '../engine.types.js';
import { periodInForce } from '../memory/period-in-force.js';
import type { Period } from '../plan/plan.types.js';
import { refuse, type Refusal } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import { bounds, precisionOf, type EffectiveOn } from '../time/effective-on.js';
import { dayNumber, type PlainDate } from '../time/plain-date.js';
import type { ComparedEdition, ComparedMilestone, ComparedStanding, Comparison } from './comparison.types.js';

/** An edition with what of it is compared. */
interface Compared {
  world: World;
  edition: EditionState;
  period: Period | undefined;
  dates: ReadonlyMap<MilestoneKey, Dates>;
}

interface Dates {
  /** The days of the congress from which it counts. */
  period: Period | undefined;
  due: PlainDate | null;
  done: PlainDate | null;
}

/**
 * Two editions beside each other, milestone by milestone, whatever versions of their template they follow; or why they
 * cannot be compared.
 *
 * @throws Error where one of the worlds holds no edition
 */
export function comparisonOf(first: World, second: World): Comparison | { refusal: Refusal } {
  const [a, b] = [comparedOf(first), comparedOf(second)];
  if (a.edition.template.id !== b.edition.template.id) return { refusal: differentTemplates(a.edition, b.edition) };
  const milestones = keysOfBoth(a, b).map((key) => comparedMilestone(key, a, b));
  return {
    template: { id: second.template.id, title: second.template.title },
    editions: [comparedEdition(a), comparedEdition(b)],
    headline: headlineOf(a.edition, b.edition, milestones),
    milestones,
  };
}

function comparedOf(world: World): Compared {
  const { edition, template } = world;
  if (!edition) throw new Error('There is no edition to compare.');
  const calendar = calendarOf(template, edition.sessions);
  const { present, first } = edition.keyDates;
  const period = present ?? first;
  const lastDay = (on: EffectiveOn): PlainDate | undefined => bounds(on, (session) => calendar.session(session))?.last;
  const dates = Object.entries(edition.milestones).map(([key, { due, done, waived }]): [MilestoneKey, Dates] => {
    const closedOn = done ? lastDay(done.on) : waived && lastDay(waived.on);
    const on = closedOn ?? due.on;
    return [
      key,
      {
        period: on === null ? period : periodInForce(template, edition, on),
        due: due.on,
        done: (done && isNear(done.on) && closedOn) || null,
      },
    ];
  });
  return { world, edition, period, dates: new Map(dates) };
}

/** Known well enough for a distance in days: a month or a year is not. */
const isNear = (on: EffectiveOn): boolean => ['day', 'session'].includes(precisionOf(on) ?? '');

const differentTemplates = (a: EditionState, b: EditionState): Refusal =>
  refuse(
    'templates-differ',
    `"${a.id}" follows the template ${a.template.id}, "${b.id}" the template ${b.template.id}; editions of one template can be compared.`,
    { facts: [a, b].map(({ id, template }) => ({ ref: id, says: `follows ${template.id}` })) },
  );

/** The milestones of either edition, in the order of the template that the second follows. */
function keysOfBoth(a: Compared, b: Compared): MilestoneKey[] {
  const milestones = { ...a.edition.milestones, ...b.edition.milestones };
  return keysInOrder({ ...b.world, edition: { ...b.edition, milestones } });
}

function comparedMilestone(key: MilestoneKey, a: Compared, b: Compared): ComparedMilestone {
  const { world } = b.dates.has(key) ? b : a;
  const anchor = isAfterClosing(key, a) && isAfterClosing(key, b) ? 'closing' : 'opening';
  const [first, second] = [standingOf(key, a, anchor), standingOf(key, b, anchor)];
  return {
    key,
    title: titleOf(world, key),
    stage: definitionOf(world.template, key).stage,
    anchor,
    editions: [first, second],
    planned: later(first?.due, second?.due),
    done: later(first?.done, second?.done),
  };
}

const later = (a: number | null | undefined, b: number | null | undefined): number | null => (a == null || b == null ? null : b - a);

/** What an edition does not have, or has on no day, stands in nobody's way. */
function isAfterClosing(key: MilestoneKey, { dates }: Compared): boolean {
  const { due = null, done = null, period } = dates.get(key) ?? {};
  const on = due ?? done;
  return period === undefined || on === null || on > period.closing;
}

function standingOf(key: MilestoneKey, { edition, dates }: Compared, anchor: 'opening' | 'closing'): ComparedStanding | null {
  const milestone = edition.milestones[key];
  const { due, done, period } = dates.get(key) ?? {};
  if (!milestone) return null;
  const distance = (on: PlainDate | null | undefined): number | null => (on && period ? dayNumber(on) - dayNumber(period[anchor]) : null);
  return {
    status: milestone.status,
    countedFrom: period?.[anchor] ?? null,
    dueOn: milestone.due.on,
    due: distance(due),
    doneOn: milestone.done?.on ?? null,
    done: distance(done),
  };
}

function comparedEdition({ edition, period }: Compared): ComparedEdition {
  const { id, title, status, cancelled, madeUp, template, keyDates, milestones } = edition;
  const { first } = keyDates;
  return {
    id,
    title,
    shortTitle: shortTitleOf(edition),
    status,
    ...(cancelled ? { cancelled: true } : {}),
    ...(madeUp ? { madeUp } : {}),
    version: template.version,
    targetYear: keyDates.targetYear,
    ...(period ? { period } : {}),
    ...(first && period && first.opening !== period.opening ? { firstOpening: first.opening } : {}),
    milestones: Object.keys(milestones).length,
    done: Object.values(milestones).filter((m) => m.status === 'done').length,
  };
}

function headlineOf(a: EditionState, b: EditionState, milestones: readonly ComparedMilestone[]): string {
  const count = (test: (milestone: ComparedMilestone) => boolean): number => milestones.filter(test).length;
  const both = count(({ editions: [first, second] }) => first !== null && second !== null);
  const [earlier, same, late] = [(n: number) => n < 0, (n: number) => n === 0, (n: number) => n > 0].map((sign) =>
    count(({ done }) => done !== null && sign(done)),
  );
  const counts = `${both} milestones in both; of those done on known days ${late} came later in “${shortTitleOf(b)}” than in “${shortTitleOf(a)}”, ${earlier} earlier, ${same} on the same distance.`;
  return [counts, ...[a, b].flatMap(caveat)].join(' ');
}

/** What of an edition is no course of a congress. */
function caveat(edition: EditionState): string[] {
  const title = shortTitleOf(edition);
  return [
    ...(edition.madeUp ? [`${title} is made up.`] : []),
    ...(edition.cancelled ? [`${title} was cancelled: what it did not do by then says nothing.`] : []),
  ];
}
