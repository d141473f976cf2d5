import { In, type EntityManager } from 'typeorm';
import { concernsAbout, type Undelivered } from '../../domain/delivery/concerns.js';
import { eventOf, isNews, type Outcome } from '../../domain/delivery/outcome.js';
import type { PendingNotice } from '../../domain/delivery/state.js';
import { readyAt } from '../../domain/delivery/times.js';
import { gathers, keepsCompany } from '../../domain/delivery/together.js';
import { isWanted, refusedBy } from '../../domain/delivery/wanted.js';
import type { DeliveryEvent, Notice } from '../../domain/edition/events.js';
import type { EditionState } from '../../domain/edition/state.js';
import type { World } from '../../domain/engine.types.js';
import { deliveryStream } from '../../domain/evolve.js';
import { profileOf } from '../../domain/reminders/readers.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Known, Reached } from '../../workflows/contracts/handle.js';
import type { Database } from '../database.js';
import { EditionMissing } from '../faults.js';
import { NoticeAttemptEntity } from '../notice-attempt.entity.js';
import { NoticeEntity } from '../notice.entity.js';
import { chunks, findIn } from '../statements.js';
import { carriers, carriesAny, Gathering, partsElsewhere } from './gathering.js';
import type { Journal } from './journal.js';
import { noticeOf } from './pending.js';

/** Notices that are claimed besides, because they go out in one message with others. */
const company = 50;

/** Why a notice is withdrawn whose attempt never came to an end. */
const withoutPoint = 'it lost its point before an attempt without outcome could be repeated';
const unwelcome = 'its reader has come to want no such message';

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
   * Where it has lost its point in the meantime, or its reader wants none any more, it is withdrawn instead, unless it
   * carries what is told nowhere else; of an archived edition only decisions on its congress are sent besides. A digest, or what catches up, takes with it those of
   * other editions to the same reader; what goes out in one message is claimed at once, beyond the limit where it must be.
   *
   * @param known what is known to be recorded of the edition
   * @throws DatabaseBehind where that is not so
   */
  async claim(edition: string, now: Instant, limit: number, known: Known = {}): Promise<ClaimedNotice[]> {
    let claimed: PendingNotice[] = [];
    const decide = async (world: World, tx: EntityManager): Promise<DeliveryEvent[]> => {
      const carrying = await carriers(tx, edition);
      const pointless: string[] = [];
      const refused: string[] = [];
      claimed = [];
      for (const pending of await this.readyBy(tx, world, carrying, now)) {
        const { notice } = pending;
        if (claimed.length >= limit && !(claimed.length < limit + company && isAccompanied(notice, claimed))) continue;
        const refusal = refusedBy(world, notice);
        if (carrying.has(notice.key)) claimed.push(pending);
        else if (!isWanted(world, notice)) pointless.push(notice.key);
        else if (refusal === undefined || (refusal === 'digests' && (await carriesAny(tx, notice.key)))) claimed.push(pending);
        else refused.push(notice.key);
      }
      const begun = claimed.map(({ notice }) => notice.key);
      return [
        ...withdrawn(pointless, withoutPoint),
        ...withdrawn(refused, unwelcome),
        ...(begun.length === 0 ? [] : [{ type: 'delivery-begun' as const, keys: begun, at: now }]),
      ];
    };
    await this.journal.record(edition, deliveryStream, now, decide, known).catch(leavingWhatIsMissing);
    for (const { notice } of claimed) if (gathers(notice)) await this.gathering.into(edition, notice, now);
    return claimed.map(({ notice, attempts, refused, unreachable }) => ({ notice, attempts: attempts + 1, refused, unreachable }));
  }

  /** Records what became of attempts, in the order given, and tells the organisers what was given up; repeated, it changes nothing. */
  async record(edition: string, outcomes: readonly Outcome[]): Promise<void> {
    const last = outcomes.at(-1);
    if (!last) return;
    await this.tellElsewhere(edition, outcomes);
    await this.journal.record<DeliveryEvent>(edition, deliveryStream, last.at, (world) => {
      const news = outcomes.filter((outcome) => isNews(world.delivery.pending.get(outcome.key), outcome));
      return [...news.map(eventOf), ...concerns(world, undelivered(world, news), last.at)];
    });
  }

  /**
   * Tells the organisers of other editions of which a message carried a part that is given up: first of all, and once, so
   * that a process which ends in between leaves nothing untold.
   */
  private async tellElsewhere(edition: string, outcomes: readonly Outcome[]): Promise<void> {
    if (!outcomes.some(isGivenUp)) return;
    const world = await this.journal.look(edition);
    const lost = world
      ? undelivered(
          world,
          outcomes.filter((outcome) => isNews(world.delivery.pending.get(outcome.key), outcome)),
        )
      : [];
    for (const { notice, answer } of lost.filter((one) => gathers(one.notice))) {
      const at = outcomes.find(({ key }) => key === notice.key)?.at ?? notice.at;
      for (const part of await partsElsewhere(this.database.reads.manager, edition, notice.key))
        await this.journal.record<DeliveryEvent>(part.edition, deliveryStream, at, async (other, tx) => {
          const told = concernsAbout(other, [{ notice: noticeOf(part), answer }], at);
          if (told.length === 0 || !other.edition || !sends(other.edition)) return [];
          const known = new Set((await findIn(tx, NoticeEntity, { key: told.map(({ key }) => key) })).map(({ key }) => key));
          const notices = told.filter(({ key }) => !known.has(key));
          return notices.length === 0 ? [] : [{ type: 'notices-intended', notices }];
        });
    }
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
    const order = { position: 'ASC' } as const;
    const named = await manager.find(NoticeEntity, { where: { messageId: reference }, order });
    const lines = named.length > 0 ? named : await manager.findBy(NoticeEntity, { key: reference });
    const [line] = lines;
    if (!line || line.sentAt === null) return undefined;
    const { edition } = line;
    const events = await this.journal.record<DeliveryEvent>(edition, deliveryStream, at, async (world, tx) => {
      const sent = await tx.find(NoticeEntity, { where: { key: In(lines.map(({ key }) => key)), status: 'sent' }, order });
      const lost = sent.map((one) => ({ notice: noticeOf(one), answer }));
      const told = lost.map(({ notice }) => ({ type: 'delivery-bounced' as const, key: notice.key, at, answer, permanent }));
      return told.length === 0 ? [] : [...told, ...concerns(world, lost, at)];
    });
    return { edition, recorded: events.length > 0 };
  }

  /** How far the edition's log reaches. */
  reached(edition: string): Promise<Reached> {
    return this.journal.reached(edition);
  }

  /** When the next attempt may be made; null: nothing waits. */
  async nextAttempt(edition: string): Promise<Instant | null> {
    const world = await this.journal.look(edition);
    if (!world) return null;
    const { manager } = this.database.reads;
    let first: Instant | null = null;
    for (const { at } of await this.times(manager, world, isArchived(world) ? await carriers(manager, edition) : nothing)) {
      if (first === null || at < first) first = at;
    }
    return first;
  }

  /** What may be sent at an instant, in the order in which it may. */
  private async readyBy(tx: EntityManager, world: World, carrying: ReadonlySet<string>, now: Instant): Promise<PendingNotice[]> {
    return (await this.times(tx, world, carrying))
      .filter(({ at }) => at <= now)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map(({ pending }) => pending);
  }

  /** What is to be sent, and from when on it may. */
  private async times(manager: EntityManager, world: World, carrying: ReadonlySet<string>): Promise<Waiting[]> {
    const all = sendable(world, carrying);
    const begun = all.flatMap(({ notice, begunAt }) => (begunAt === undefined ? [] : [notice.key]));
    const lost = new Map<string, number>();
    for (const noticeKey of chunks(begun))
      for (const { noticeKey: key } of await findIn(manager, NoticeAttemptEntity, { noticeKey, outcome: 'outcome-unknown' }))
        lost.set(key, (lost.get(key) ?? 0) + 1);
    return inCompany(
      all.map((pending) => {
        const { key, recipient } = pending.notice;
        return { pending, at: readyAt(pending, this.grace, profileOf(world, recipient), lost.get(key)) };
      }),
    );
  }
}

