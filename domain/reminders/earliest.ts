import type { Instant } from '../time/plain-date.js';

/** The first of several instants, some of which never come. */
export const earliest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((first, at) => (at !== null && (first === null || at < first) ? at : first), null);
