import { randomBytes, randomUUID } from 'node:crypto';
import { IsNull, Not, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Instant } from '../domain/time/plain-date.js';
import type { Database } from './database.js';
import { EditionEntity } from './edition.entity.js';
import { lockEdition } from './edition-lock.js';
import { WebhookAttemptEntity } from './webhook-attempt.entity.js';
import { WebhookEntity } from './webhook.entity.js';

/** Bytes of a secret; Standard Webhooks asks for 24 to 64. */
const size = 32;

/** Who is to be told of what, where. */
export interface NewWebhook {
  edition: string;
  url: string;
  /** Types of events; empty: all. */
  types: readonly string[];
  /** Whose notices it receives; absent: it receives the events of the edition. */
  person?: string;
  by: string;
  at: Instant;
}

/** A webhook as it is shown: without its secrets. */
export interface Webhook {
  id: string;
  edition: string;
  url: string;
  types: string[];
  person: string | null;
  status: 'active' | 'disabled';
  disabledWhy: string | null;
  /** Position of the last event of the edition that is done with; null for a person's. */
  position: number | null;
  failures: number;
  failingSince: Instant | null;
  retryAt: Instant | null;
  /** Until when the secret before the present one signs as well; null: it does not. */
  previousUntil: Instant | null;
  createdBy: string;
  createdAt: Instant;
}

/** Webhooks that an edition's events can be told to; each of them is told of every event by itself. A person has one, not counted here. */
export const mostWebhooks = 50;

/** Why a webhook is not entered or changed: another one does the same already (its id), or there are as many as there can be. */
export type WebhookRefusal = { refused: 'exists'; by: string } | { refused: 'too-many' };

const untroubled = { failures: 0, failingSince: null, retryAt: null } as const;

/** The webhooks of editions: entered, changed and removed here. A secret leaves by `add` and `rotate` alone. */
export class Webhooks {
  private statement: string | undefined;

  constructor(private readonly database: Database) {}

  /** In the order of their ids, those after `after`. */
  async list(edition: string, { after = '', limit }: { after?: string; limit: number }): Promise<Webhook[]> {
    const rows = await this.database.reads.manager
      .createQueryBuilder(WebhookEntity, 'webhook')
      .where('webhook.edition = :edition AND webhook.id > :after', { edition, after })
      .orderBy('webhook.id')
      .limit(limit)
      .getMany();
    return rows.map(shown);
  }

  async find(edition: string, id: string): Promise<Webhook | undefined> {
    const row = await this.database.reads.manager.findOneBy(WebhookEntity, { edition, id });
    return row ? shown(row) : undefined;
  }

  /**
   * Enters a webhook, which is told of what happens from now on. A person has one, and events go to an address once: the same
   * asked for again is refused, whenever the first answer was lost.
   */
  async add({ edition, url, types, person, by, at }: NewWebhook): Promise<{ webhook: Webhook; secret: string } | WebhookRefusal> {
    const secret = newSecret();
    return this.database.write(async (tx) => {
      const { position } = await lockEdition(this.database, tx, edition);
      const there = await tx.findOneBy(WebhookEntity, person === undefined ? toldOfEvents(edition, url) : { edition, person });
      if (there) return { refused: 'exists', by: there.id };
      if (person === undefined && (await tx.countBy(WebhookEntity, toldOfEvents(edition))) >= mostWebhooks) return { refused: 'too-many' };
      const webhook: WebhookEntity = {
        id: randomUUID(),
        edition,
        url,
        person: person ?? null,
        types: JSON.stringify(types),
        secret,
        previousSecret: null,
        previousUntil: null,
        status: 'active',
        disabledWhy: null,
        position,
        ...untroubled,
        createdBy: by,
        createdAt: at,
      };
      await tx.insert(WebhookEntity, webhook);
      return { webhook: shown(webhook), secret };
    });
  }

