import type { Instant } from '../../domain/time/plain-date.js';
import type { Known, Reached } from './handle.js';

/** Workflow type of an edition's delivery of notices. Signal: `look` of the edition's contract. */
export const deliveryWorkflow = 'delivery';

/** With what the edition, or an earlier run, knew to be recorded. */
export interface DeliveryInput extends Known {
  edition: string;
  clockOffset: number;
}

export interface DeliverRequest extends Known {
  edition: string;
  now: Instant;
}

export interface DeliverResult extends Reached {
  sent: number;
  failed: number;
  /** When the next attempt may be made; null: nothing waits. */
  nextAttempt: Instant | null;
}

/** Claims what may be sent now, sends it, records each outcome. Idempotent: what was recorded as sent is never sent again. */
export interface DeliveryActivities {
  deliver(request: DeliverRequest): Promise<DeliverResult>;
}
