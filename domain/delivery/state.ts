import type { Pending } from './pending.js';

export type { PendingNotice } from './pending.js';

/** What is still to be delivered for one edition; a fold of its delivery stream. */
export interface DeliveryState {
  /** Intended and neither sent, withdrawn nor given up, by key, in the order in which they were intended. */
  pending: Pending;
  sequence: number;
}
