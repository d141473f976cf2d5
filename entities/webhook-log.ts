import type { EntityManager } from 'typeorm';
import type { Placed } from '../domain/webhooks/messages.js';
import type { Instant } from '../domain/time/plain-date.js';
import type { Database } from './database.js';
import { EventEntity } from './event.entity.js';
import type { Known, Reached } from '../workflows/contracts/handle.js';
import { EditionEntity } from './edition.entity.js';
import type { EditionsBehind } from './editions-behind.js';
import { recordedOf } from './journal/recorded.js';
import { commandAt, requireRecorded } from './journal/recorded-through.js';
import { WebhookAttemptEntity, type WebhookOutcome } from './webhook-attempt.entity.js';
import { WebhookEntity } from './webhook.entity.js';

/** What is to be told: an event, a notice, or (a test) neither. */
export interface Told {
  message: string;
  type: string;
  position?: number;
  notice?: string;
}

/** An attempt whose beginning has been recorded, at a webhook as it then was. */
export interface BegunAttempt {
  webhook: WebhookEntity;
  message: string;
  attempt: number;
}

export interface AttemptEnd {
  at: Instant;
  outcome: Exclude<WebhookOutcome, 'under-way' | 'outcome-unknown'>;
  status?: number;
  answer: string;
}

/** What an attempt leaves behind at its webhook. */
export type Trace = Partial<Pick<WebhookEntity, 'position' | 'failures' | 'failingSince' | 'retryAt'>>;

/** Which attempts the log is to show. */
export interface LogFilter {
  outcome?: WebhookOutcome;
  type?: string;
  message?: string;
}

/** Place of an attempt in the log. */
export interface LogPlace {
  begunAt: Instant;
  message: string;
  attempt: number;
}

/** What webhooks have been told, and how far each of them has come in the log of its edition. */
export class WebhookLog {
  constructor(
    private readonly database: Database,
    private readonly behind?: EditionsBehind,
  ) {}

  /**
   * How far the log of an edition reaches.
   *
   * @throws DatabaseBehind where it lacks what is known to be recorded
   */
  async reached(edition: string, known: Known = {}): Promise<Reached> {
    const { manager } = this.database.reads;
    await this.behind?.check(manager, edition);
    const position = (await manager.findOneBy(EditionEntity, { id: edition }))?.position ?? 0;
    const reached: Reached = { position, lastCommand: await commandAt(manager, edition, position) };
    await requireRecorded(manager, edition, reached, known);
    return reached;
  }

  async webhook(edition: string, id: string): Promise<WebhookEntity | undefined> {
    return (await this.database.reads.manager.findOneBy(WebhookEntity, { edition, id })) ?? undefined;
  }

  async webhookOf(edition: string, person: string): Promise<WebhookEntity | undefined> {
    return (await this.database.reads.manager.findOneBy(WebhookEntity, { edition, person })) ?? undefined;
  }

  /** Up to `limit` events of an edition after a position, oldest first. */
  async events(edition: string, after: number, limit: number): Promise<Placed[]> {
    const rows = await this.database.reads.manager
      .createQueryBuilder(EventEntity, 'event')
      .where('event.edition = :edition AND event.position > :after', { edition, after })
      .orderBy('event.position')
      .limit(limit)
      .getMany();
    return rows.map((row) => ({ ...recordedOf(row), position: row.position }));
  }

  /** Messages about an event that a webhook has taken. */
  async taken(webhook: string, position: number): Promise<Set<string>> {
    const rows = await this.database.reads.manager.findBy(WebhookAttemptEntity, { webhook, position, outcome: 'delivered' });
    return new Set(rows.map(({ message }) => message));
  }

  /** The first attempt at a message. */
  async first(webhook: string, message: string): Promise<WebhookAttemptEntity | undefined> {
    return (await this.database.reads.manager.findOneBy(WebhookAttemptEntity, { webhook, message, attempt: 1 })) ?? undefined;
  }

  /** Records that an attempt begins. Undefined: there is no such webhook any more, or it is not to be told (`evenIf` it is switched off). */
  async begin(
    edition: string,
    id: string,
    { message, type, position, notice }: Told,
    at: Instant,
    { evenIfDisabled = false } = {},
  ): Promise<BegunAttempt | undefined> {
    return this.database.write(async (tx) => {
      const webhook = await tx.findOneBy(WebhookEntity, { edition, id });
      if (!webhook || (webhook.status === 'disabled' && !evenIfDisabled)) return undefined;
      // One that is under way and is begun again ended with its process.
      await tx.update(WebhookAttemptEntity, { webhook: id, message, outcome: 'under-way' }, { outcome: 'outcome-unknown' });
      const attempt = 1 + (await tx.countBy(WebhookAttemptEntity, { webhook: id, message }));
      await tx.insert(WebhookAttemptEntity, {
        webhook: id,
        message,
        attempt,
        edition,
        position: position ?? null,
        notice: notice ?? null,
        type,
        begunAt: at,
        endedAt: null,
        outcome: 'under-way',
        status: null,
        answer: null,
      });
      return { webhook, message, attempt };
    });
  }

  /** Records how an attempt ended and what that means for its webhook, both or neither. */
  async end({ webhook, message, attempt }: BegunAttempt, { at, outcome, status, answer }: AttemptEnd, trace: Trace): Promise<void> {
    await this.database.write(async (tx) => {
      await tx.update(
        WebhookAttemptEntity,
        { webhook: webhook.id, message, attempt },
        { endedAt: at, outcome, status: status ?? null, answer },
      );
      await leave(tx, webhook.id, trace);
    });
  }

  /** Moves a webhook past events that it is not told of. */
  async pass(webhook: string, position: number): Promise<void> {
    await this.database.write((tx) => leave(tx, webhook, { position }));
  }

  /** Up to `limit` attempts, the latest first, those that come after a place. */
  async attempts(webhook: string, filter: LogFilter, after: LogPlace | undefined, limit: number): Promise<WebhookAttemptEntity[]> {
    const query = this.database.reads.manager
      .createQueryBuilder(WebhookAttemptEntity, 'a')
      .where('a.webhook = :webhook', { webhook })
      .orderBy('a.begunAt', 'DESC')
      .addOrderBy('a.message', 'DESC')
      .addOrderBy('a.attempt', 'DESC')
      .limit(limit);
    for (const column of ['outcome', 'type', 'message'] as const)
      if (filter[column] !== undefined) query.andWhere(`a.${column} = :${column}`, { [column]: filter[column] });
    if (after) {
      const later = 'a.begunAt = :begunAt AND (a.message < :place OR (a.message = :place AND a.attempt < :attempt))';
      query.andWhere(`(a.begunAt < :begunAt OR (${later}))`, { begunAt: after.begunAt, place: after.message, attempt: after.attempt });
    }
    return query.getMany();
  }
}

/** A webhook goes forward only: one that was told to begin at a later event has not to go back to an earlier one. */
async function leave(tx: EntityManager, id: string, { position, ...trace }: Trace): Promise<void> {
  if (Object.keys(trace).length > 0) await tx.update(WebhookEntity, { id }, trace);
  if (position === undefined) return;
  await tx
    .createQueryBuilder()
    .update(WebhookEntity)
    .set({ position })
    .where('id = :id AND position < :position', { id, position })
    .execute();
}
