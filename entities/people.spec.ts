import { person } from '../test/builders/person.js';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Databases, engines } from '../test/support/databases.js';
import { Desk, manyMilestones } from '../test/support/desk.js';
import { holdingBack, untilWaiting } from '../test/support/held-back.js';
import { contents } from '../test/support/tables.js';
import type { Database } from './database.js';
import { EditionMissing } from './faults.js';
import { FeedEntity } from './feed.entity.js';
import { engine as engineItself, type Engine } from './journal/engine.js';
import { People, type Person, type Receipt } from './people.js';
import { StreamEntity } from './stream.entity.js';
import { WebhookEntity } from './webhook.entity.js';

const aiko: Person = person({ name: 'Aiko Mori', email: 'aiko@example.org', zone: 'Asia/Tokyo' });
const now = '2031-03-16T00:00:00.000Z';

describe.each(engines)('people on %s', (engine) => {
  const databases = new Databases(engine);
  afterEach(() => databases.close());

  it('are entered, corrected, listed in pages and erased, each edition for itself', async () => {
    const desk = new Desk(await databases.migrated());
    await desk.open();
    const people = new People(desk.database);
    expect(await people.enter(aiko)).toBe(true);
    expect(await people.correct({ ...aiko, email: 'mori@example.org' }, now)).toBe(true);
    await people.save({ ...aiko, id: 'p2' }, { ...aiko, edition: 'another' });
    expect(await people.find('edition', 'p1')).toEqual({ ...aiko, email: 'mori@example.org' });
    expect((await people.list('edition', { limit: 1 })).map(({ id }) => id)).toEqual(['p1']);
    expect((await people.list('edition', { after: 'p1' })).map(({ id }) => id)).toEqual(['p2']);
    const erased = () => people.erase('edition', 'p1', now);
    expect([await erased(), await erased()]).toMatchObject([{ erased: true }, { erased: false }]);
    await expect(people.erase('another', 'p1', now)).rejects.toThrow(EditionMissing);
    expect(await people.find('edition', 'p1')).toBeUndefined();
    expect(await people.find('another', 'p1')).toBeDefined();
    expect(await people.correct(aiko, now)).toBe(false);
  });

  it('are kept with all that says when and how they are reached', async () => {
    const people = new People(await databases.migrated());
    const all: Person = person({
      kind: 'delegation',
      language: 'ar',
      station: 'cairo',
      workingDays: [1, 2, 3, 4, 7],
      channel: 'webhook',
      digest: 'weekly',
      quiet: { from: '20:00', to: '07:30' },
      absences: [{ from: '2031-07-01', to: '2031-07-14', cover: 'p2' }],
    });
    await people.enter(all);
    expect(await people.find('edition', 'p1')).toEqual(all);
    const { station: _, quiet: __, ...bare } = all;
    await people.correct({ ...bare, absences: [] }, now);
    expect(await people.find('edition', 'p1')).toEqual({ ...bare, absences: [] });
  });

  it('end their overviews, and nothing else of an entry that was corrected meanwhile', async () => {
    const people = new People(await databases.migrated());
    const { edition, id, email } = aiko;
    await people.save(
      { ...aiko, digest: 'weekly' },
      { ...aiko, id: 'p2', digest: 'daily' },
      { ...aiko, edition: 'another', digest: 'daily' },
    );
    await people.correct({ ...aiko, name: 'Aiko Mori-Sato', digest: 'weekly' }, now);
    expect([await people.stopDigest({ edition, id, email }), await people.stopDigest({ edition, id, email })]).toEqual([true, false]);
    expect(await people.find(edition, id)).toEqual({ ...aiko, name: 'Aiko Mori-Sato', digest: 'none' });
    const moved: Person = { ...aiko, email: 'mori@example.org', digest: 'daily' };
    await people.correct(moved, now);
    expect(await people.stopDigest({ edition, id, email })).toBe(false);
    expect(await people.find(edition, id)).toEqual(moved);
    expect([await people.find(edition, 'p2'), await people.find('another', id)]).toMatchObject([{ digest: 'daily' }, { digest: 'daily' }]);
  });

  it('of many who are entered under one id at once one is', async () => {
    const people = new People(await databases.migrated());
    const names = Array.from({ length: 8 }, (_, n) => `Person ${n}`);
    const entered = await Promise.all(names.map((name) => people.enter({ ...aiko, name })));
    expect(entered.filter(Boolean)).toHaveLength(1);
    expect((await people.find('edition', 'p1'))?.name).toBe(names[entered.indexOf(true)]);
  });

  it('a list is entered once under its key, with all of its people or none', async () => {
    const database = await databases.migrated();
    const people = new People(database);
    await people.enter(aiko);
    const receipt: Receipt = { edition: 'edition', key: 'list-1', hash: 'h', answer: '{"accepted":true}', at: now };
    const list = Array.from({ length: 450 }, (_, n) => person({ id: `q${n}`, name: `Person ${n}` }));
    const broken = { ...person({ id: 'z' }), name: null as unknown as string };
    await expect(people.saveOnce([...list, broken], receipt)).rejects.toThrow();
    expect((await people.list('edition')).map(({ id }) => id)).toEqual(['p1']);
    expect(await people.saveOnce([...list, { ...aiko, name: 'Aiko Mori-Sato' }], receipt)).toBe(true);
    expect(await people.saveOnce([{ ...aiko, name: 'Somebody else' }], receipt)).toBe(false);
    expect(await people.list('edition')).toHaveLength(451);
    expect((await people.find('edition', 'p1'))?.name).toBe('Aiko Mori-Sato');
  });

  it('leave nothing but their id once they are erased, in whatever they took part', async () => {
    const desk = new Desk(await databases.migrated());
    const people = new People(desk.database);
    await people.save(aiko);
    await desk.open();
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' }, { actor: 'p1' });
    await desk.wake('2031-03-15T00:00:00.000Z');
    await desk.give({ type: 'release-role', role: 'secretary', person: 'p1' }, { id: 'release' }, now);
    await people.erase('edition', 'p1', now);
    const all = JSON.stringify(await contents(desk.database, ['editions', 'streams', 'notices', 'notice_attempts', 'events', 'commands']));
    expect(all).toContain('"p1"');
    expect(all).not.toMatch(/Aiko|Mori|aiko@example/i);
  });

  it('who are erased cover for nobody, and neither calendar nor webhook tells them anything any more', async () => {
    const desk = new Desk(await databases.migrated());
    await desk.open();
    const { database } = desk;
    const people = new People(database);
    const away = (cover?: string) => [{ from: '2031-07-01', to: '2031-07-14', ...(cover === undefined ? {} : { cover }) }];
    await people.save(aiko, person({ id: 'p2', absences: away('p1') }), person({ id: 'p3', absences: away('p2') }));
    await people.save(person({ id: 'p2', edition: 'another', absences: away('p1') }));
    await listening(database, 'p1');
    await listening(database, 'p2');
    expect(await people.erase('edition', 'p1', now)).toEqual({ erased: true, uncovered: ['p2'] });
    expect((await people.list('edition')).map(({ absences }) => absences)).toEqual([away(), away('p2')]);
    expect((await people.find('another', 'p2'))?.absences).toEqual(away('p1'));
    const { manager } = database.reads;
    expect(await manager.find(FeedEntity, { order: { id: 'ASC' } })).toMatchObject([{ revokedAt: now }, { revokedAt: null }]);
    expect(await manager.find(WebhookEntity, { order: { id: 'ASC' } })).toMatchObject([
      { status: 'disabled', url: 'https://erased.invalid/', disabledWhy: 'The person was erased.' },
      { status: 'active', url: 'https://example.org/p2' },
    ]);
  });

  it('are not erased while they hold a role, whatever shape the edition is stored in, until it is archived', async () => {
    const desk = new Desk(await databases.migrated());
    const people = new People(desk.database);
    await people.save(aiko);
    await desk.open();
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1', capacity: 'informed' });
    const refused = { refused: 'holds-roles', roles: ['secretary'] };
    expect(await people.erase('edition', 'p1', now)).toEqual(refused);
    await desk.database.write((tx) => tx.update(StreamEntity, { edition: 'edition' }, { stateVersion: 0 }));
    expect(await people.erase('edition', 'p1', now)).toEqual(refused);
    expect(await people.find('edition', 'p1')).toEqual(aiko);
    await desk.give({ type: 'close', reason: 'the cycle is over' }, {}, '2032-03-01T00:00:00.000Z');
    expect(await people.erase('edition', 'p1', now)).toMatchObject({ erased: true });
  });

  describe('who are given a role and erased at the same time', () => {
    const role = { type: 'assign-role' as const, role: 'secretary', person: 'p1' };
    const holders = async (desk: Desk) => (await desk.reading.world('edition'))?.edition?.roles['secretary']?.responsible ?? [];

    /** An edition, and the same database as another process has it, which keeps a write back when all of it is done but the commit. */
    async function opened() {
      const url = await databases.freshUrl();
      const database = await databases.open(url);
      await database.migrate();
      const desk = new Desk(database);
      await desk.open();
      await new People(database).save(aiko);
      return { desk, elsewhere: holdingBack(await databases.open(url)) };
    }

    it('stay and hold it, where that came first', async () => {
      const { desk, elsewhere } = await opened();
      const given = new Desk(elsewhere.database).give(role);
      await elsewhere.done;
      const erasing = new People(desk.database).erase('edition', 'p1', now);
      await untilWaiting(desk.database, 1);
      elsewhere.release();
      expect((await given).answer).toMatchObject({ accepted: true });
      expect(await erasing).toEqual({ refused: 'holds-roles', roles: ['secretary'] });
      expect(await new People(desk.database).find('edition', 'p1')).toEqual(aiko);
      expect(await holders(desk)).toEqual(['p1']);
    });

    it('are gone and not given it, where that came first', async () => {
      const { desk, elsewhere } = await opened();
      const erasing = new People(elsewhere.database).erase('edition', 'p1', now);
      await elsewhere.done;
      const given = desk.give(role);
      await untilWaiting(desk.database, 1);
      elsewhere.release();
      expect(await erasing).toMatchObject({ erased: true });
      expect((await given).answer).toMatchObject({ refusal: { code: 'person-unknown' } });
      expect(await holders(desk)).toEqual([]);
    });
  });

  it('are read by the next command in the zone that they have by then', async () => {
    const zones: (string | undefined)[] = [];
    const handle: Engine['handle'] = (world, ...asked) => {
      zones.push(world.people['p1']?.zone);
      return engineItself.handle(world, ...asked);
    };
    const desk = new Desk(await databases.migrated(), manyMilestones, { ...engineItself, handle });
    const people = new People(desk.database);
    await desk.open();
    await people.save(aiko);
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' });
    await people.save({ ...aiko, zone: 'America/New_York' });
    await desk.give({ type: 'start', milestone: 'M100' });
    expect(zones).toEqual([undefined, 'Asia/Tokyo', 'America/New_York']);
  });
});

async function listening(database: Database, id: string): Promise<void> {
  const made = { edition: 'edition', createdBy: 'organiser', createdAt: '2031-01-01T00:00:00.000Z' };
  await database.write(async (tx) => {
    const feed = { id: `feed-${id}`, scope: 'person' as const, of: id, language: 'en', alarmDays: null, tokenHash: id, revokedAt: null };
    await tx.insert(FeedEntity, { ...made, ...feed });
    const secrets = { secret: 'whsec_a', previousSecret: 'whsec_b', previousUntil: now };
    const hook = { id: `hook-${id}`, url: `https://example.org/${id}`, person: id, types: '[]', status: 'active' as const };
    await tx.insert(WebhookEntity, {
      ...made,
      ...hook,
      ...secrets,
      disabledWhy: null,
      position: 0,
      failures: 0,
      failingSince: null,
      retryAt: null,
    });
  });
}
