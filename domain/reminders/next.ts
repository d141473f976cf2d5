import { isPursued } from '../edition/milestones.js';
import type { World } from '../engine.types.js';
import type { Instant } from '../time/plain-date.js';
import { newsDays } from './digest.js';
import { earliest } from './earliest.js';
import { nextFollowUp } from './follow-ups.js';
import { meantFor, urgent } from './ladder.js';
import { Moment, type Wish } from './moment.js';
import { nextPassage } from './passed.js';
import { nextReport } from './reports.js';
import { nextVacancyReport } from './vacancies.js';
import { firstDayOf, watchesOf, type Watch } from './watch.js';

/**
 * The next instant, from `now` on, at which time alone brings something about: a rung, a digest, a follow-up, a date that
 * passes; null: none, as things stand. It is never later than the true one. A wake at that instant brings something about or
 * finds a later one: absences are hard to foresee, and what has changed may be no news any more when its digest would go out.
 */
export function nextReminder(world: World, now: Instant): Instant | null {
  const { edition } = world;
  if (!edition || !isPursued(edition)) return null;
  const moment = new Moment(world, edition, now);
  const instants = nextRungs(moment);
  if (!moment.isHistoric) instants.push(nextFollowUp(moment), nextPassage(moment), nextVacancyReport(moment), nextReport(moment));
  return earliest(instants);
}

/** When each holder is next told of a rung, and each reader of digests gets one. */
function nextRungs(moment: Moment): (Instant | null)[] {
  const watches = watchesOf(moment);
  const wishes = new Map<string, Wish>();
  const instants: (Instant | null)[] = [];
  const wishOf = wishesOf();
  for (const watch of watches) {
    const { any, urgent: pressing } = wishOf(watch);
    if (any === Infinity) continue;
    const known = wishes.get(watch.holder.id);
    if (hangsOnCover(moment, watch)) instants.push(moment.nextFor(watch.holder.id, { any, urgent: pressing, milestone: watch.of.key }));
    else if (!known || any < known.any || pressing < known.urgent)
      wishes.set(watch.holder.id, { any: Math.min(any, known?.any ?? Infinity), urgent: Math.min(pressing, known?.urgent ?? Infinity) });
  }
  for (const [holder, wish] of wishes) instants.push(moment.nextFor(holder, wish));
  for (const [person, day] of newsDays(moment, watches)) if (day < Infinity) instants.push(moment.digestAt(person, day, moment.now));
  return instants;
}

/** What a watch asks for; holders of one milestone who stand alike ask for the same, which is reckoned once. */
function wishesOf(): (watch: Watch) => Wish {
  const alike = new Map<Watch['holder']['as'], { watch: Watch; wish: Wish }>();
  return (watch) => {
    const { as } = watch.holder;
    const known = alike.get(as);
    if (known && standAlike(known.watch, watch)) return known.wish;
    const meant = meantFor(as);
    const wish = { any: firstDayOf(watch, meant), urgent: firstDayOf(watch, urgent(meant)) };
    alike.set(as, { watch, wish });
    return wish;
  };
}

const standAlike = (a: Watch, b: Watch): boolean => a.of === b.of && a.last === b.last && a.tellableFrom === b.tellableFrom;

/** Whether someone who may stand in for the holder has given an answer of their own to the milestone. */
function hangsOnCover(moment: Moment, { of, holder }: Watch): boolean {
  const { answers } = of;
  if (!answers || moment.profile(holder.id).absences.length === 0) return false;
  return Object.keys(answers.snoozed).length > 0 || Object.keys(answers.declined).length > 0;
}
