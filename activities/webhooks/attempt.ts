import type { Instant } from '../../domain/time/plain-date.js';
import type { Message } from '../../domain/webhooks/messages.js';
import type { OnMissing } from '../../domain/words/words.js';
import type { Ending } from '../../entities/webhook-end.js';
import type { BegunAttempt, Told, Trace, WebhookLog } from '../../entities/webhook-log.js';
import { redacted } from '../mail/redact.js';
import type { Poster, Posting } from './post.js';
import { signed } from './signed.js';

export interface WebhookParts {
  log: WebhookLog;
  poster: Poster;
  /** Switches a webhook off and tells the organisers why, both or neither. Returns whether it was on. */
  switchOff(edition: string, webhook: string, ending: Ending, at: Instant): Promise<boolean>;
  /** Hears of words that a language lacks. */
  missing?: OnMissing;
}

/** An attempt that was made. */
export interface Attempted {
  begun: BegunAttempt;
  posting: Posting;
  at: Instant;
}

/**
 * Makes one attempt at a message: records that it begins, sends it, records how it ended with what that means for its webhook.
 * Undefined: there is no such webhook any more, or it is switched off.
 */
export async function attempt(
  { log, poster }: WebhookParts,
  of: { edition: string; webhook: string; evenIfDisabled?: boolean },
  present: () => Instant,
  { message, told, at = present() }: { message: Message; told: Told; at?: Instant },
  traceOf: (attempted: Attempted) => Trace,
): Promise<Attempted | undefined> {
  const begun = await log.begin(of.edition, of.webhook, told, at, { evenIfDisabled: of.evenIfDisabled ?? false });
  if (!begun) return undefined;
  const posting = await poster.post(signed(begun.webhook.url, message, begun.webhook));
  const attempted = { begun, posting: { ...posting, answer: redacted(posting.answer) }, at: present() };
  const { outcome, status, answer } = attempted.posting;
  await log.end(begun, { at: attempted.at, outcome, answer, ...(status === undefined ? {} : { status }) }, traceOf(attempted));
  return attempted;
}

/** 410: whoever answers so wants to be told nothing any more. */
export const isGone = ({ status }: Posting): boolean => status === 410;

/** What an answer says in few words, for people. */
export const inShort = ({ status, answer }: Posting): string =>
  [status === undefined ? '' : `HTTP ${status}`, answer].filter(Boolean).join(': ');
