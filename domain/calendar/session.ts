import type { PlainDate } from '../time/plain-date.js';

/**
 * A session of a body. Its key is its name (`commission-31`, `general-assembly-76`, `ecosoc-2021`): mandates name
 * sessions, and only the calendar turns a name into dates.
 */
export interface Session {
  key: string;
  body: string;
  title: string;
  /** The calendar year in which it meets (for the General Assembly: in which its plenary acts, in December). */
  year: number;
  /** First and last day; where only months are expected, the first day of the first and the last day of the last. */
  start: PlainDate;
  end: PlainDate;
  /** Whether the dates are real or only the months in which such a session is expected. */
  certainty: 'dated' | 'expected';
  /** Where real dates come from. */
  source?: string;
}
