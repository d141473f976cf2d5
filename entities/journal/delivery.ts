import { concernsAbout, type Undelivered } from '../../domain/delivery/concerns.js';
import { eventOf, isNews, type Outcome } from '../../domain/delivery/outcome.js';
import type { PendingNotice } from '../../domain/delivery/state.js';
import { readyAt } from '../../domain/delivery/times.js';
import { isWanted } from '../../domain/delivery/wanted.js';
import type { DeliveryEvent, Notice } from '../../domain/edition/events.js';
import type { EditionState } from '../../domain/edition/state.js';
import type { World } from '../../domain/engine.types.js';
import { deliveryStream } from '../../domain/evolve.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Database } from '../database.js';
import { NoticeEntity } from '../notice.entity.js';
import { carriers, Gathering } from './gathering.js';
import type { Journal } from './journal.js';
import { noticeOf } from './pending.js';

/** Why a notice is withdrawn whose attempt never came to an end. */
const withoutPoint = 'it lost its point before an attempt without outcome could be repeated';

/** A notice whose attempt has been recorded as begun. */
export interface ClaimedNotice {
  notice: Notice;
  /** Attempts begun so far, this one included. */
  attempts: number;
  /** Those before it in which the message itself was not taken, and the last in a row in which nobody was there. */
  refused: number;
  unreachable: number;
}

export interface Bounce {
  at: Instant;
  /** What the other server said, without anybody's address. */
  answer: string;
  /** Whether that address will never take mail, or only did not take this message. */
  permanent: boolean;
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
  private readonly gathering: Gathering;

  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    options: { grace?: number } = {},
  ) {
    this.grace = options.grace ?? usualGrace;
    this.gathering = new Gathering(database, journal);
  }

  /**
   * Records the beginning of an attempt at up to `limit` notices that may be sent at `now`, the oldest first, and
   * returns them. One whose attempt began long ago and has no outcome is claimed again: the process that made it ended.
   * Where it has lost its point in the meantime it is withdrawn instead. A digest takes with it those of other editions
   * to the same reader.
   */
  async claim(edition: string, now: Instant, limit: number): Promise<ClaimedNotice[]> {
    let claimed: PendingNotice[] = [];
    await this.journal.record<DeliveryEvent>(edition, deliveryStream, now, async (world, tx) => {
      const carrying = await carriers(tx, edition);
      const pointless: string[] = [];
      claimed = [];
      for (const pending of this.readyBy(world, now)) {
        if (claimed.length === limit) break;
        const { notice } = pending;
        if (carrying.has(notice.key) || isWanted(world, notice)) claimed.push(pending);
        else pointless.push(notice.key);
      }
      const begun = claimed.map(({ notice }) => notice.key);
      return [
        ...(pointless.length === 0 ? [] : [{ type: 'notices-withdrawn' as const, keys: pointless, why: withoutPoint }]),
        ...(begun.length === 0 ? [] : [{ type: 'delivery-begun' as const, keys: begun, at: now }]),
      ];
    });
    for (const { notice } of claimed) if (notice.kind === 'digest') await this.gathering.into(edition, notice, now);
    return claimed.map(({ notice, attempts, refused, unreachable }) => ({ notice, attempts: attempts + 1, refused, unreachable }));
  }

  /** Records what became of attempts, in the order given, and tells the organisers what was given up; repeated, it changes nothing. */
  async record(edition: string, outcomes: readonly Outcome[]): Promise<void> {
    const last = outcomes.at(-1);
    if (!last) return;
    await this.journal.record<DeliveryEvent>(edition, deliveryStream, last.at, (world) => {
      const news = outcomes.filter((outcome) => isNews(world.delivery.pending.get(outcome.key), outcome));
      const lost = news.flatMap((outcome): Undelivered[] => {
        const pending = !outcome.sent && outcome.retryAt === null ? world.delivery.pending.get(outcome.key) : undefined;
        return pending ? [{ notice: pending.notice, answer: outcome.answer }] : [];
      });
      return [...news.map(eventOf), ...concerns(world, lost, last.at)];
    });
  }

  /**
   * Records that a message which had been taken came back, and tells the organisers; repeated, it changes nothing. What is
   * then to be sent waits for the edition's workflow to look.
   *
   * @param reference the message's Message-ID, angle brackets included, or the notice's key
   * @returns the edition it is of; undefined where no message that was sent has that name
   */
  async recordBounce(reference: string, { at, answer, permanent }: Bounce): Promise<{ edition: string; recorded: boolean } | undefined> {
    const { manager } = this.database.reads;
    const line =
      (await manager.findOneBy(NoticeEntity, { messageId: reference })) ?? (await manager.findOneBy(NoticeEntity, { key: reference }));
    if (!line || line.sentAt === null) return undefined;
    const { edition, key } = line;
    const events = await this.journal.record<DeliveryEvent>(edition, deliveryStream, at, async (world, tx) => {
      const { status } = await tx.findOneByOrFail(NoticeEntity, { key });
      if (status !== 'sent') return [];
      return [{ type: 'delivery-bounced', key, at, answer, permanent }, ...concerns(world, [{ notice: noticeOf(line), answer }], at)];
    });
    return { edition, recorded: events.length > 0 };
  }

  /** When the next attempt may be made; null: nothing waits. */
  async nextAttempt(edition: string): Promise<Instant | null> {
    const world = await this.journal.look(edition);
    let first: Instant | null = null;
    for (const pending of world ? sendable(world) : []) {
      const at = readyAt(pending, this.grace);
      if (first === null || at < first) first = at;
    }
    return first;
  }

  /** What may be sent at an instant, in the order in which it may. */
  private readyBy(world: World, now: Instant): PendingNotice[] {
    return sendable(world)
      .map((pending) => ({ pending, at: readyAt(pending, this.grace) }))
      .filter(({ at }) => at <= now)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map(({ pending }) => pending);
  }
}

/** Archived and told editions send nothing. */
export const sends = ({ status, mode }: EditionState): boolean => status !== 'archived' && mode === 'live';

const sendable = ({ edition, delivery }: World): PendingNotice[] => (edition && sends(edition) ? [...delivery.pending.values()] : []);

function concerns(world: World, lost: readonly Undelivered[], at: Instant): DeliveryEvent[] {
  const notices = concernsAbout(world, lost, at);
  return notices.length === 0 ? [] : [{ type: 'notices-intended', notices }];
}
