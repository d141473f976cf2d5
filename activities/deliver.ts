import { setImmediate as meanwhile } from 'node:timers/promises';
import { activityInfo, cancellationSignal, heartbeat, log } from '@temporalio/activity';
import type { Outcome } from '../domain/delivery/outcome.js';
import { messagesOf } from '../domain/delivery/together.js';
import type { Notice } from '../domain/edition/events.js';
import type { Instant } from '../domain/time/plain-date.js';
import type { ClaimedNotice } from '../entities/journal/delivery.js';
import type { DeliverRequest, DeliverResult, DeliveryActivities } from '../workflows/contracts/delivery.js';
import type { Known, Reached } from '../workflows/contracts/handle.js';
import { isPassing } from '../entities/passing.js';
import { retryAt } from './mail/backoff.js';
import type { Letter } from './mail/letter.js';
import { messageOf } from './mail/message.js';
import { redacted } from './mail/redact.js';
import type { MailTransport, Sending } from './mail/transport.js';
import { Outcomes, type OutcomeKeeper } from './outcomes.js';
import { presentOf } from './present.js';
import type { Rounds } from './rounds.js';

/** What has been done about an edition's notices; each call is one transaction of the journal. */
export interface DeliveryRecords extends OutcomeKeeper {
  /** Records the beginning of an attempt at up to `limit` notices that may be sent at `now`, and returns them. Not where the log lacks what is known to be in it. */
  claim(edition: string, now: Instant, limit: number, known?: Known): Promise<ClaimedNotice[]>;
  /** When the next attempt may be made; null: nothing waits. */
  nextAttempt(edition: string): Promise<Instant | null>;
  /** How far the edition's log reaches. */
  reached(edition: string): Promise<Reached>;
}

/** What became of an attempt, and the name of the message that was sent. */
export type Attempt = Sending & { messageId: string };

/** Takes a notice to a reader who wants it at a webhook instead of in a mailbox. A refusal or a failure is a value. */
export interface Hook {
  send(edition: string, notice: Notice, letter: Letter, now: Instant): Promise<Attempt>;
}

export interface DeliveryParts {
  records: DeliveryRecords;
  /** What a notice says to its reader; null where the reader cannot be reached (no address, erased). */
  letterOf(edition: string, notice: Notice, now: Instant): Promise<Letter | null>;
  transport: MailTransport;
  /** Absent: nobody has a webhook. */
  hook?: Hook;
  /** Sender's address, with or without a name. */
  mailFrom: string;
  /** Told of each message that has no translation. */
  missing?(what: string): void;
  /** Knows of each round, and stops them all. Absent: nobody waits for them. */
  rounds?: Rounds;
  /** When to try again after the n-th failure of its kind; absent: from a minute on, for a week, or for ever where nobody is there. */
  retryAt?: typeof retryAt;
}

/**
 * How many notices are claimed at once: a handful at first, twice as many each time they went out within `briskly`
 * milliseconds, and at most `most`. What was claimed by a process that ended waits long to be claimed again.
 */
const handful = 5;
const most = 100;
const briskly = 1_000;
/**
 * Milliseconds from the beginning of a round after which it claims no more, after which it begins no attempt, and after
 * which it gives up writing what it has done into a database that is out of reach. With the minute that the last
 * attempt may take the round ends before Temporal gives it up (5 minutes) and repeats it: of two rounds at once the
 * later must find nothing that the earlier still sends.
 */
const longRound: Limits = { claimsFor: 60_000, beginsFor: 3.5 * 60_000, writesFor: 4.75 * 60_000 };
/** Milliseconds between signs of life. */
const pulse = 1_000;

/** Whose notices a round delivers, and by which clock. */
export interface Delivering {
  edition: string;
  present: () => Instant;
  /** What is known to be recorded of the edition. */
  known?: Known;
}

export interface Limits {
  claimsFor: number;
  beginsFor: number;
  writesFor: number;
}

/** Claims what may be sent now, sends it, records each outcome as soon as it is known. */
export const deliveryActivities = (parts: DeliveryParts): DeliveryActivities => ({
  deliver: ({ edition, now, ...known }: DeliverRequest) => roundOf(parts, { edition, present: presentOf(now), known }),
});

