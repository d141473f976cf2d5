import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '../../../domain/directory/profile.js';
import type { Actor } from '../../../domain/edition/actor.js';
import { mostFeeds } from '../../../entities/feeds.js';
import { decodeCursor, encodeCursor, type Page } from '../http/cursor.js';
import { defaultLimit, type PageQuery } from '../http/page.query.js';
import { Directory } from '../people/directory.js';
import { Problem } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import type { FeedBody } from './feed.bodies.js';
import { type Feed, FeedStore } from './feed-store.js';
import { hashOf, newToken } from './token.js';

/** Under this name the address by which people reach the API is injected, without a slash at its end. */
export const PUBLIC_URL = Symbol('public URL');

export type FeedView = Omit<Feed, 'edition'>;
/** The only answer that holds the address: nobody can find it out afterwards. */
export type OpenedFeedView = FeedView & { address: string };

/** The calendars of an edition that are subscribed to. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly feeds: FeedStore,
    private readonly worlds: Worlds,
    private readonly directory: Directory,
    private readonly clock: Clock,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** In the order of their ids. */
  async list(edition: string, { cursor, limit = defaultLimit }: PageQuery): Promise<Page<FeedView>> {
    await this.worlds.known(edition);
    const after = cursor === undefined ? '' : String(decodeCursor(cursor, 'id').id);
    const feeds = await this.feeds.list(edition, { after, limit: limit + 1 });
    const items = feeds.slice(0, limit).map(viewOf);
    const last = items.at(-1);
    return { items, next: last && feeds.length > limit ? encodeCursor({ sort: 'id', key: last.id, id: last.id }) : null };
  }

  async read(edition: string, id: string): Promise<FeedView> {
    await this.worlds.known(edition);
    const feed = await this.feeds.find(edition, id);
    if (feed) return viewOf(feed);
    throw new Problem('feed-unknown', `There is no calendar "${id}".`, { errors: [{ parameter: 'feed', detail: 'is unknown' }] });
  }

  /** An archived edition has calendars too: they show how it went. */
  async open(edition: string, { scope, of, language, alarmDays }: FeedBody, actor: Actor): Promise<OpenedFeedView> {
    const standing = await this.worlds.standing(edition);
    const theirs = await this.checked(standing, { scope, of });
    const feed: Feed = {
      id: randomUUID(),
      edition,
      scope,
      of: of ?? null,
      language: language ?? theirs ?? 'en',
      alarmDays: alarmDays ?? null,
      createdBy: actor,
      createdAt: this.clock.now(),
      revokedAt: null,
    };
    const token = newToken();
    if (!(await this.feeds.open(feed, hashOf(token))))
      throw new Problem('feeds-too-many', `The edition "${edition}" has ${mostFeeds} calendars; revoke those that nobody needs.`);
    return { ...viewOf(feed), address: `${this.publicUrl}/feeds/${token}.ics` };
  }

  async revoke(edition: string, id: string): Promise<void> {
    await this.read(edition, id);
    await this.feeds.revoke(edition, id, this.clock.now());
  }

  /** Makes sure that there is what is asked for. Returns the language of the person, where it is one. */
  private async checked({ world, edition }: Standing, { scope, of }: Pick<FeedBody, 'scope' | 'of'>): Promise<Language | undefined> {
    const { stages, bodies } = world.template;
    switch (scope) {
      case 'edition':
        if (of !== undefined) throw faulty('is for a stage, a body or a person; all of the edition needs none');
        return undefined;
      case 'stage':
        return onlyOneOf('stage', stages, of);
      case 'body':
        return onlyOneOf('body', bodies, of);
      case 'person': {
        const person = of === undefined ? undefined : await this.directory.find(edition.id, of);
        if (person) return person.language;
        throw faulty(of === undefined ? 'must name the person' : 'names nobody in this edition’s directory');
      }
    }
  }
}

function onlyOneOf(what: string, all: readonly { id: string }[], of: string | undefined): undefined {
  if (of === undefined) throw faulty(`must name the ${what}`);
  if (!all.some(({ id }) => id === of)) throw faulty(`names no ${what} that there is; there are ${all.map(({ id }) => id).join(', ')}`);
}

const faulty = (detail: string): Problem =>
  new Problem('body-invalid', `The body has faults: /of ${detail}.`, { errors: [{ pointer: '/of', detail }] });

const viewOf = ({ edition: _, ...feed }: Feed): FeedView => feed;
