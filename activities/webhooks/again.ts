import type { Notice } from '../../domain/edition/events.js';
import { messagesOf, testType, type Message } from '../../domain/webhooks/messages.js';
import type { Told } from '../../entities/webhook-log.js';
import type { WebhookAttemptEntity } from '../../entities/webhook-attempt.entity.js';
import type { MessageOutcome, TellRequest } from '../../workflows/contracts/webhook.js';
import type { DeliveryParts } from '../deliver.js';
import { presentOf } from '../present.js';
import { attempt, type WebhookParts } from './attempt.js';
import { noticeMessage } from './notice-message.js';

export interface AgainParts extends WebhookParts {
  /** A notice as it was intended. */
  notice(key: string): Promise<Notice | undefined>;
  letterOf: DeliveryParts['letterOf'];
}

/** Ids of messages that only try a webhook out. */
const tests = /^msg_test_/;

/**
 * Sends a message out of turn: one of the log once more, made anew from the event or notice it tells of, or a new one that tries the
 * webhook out. The webhook's place in the log of events stays as it is, and so do its failures; one that is switched off
 * can be tried all the same.
 */
export const againSender =
  (parts: AgainParts) =>
  async ({ edition, webhook, message: id, now }: TellRequest & { message: string }): Promise<MessageOutcome | null> => {
    const present = presentOf(now);
    const at = present();
    const first = await parts.log.first(webhook, id);
    const message = first ? await messageAgain(parts, first, at) : tests.test(id) ? testMessage(edition, id, at) : undefined;
    if (!message) return null;
    const told: Told = {
      message: id,
      type: message.type,
      ...(first?.position == null ? {} : { position: first.position }),
      ...(first?.notice == null ? {} : { notice: first.notice }),
    };
    const made = await attempt(parts, { edition, webhook, evenIfDisabled: true }, present, { message, told, at }, () => ({}));
    if (!made) return null;
    const { outcome, status, answer } = made.posting;
    return { attempt: made.begun.attempt, outcome, status: status ?? null, answer };
  };

async function messageAgain(parts: AgainParts, first: WebhookAttemptEntity, now: string): Promise<Message | undefined> {
  const { edition, message: id, position, notice: key, begunAt } = first;
  if (position !== null) {
    const [event] = await parts.log.events(edition, position - 1, 1);
    return event && messagesOf(event).find((message) => message.id === id);
  }
  if (key === null) return testMessage(edition, id, begunAt);
  const notice = await parts.notice(key);
  const letter = notice && (await parts.letterOf(edition, notice, now));
  return letter ? noticeMessage(edition, notice, letter, parts.missing) : undefined;
}

const testMessage = (edition: string, id: string, timestamp: string): Message => ({ id, type: testType, timestamp, data: { edition } });
