import type { Known, Reached } from '../contracts/handle.js';

/** What is known to be recorded once an activity has told how far the log reached; what was known before, where it has not. */
export const knownAfter = ({ position, lastCommand }: Reached, before: Known = {}): Known =>
  position === undefined ? { seen: before.seen, seenBy: before.seenBy } : { seen: position, seenBy: lastCommand };
