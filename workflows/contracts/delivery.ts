import type { Instant } from '../../domain/time/plain-date.js';

/** Workflow type of an edition's delivery of notices. Signal: `look` of the edition's contract. */
export const deliveryWorkflow = 'delivery';

export interface DeliveryInput {
  edition: string;
  clockOffset: number;
  /** How many events of the edition are known to be recorded (see `HandleRequest`). */
  seen?: number;
}

export interface DeliverRequest {
  edition: string;
  now: Instant;
  seen?: number;
}

export interface DeliverResult {
  sent: number;
  failed: number;
  /** When the next attempt may be made; null: nothing waits. */
  nextAttempt: Instant | null;
}

/** Claims what may be sent now, sends it, records each outcome. Idempotent: what was recorded as sent is never sent again. */
export interface DeliveryActivities {
  deliver(request: DeliverRequest): Promise<DeliverResult>;
}
