import type { PendingNotice } from '../../domain/delivery/state.js';
import type { DeliveryEvent, Notice } from '../../domain/edition/events.js';
import type { EditionState } from '../../domain/edition/state.js';
import type { World } from '../../domain/engine.types.js';
import { isWanted } from '../../domain/delivery/wanted.js';
import { deliveryStream } from '../../domain/evolve.js';
import { asInstant, type Instant } from '../../domain/time/plain-date.js';
import type { Journal } from './journal.js';

/** Why a notice is withdrawn whose attempt never came to an end. */
const withoutPoint = 'it lost its point before an attempt without outcome could be repeated';

/** A notice whose attempt has been recorded as begun. */
export interface ClaimedNotice {
  notice: Notice;
  /** Attempts begun so far, this one included. */
  attempts: number;
}

export interface Success {
  at: Instant;
  messageId: string;
  /** What the mail server said. */
  answer: string;
}

export interface Failure {
  at: Instant;
  answer: string;
  permanent: boolean;
  /** Null: given up. */
  retryAt: Instant | null;
}

/**
 * Milliseconds for which an attempt without an outcome is taken to be still under way, and left alone: twice the 5 minutes
 * that a round of deliveries may take before Temporal gives it up. A round begins no attempt after 3.5 of them and an
 * attempt lasts a minute at most, so that one which was given up and goes on unseen has ended long before; the rest is
 * for a slow database and for clocks that differ. Two rounds would send twice.
 */
const usualGrace = 10 * 60_000;

/** What has been done about the notices of editions. Each call that writes is one transaction of the journal. */
export class DeliveryRecords {
  private readonly grace: number;

  constructor(
    private readonly journal: Journal,
    options: { grace?: number } = {},
  ) {
    this.grace = options.grace ?? usualGrace;
  }

  /**
   * Records the beginning of an attempt at up to `limit` notices that may be sent at `now`, the oldest first, and
   * returns them. One whose attempt began long ago and has no outcome is claimed again: the process that made it ended.
   * Where it has lost its point in the meantime it is withdrawn instead.
   */
  async claim(edition: string, now: Instant, limit: number): Promise<ClaimedNotice[]> {
    let claimed: PendingNotice[] = [];
    await this.journal.record<DeliveryEvent>(edition, deliveryStream, now, (world) => {
      const ready = sendable(world).filter((pending) => this.readyAt(pending) <= now);
      const wanted = ({ notice }: PendingNotice): boolean => world.edition !== undefined && isWanted(world.edition, notice);
      const pointless = ready.filter((pending) => !wanted(pending)).map(({ notice }) => notice.key);
      claimed = ready.filter(wanted).slice(0, limit);
      const begun = claimed.map(({ notice }) => notice.key);
      return [
        ...(pointless.length === 0 ? [] : [{ type: 'notices-withdrawn' as const, keys: pointless, why: withoutPoint }]),
        ...(begun.length === 0 ? [] : [{ type: 'delivery-begun' as const, keys: begun, at: now }]),
      ];
    });
    return claimed.map(({ notice, attempts }) => ({ notice, attempts: attempts + 1 }));
  }

  /** Records that a notice was taken by the mail server; repeated, it changes nothing. */
  async recordSuccess(edition: string, key: string, { at, messageId, answer }: Success): Promise<void> {
    // Taken is taken, also where the attempt had been given up for lost: it must not be made again.
    await this.outcome(edition, { type: 'delivery-succeeded', key, at, messageId, answer }, () => true);
  }

  /** Records that an attempt came to nothing; repeated, it changes nothing. */
  async recordFailure(edition: string, key: string, { at, answer, permanent, retryAt }: Failure): Promise<void> {
    await this.outcome(
      edition,
      { type: 'delivery-failed', key, at, answer, permanent, retryAt: permanent ? null : retryAt },
      ({ begunAt }) => begunAt !== undefined,
    );
  }

  /** When the next attempt may be made; null: nothing waits. */
  async nextAttempt(edition: string): Promise<Instant | null> {
    const world = await this.journal.look(edition);
    const pending = world ? sendable(world) : [];
    const instants = pending.map((p) => this.readyAt(p));
    return instants.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
  }

  private async outcome(
    edition: string,
    event: Extract<DeliveryEvent, { key: string }>,
    holds: (pending: PendingNotice) => boolean,
  ): Promise<void> {
    await this.journal.record<DeliveryEvent>(edition, deliveryStream, event.at, ({ delivery }) => {
      const pending = delivery.pending[event.key];
      return pending && holds(pending) ? [event] : [];
    });
  }

  private readyAt({ notBefore, begunAt }: PendingNotice): Instant {
    return begunAt === undefined ? notBefore : asInstant(Date.parse(begunAt) + this.grace);
  }
}

/** Archived and told editions send nothing. */
const sends = ({ status, mode }: EditionState): boolean => status !== 'archived' && mode === 'live';

function sendable({ edition, delivery }: World): PendingNotice[] {
  if (!edition || !sends(edition)) return [];
  return Object.values(delivery.pending).sort((a, b) => (a.notBefore < b.notBefore ? -1 : a.notBefore > b.notBefore ? 1 : 0));
}
