import type { Notice } from '../../domain/edition/events.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Trace } from '../../entities/webhook-log.js';
import type { Attempt, Hook } from '../deliver.js';
import type { Letter } from '../mail/letter.js';
import { attempt, inShort, isGone, type Attempted, type WebhookParts } from './attempt.js';
import { isGivenUp } from './backoff.js';
import { noticeMessage } from './notice-message.js';

/**
 * Takes notices to their readers' webhooks. When one is tried again is the ledger's to decide, as for a letter; an address that has
 * taken nothing for three days, or is gone, is switched off, and what was to go there has failed for good.
 */
export const hookOver = (parts: WebhookParts): Hook => ({
  async send(edition: string, notice: Notice, letter: Letter, now: Instant): Promise<Attempt> {
    const hook = await parts.log.webhookOf(edition, notice.recipient);
    if (!hook) return failed('No webhook is set for this person.');
    if (hook.status === 'disabled') return failed(`The webhook of this person is switched off: ${hook.disabledWhy ?? ''}`);
    const message = noticeMessage(edition, notice, letter, parts.missing);
    const begun = Date.now();
    const present = (): Instant => new Date(Date.parse(now) + Date.now() - begun).toISOString();
    const told = { message: message.id, type: message.type, notice: notice.key };
    const made = await attempt(parts, { edition, webhook: hook.id }, present, { message, told }, traceOf);
    if (!made) return failed('The webhook of this person was switched off meanwhile.');
    const answer = inShort(made.posting);
    if (made.posting.outcome === 'delivered') return { sent: true, answer, messageId: message.id };
    const isOver = await switchedOff(parts, made, answer);
    return { sent: false, answer, permanent: isOver, nobodyThere: false, messageId: message.id };
  },
});

async function switchedOff({ switchOff }: WebhookParts, { begun: { webhook }, posting, at }: Attempted, answer: string): Promise<boolean> {
  const gone = isGone(posting);
  if (!gone && !isGivenUp(webhook.failures + 1, webhook.failingSince ?? at, at)) return false;
  await switchOff(webhook.edition, webhook.id, { cause: gone ? 'gone' : 'failing', answer }, at);
  return true;
}

const traceOf = ({ begun: { webhook }, posting, at }: Attempted): Trace =>
  posting.outcome === 'delivered'
    ? { failures: 0, failingSince: null }
    : { failures: webhook.failures + 1, failingSince: webhook.failingSince ?? at };

const failed = (answer: string): Attempt => ({ sent: false, answer, permanent: true, nobodyThere: false, messageId: '' });
