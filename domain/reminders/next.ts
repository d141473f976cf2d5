import type { World } from '../engine.types.js';
import { own } from '../own.js';
import { earlier, type Instant } from '../time/plain-date.js';
import { newsDays } from './digest.js';
import { nextFollowUp } from './follow-ups.js';
import { Moment, type Wish } from './moment.js';
import { nextPassage } from './passed.js';
import { nextVacancyReport } from './vacancies.js';
import { firstDayOf, urgent, watchesOf, type Watch } from './watch.js';

/**
 * The next instant, from `now` on, at which time alone brings something about: a rung, a digest, a follow-up, a date that
 * passes; null: none, as things stand. It is never later than the true one. A wake at that instant brings something about or,
 * where absences make it hard to foresee, finds a later one.
 */
export function nextReminder(world: World, now: Instant): Instant | null {
  const { edition } = world;
  if (!edition || edition.status === 'archived') return null;
  const moment = new Moment(world, edition, now);
  const instants = nextRungs(moment);
  if (!moment.isHistoric) instants.push(nextFollowUp(moment), nextPassage(moment), nextVacancyReport(moment));
  return instants.reduce((next, at) => (at === null || next === null ? (at ?? next) : earlier(at, next)), null);
}

/** When each holder is next told of a rung, and each reader of digests gets one. */
function nextRungs(moment: Moment): (Instant | null)[] {
  const watches = watchesOf(moment);
  const wishes = new Map<string, Wish>();
  const instants: (Instant | null)[] = [];
  for (const watch of watches) {
    const { key, holder, meant } = watch;
    const wish = { any: firstDayOf(watch, meant), urgent: firstDayOf(watch, urgent(meant)) };
    if (wish.any === Infinity) continue;
    if (hangsOnCover(moment, watch)) instants.push(moment.nextFor(holder.id, { ...wish, milestone: key }));
    else wishes.set(holder.id, sooner(wish, wishes.get(holder.id)));
  }
  for (const [holder, wish] of wishes) instants.push(moment.nextFor(holder, wish));
  for (const [person, day] of newsDays(moment, watches)) if (day < Infinity) instants.push(moment.digestAt(person, day, moment.now));
  return instants;
}

const sooner = (a: Wish, b: Wish | undefined): Wish => (b ? { any: Math.min(a.any, b.any), urgent: Math.min(a.urgent, b.urgent) } : a);

/** Whether someone who may stand in for the holder has given an answer of their own to the milestone. */
function hangsOnCover(moment: Moment, { key, holder }: Watch): boolean {
  const answers = own(moment.edition.responses, key);
  if (!answers || moment.profile(holder.id).absences.length === 0) return false;
  return Object.keys(answers.snoozed).length > 0 || Object.keys(answers.declined).length > 0;
}
