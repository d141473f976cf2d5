import { assertUnreachable } from '../refusal.js';
import type { DeliveryEvent } from '../edition/events.js';
import type { DeliveryState, PendingNotice } from './state.js';

/** Nothing to deliver yet. */
export const noDeliveries = (): DeliveryState => ({ pending: {}, sequence: 0 });

/** What is pending after one event of the delivery stream. */
export function evolveDelivery(state: DeliveryState, event: DeliveryEvent, sequence: number): DeliveryState {
  return { pending: pendingAfter(state.pending, event), sequence };
}

function pendingAfter(pending: Record<string, PendingNotice>, event: DeliveryEvent): Record<string, PendingNotice> {
  switch (event.type) {
    case 'notices-intended': {
      const intended = event.notices.filter((n) => n.status === 'intended');
      return { ...pending, ...Object.fromEntries(intended.map((notice) => [notice.key, { notice, attempts: 0, notBefore: notice.at }])) };
    }
    case 'notices-withdrawn':
      return Object.fromEntries(Object.entries(pending).filter(([key]) => !event.keys.includes(key)));
    case 'delivery-begun':
      return mapped(pending, event.keys, (p) => ({ ...p, attempts: p.attempts + 1, begunAt: event.at }));
    case 'delivery-succeeded':
      return Object.fromEntries(Object.entries(pending).filter(([key]) => key !== event.key));
    case 'delivery-failed': {
      const { retryAt } = event;
      if (retryAt === null) return Object.fromEntries(Object.entries(pending).filter(([key]) => key !== event.key));
      return mapped(pending, [event.key], ({ begunAt: _, ...p }) => ({ ...p, notBefore: retryAt }));
    }
    case 'delivery-bounced':
      return pending;
    case 'notices-collapsed':
      return Object.fromEntries(Object.entries(pending).filter(([key]) => !event.keys.includes(key)));
    default:
      return assertUnreachable(event);
  }
}

function mapped(
  pending: Record<string, PendingNotice>,
  keys: string[],
  change: (p: PendingNotice) => PendingNotice,
): Record<string, PendingNotice> {
  return Object.fromEntries(Object.entries(pending).map(([key, p]) => [key, keys.includes(key) ? change(p) : p]));
}
