import type { Offset, PlainDate } from '../time/plain-date.js';
import { shift } from '../time/plain-date.js';
import { offsetInWords } from '../time/in-words.js';
import type { Due, Root } from './plan.types.js';

/** What an anchor, or a term counted from one, comes to. */
export interface Anchored {
  /** Null: undated. */
  on: PlainDate | null;
  root: Root;
  certainty: Due['certainty'];
  session?: string;
  before?: string;
  /** A phrase that names it with its date and where that comes from: "the opening (20 April 2020)". */
  words: string;
  /** How a rule without offset joins its anchor: "on the day of", "on", "with". */
  joins: 'on the day of' | 'on' | 'with';
  /** What it hangs on does not exist at all (no previous edition, no such session), so that a rule's `otherwise` steps in. */
  missing?: true;
}

export function undated(root: Root, words: string, joins: Anchored['joins'] = 'on'): Anchored {
  return { on: null, root, certainty: 'undated', words, joins };
}

export function missing(root: Root, words: string, joins: Anchored['joins'] = 'on'): Anchored {
  return { ...undated(root, words, joins), missing: true };
}

/**
 * The anchor moved by an offset. Whatever is counted falls on no session itself, though it still hangs on one; what is
 * counted back from a session comes before it.
 */
export function counted(from: Anchored, offset: Offset | undefined): Anchored {
  if (!offset || offset.count === 0) return { ...from, words: `${from.joins} ${from.words}` };
  const { session, before = session, ...rest } = from;
  const back = offset.count < 0 && before !== undefined ? { before } : {};
  return { ...rest, ...back, on: from.on && shift(from.on, offset), words: `${offsetInWords(offset)} ${from.words}` };
}

/** The same day of a later year, for what recurs yearly. */
export function yearsLater(from: Anchored, years: number): Anchored {
  if (years === 0) return from;
  const { session: _, before: __, ...rest } = from;
  const on = from.on && shift(from.on, { count: 12 * years, unit: 'm' });
  return { ...rest, on, words: `${from.words}, and ${years === 1 ? '1 year' : `${years} years`} more` };
}
