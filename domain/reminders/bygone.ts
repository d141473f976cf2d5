import type { EditionState } from '../edition/state.js';
import { dateIn, earlier, shift, type PlainDate } from '../time/plain-date.js';

/**
 * Of a congress that had opened before its edition had any dates, the last day of what was over when they were entered: the day
 * before, or its closing; null: there is none such. What was due by then and is not on record is as in a record that is silent:
 * told of, but not chased again and again. A congress that was followed is chased, however late a further decision is entered.
 */
export function bygoneThrough({ keyDates: { present }, datedAt, zone }: EditionState): PlainDate | null {
  if (!present || datedAt === undefined) return null;
  const enteredOn = dateIn(zone, datedAt);
  return present.opening < enteredOn ? earlier(present.closing, shift(enteredOn, { count: -1, unit: 'd' })) : null;
}
