import type { DeliveryEvent } from '../domain/edition/events.js';
import { deliveryStream } from '../domain/evolve.js';
import type { Instant } from '../domain/time/plain-date.js';
import { hostOf } from '../domain/webhooks/address.js';
import { webhookConcerns } from '../domain/webhooks/concern.js';
import type { Journal } from './journal/journal.js';
import { WebhookEntity } from './webhook.entity.js';

export interface Ending {
  /** Its address is gone for good, or has taken nothing for days. */
  cause: 'gone' | 'failing';
  /** What it answered last: all of it for those who see to the webhook, and in a word for those who are told. */
  answer: string;
}

/**
 * Switches a webhook off that is to be told nothing more, and with it intends the notice that tells the organisers: both or neither.
 * A person's own is reported by the notice that it did not take. Returns whether the webhook was on.
 */
export async function switchOff(journal: Journal, edition: string, id: string, { cause, answer }: Ending, at: Instant): Promise<boolean> {
  let wasOn = false;
  await journal.record<DeliveryEvent>(edition, deliveryStream, at, async (world, tx) => {
    const webhook = await tx.findOneBy(WebhookEntity, { edition, id, status: 'active' });
    wasOn = webhook !== null;
    if (!webhook) return [];
    await tx.update(WebhookEntity, { id }, { status: 'disabled', disabledWhy: `${reasons[cause]} Last answer: ${answer}`, retryAt: null });
    if (webhook.person !== null || world.edition?.status === 'archived') return [];
    const told = webhookConcerns(
      world,
      { kind: 'webhook-disabled', webhook: id, host: hostOf(webhook.url), cause, answer: inAWord(answer) },
      at,
    );
    return told.length === 0 ? [] : [{ type: 'notices-intended', notices: told }];
  });
  return wasOn;
}

const reasons = {
  gone: 'The address answers that it is gone for good.',
  failing: 'For three days the address has taken no message.',
} as const;

/** A status or a code: what a receiver writes beside it goes into no log that is never changed. */
const inAWord = (answer: string): string => /^(?:HTTP \d{3}|[A-Z][A-Z_]+)(?![\w])/.exec(answer)?.[0] ?? '';
