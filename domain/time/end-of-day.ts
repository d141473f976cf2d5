import { asInstant, instantAt, shift, type Instant, type PlainDate, type Zone } from './plain-date.js';

/** The last instant of a day in `zone`. Midnight belongs to the day that it begins. */
export const endOfDay = (zone: Zone, day: PlainDate): Instant =>
  asInstant(Date.parse(instantAt(zone, shift(day, { count: 1, unit: 'd' }), 0)) - 1);
