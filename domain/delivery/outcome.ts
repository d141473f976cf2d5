import type { DeliveryEvent } from '../edition/events.js';
import type { Instant } from '../time/plain-date.js';
import type { PendingNotice } from './pending.js';

/** What became of an attempt. */
export type Outcome = {
  /** Of the notice. */
  key: string;
  /** Which attempt, from 1. */
  attempt: number;
  at: Instant;
  /** What the mail server said, without anybody's address. */
  answer: string;
} & (
  | { sent: true; messageId: string }
  /** `retryAt` null: given up. `nobodyThere`: it does not count against the message. */
  | { sent: false; permanent: boolean; retryAt: Instant | null; nobodyThere: boolean }
);

/**
 * Whether an outcome is news. Taken is taken, also where the attempt had been given up for lost: it must not be made again.
 * A failure is one of the attempt that is under way, and of no other.
 */
export function isNews(pending: PendingNotice | undefined, { sent, attempt }: Outcome): boolean {
  return pending !== undefined && (sent || (pending.begunAt !== undefined && pending.attempts === attempt));
}

export function eventOf(outcome: Outcome): DeliveryEvent {
  const { key, at, answer } = outcome;
  if (outcome.sent) return { type: 'delivery-succeeded', key, at, messageId: outcome.messageId, answer };
  const { permanent, retryAt, nobodyThere } = outcome;
  const told = { key, at, answer, permanent, retryAt: permanent ? null : retryAt };
  return { type: 'delivery-failed', ...told, ...(nobodyThere ? { nobodyThere: true } : {}) };
}
