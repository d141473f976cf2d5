import { z } from 'zod';
import { languages } from '../../../../domain/directory/profile.js';
import { feedScopes } from '../../../../domain/feed/scope.js';
import type { FeedView, OpenedFeedView } from '../../feeds/feeds.service.js';
import { instant, named, page } from './named.js';

const fields = {
  id: z.string(),
  scope: z.enum(feedScopes).describe('What it shows'),
  of: z.string().nullable().describe('Which stage, body or person; null: all of the edition'),
  language: z.enum(languages),
  alarmDays: z.int().nullable().describe('Days before an entry at which a calendar program reminds; null: not at all'),
  createdBy: z.string(),
  createdAt: instant,
  revokedAt: instant.nullable().describe('Since when its address opens nothing any more'),
};

export const feed = named<FeedView>('Feed', 'A calendar that is subscribed to', z.strictObject(fields));
export const feedPage = named('FeedPage', 'A page of calendars', page(feed));
export const openedFeed = named<OpenedFeedView>(
  'OpenedFeed',
  'A calendar as it was opened, with its address',
  z.strictObject({ ...fields, address: z.string().describe('For a calendar program. A secret, shown once') }),
);
