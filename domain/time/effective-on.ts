import { earlier, isPlainDate, lastDayOf, type PlainDate } from './plain-date.js';

/**
 * When something was so, as precisely as it is known: a day (`2018-09-12`), a month (`2018-09`), a year (`2018`), a
 * named session (`commission-26`), or `unknown` ("done, date unknown").
 */
export type EffectiveOn = string;

export type EffectivePrecision = 'day' | 'month' | 'year' | 'session' | 'unknown';

/** The precision of a well-formed `EffectiveOn`, or undefined where the text is not one. */
export function precisionOf(text: EffectiveOn): EffectivePrecision | undefined {
  if (text === 'unknown') return 'unknown';
  if (isPlainDate(text)) return 'day';
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return 'month';
  if (/^\d{4}$/.test(text)) return 'year';
  if (/^[a-z][a-z-]*-\d+$/.test(text)) return 'session';
  return undefined;
}

/** The first and the last day on which it can have been so; undefined where nothing is known of it. */
export function bounds(
  text: EffectiveOn,
  sessionDates: (key: string) => { start: PlainDate; end: PlainDate } | undefined,
): { first: PlainDate; last: PlainDate } | undefined {
  switch (precisionOf(text)) {
    case 'day':
      return { first: text, last: text };
    case 'month':
      return { first: `${text}-01`, last: lastDayOf(text) };
    case 'year':
      return { first: `${text}-01-01`, last: `${text}-12-31` };
    case 'session': {
      const dates = sessionDates(text);
      return dates && { first: dates.start, last: dates.end };
    }
    default:
      return undefined;
  }
}

/**
 * The day from which on something counts as having been so: the last one on which it can have happened, and at the latest the
 * day of its recording (for what is of unknown date, or takes effect only later, is known to be so from then on).
 */
export function heldFrom(
  text: EffectiveOn,
  recordedOn: PlainDate,
  sessionDates: (key: string) => { start: PlainDate; end: PlainDate } | undefined,
): PlainDate {
  const when = bounds(text, sessionDates);
  return when ? earlier(when.last, recordedOn) : recordedOn;
}
