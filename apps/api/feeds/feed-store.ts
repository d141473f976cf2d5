import type { Instant } from '../../../domain/time/plain-date.js';
import type { Feed, PolledFeed } from '../../../entities/feeds.js';

export type { Feed, PolledFeed } from '../../../entities/feeds.js';

/** The calendars that are subscribed to. They are no part of the record: opened, read and revoked here. */
export abstract class FeedStore {
  /** Returns whether there was room for one more. */
  abstract open(feed: Feed, tokenHash: string): Promise<boolean>;
  /** In the order of their ids, those after `after`; revoked ones too. */
  abstract list(edition: string, from: { after?: string; limit: number }): Promise<Feed[]>;
  abstract find(edition: string, id: string): Promise<Feed | undefined>;
  /** Ends a feed for good. */
  abstract revoke(edition: string, id: string, now: Instant): Promise<void>;
  /** What stands behind a token, by its digest. */
  abstract polled(tokenHash: string): Promise<PolledFeed | undefined>;
}
