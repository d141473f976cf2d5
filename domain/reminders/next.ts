import { isPursued } from '../edition/milestones.js';
import type { World } from '../engine.types.js';
import type { Instant } from '../time/plain-date.js';
import { newsDays } from './digest.js';
import { earliest } from './earliest.js';
import { nextFollowUp } from './follow-ups.js';
import { Moment } from './moment.js';
import { nextPassage } from './passed.js';
import { nextReport } from './reports.js';
import { nextVacancyReport } from './vacancies.js';
import { wishesNow } from './wishes.js';

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
  const { together, apart } = wishesNow(moment);
  const instants = apart.map(({ holder, of, from }) => moment.nextFor(holder.id, { ...from, milestone: of.key }));
  for (const [holder, wish] of together) instants.push(moment.nextFor(holder, wish));
  for (const [person, day] of newsDays(moment)) if (day < Infinity) instants.push(moment.digestAt(person, day, moment.now));
  return instants;
}
