import { assertUnreachable } from '../refusal.js';
import type { DeliveryEvent } from '../edition/events.js';
import { Pending, type PendingNotice } from './pending.js';
import type { DeliveryState } from './state.js';
import { firstAttemptAt } from './times.js';

/** Nothing to deliver yet. */
export const noDeliveries = (): DeliveryState => ({ pending: Pending.none, sequence: 0 });

/** What is pending after one event of the delivery stream. */
export function evolveDelivery(state: DeliveryState, event: DeliveryEvent, sequence: number): DeliveryState {
  return { pending: state.pending.with(changes(state.pending, event)), sequence };
}

type Change = readonly [key: string, pending: PendingNotice | null];

function changes(pending: Pending, event: DeliveryEvent): Change[] {
  const over = (keys: string[]): Change[] => keys.map((key) => [key, null]);
  const change = (keys: string[], next: (before: PendingNotice) => PendingNotice): Change[] =>
    keys.flatMap((key): Change[] => {
      const before = pending.get(key);
      return before ? [[key, next(before)]] : [];
    });
  switch (event.type) {
    case 'notices-intended':
      return event.notices
        .filter(({ status }) => status === 'intended')
        .map((notice) => [notice.key, { notice, attempts: 0, refused: 0, unreachable: 0, notBefore: firstAttemptAt(notice) }]);
    case 'notices-withdrawn':
    case 'notices-collapsed':
      return over(event.keys);
    case 'delivery-begun':
      return change(event.keys, ({ notBefore: _, ...p }) => ({ ...p, attempts: p.attempts + 1, begunAt: event.at }));
    case 'delivery-succeeded':
      return over([event.key]);
    case 'delivery-failed': {
      const { retryAt: notBefore, nobodyThere } = event;
      if (notBefore === null) return over([event.key]);
      return change([event.key], ({ begunAt: _, ...p }) => ({
        ...p,
        ...(nobodyThere ? { unreachable: p.unreachable + 1 } : { refused: p.refused + 1, unreachable: 0 }),
        notBefore,
      }));
    }
    case 'delivery-bounced':
      return [];
    default:
      return assertUnreachable(event);
  }
}