/** One round of deliveries, in an activity. */
export function roundOf(parts: DeliveryParts, of: Delivering, limits = longRound): Promise<DeliverResult> {
  const run = (): Promise<DeliverResult> => new Round(parts, of, limits).run();
  return parts.rounds ? parts.rounds.run(run) : run();
}

/** One round of deliveries. What it has claimed and not tried when it has to end it gives back. */
class Round {
  private readonly begun = Date.now();
  private readonly outcomes: Outcomes;
  private readonly result = { sent: 0, failed: 0 };
  /** What the mail server's absence looked like: found out by one message, for all mail of the round. */
  private nobodyThere: string | undefined;
  private fault: { error: unknown } | undefined;
  private lastPulse = 0;

  constructor(
    private readonly parts: DeliveryParts,
    private readonly of: Delivering,
    private readonly limits: Limits,
  ) {
    this.outcomes = new Outcomes(parts.records, of.edition, () => this.isWithin(limits.writesFor));
  }

  async run(): Promise<DeliverResult> {
    const { records } = this.parts;
    const { edition, present, known } = this.of;
    let size = handful;
    while (this.isWithin(this.limits.claimsFor) && !this.isStopped()) {
      const begun = Date.now();
      const claimed = await records.claim(edition, present(), size, known);
      await this.deliver(claimed);
      if (claimed.length < size) break;
      size = Date.now() - begun < briskly ? Math.min(2 * size, most) : handful;
    }
    return { ...this.result, nextAttempt: await records.nextAttempt(edition), ...(await records.reached(edition)) };
  }

  /** As many at once as the transport has connections, in the order in which they were claimed. */
  private async deliver(claimed: ClaimedNotice[]): Promise<void> {
    const queue = messagesOf(claimed).map((notices): Queued => ({ notices }));
    await Promise.all(Array.from({ length: this.parts.transport.connections ?? 1 }, () => this.work(queue)));
    await this.outcomes.recorded();
    if (this.fault) throw this.fault.error;
  }

