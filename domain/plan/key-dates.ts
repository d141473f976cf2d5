import { dateInWords } from '../time/in-words.js';
import { shift, type PlainDate } from '../time/plain-date.js';
import { undated, type Anchored } from './anchored.js';
import type { KeyDates, Period } from './plan.types.js';

/** The opening or the closing as it stands now. */
export function endOfCongress(end: 'opening' | 'closing', { present, first, suspended, cancelled, targetYear }: KeyDates): Anchored {
  if (cancelled) return undated(end, `the ${end} of a congress that is cancelled`, 'on the day of');
  if (suspended) return undated(end, `the ${end}, which is postponed without a date`, 'on the day of');
  if (!present) return undated(end, `the ${end}, which is not decided yet (target year ${targetYear})`, 'on the day of');
  const moved = first && first[end] !== present[end] ? `; first decided for ${dateInWords(first[end])}` : '';
  return {
    on: present[end],
    root: end,
    certainty: 'firm',
    words: `the ${end} (${dateInWords(present[end])}${moved})`,
    joins: 'on the day of',
  };
}

/**
 * The dates by which recurring milestones are counted: those in force, else those first decided, else the beginning of
 * the target year. Thus a suspension takes no occurrence away.
 */
export function assumedPeriod({ present, first, suspended, targetYear }: KeyDates): Period {
  const newYear = `${String(targetYear).padStart(4, '0')}-01-01`;
  return (suspended ? undefined : present) ?? first ?? { opening: newYear, closing: newYear };
}

/** When the next edition is expected to open: so many years after the actual opening of this one. Source: R002, R153. */
export function expectedNextOpening(opening: PlainDate, everyYears: number): PlainDate {
  return shift(opening, { count: 12 * everyYears, unit: 'm' });
}
