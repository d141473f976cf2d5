import type { CalendarEntry } from '../edition/state.js';
import { shift } from '../time/plain-date.js';
import { asDate, asText, asTime, written, type Line } from './lines.js';

/** One entry of a calendar, in the words of its reader. It lasts whole days. */
export interface FeedEntry extends CalendarEntry {
  /** The same for ever, in whatever calendar it stands. */
  uid: string;
  summary: string;
  description: string;
  location?: string;
  categories: string[];
  /** A page that says more. */
  url: string;
  /** Nothing is left to be reminded of. */
  closed: boolean;
}

/** When a calendar program reminds of an entry, on the clock of whoever runs it. */
export interface Alarm {
  /** Days before its first day. */
  days: number;
  /** Hour of that day. */
  hour: number;
}

export interface Calendar {
  name: string;
  language: string;
  entries: readonly FeedEntry[];
  alarm?: Alarm;
}

/**
 * A calendar as text (RFC 5545). A pure function of what it shows, never of the present: the same state gives the same bytes,
 * so that whoever polls is told at once that nothing is new.
 */
export function renderCalendar({ name, language, entries, alarm }: Calendar): string {
  const head: Line[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', `-//Lustrum//Calendar//${language.toUpperCase()}`],
    ['CALSCALE', 'GREGORIAN'],
    ['METHOD', 'PUBLISH'],
    // the name by RFC 7986, and as calendar programs have long read it
    ['NAME', asText(name)],
    ['X-WR-CALNAME', asText(name)],
    ['REFRESH-INTERVAL;VALUE=DURATION', polledEvery],
    ['X-PUBLISHED-TTL', polledEvery],
  ];
  const body = entries.map((entry) => written(linesOf(entry, alarm)));
  return [written(head), ...body, written([['END', 'VCALENDAR']])].join('');
}

const polledEvery = 'PT1H';
const status = { firm: 'CONFIRMED', expected: 'TENTATIVE', cancelled: 'CANCELLED' } as const satisfies Record<
  CalendarEntry['standing'],
  string
>;

function linesOf(entry: FeedEntry, alarm: Alarm | undefined): Line[] {
  const { uid, sequence, changedAt, start, end, standing, summary, description, location, categories, url, closed } = entry;
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', asText(uid)],
    ['SEQUENCE', String(sequence)],
    ['DTSTAMP', asTime(changedAt)],
    ['LAST-MODIFIED', asTime(changedAt)],
    ['DTSTART;VALUE=DATE', asDate(start)],
    // the first day that it does not last
    ['DTEND;VALUE=DATE', asDate(shift(end, { count: 1, unit: 'd' }))],
    ['STATUS', status[standing]],
    ['TRANSP', 'TRANSPARENT'],
    ['SUMMARY', asText(summary)],
    ['DESCRIPTION', asText(description)],
    ...(location === undefined ? [] : [['LOCATION', asText(location)] as const]),
    ...(categories.length === 0 ? [] : [['CATEGORIES', categories.map(asText).join(',')] as const]),
    ['URL', url],
    ...(alarm && !closed && standing !== 'cancelled' ? alarmLines(alarm, summary) : []),
    ['END', 'VEVENT'],
  ];
}

const alarmLines = ({ days, hour }: Alarm, summary: string): Line[] => [
  ['BEGIN', 'VALARM'],
  ['ACTION', 'DISPLAY'],
  ['TRIGGER', trigger(hour - days * 24)],
  ['DESCRIPTION', asText(summary)],
  ['END', 'VALARM'],
];

/** Hours from the beginning of the first day, as a duration: days first, and none of nothing. */
function trigger(hours: number): string {
  const [days, rest] = [Math.floor(Math.abs(hours) / 24), Math.abs(hours) % 24];
  return `${hours < 0 ? '-' : ''}P${days > 0 ? `${days}D` : ''}${rest > 0 || days === 0 ? `T${rest}H` : ''}`;
}
