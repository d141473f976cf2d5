import type { Instant } from '../../domain/time/plain-date.js';

const minute = 60_000;
const longest = 6 * 60 * minute;
const givesUpAfter = 7 * 24 * 60 * minute;

/** The wait after the n-th failure of its kind (from 1), in milliseconds: 1 min, 2, 4 ... 6 hours. */
export const waitAfter = (attempt: number): number => Math.min(2 ** (attempt - 1) * minute, longest);

/** How many attempts fit into the week after which a notice is given up. */
const attemptsInAWeek = ((): number => {
  let attempts = 1;
  for (let waited = 0; waited + waitAfter(attempts) <= givesUpAfter; attempts += 1) waited += waitAfter(attempts);
  return attempts;
})();

/**
 * When to try again after an attempt has failed for the time being; null: never, after a week of a server's not taking
 * this message. Where nobody was there the message itself was not judged, and trying goes on for as long as it takes:
 * a notice that loses its point in the meantime is withdrawn.
 *
 * @param failures of this kind so far: refusals of the message, or attempts in a row with nobody there
 */
export function retryAt(failures: number, now: Instant, nobodyThere = false): Instant | null {
  if (failures >= attemptsInAWeek && !nobodyThere) return null;
  return new Date(Date.parse(now) + waitAfter(failures)).toISOString();
}
