import { activityInfo, cancellationSignal, heartbeat, log } from '@temporalio/activity';
import type { Notice } from '../domain/edition/events.js';
import type { Instant } from '../domain/time/plain-date.js';
import type { DeliverRequest, DeliverResult, DeliveryActivities } from '../workflows/contracts/delivery.js';
import { isPassing } from './faults.js';
import { retryAt } from './mail/backoff.js';
import type { Letter } from './mail/letter.js';
import { messageOf } from './mail/message.js';
import { redacted } from './mail/redact.js';
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
  /** When to try again after the n-th attempt; absent: from a minute on, for a week, or for ever where nobody is there. */
  retryAt?: typeof retryAt;
}

/** How many notices one round takes on, and how many at a time: what is claimed and not sent waits long to be claimed again. */
const batch = 20;
const handful = 5;
/**
 * Milliseconds from the beginning of a round after which it claims no more, and after which it begins no attempt. With
 * the minute that the last attempt may take the round ends before Temporal gives it up (5 minutes) and repeats it: of two
 * rounds at once the later must find nothing that the earlier still sends.
 */
const claimsFor = 60_000;
const beginsFor = 3.5 * 60_000;

/** Claims what may be sent now, sends it, records each outcome as soon as it is known. */
export const deliveryActivities = (parts: DeliveryParts): DeliveryActivities => ({
  async deliver({ edition, now }: DeliverRequest): Promise<DeliverResult> {
    const present = presentOf(now);
    const begun = Date.now();
    const isWithin = (limit: number): boolean => !cancellationSignal().aborted && Date.now() - begun < limit;
    const round = { sent: 0, failed: 0 };
    let nobodyThere: string | undefined;
    for (let taken = 0; taken < batch && isWithin(claimsFor); taken += handful) {
      const claimed = await parts.records.claim(edition, present(), handful);
      for (const notice of claimed) {
        if (!isWithin(beginsFor)) break;
        heartbeat();
        const sending = nobodyThere === undefined ? await attempt(parts, edition, notice.notice, present()) : notTried(nobodyThere);
        await record(parts, edition, notice, sending, present());
        round[sending.sent ? 'sent' : 'failed'] += 1;
        if (!sending.sent && sending.nobodyThere) nobodyThere = sending.answer;
      }
      if (claimed.length < handful) break;
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
  const answer = redacted(sending.answer);
  if (sending.sent) {
    await records.recordSuccess(edition, key, { at, messageId: sending.messageId, answer });
    return;
  }
  const next = sending.permanent ? null : again(claimed.attempts, at, sending.nobodyThere);
  await records.recordFailure(edition, key, { at, answer, permanent: next === null, retryAt: next });
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
