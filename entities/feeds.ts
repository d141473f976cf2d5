import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { Language } from '../domain/directory/profile.js';
import type { FeedScope } from '../domain/feed/scope.js';
import type { Instant } from '../domain/time/plain-date.js';
import type { Database } from './database.js';
import { EditionEntity } from './edition.entity.js';
import { lockEdition } from './edition-lock.js';
import { FeedEntity } from './feed.entity.js';
import { PersonEntity } from './person.entity.js';
import { TranslationEntity } from './translation.entity.js';

/** A calendar that somebody subscribes to. */
export interface Feed {
  id: string;
  edition: string;
  scope: FeedScope['scope'];
  /** Which stage, body or person; null for all of the edition. */
  of: string | null;
  language: Language;
  /** Days before an entry at which a calendar program reminds; null: not at all. */
  alarmDays: number | null;
  createdBy: string;
  createdAt: Instant;
  revokedAt: Instant | null;
}

/** A feed as one who polls finds it. */
export interface PolledFeed {
  feed: Feed;
  /** Changes with everything that the calendar is made from, beside the program itself. */
  version: string;
}

/** Calendars that an edition can have at a time. */
export const mostFeeds = 1000;

type Row = Feed & { tokenHash: string };

/** The calendars that are subscribed to. Of the token in an address only the digest is kept: a copy of the table opens none. */
export class Feeds {
  private statement: string | undefined;

  constructor(private readonly database: Database) {}

  /** Returns whether there was room for one more. */
  async open(feed: Feed, tokenHash: string): Promise<boolean> {
    return this.database.write(async (tx) => {
      await lockEdition(this.database, tx, feed.edition);
      if ((await tx.countBy(FeedEntity, { edition: feed.edition, revokedAt: IsNull() })) >= mostFeeds) return false;
      await tx.insert(FeedEntity, { ...feed, tokenHash });
      return true;
    });
  }

  /** In the order of their ids, those after `after`; revoked ones too. */
  async list(edition: string, { after = '', limit }: { after?: string; limit: number }): Promise<Feed[]> {
    const rows = await this.database.reads.manager
      .createQueryBuilder(FeedEntity, 'feed')
      .where('feed.edition = :edition AND feed.id > :after', { edition, after })
      .orderBy('feed.id')
      .limit(limit)
      .getMany();
    return rows.map((row) => feedOf(row as Row));
  }

  async find(edition: string, id: string): Promise<Feed | undefined> {
    const row = await this.database.reads.manager.findOneBy(FeedEntity, { edition, id });
    return row ? feedOf(row as Row) : undefined;
  }

  /** Ends a feed for good; one that has ended stays as it is. */
  async revoke(edition: string, id: string, now: Instant): Promise<void> {
    await this.database.write((tx) => tx.update(FeedEntity, { edition, id, revokedAt: IsNull() }, { revokedAt: now }));
  }

  /** What stands behind a token; asked each time that a calendar program looks whether anything is new. */
  async polled(tokenHash: string): Promise<PolledFeed | undefined> {
    type Found = Feed & { position: number; words: string | null };
    const [found]: Found[] = await this.database.reads.query(this.askForFeed(), [tokenHash]);
    if (!found) return undefined;
    const { position, words, ...feed } = found;
    const away = feed.scope === 'person' ? await this.absences(feed.edition) : '';
    return { feed, version: `${position} ${digestOf(words ?? '')} ${digestOf(away)}` };
  }

  /** Whom a person covers stands beside the log, in the directory. */
  private async absences(edition: string): Promise<string> {
    const rows = await this.database.reads.manager
      .createQueryBuilder(PersonEntity, 'person')
      .select(['person.id', 'person.absences'])
      .where('person.edition = :edition AND person.absences <> :none', { edition, none: '[]' })
      .orderBy('person.id')
      .getMany();
    return JSON.stringify(rows.map(({ id, absences }) => [id, absences]));
  }

  /** Put together once; that takes longer than the database needs for it. */
  private askForFeed(): string {
    const query = (): string => {
      const builder = this.database.reads.manager
        .createQueryBuilder(FeedEntity, 'feed')
        .innerJoin(EditionEntity, 'edition', 'edition.id = feed.edition')
        .leftJoin(TranslationEntity, 'translation', 'translation.template = edition.templateId AND translation.language = feed.language')
        .select('edition.position', 'position')
        .addSelect('translation.body', 'words')
        .where('feed.tokenHash = :token', { token: '' });
      for (const column of columns) builder.addSelect(`feed.${column}`, column);
      return builder.getQueryAndParameters()[0];
    };
    this.statement ??= query();
    return this.statement;
  }
}

const columns = [
  'id',
  'edition',
  'scope',
  'of',
  'language',
  'alarmDays',
  'createdBy',
  'createdAt',
  'revokedAt',
] as const satisfies readonly (keyof Feed)[];

const feedOf = ({ tokenHash: _, ...feed }: Row): Feed => feed;
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
