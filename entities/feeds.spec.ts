import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { person } from '../test/builders/person.js';
import { Databases, engines } from '../test/support/databases.js';
import { Desk } from '../test/support/desk.js';
import { Feeds, mostFeeds, type Feed } from './feeds.js';
import { FeedEntity } from './feed.entity.js';
import { People } from './people.js';
import { TemplateNames } from './template-words.js';

const feed = (more: Partial<Feed> = {}): Feed => ({
  id: 'f1',
  edition: 'edition',
  scope: 'edition',
  of: null,
  language: 'fr',
  alarmDays: null,
  createdBy: 'organiser',
  createdAt: '2030-01-01T00:00:00.000Z',
  revokedAt: null,
  ...more,
});

describe.each(engines)('feeds on %s', (engine) => {
  const databases = new Databases(engine);
  let desk: Desk;
  let feeds: Feeds;

  beforeEach(async () => {
    desk = new Desk(await databases.migrated());
    await desk.open();
    feeds = new Feeds(desk.database);
  });
  afterEach(() => databases.close());

  const version = async (token: string): Promise<string | undefined> => (await feeds.polled(token))?.version;

  it('are found by the digest of their token, listed and revoked for good', async () => {
    expect(await feeds.open(feed(), 'hash-1')).toBe(true);
    expect(await feeds.open(feed({ id: 'f2', scope: 'body', of: 'commission', alarmDays: 3 }), 'hash-2')).toBe(true);
    expect(await feeds.polled('hash-2')).toMatchObject({ feed: feed({ id: 'f2', scope: 'body', of: 'commission', alarmDays: 3 }) });
    expect(await feeds.polled('hash-3')).toBeUndefined();
    expect(await feeds.list('edition', { limit: 10 })).toEqual([feed(), expect.objectContaining({ id: 'f2' })]);
    expect(await feeds.list('edition', { after: 'f1', limit: 10 })).toHaveLength(1);
    expect(await feeds.list('another', { limit: 10 })).toEqual([]);
    await feeds.revoke('another', 'f1', '2030-02-01T00:00:00.000Z');
    expect((await feeds.find('edition', 'f1'))?.revokedAt).toBeNull();
    await feeds.revoke('edition', 'f1', '2030-02-01T00:00:00.000Z');
    await feeds.revoke('edition', 'f1', '2030-03-01T00:00:00.000Z');
    expect(await feeds.polled('hash-1')).toMatchObject({ feed: { revokedAt: '2030-02-01T00:00:00.000Z' } });
  });

  it('have a version that changes with the log, with the words of their language, and with who covers whom', async () => {
    await feeds.open(feed(), 'all');
    await feeds.open(feed({ id: 'f2', scope: 'person', of: 'p1' }), 'mine');
    const [all, mine] = [await version('all'), await version('mine')];
    expect([await version('all'), await version('mine')]).toEqual([all, mine]);

    await new People(desk.database).save(
      person({ edition: 'edition', id: 'p2', absences: [{ from: '2030-05-01', to: '2030-05-09', cover: 'p1' }] }),
    );
    expect(await version('all')).toBe(all);
    const covering = await version('mine');
    expect(covering).not.toBe(mine);

    await desk.give({ type: 'start', milestone: 'M100' });
    const moved = await version('all');
    expect(moved).not.toBe(all);

    const { edition } = (await desk.reading.world('edition')) ?? {};
    const none = { milestones: {}, stages: {}, bodies: {}, roles: {}, meetings: {}, followUps: {}, externals: {} };
    const words = { template: edition?.template.id ?? '', title: 'Congrès', ...none };
    await new TemplateNames(desk.database).store({ ...words, language: 'ru' });
    expect(await version('all')).toBe(moved);
    await new TemplateNames(desk.database).store({ ...words, language: 'fr' });
    expect(await version('all')).not.toBe(moved);
  });

  it('are bounded in number; one that was revoked makes room', async () => {
    const rows = Array.from({ length: mostFeeds - 1 }, (_, n) => ({ ...feed({ id: `many-${n}` }), tokenHash: `many-${n}` }));
    await desk.database.write(async (tx) => {
      for (let n = 0; n < rows.length; n += 50) await tx.insert(FeedEntity, rows.slice(n, n + 50));
    });
    expect(await feeds.open(feed({ id: 'last' }), 'last')).toBe(true);
    expect(await feeds.open(feed({ id: 'more' }), 'more')).toBe(false);
    await feeds.revoke('edition', 'last', '2030-02-01T00:00:00.000Z');
    expect(await feeds.open(feed({ id: 'more' }), 'more')).toBe(true);
  });

  it('end with the person whose they are', async () => {
    const people = new People(desk.database);
    await people.save(person({ edition: 'edition', id: 'p1' }));
    await feeds.open(feed({ scope: 'person', of: 'p1' }), 'mine');
    await people.erase('edition', 'p1', '2030-02-01T00:00:00.000Z');
    expect(await feeds.polled('mine')).toMatchObject({ feed: { revokedAt: '2030-02-01T00:00:00.000Z' } });
  });
});
