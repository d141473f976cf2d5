import type { Profile } from '../directory/profile.js';
import type { Notice } from '../edition/events.js';
import { outOfQuiet } from '../reminders/working-time.js';
import { asInstant, type Instant } from '../time/plain-date.js';
import type { PendingNotice } from './pending.js';

/** Milliseconds that a digest waits for those of other editions to the same reader, which it takes with it. */
const gathering = 2 * 60_000;
/** Milliseconds over which digests of one hour are spread: two that were claimed in one moment could not go as one. */
const spread = 30_000;
/** The same for what catches up: after a start, a restore or an outage all editions wake within seconds. */
const catching = 4_000;
const spreadOfCatching = 4_000;

/** When a notice may first be sent. */
export function firstAttemptAt({ key, kind, at }: Notice): Instant {
  if (kind === 'digest') return asInstant(Date.parse(at) + gathering + (checksum(key) % spread));
  return kind === 'catch-up' ? asInstant(Date.parse(at) + catching + (checksum(key) % spreadOfCatching)) : at;
}

/** How many times longer each further attempt without an outcome is left alone, and how often that grows: from minutes to a week. */
const growth = 4;
const growths = 5;

/**
 * When an attempt may next be made: never in the quiet hours of its reader.
 *
 * @param grace milliseconds for which an attempt without an outcome is taken to be still under way
 * @param reader whoever it is for; absent: nothing is known of quiet hours
 * @param lost how many attempts before had no outcome: a message that is sent and cannot be recorded must not be sent without end
 */
export function readyAt({ notBefore, begunAt }: PendingNotice, grace: number, reader?: Profile, lost = 0): Instant {
  const at = begunAt === undefined ? notBefore : asInstant(Date.parse(begunAt) + grace * growth ** Math.min(lost, growths));
  if (at === undefined) throw new Error('A pending notice neither waits nor is it being sent.');
  return reader ? outOfQuiet(reader, at) : at;
}

/** FNV-1a, 32 bits: the same for the same text everywhere, and different for nearly the same ones. */
function checksum(text: string): number {
  let sum = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) sum = Math.imul(sum ^ text.charCodeAt(n), 0x01000193);
  return sum >>> 0;
}
