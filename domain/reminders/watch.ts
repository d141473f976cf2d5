import { isActive } from '../edition/milestones.js';
import type { MilestoneState } from '../edition/state.js';
import { own } from '../own.js';
import type { MilestoneKey } from '../template/template.js';
import { dayNumber, type PlainDate } from '../time/plain-date.js';
import { followingRung, ladderOf, rungOfPromise, type Course, type Meant } from './ladder.js';
import type { Moment } from './moment.js';
import { promisedUntil, tellableFrom, type Holder } from './readers.js';
import type { Day } from './working-time.js';

/** One milestone as one of its holders is reminded of it. */
export interface Watch {
  key: MilestoneKey;
  milestone: MilestoneState;
  dueOn: PlainDate;
  dueDay: Day;
  holder: Holder;
  course: Course;
  /** Which ladder it is. */
  rule: string;
  /** The rung of which the holder was last told for this due date, in days from it; `-Infinity` before the first. */
  last: number;
  /** Before this day the holder is not told of it. */
  tellableFrom: Day;
  /** Rungs that name the holder. */
  meant: Meant;
  /** Wants to know of everything in a digest, whoever it is meant for. */
  listens: boolean;
}

/** Every open, dated milestone with each of its holders. */
export function watchesOf(moment: Moment): Watch[] {
  const { world, edition } = moment;
  const watches: Watch[] = [];
  for (const [key, milestone] of Object.entries(edition.milestones)) {
    const dueOn = milestone.due.on;
    if (!isActive(milestone) || dueOn === null) continue;
    const dueDay = dayNumber(dueOn);
    const { ladder, rule } = ladderOf(world, key);
    const course = courseOf(moment, key, ladder, dueDay);
    const reminded = own(edition.reminded, key);
    for (const holder of moment.holders(key)) {
      const before = reminded && own(reminded, holder.id);
      watches.push({
        key,
        milestone,
        dueOn,
        dueDay,
        holder,
        course,
        rule,
        last: before?.revision === milestone.revision ? dayNumber(before.through) - dueDay : -Infinity,
        tellableFrom: tellableFrom(edition, key, holder.id),
        meant: meantFor(holder),
        listens: holder.as.includes('informed') && moment.digestOf(holder.id) !== 'none',
      });
    }
  }
  return watches;
}

function courseOf({ edition }: Moment, key: MilestoneKey, ladder: Course['ladder'], dueDay: Day): Course {
  const answers = own(edition.responses, key);
  const promise = answers ? promisedUntil(answers, edition.milestones[key]?.revision) : -Infinity;
  return promise === -Infinity ? { ladder } : { ladder, promised: rungOfPromise(ladder, promise + 1 - dueDay) };
}

const meantFor =
  ({ as }: Holder): Meant =>
  ({ to }) =>
    as.some((capacity) => to.includes(capacity));

export const anyone: Meant = () => true;
/** Of those that are meant, the ones that do not wait for a digest. */
export const urgent =
  (meant: Meant): Meant =>
  (rung) =>
    rung.tone !== 'notice' && meant(rung);

/** The day from which the holder of a watch is to be told of the first rung after the last one, of those that are meant. */
export function firstDayOf({ course, last, dueDay, tellableFrom: from }: Watch, meant: Meant): Day {
  const rung = followingRung(course, last, meant);
  return rung ? Math.max(dueDay + rung.days, from) : Infinity;
}
