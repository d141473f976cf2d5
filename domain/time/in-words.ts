import { precisionOf, type EffectiveOn } from './effective-on.js';
import type { Offset, PlainDate } from './plain-date.js';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const units = { d: 'day', w: 'week', m: 'month' } as const;

/** `2018-05-14` as `14 May 2018`. */
export function dateInWords(date: PlainDate): string {
  return `${Number(date.slice(8))} ${monthName(date)} ${Number(date.slice(0, 4))}`;
}

/** The months that a span of whole months covers: `May 2018`, `October to November 2017`. */
export function monthsInWords(first: PlainDate, last: PlainDate): string {
  if (first.slice(0, 7) === last.slice(0, 7)) return `${monthName(first)} ${Number(first.slice(0, 4))}`;
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  return `${monthName(first)}${sameYear ? '' : ` ${Number(first.slice(0, 4))}`} to ${monthName(last)} ${Number(last.slice(0, 4))}`;
}

/** Day, month, year or session as it follows a verb: `on 2020-03-13`, `in March 2020`, `in 2020`, `at the 28th session of …`. */
export function whenInWords(on: EffectiveOn, sessionTitle: (key: string) => string): string {
  switch (precisionOf(on)) {
    case 'day':
      return `on ${on}`;
    case 'month':
      return `in ${monthName(on)} ${Number(on.slice(0, 4))}`;
    case 'year':
      return `in ${on}`;
    case 'session':
      return `at the ${sessionTitle(on)}`;
    default:
      return 'on an unknown day';
  }
}

/** `-10w` as `10 weeks before`; an offset of nothing as the empty text. */
export function offsetInWords({ count, unit }: Offset): string {
  if (count === 0) return '';
  const size = Math.abs(count);
  return `${size} ${units[unit]}${size === 1 ? '' : 's'} ${count < 0 ? 'before' : 'after'}`;
}

/** `1 day`, `3 days`, of what makes its plural so. */
export const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** `1st`, `2nd`, `3rd`, `11th`, `22nd`. */
export function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  const ending = teens ? 'th' : (({ 1: 'st', 2: 'nd', 3: 'rd' } as Record<number, string>)[n % 10] ?? 'th');
  return `${n}${ending}`;
}

function monthName(date: PlainDate): string {
  return months[Number(date.slice(5, 7)) - 1] ?? date;
}
