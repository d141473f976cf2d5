import type { PlainDate, Zone } from '../time/plain-date.js';

/** A duty station: where people work, with the weekend and the holidays that are kept there. */
export interface Station {
  id: string;
  title: string;
  zone: Zone;
  /** ISO weekdays on which people work there. */
  workingDays: number[];
  /** Country (and state) whose public holidays are kept: `AT`, `ET`, `US-NY`. Absent: only those listed here. */
  country?: string;
  /** Holidays of every year that are kept beside those of the country, in the notation of the holiday library: `easter -2`, `1 Shawwal`. */
  yearly?: { rule: string; title: string }[];
  /** Holidays of the country that are not kept, by the library's notation of them. */
  except?: string[];
  /** Days of one year that are kept beside them, and holidays on which people work nevertheless. */
  also: { on: PlainDate; title: string }[];
  not: PlainDate[];
}

/** A day on which nobody works at a station. */
export interface Holiday {
  on: PlainDate;
  title: string;
}
