import type { EditionState, Responses } from '../edition/state.js';
import { own } from '../own.js';
import type { CycleTemplate, Ladder } from '../template/template.js';
import { dayNumber, type PlainDate } from '../time/plain-date.js';
import { anyone, followingRung, ladderOf, meantFor, rungOfPromise, urgent, type Course, type Meant } from './ladder.js';
import type { Moment } from './moment.js';
import type { OpenMilestone } from './open.js';
import { promisedUntil, tellableFrom, type Holder } from './readers.js';
import type { Day } from './working-time.js';

/** An open, dated milestone, and how it reminds. */
export interface Watched extends OpenMilestone {
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
  /** From which day on there is a rung to tell the holder of; `Infinity`: never. */
  from: { any: Day; urgent: Day };
  /** From which day on there is one for a holder who wants to know of everything, whoever it is meant for. */
  heardFrom: Day;
}

/** What the watches of one milestone are, and what they follow from. */
interface Known extends Pick<EditionState, 'mode' | 'roles' | 'ladders'> {
  of: Watched;
  template: CycleTemplate;
  bygone: PlainDate | null;
  reminded: EditionState['reminded'][string] | undefined;
  watches: readonly Watch[];
}

/**
 * The watches of one milestone. States never change: what nothing has happened to is watched as before.
 *
 * @param reminded what its holders were last told
 */
export function watchesOfOne(moment: Moment, open: OpenMilestone, reminded: Known['reminded']): readonly Watch[] {
  const { template } = moment.world;
  const { mode, roles, ladders } = moment.edition;
  const bygone = moment.bygoneThrough;
  const answers = own(moment.edition.responses, open.key);
  const before = known.get(open.milestone);
  const isOfTheSame =
    before?.of.key === open.key &&
    before.of.answers === answers &&
    before.ladders === ladders &&
    before.mode === mode &&
    before.bygone === bygone &&
    before.template === template;
  if (isOfTheSame && before.reminded === reminded && before.roles === roles) return before.watches;
  const of = isOfTheSame ? before.of : watched(moment, open, answers);
  const watches = newWatches(moment, of, reminded);
  known.set(open.milestone, { of, template, bygone, mode, roles, ladders, reminded, watches });
  return watches;
}

const known = new WeakMap<OpenMilestone['milestone'], Known>();

function newWatches(moment: Moment, of: Watched, reminded: Known['reminded']): readonly Watch[] {
  const { key, milestone, dueDay, answers } = of;
  const watches: Watch[] = [];
  for (const holder of moment.holders(key)) {
    const before = reminded && own(reminded, holder.id);
    const last = before?.revision === milestone.revision ? dayNumber(before.through) - dueDay : -Infinity;
    const tellable = answers ? tellableFrom(moment.edition, key, holder.id) : -Infinity;
    const alike = watches.find((w) => w.holder.as === holder.as && w.last === last && w.tellableFrom === tellable);
    const { from, heardFrom } = alike ?? daysOf(of, holder, last, tellable);
    watches.push({ of, holder, last, tellableFrom: tellable, from, heardFrom });
  }
  return watches;
}

function daysOf(of: Watched, { as }: Holder, last: number, tellable: Day): Pick<Watch, 'from' | 'heardFrom'> {
  const meant = meantFor(as);
  const day = (whom: Meant): Day => firstDayOf(of, last, tellable, whom);
  return { from: { any: day(meant), urgent: day(urgent(meant)) }, heardFrom: as.includes('informed') ? day(anyone) : Infinity };
}

function watched(moment: Moment, open: OpenMilestone, answers: Responses | undefined): Watched {
  const { ladder, rule } = ladderOf(moment.world, open.key);
  const promise = answers ? promisedUntil(answers, open.milestone.revision) : -Infinity;
  const { isHistoric, bygoneThrough } = moment;
  const isOfRecord = isHistoric || (bygoneThrough !== null && open.dueOn <= bygoneThrough);
  const course = courseAfter(isOfRecord ? endingLadder(ladder) : ladder, promise + 1 - open.dueDay);
  return { ...open, course, rule, ...(answers ? { answers } : {}) };
}

/** Where a record is silent on whether something was done, it is not chased again and again for years after. */
const endingLadder = ({ rungs }: Ladder): Ladder => ({ rungs });

const courseAfter = (ladder: Ladder, promised: number): Course =>
  promised === -Infinity ? { ladder } : { ladder, promised: rungOfPromise(ladder, promised) };

/** The day from which a holder is to be told of the first rung after the last one, of those that are meant. */
function firstDayOf({ course, dueDay }: Watched, last: number, tellable: Day, meant: Meant): Day {
  const rung = followingRung(course, last, meant);
  return rung ? Math.max(dueDay + rung.days, tellable) : Infinity;
}

/** Whether a holder wants to know of everything in a digest, whoever it is meant for. */
export const listens = (moment: Moment, { as, id }: Holder): boolean => as.includes('informed') && moment.digestOf(id) !== 'none';