  private async work(queue: Queued[]): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (this.mustEnd()) await this.giveBack(next.notices);
      else for (const written of await (next.written ?? this.write(next.notices))) await this.attempt(written, queue[0]);
    }
  }

  private mustEnd(): boolean {
    return this.fault !== undefined || this.isStopped() || !this.isWithin(this.limits.beginsFor);
  }

  private isStopped(): boolean {
    return cancellationSignal().aborted || this.parts.rounds?.stopped === true;
  }

  private async attempt(written: Written, following: Queued | undefined): Promise<void> {
    if ('fault' in written) this.fault ??= { error: written.fault };
    if ('fault' in written || this.mustEnd()) return this.giveBack(written.of);
    const sending = written.send();
    // While the server reads this message the next one is put into words.
    if (following) following.written ??= meanwhile().then(() => this.write(following.notices));
    const attempt = await sending;
    if (!attempt.sent && attempt.nobodyThere && written.by === 'mail') this.nobodyThere = attempt.answer;
    for (const claimed of written.of) await this.conclude(claimed, attempt);
  }

  /** Puts notices into one message; where that cannot be, each into one of its own. */
  private async write(claimed: readonly ClaimedNotice[]): Promise<Written[]> {
    const together = claimed.length > 1 ? await this.writeTogether(claimed) : undefined;
    return together ? [together] : Promise.all(claimed.map((one) => this.writeAlone(one)));
  }

  /** Undefined where one of them cannot be put into words, or their reader wants them at a webhook. */
  private async writeTogether(claimed: readonly ClaimedNotice[]): Promise<Written | undefined> {
    const now = this.of.present();
    try {
      const letters = await Promise.all(claimed.map(({ notice }) => this.parts.letterOf(this.of.edition, notice, now)));
      const mailed = letters.filter((letter) => letter !== null).filter(({ reader }) => reader.channel === 'email');
      const [first, ...others] = mailed;
      if (!first || mailed.length < letters.length) return undefined;
      const also = [...(first.also ?? []), ...others.flatMap((other) => [other, ...(other.also ?? [])])];
      return this.byMail(claimed, { ...first, also }, now);
    } catch (error) {
      return isPassing(error) ? { of: claimed, fault: error } : undefined;
    }
  }

  private byMail(of: readonly ClaimedNotice[], letter: Letter, now: Instant): Written {
    const { transport, mailFrom, missing } = this.parts;
    const message = messageOf(letter, mailFrom, now, missing);
    return {
      of,
      by: 'mail',
      send: async () =>
        this.nobodyThere === undefined ? { ...(await transport.send(message)), messageId: message.id } : notTried(this.nobodyThere),
    };
  }

  /** Puts a notice into words. One that meets a fault of ours waits like one that was not taken; it must not keep the others back. */
  private async writeAlone(claimed: ClaimedNotice): Promise<Written> {
    const { letterOf, hook = noHook } = this.parts;
    const { notice } = claimed;
    const of = [claimed];
    const now = this.of.present();
    const told = (by: 'mail' | 'nobody', attempt: Attempt): Written => ({ of, by, send: () => Promise.resolve(attempt) });
    try {
      const letter = await letterOf(this.of.edition, notice, now);
      if (!letter) return told('nobody', notSent('The recipient has no address.', true));
      if (letter.reader.channel === 'webhook')
        return { of, by: 'hook', send: () => hook.send(this.of.edition, notice, letter, this.of.present()) };
      if (this.nobodyThere !== undefined) return told('mail', notTried(this.nobodyThere));
      await meanwhile();
      return this.byMail(of, letter, now);
    } catch (error) {
      if (isPassing(error)) return { of, fault: error };
      log.error('A notice could not be put into words', { edition: this.of.edition, notice: notice.key, error });
      return told('nobody', notSent(`Not sent for a fault of ours: ${String(error)}`, false));
    }
  }

  private async conclude(claimed: ClaimedNotice, attempt: Attempt): Promise<void> {
    this.result[attempt.sent ? 'sent' : 'failed'] += 1;
    this.beat();
    await this.keep(outcomeOf(claimed, attempt, this.of.present(), this.parts.retryAt ?? retryAt));
  }

  /** They were not tried, and can be claimed again at once. */
  private async giveBack(claimed: readonly ClaimedNotice[]): Promise<void> {
    const at = this.of.present();
    const answer = 'Not tried: the round had to end.';
    for (const { notice, attempts } of claimed)
      await this.keep({ key: notice.key, attempt: attempts, at, answer, sent: false, permanent: false, retryAt: at, nobodyThere: true });
  }

  private async keep(outcome: Outcome): Promise<void> {
    try {
      await this.outcomes.add(outcome);
    } catch (error) {
      this.fault ??= { error };
    }
  }

  private beat(): void {
    // Where nobody waits for a sign the activity may have been answered long since.
    if (activityInfo().heartbeatTimeoutMs === undefined || Date.now() - this.lastPulse < pulse) return;
    this.lastPulse = Date.now();
    heartbeat();
  }

  private isWithin(limit: number): boolean {
    return Date.now() - this.begun < limit;
  }
}

/** What goes out as one message. */
interface Queued {
  notices: ClaimedNotice[];
  /** Where it is put into words ahead of its turn. */
  written?: Promise<Written[]>;
}

/** Notices in words, ready to be sent; or the database was out of reach, and nothing can be said. */
type Written = { of: readonly ClaimedNotice[] } & ({ by: 'mail' | 'hook' | 'nobody'; send(): Promise<Attempt> } | { fault: unknown });

const noHook: Hook = { send: () => Promise.resolve(notSent('No webhook is set for this person.', true)) };

const notSent = (answer: string, permanent: boolean): Attempt => ({ sent: false, answer, permanent, nobodyThere: false, messageId: '' });

/** With a mail server out of reach one message finds that out for all mail of a round. */
const notTried = (answer: string): Attempt => ({ sent: false, answer, permanent: false, nobodyThere: true, messageId: '' });

function outcomeOf(
  { notice: { key }, attempts, refused, unreachable }: ClaimedNotice,
  attempt: Attempt,
  at: Instant,
  again: typeof retryAt,
): Outcome {
  const told = { key, attempt: attempts, at, answer: redacted(attempt.answer) };
  if (attempt.sent) return { ...told, sent: true, messageId: attempt.messageId };
  const { permanent, nobodyThere } = attempt;
  const next = permanent ? null : again(nobodyThere ? unreachable + 1 : refused + 1, at, nobodyThere);
  return { ...told, sent: false, permanent: next === null, retryAt: next, nobodyThere };
}
