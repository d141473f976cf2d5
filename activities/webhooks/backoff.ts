import { asInstant, type Instant } from '../../domain/time/plain-date.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Milliseconds after the first failed attempt, the second and so on: ten attempts within three days, as Standard Webhooks proposes. */
export const waits: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  20 * hour,
];
/** Milliseconds that all of them take. */
export const threeDays = waits.reduce((sum, wait) => sum + wait, 0);
/** The longest wait that a receiver can ask for. */
export const longestAsked = 6 * hour;

/** When to try again after the n-th failure in a row (from 1), later where the receiver asks for it; null: never, three days have passed. */
export function retryAt(failures: number, now: Instant, asked = 0): Instant | null {
  const wait = waits[failures - 1];
  return wait === undefined ? null : asInstant(Date.parse(now) + Math.max(wait, Math.min(asked, longestAsked)));
}

/** Whether an address has failed so long that it is given up, where something else than this schedule decides when it is tried. */
export const isGivenUp = (failures: number, since: Instant, now: Instant): boolean =>
  failures > waits.length && Date.parse(now) - Date.parse(since) >= threeDays;
