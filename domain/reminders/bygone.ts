import { congressEntry } from '../edition/entries.js';
import type { EditionState } from '../edition/state.js';
import { dateIn, type PlainDate } from '../time/plain-date.js';

/**
 * The last day of a congress that was over when its dates were entered; null: there is none such. What was due by then and is not
 * on record is as in a record that is silent: told of, but not chased again and again.
 */
export function bygoneThrough({ keyDates: { present }, entries, zone }: EditionState): PlainDate | null {
  const entry = entries[congressEntry];
  return present && entry && present.closing < dateIn(zone, entry.changedAt) ? present.closing : null;
}
