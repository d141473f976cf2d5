import type { DigestFrequency, Profile } from '../directory/profile.js';
import type { World } from '../engine.types.js';
import { remembered, rememberedOf } from '../remembered.js';
import { dateIn, dateOfDay, dayNumber, instantAt, weekdayOf, type Instant, type Zone } from '../time/plain-date.js';

/** Days since 1970-01-01. */
export type Day = number;

/** How many answers are remembered: what is asked for after one command is asked for after the next. */
const kept = 20_000;
/** And how many for each reader: some days of five years. */
const keptOfReader = 2_000;

/** How many days are looked through for one on which somebody can be told. */
const horizon = 70;

/** Whether a person works on a day: in the person's week, and no holiday at the duty station. */
export function isWorkingDay({ workingDays, station }: Profile, day: Day, isHoliday: World['isHoliday']): boolean {
  return workingDays.includes(weekdayOf(day)) && (station === undefined || !isHoliday(station, dateOfDay(day)));
}

/** The first day from `from` on that `suits`; where none does for long, a day before it. */
export function firstDay(from: Day, suits: (day: Day) => boolean): Day {
  let day = from;
  while (day < from + horizon && !suits(day)) day += 1;
  return day;
}

/**
 * The first day from `from` on whose digest it is: each working day, or the first working day of each week (from Monday).
 *
 * @param works on which days the reader can be told
 */
export function digestDay(frequency: DigestFrequency, from: Day, works: (day: Day) => boolean): Day {
  if (frequency !== 'weekly') return firstDay(from, works);
  return firstDay(from, (day) => works(day) && !daysOfWeekBefore(day).some(works));
}

/** The days of its week that come before a day. */
const daysOfWeekBefore = (day: Day): Day[] => Array.from({ length: weekdayOf(day) - 1 }, (_, n) => day - n - 1);

/**
 * When that which is meant for a day goes out to a reader: at the hour of notices of the reader's own day, or, where that
 * is quiet, when quiet hours end.
 */
export const goesOutAt = rememberedOf(
  keptOfReader,
  (day: Day, hour: number) => day * 24 + hour,
  (reader: Profile, day, hour): Instant => outOfQuiet(reader, instantAt(reader.zone, dateOfDay(day), hour)),
);

/** The instant itself, or the end of the quiet hours in which it lies. Where clocks are set back, quiet hours last to the later reading. */
export function outOfQuiet({ zone, quiet }: Profile, at: Instant): Instant {
  if (!quiet || quiet.from === quiet.to) return at;
  const over = quiet.to < quiet.from ? 1 : 0; // past midnight
  const today = dayAt(zone, at);
  for (const day of [today - 1, today]) {
    const [from, to] = [clock(zone, day, quiet.from), clock(zone, day + over, quiet.to)];
    if (from <= at && at < to) return to;
  }
  return at;
}

/** The day that a wall calendar in a zone shows. */
export const dayAt = remembered(
  kept,
  (zone: Zone, at: Instant) => `${zone} ${at}`,
  (zone, at): Day => dayNumber(dateIn(zone, at)),
);

function clock(zone: string, day: Day, time: string): Instant {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantAt(zone, dateOfDay(day), hour, minute);
}