  /** Another address or other types; what failed at the old address is tried again at once. Returns whether there was one. */
  async change(edition: string, id: string, { url, types }: { url: string; types: readonly string[] }): Promise<boolean | WebhookRefusal> {
    return this.database.write(async (tx) => {
      await lockEdition(this.database, tx, edition);
      const before = await tx.findOneBy(WebhookEntity, { edition, id });
      if (!before) return false;
      const there = before.person === null && (await tx.findOneBy(WebhookEntity, { ...toldOfEvents(edition, url), id: Not(id) }));
      if (there) return { refused: 'exists', by: there.id };
      await tx.update(WebhookEntity, { edition, id }, { url, types: JSON.stringify(types), ...untroubled });
      return true;
    });
  }

  /** Switches it on again: from now on, or from where it stopped. Returns whether there was one. */
  resume(edition: string, id: string, from: 'now' | 'where-it-stopped'): Promise<boolean> {
    return this.update(edition, id, async (tx) => ({
      status: 'active',
      disabledWhy: null,
      ...untroubled,
      ...(from === 'now' ? { position: (await lockEdition(this.database, tx, edition)).position } : {}),
    }));
  }

  /** Gives it a new secret; the one before signs as well until then. Undefined: there is no such webhook. */
  async rotate(edition: string, id: string, previousUntil: Instant): Promise<string | undefined> {
    const secret = newSecret();
    const found = await this.update(edition, id, (_, { secret: previousSecret }) => ({ secret, previousSecret, previousUntil }));
    return found ? secret : undefined;
  }

  /** Removes it with its delivery log. Returns whether there was one. */
  async remove(edition: string, id: string): Promise<boolean> {
    return this.database.write(async (tx) => {
      const { affected } = await tx.delete(WebhookEntity, { edition, id });
      if ((affected ?? 0) === 0) return false;
      await tx.delete(WebhookAttemptEntity, { webhook: id });
      return true;
    });
  }

  /** Webhooks that follow an edition (or any) and have not been told of its last events. */
  behind(edition?: string): Promise<{ edition: string; id: string }[]> {
    if (edition === undefined) return this.askWhoIsBehind().getRawMany();
    return this.database.reads.query(this.behindStatement(), [edition]);
  }

  /** Asked after every command, so the statement is put together once; that takes longer than the database needs for it. */
  private behindStatement(): string {
    this.statement ??= this.askWhoIsBehind().andWhere('webhook.edition = :edition', { edition: '' }).getQueryAndParameters()[0];
    return this.statement;
  }

  private askWhoIsBehind(): SelectQueryBuilder<WebhookEntity> {
    return this.database.reads.manager
      .createQueryBuilder(WebhookEntity, 'webhook')
      .select('webhook.id', 'id')
      .addSelect('webhook.edition', 'edition')
      .innerJoin(EditionEntity, 'edition', 'edition.id = webhook.edition AND webhook.position < edition.position')
      .where("webhook.status = 'active' AND webhook.person IS NULL")
      .orderBy('webhook.id');
  }

  private async update(
    edition: string,
    id: string,
    change: (tx: EntityManager, before: WebhookEntity) => Partial<WebhookEntity> | Promise<Partial<WebhookEntity>>,
  ): Promise<boolean> {
    return this.database.write(async (tx) => {
      const before = await tx.findOneBy(WebhookEntity, { edition, id });
      if (!before) return false;
      await tx.update(WebhookEntity, { edition, id }, await change(tx, before));
      return true;
    });
  }
}

/** A secret as Standard Webhooks writes them. */
const newSecret = (): string => `whsec_${randomBytes(size).toString('base64')}`;

/** Webhooks that are told of an edition's events, all of them or those at an address. */
const toldOfEvents = (edition: string, url?: string) => ({ edition, person: IsNull(), ...(url === undefined ? {} : { url }) });

function shown({ secret: _, previousSecret: __, types, position, ...row }: WebhookEntity): Webhook {
  return { ...row, types: JSON.parse(types) as string[], position: row.person === null ? position : null };
}
