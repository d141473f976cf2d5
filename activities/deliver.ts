import { activityInfo, heartbeat, log } from '@temporalio/activity';
import type { Notice } from '../domain/edition/events.js';
import type { Instant } from '../domain/time/plain-date.js';
import type { DeliverRequest, DeliverResult, DeliveryActivities } from '../workflows/contracts/delivery.js';
import { isPassing } from './faults.js';
import { retryAt } from './mail/backoff.js';
import type { Letter } from './mail/letter.js';
import { messageOf } from './mail/message.js';
import type { MailTransport, Sending } from './mail/transport.js';

/** A notice whose attempt has been recorded as begun. */
export interface ClaimedNotice {
  notice: Notice;
  /** Attempts begun so far, this one included. */
  attempts: number;
}

/** What has been done about an edition's notices; each call is one transaction of the journal. */
export interface DeliveryRecords {
  /** Records the beginning of an attempt at up to `limit` notices that may be sent at `now`, and returns them. */
  claim(edition: string, now: Instant, limit: number): Promise<ClaimedNotice[]>;
  recordSuccess(edition: string, key: string, outcome: { at: Instant; messageId: string; answer: string }): Promise<void>;
  recordFailure(
    edition: string,
    key: string,
    outcome: { at: Instant; answer: string; permanent: boolean; retryAt: Instant | null },
  ): Promise<void>;
  /** When the next attempt may be made; null: nothing waits. */
  nextAttempt(edition: string): Promise<Instant | null>;
}

export interface DeliveryParts {
  records: DeliveryRecords;
  /** What a notice says to its reader; null where the reader cannot be reached (no address, erased). */
  letterOf(edition: string, notice: Notice, now: Instant): Promise<Letter | null>;
  transport: MailTransport;
  /** Sender's address, with or without a name. */
  mailFrom: string;
  /** When to try again after the n-th attempt; absent: from a minute on, for a week. */
  retryAt?: typeof retryAt;
}

/** How many notices one round takes on: few enough for its time limit. */
const batch = 20;

/** Claims what may be sent now, sends it, records each outcome as soon as it is known. */
export const deliveryActivities = (parts: DeliveryParts): DeliveryActivities => ({
  async deliver({ edition, now }: DeliverRequest): Promise<DeliverResult> {
    const present = presentOf(now);
    const claimed = await parts.records.claim(edition, present(), batch);
    const round = { sent: 0, failed: 0 };
    let nobodyThere: string | undefined;
    for (const notice of claimed) {
      heartbeat();
      const sending = nobodyThere === undefined ? await attempt(parts, edition, notice.notice, present()) : notTried(nobodyThere);
      await record(parts, edition, notice, sending, present());
      round[sending.sent ? 'sent' : 'failed'] += 1;
      if (!sending.sent && sending.nobodyThere) nobodyThere = sending.answer;
    }
    return { ...round, nextAttempt: await parts.records.nextAttempt(edition) };
  },
});

type Attempt = Sending & { messageId: string };

/** A notice that meets a fault of ours waits like one that was not taken; it must not keep the others from being sent. */
async function attempt({ letterOf, transport, mailFrom }: DeliveryParts, edition: string, notice: Notice, now: Instant): Promise<Attempt> {
  try {
    const letter = await letterOf(edition, notice, now);
    if (!letter) return { sent: false, answer: 'The recipient has no address.', permanent: true, nobodyThere: false, messageId: '' };
    const message = messageOf(letter, mailFrom, now);
    return { ...(await transport.send(message)), messageId: message.id };
  } catch (error) {
    if (isPassing(error)) throw error;
    log.error('A notice could not be put into words', { edition, notice: notice.key, error });
    return { sent: false, answer: `Not sent for a fault of ours: ${String(error)}`, permanent: false, nobodyThere: false, messageId: '' };
  }
}

/** With a mail server out of reach one message finds that out for all of a round. */
const notTried = (answer: string): Attempt => ({ sent: false, answer, permanent: false, nobodyThere: true, messageId: '' });

async function record(
  { records, retryAt: again = retryAt }: DeliveryParts,
  edition: string,
  claimed: ClaimedNotice,
  sending: Attempt,
  at: Instant,
): Promise<void> {
  const { key } = claimed.notice;
  if (sending.sent) {
    await records.recordSuccess(edition, key, { at, messageId: sending.messageId, answer: sending.answer });
    return;
  }
  const next = sending.permanent ? null : again(claimed.attempts, at);
  await records.recordFailure(edition, key, { at, answer: sending.answer, permanent: next === null, retryAt: next });
}

/**
 * The edition's clock as it runs on during the activity, also when it is repeated or begun long after it was asked for.
 * It is the server's clock that was asked by: a worker's own may lag behind it, and then what is due would not seem so.
 */
function presentOf(asked: Instant): () => Instant {
  const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
  const offset = Date.parse(asked) - scheduledTimestampMs;
  const behind = Math.max(0, currentAttemptScheduledTimestampMs - Date.now());
  return () => new Date(Date.now() + behind + offset).toISOString();
}
