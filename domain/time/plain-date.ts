import { Temporal } from 'temporal-polyfill';
import { remembered } from '../remembered.js';

/** A calendar date `YYYY-MM-DD` without clock or zone. Compares correctly as text. */
export type PlainDate = string;
/** A point in time, ISO 8601 in UTC with milliseconds (`2020-04-13T07:00:00.000Z`). Compares correctly as text. */
export type Instant = string;
/** An IANA time zone name (`Asia/Tokyo`). */
export type Zone = string;

/** A distance on the calendar. Months keep the day of the month, or take the month's last day where there is none. */
export interface Offset {
  count: number;
  unit: 'd' | 'w' | 'm';
}

/** Whether the text is a date that exists. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false; // the library throws for a date such as 2021-02-30; here that is the answer, not a fault
  }
}

/** Whether the name is a zone that the machine's time zone database knows. */
export function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(name);
  } catch {
    return false; // as above: the library's throw is the answer
  }
}

/** How many dates that have been reckoned are remembered: all of some dozen editions. */
const kept = 20_000;

/** `date` moved by `offset`: `2021-03-31` minus one month is `2021-02-28`. */
export const shift = remembered(
  kept,
  (date: PlainDate, { count, unit }: Offset) => `${date} ${count}${unit}`,
  (date, { count, unit }): PlainDate => {
    const by = { d: { days: count }, w: { weeks: count }, m: { months: count } }[unit];
    return Temporal.PlainDate.from(date).add(by, { overflow: 'constrain' }).toString();
  },
);

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** Days since 1970-01-01: a date as a number, where many are compared. */
export function dayNumber(date: PlainDate): number {
  if (date.length !== 10) return Date.parse(date) / 86_400_000;
  // Counted from March on, so that a leap day is the last of its year: reckoned thousands of times by one plan, and not looked up.
  const digit = (at: number): number => date.charCodeAt(at) - 48;
  const month = digit(5) * 10 + digit(6);
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month <= 2 ? 1 : 0);
  const days = digit(8) * 10 + digit(9) + Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + days - 719_469;
}
/** The date of a day number. */
export const dateOfDay = remembered(
  kept,
  (day: number) => day,
  (day): PlainDate => shift('1970-01-01', { count: day, unit: 'd' }),
);

/** The date that a wall calendar in `zone` shows at `instant`. */
export const dateIn = remembered(
  kept,
  (zone: Zone, instant: Instant) => `${zone} ${instant}`,
  (zone, instant): PlainDate => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString(),
);

/** The instant at which clocks in `zone` show a time on `date` (the later reading where the clock is set back, the next where it is skipped). */
export const instantAt = remembered<[zone: Zone, date: PlainDate, hour: number, minute?: number], Instant>(
  kept,
  (zone, date, hour, minute = 0) => `${zone} ${date} ${hour}:${minute}`,
  (zone, date, hour, minute = 0) => {
    const local = Temporal.PlainDate.from(date).toPlainDateTime({ hour, minute });
    return asInstant(local.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds);
  },
);

/** Milliseconds since the epoch, as an instant of ours. */
export const asInstant = (epochMilliseconds: number): Instant => new Date(epochMilliseconds).toISOString();

/** The last day of a month given as `YYYY-MM`. */
export function lastDayOf(month: string): PlainDate {
  return shift(shift(`${month}-01`, { count: 1, unit: 'm' }), { count: -1, unit: 'd' });
}

/** Day of the week of a day number, Monday 1 to Sunday 7. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
/** Day of the week, Monday 1 to Sunday 7. */
export const weekday = (date: PlainDate): number => Temporal.PlainDate.from(date).dayOfWeek;
export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));
export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);
export const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);
