import { blockersOf } from '../edition/prerequisites.js';
import { isActive, isAsPlanned } from '../edition/milestones.js';
import type { MilestoneState } from '../edition/state.js';
import { own } from '../own.js';
import { dayNumber, type Instant, type PlainDate } from '../time/plain-date.js';
import type { NoticeEntry } from '../edition/events.js';
import type { MilestoneKey } from '../template/template.js';
import type { Moment } from './moment.js';
import { tellableFrom } from './readers.js';
import { changedOf } from './open.js';
import { wishesOf } from './wishes.js';
import { dayAt, type Day } from './working-time.js';

/**
 * From which day on each reader of digests has something to be told of that no notice of their own says: rungs of the
 * milestones they want to be informed of, and what others have changed. By id of person.
 */
export function newsDays(moment: Moment): Map<string, Day> {
  const days = new Map<string, Day>();
  const note = (person: string, day: Day): void => {
    if (day < (days.get(person) ?? Infinity)) days.set(person, day);
  };
  for (const [person, day] of wishesOf(moment).heard) if (moment.digestOf(person) !== 'none') note(person, day);
  for (const [key, milestone] of changedOf(moment.edition.milestones)) {
    if (milestone.touchedAt <= moment.newsSince || lastDateOf(moment, key, milestone) === null) continue;
    for (const { id } of moment.holders(key)) {
      if (moment.digestOf(id) === 'none' || !hasChanged(moment, milestone, id)) continue;
      note(id, Math.max(dayAfter(moment, milestone.touchedAt, id), tellableFrom(moment.edition, key, id)));
    }
  }
  return days;
}

/** The first day whose hour comes after an instant. */
function dayAfter(moment: Moment, at: Instant, person: string): Day {
  const day = dayAt(moment.profile(person).zone, at);
  return moment.goesOutAt(person, day) < at ? day + 1 : day;
}

/** Whether others have changed a milestone since a reader's last digest. */
function hasChanged({ edition, newsSince }: Moment, milestone: MilestoneState, person: string): boolean {
  const { touchedAt, touchedBy } = milestone;
  if (touchedAt <= newsSince || touchedBy === person || isAsPlanned(milestone)) return false;
  return touchedAt > (own(edition.digested, person)?.at ?? '');
}

/** The date of a milestone, or the last that it had. */
const lastDateOf = ({ edition }: Moment, key: MilestoneKey, { due }: MilestoneState): PlainDate | null =>
  due.on ?? edition.moves.findLast((move) => move.key === key && move.from !== null)?.from ?? null;

/**
 * What a digest names: of the milestones of each role that the reader holds or covers, those that are due soon, overdue,
 * waiting for something overdue, or changed, and those of which a rung was reached.
 *
 * @param rungs the rungs reached, by milestone
 */
export function digestEntries(moment: Moment, reader: string, rungs: ReadonlyMap<MilestoneKey, number>): NoticeEntry[] {
  const { edition, world } = moment;
  const today = moment.today(reader);
  return Object.entries(edition.milestones)
    .flatMap(([key, milestone]): NoticeEntry[] => {
      const dueOn = lastDateOf(moment, key, milestone);
      if (dueOn === null || !concerns(moment, key, reader)) return [];
      const isSoon = milestone.due.on !== null && dayNumber(dueOn) <= today + world.template.dueSoonDays;
      const comesUp = isActive(milestone) && (isSoon || waitsForOverdue(moment, key, today));
      const isToBeNamed = rungs.has(key) || comesUp || hasChanged(moment, milestone, reader);
      if (!isToBeNamed || tellableFrom(edition, key, reader) > today) return [];
      return [{ milestone: key, rung: rungs.get(key) ?? 0, dueOn, revision: milestone.revision }];
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

const concerns = (moment: Moment, key: MilestoneKey, reader: string): boolean =>
  moment.holders(key).some(({ id }) => id === reader || moment.recipient(id, key) === reader);

const waitsForOverdue = ({ world, edition }: Moment, key: MilestoneKey, today: Day): boolean =>
  blockersOf(world, key).some(({ ref }) => {
    const before = own(edition.milestones, ref);
    return before !== undefined && isActive(before) && before.due.on !== null && dayNumber(before.due.on) < today;
  });