/** An edition that was never created has nothing to be sent. */
function leavingWhatIsMissing(error: unknown): void {
  if (!(error instanceof EditionMissing)) throw error;
}

interface Waiting {
  pending: PendingNotice;
  at: Instant;
}

/** What a reader is told in one message waits for the last of it, where nothing of it has been tried. */
function inCompany(all: readonly Waiting[]): Waiting[] {
  const waits = ({ notice, attempts, begunAt }: PendingNotice): boolean => keepsCompany(notice) && attempts === 0 && begunAt === undefined;
  const last = new Map<string, Instant>();
  for (const { pending, at } of all) {
    const { recipient } = pending.notice;
    if (waits(pending) && at > (last.get(recipient) ?? '')) last.set(recipient, at);
  }
  return all.map(({ pending, at }) => ({ pending, at: waits(pending) ? (last.get(pending.notice.recipient) ?? at) : at }));
}

/** Whether a notice goes out in one message with one of these. */
const isAccompanied = (notice: Notice, claimed: readonly PendingNotice[]): boolean =>
  keepsCompany(notice) && claimed.some((one) => keepsCompany(one.notice) && one.notice.recipient === notice.recipient);

const nothing: ReadonlySet<string> = new Set();

/** Archived and told editions intend nothing more to be sent. */
export const sends = ({ status, mode }: EditionState): boolean => status !== 'archived' && mode === 'live';

const isArchived = ({ edition }: World): boolean => edition?.status === 'archived';

/** All that waits; of an archived edition what still has a point, and what carries the digests of others, which nobody else sends. */
function sendable(world: World, carrying: ReadonlySet<string>): PendingNotice[] {
  const { edition, delivery } = world;
  if (edition?.mode !== 'live') return [];
  const all = [...delivery.pending.values()];
  return sends(edition) ? all : all.filter(({ notice }) => carrying.has(notice.key) || isWanted(world, notice));
}

const withdrawn = (keys: string[], why: string): DeliveryEvent[] => (keys.length === 0 ? [] : [{ type: 'notices-withdrawn', keys, why }]);

const isGivenUp = (outcome: Outcome): boolean => !outcome.sent && outcome.retryAt === null;

/** What is given up by these outcomes. */
const undelivered = (world: World, news: readonly Outcome[]): Undelivered[] =>
  news.filter(isGivenUp).flatMap(({ key, answer }) => {
    const pending = world.delivery.pending.get(key);
    return pending ? [{ notice: pending.notice, answer }] : [];
  });

function concerns(world: World, lost: readonly Undelivered[], at: Instant): DeliveryEvent[] {
  const notices = concernsAbout(world, lost, at);
  return notices.length === 0 ? [] : [{ type: 'notices-intended', notices }];
}
