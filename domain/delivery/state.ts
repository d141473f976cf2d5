import type { Notice } from '../edition/events.js';
import type { Instant } from '../time/plain-date.js';

/** What is still to be delivered for one edition; a fold of its delivery stream. */
export interface DeliveryState {
  /** Intended and neither sent, withdrawn nor given up, by key. */
  pending: Record<string, PendingNotice>;
  sequence: number;
}

export interface PendingNotice {
  notice: Notice;
  attempts: number;
  /** Not before this instant. */
  notBefore: Instant;
  /** Set between the beginning and the end of an attempt: found set after a crash, its outcome is unknown. */
  begunAt?: Instant;
}
