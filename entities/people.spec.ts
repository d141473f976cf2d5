import { person } from '../test/builders/person.js';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Databases, engines } from '../test/support/databases.js';
import { Desk } from '../test/support/desk.js';
import { contents } from '../test/support/tables.js';
import { People, type Person } from './people.js';

const aiko: Person = person({ name: 'Aiko Mori', email: 'aiko@example.org', zone: 'Asia/Tokyo' });

describe.each(engines)('people on %s', (engine) => {
  const databases = new Databases(engine);
  afterEach(() => databases.close());

  it('are entered, corrected, listed in pages and erased, each edition for itself', async () => {
    const people = new People(await databases.migrated());
    expect(await people.save(aiko)).toBe('entered');
    expect(await people.save({ ...aiko, email: 'mori@example.org' })).toBe('corrected');
    await people.save({ ...aiko, id: 'p2' });
    await people.save({ ...aiko, edition: 'another' });
    expect(await people.find('edition', 'p1')).toEqual({ ...aiko, email: 'mori@example.org' });
    expect((await people.list('edition', { limit: 1 })).map(({ id }) => id)).toEqual(['p1']);
    expect((await people.list('edition', { after: 'p1' })).map(({ id }) => id)).toEqual(['p2']);
    expect([await people.erase('edition', 'p1'), await people.erase('edition', 'p1')]).toEqual([true, false]);
    expect(await people.find('edition', 'p1')).toBeUndefined();
    expect(await people.find('another', 'p1')).toBeDefined();
  });

  it('leave nothing but their id once they are erased, in whatever they took part', async () => {
    const desk = new Desk(await databases.migrated());
    const people = new People(desk.database);
    await people.save(aiko);
    await desk.open();
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' }, { actor: 'p1' });
    await desk.wake('2031-03-15T00:00:00.000Z');
    await people.erase('edition', 'p1');
    const all = JSON.stringify(await contents(desk.database, ['editions', 'streams', 'notices', 'notice_attempts', 'events', 'commands']));
    expect(all).toContain('"p1"');
    expect(all).not.toMatch(/Aiko|Mori|aiko@example/i);
  });

  it('are read by the next command in the zone that they have by then', async () => {
    const desk = new Desk(await databases.migrated());
    const people = new People(desk.database);
    await people.save(aiko);
    await desk.open();
    const inTokyo = await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' });
    await people.save({ ...aiko, zone: 'America/New_York' });
    const inNewYork = await desk.give({ type: 'start', milestone: 'M100' });
    expect([inTokyo.nextInstant?.slice(11, 16), inNewYork.nextInstant?.slice(11, 16)]).toEqual(['00:00', '13:00']);
  });
});
