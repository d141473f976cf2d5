import { isActive } from '../edition/milestones.js';
import type { EditionState, MilestoneState, Responses } from '../edition/state.js';
import { own } from '../own.js';
import type { CycleTemplate, Ladder, MilestoneKey } from '../template/template.js';
import { dayNumber, type PlainDate } from '../time/plain-date.js';
import { byEdition } from './by-edition.js';
import { followingRung, ladderOf, rungOfPromise, type Course, type Meant } from './ladder.js';
import type { Moment } from './moment.js';
import { promisedUntil, tellableFrom, type Holder } from './readers.js';
import type { Day } from './working-time.js';

/** An open, dated milestone, and how it reminds. */
export interface Watched {
  key: MilestoneKey;
  milestone: MilestoneState;
  dueOn: PlainDate;
  dueDay: Day;
  course: Course;
  /** Which ladder it is. */
  rule: string;
  answers?: Responses;
}

/** A watched milestone as one of its holders is reminded of it. */
export interface Watch {
  of: Watched;
  holder: Holder;
  /** The rung of which the holder was last told for this due date, in days from it; `-Infinity` before the first. */
  last: number;
  /** Before this day the holder is not told of it. */
  tellableFrom: Day;
}

/** Every open, dated milestone with each of its holders; those of one milestone follow each other. */
export const watchesOf = byEdition(['mode', 'roles', 'responses', 'ladders', 'reminded'], (moment): readonly Watch[] => {
  const { edition } = moment;
  const watches: Watch[] = [];
  for (const [key, milestone] of Object.entries(edition.milestones)) {
    const dueOn = milestone.due.on;
    if (!isActive(milestone) || dueOn === null) continue;
    const of = watched(moment, key, milestone, dueOn);
    const reminded = own(edition.reminded, key);
    for (const holder of moment.holders(key)) {
      const before = reminded && own(reminded, holder.id);
      const last = before?.revision === milestone.revision ? dayNumber(before.through) - of.dueDay : -Infinity;
      watches.push({ of, holder, last, tellableFrom: of.answers ? tellableFrom(edition, key, holder.id) : -Infinity });
    }
  }
  return watches;
});

/** States never change: as long as milestone, answers and ladders are the same, so is how it reminds. */
function watched(moment: Moment, key: MilestoneKey, milestone: MilestoneState, dueOn: PlainDate): Watched {
  const { template } = moment.world;
  const { responses, ladders } = moment.edition;
  const before = known.get(milestone);
  if (before?.template === template && before.ladders === ladders && before.of.answers === own(responses, key)) return before.of;
  const of = howWatched(moment, key, milestone, dueOn);
  known.set(milestone, { template, ladders, of });
  return of;
}

const known = new WeakMap<MilestoneState, { template: CycleTemplate; ladders: EditionState['ladders']; of: Watched }>();

function howWatched(moment: Moment, key: MilestoneKey, milestone: MilestoneState, dueOn: PlainDate): Watched {
  const dueDay = dayNumber(dueOn);
  const { world, edition, isHistoric } = moment;
  const { ladder, rule } = ladderOf(world, key);
  const answers = own(edition.responses, key);
  const promise = answers ? promisedUntil(answers, milestone.revision) : -Infinity;
  const course = courseAfter(isHistoric ? endingLadder(ladder) : ladder, promise + 1 - dueDay);
  return { key, milestone, dueOn, dueDay, course, rule, ...(answers ? { answers } : {}) };
}

/** Where a record is silent on whether something was done, it is not chased again and again for years after. */
const endingLadder = ({ rungs }: Ladder): Ladder => ({ rungs });

const courseAfter = (ladder: Ladder, promised: number): Course =>
  promised === -Infinity ? { ladder } : { ladder, promised: rungOfPromise(ladder, promised) };

/** Whether a holder wants to know of everything in a digest, whoever it is meant for. */
export const listens = (moment: Moment, { as, id }: Holder): boolean => as.includes('informed') && moment.digestOf(id) !== 'none';

/** The day from which the holder of a watch is to be told of the first rung after the last one, of those that are meant. */
export function firstDayOf({ of, last, tellableFrom: from }: Watch, meant: Meant): Day {
  const rung = followingRung(of.course, last, meant);
  return rung ? Math.max(of.dueDay + rung.days, from) : Infinity;
}
