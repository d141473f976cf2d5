import type { PlainDate, Zone } from '../time/plain-date.js';

/** A duty station: where people work, with the weekend and the holidays that are kept there. */
export interface Station {
  id: string;
  title: string;
  zone: Zone;
  /** ISO weekdays on which people work there. */
  workingDays: number[];
  /** Country (and state) whose public holidays are kept: `AT`, `ET`, `DE-BE`. Absent: only those listed here. */
  country?: string;
  /** Days that are kept beside them, and public holidays on which people work nevertheless. */
  also: { on: PlainDate; title: string }[];
  not: PlainDate[];
}
