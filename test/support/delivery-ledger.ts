import type { DeliveryRecords } from '../../activities/deliver.js';
import { evolveDelivery, noDeliveries } from '../../domain/delivery/evolve.js';
import { eventOf, isNews } from '../../domain/delivery/outcome.js';
import { readyAt } from '../../domain/delivery/times.js';
import type { DeliveryEvent, Notice } from '../../domain/edition/events.js';

/** A ledger in memory, kept by the fold that the journal uses: what is pending is the domain's word, not the test's. */
export class MemoryLedger implements DeliveryRecords {
  readonly events: DeliveryEvent[] = [];
  private state = noDeliveries();

  intend(...notices: Notice[]): void {
    this.append({ type: 'notices-intended', notices });
  }

  get pending(): string[] {
    return [...this.state.pending.keys()];
  }

  /** Every attempt without an outcome is taken to have ended. */
  claim: DeliveryRecords['claim'] = (_, now, limit) => {
    const ready = [...this.state.pending.values()].filter((p) => readyAt(p, 0) <= now).slice(0, limit);
    this.append({ type: 'delivery-begun', keys: ready.map((p) => p.notice.key), at: now });
    return Promise.resolve(ready.map((pending) => ({ ...pending, attempts: pending.attempts + 1 })));
  };

  record: DeliveryRecords['record'] = (_, outcomes) => {
    for (const outcome of outcomes) if (isNews(this.state.pending.get(outcome.key), outcome)) this.append(eventOf(outcome));
    return Promise.resolve();
  };

  nextAttempt: DeliveryRecords['nextAttempt'] = () =>
    Promise.resolve([...this.state.pending.values()].map((p) => readyAt(p, 0)).sort()[0] ?? null);

  /** It is the ledger of no edition. */
  reached: DeliveryRecords['reached'] = () => Promise.resolve({});

  private append(event: DeliveryEvent): void {
    this.events.push(event);
    this.state = evolveDelivery(this.state, event, this.events.length);
  }
}
