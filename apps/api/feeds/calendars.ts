import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { World } from '../../../domain/engine.types.js';
import { feedOf } from '../../../domain/feed/feed.js';
import type { FeedScope } from '../../../domain/feed/scope.js';
import { namesOf } from '../../../domain/template/names.js';
import { feedCatalogues } from '../../../domain/words/feed/feed.js';
import { wordsFrom } from '../../../domain/words/words.js';
import { Directory, type Person } from '../people/directory.js';
import { Problem } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Memo } from '../reading/memo.js';
import { Vocabulary } from '../reading/vocabulary.js';
import { Worlds } from '../reading/worlds.js';
import { type Feed, FeedStore } from './feed-store.js';
import { PUBLIC_URL } from './feeds.service.js';
import { Pace } from './pace.js';
import { hashOf } from './token.js';

/** A calendar as one who polls gets it. */
export interface Polled {
  /** Of the bytes themselves: two that have it are the same. */
  etag: string;
  /** @throws Problem `feed-too-often` */
  text(): Promise<string>;
}

/** ETags that stay in memory, and texts that do; those are large. */
const etagsKept = 5_000;
const textsKept = 8;
/** Whole calendars that one address gives in a minute. That nothing is new is said as often as it is asked. */
const mostInAMinute = 60;
/** People that are read at a time. */
const atOnce = 1000;

/** Gives out calendars at their secret addresses. As long as nothing has changed, none is put together twice. */
@Injectable()
export class Calendars {
  private readonly logger = new Logger('feeds');
  private readonly etags = new Memo<string>(etagsKept);
  private readonly texts = new Memo<string>(textsKept);
  private readonly pace = new Pace(mostInAMinute);

  constructor(
    private readonly feeds: FeedStore,
    private readonly worlds: Worlds,
    private readonly directory: Directory,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** @throws Problem `feed-unknown`, the same whatever the token looks like, or `feed-revoked` */
  async poll(token: string): Promise<Polled> {
    const found = await this.feeds.polled(hashOf(token));
    if (!found) throw new Problem('feed-unknown', 'There is no calendar at this address.');
    const { feed, version } = found;
    if (feed.revokedAt !== null)
      throw new Problem('feed-revoked', 'This calendar has been revoked. Ask the organiser of the edition for a new one.');
    const text = (): Promise<string> => this.texts.get(feed.id, version, () => this.textOf(feed));
    return {
      etag: await this.etags.get(feed.id, version, async () => etagOf(await text())),
      text: async () => {
        if (!this.pace.allows(feed.id, this.clock.now())) throw tooOften();
        return text();
      },
    };
  }

  private async textOf({ edition, scope, of, language, alarmDays }: Feed): Promise<string> {
    const world = await this.worldFor(edition, scope);
    const words = await this.vocabulary.find(world.template.id, language);
    const lacking = new Set<string>(words || language === 'en' ? [] : [`${language}: all of ${world.template.id}`]);
    const names = namesOf(world, words, (part) => lacking.add(part));
    const text = feedOf(
      world,
      { scope: { scope, of } as FeedScope, ...(alarmDays === null ? {} : { alarmDays }) },
      { names, words: wordsFrom(feedCatalogues, language, (what) => lacking.add(what)), publicUrl: this.publicUrl },
    );
    if (lacking.size > 0) this.logger.warn({ message: 'A calendar lacks words', lacking: [...lacking] });
    return text;
  }

  /** Who covers whom stands in the directory, which changes without the log. */
  private async worldFor(edition: string, scope: FeedScope['scope']): Promise<World> {
    const { world } = await this.worlds.standing(edition);
    if (scope !== 'person') return world;
    const people: Person[] = [];
    let page: Person[];
    do {
      page = await this.directory.list(edition, { after: people.at(-1)?.id ?? '', limit: atOnce });
      people.push(...page);
    } while (page.length === atOnce);
    return { ...world, people: Object.fromEntries(people.map((person) => [person.id, person])) };
  }
}

const etagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url')}"`;

const tooOften = (): Problem =>
  new Problem(
    'feed-too-often',
    `This calendar was fetched more than ${mostInAMinute} times within a minute. Send its ETag as If-None-Match.`,
    {
      retryAfter: 60,
    },
  );
