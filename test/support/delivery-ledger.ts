import type { ClaimedNotice, DeliveryRecords } from '../../activities/deliver.js';
import { evolveDelivery, noDeliveries } from '../../domain/delivery/evolve.js';
import type { DeliveryEvent, Notice } from '../../domain/edition/events.js';

/** A ledger in memory, kept by the fold that the journal uses: what is pending is the domain's word, not the test's. */
export class MemoryLedger implements DeliveryRecords {
  readonly events: DeliveryEvent[] = [];
  private state = noDeliveries();

  intend(...notices: Notice[]): void {
    this.append({ type: 'notices-intended', notices });
  }

  get pending(): string[] {
    return Object.keys(this.state.pending);
  }

  claim: DeliveryRecords['claim'] = (_, now, limit) => {
    const ready = Object.values(this.state.pending)
      .filter((p) => p.notBefore <= now)
      .slice(0, limit);
    this.append({ type: 'delivery-begun', keys: ready.map((p) => p.notice.key), at: now });
    return Promise.resolve(ready.map(({ notice }): ClaimedNotice => ({ notice, attempts: this.state.pending[notice.key]?.attempts ?? 0 })));
  };

  recordSuccess: DeliveryRecords['recordSuccess'] = (_, key, outcome) => this.recorded({ type: 'delivery-succeeded', key, ...outcome });
  recordFailure: DeliveryRecords['recordFailure'] = (_, key, outcome) => this.recorded({ type: 'delivery-failed', key, ...outcome });

  nextAttempt: DeliveryRecords['nextAttempt'] = () =>
    Promise.resolve(
      Object.values(this.state.pending)
        .map((p) => p.notBefore)
        .sort()[0] ?? null,
    );

  private recorded(event: DeliveryEvent): Promise<void> {
    this.append(event);
    return Promise.resolve();
  }

  private append(event: DeliveryEvent): void {
    this.events.push(event);
    this.state = evolveDelivery(this.state, event, this.events.length);
  }
}
