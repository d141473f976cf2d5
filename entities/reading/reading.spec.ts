import { person } from '../../test/builders/person.js';
import { afterEach, describe, expect, it } from '@jest/globals';
import { emptyWorld } from '../../domain/engine.js';
import { Databases, engines } from '../../test/support/databases.js';
import { Desk, manyMilestones } from '../../test/support/desk.js';
import { engine } from '../journal/engine.js';
import { eventsOf } from '../journal/log.js';
import { People } from '../people.js';
import type { NoticeEntry, NoticeFilter } from './rows.js';

const aiko = person({ edition: 'edition', id: 'p1', name: 'Aiko', email: 'aiko@example.org', zone: 'Asia/Tokyo' });
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(engines)('reading on %s', (engineName) => {
  const databases = new Databases(engineName);
  afterEach(() => databases.close());

  const openDesk = async (): Promise<Desk> => {
    const desk = new Desk(await databases.migrated());
    await desk.open();
    return desk;
  };

  it('lists editions in pages, as they stand', async () => {
    const desk = await openDesk();
    await desk.open({ title: 'Another', dates: undefined }, 'another');
    await desk.open({ title: 'A third' }, 'third');
    await desk.give({ type: 'close', reason: 'Held' });
    expect(await desk.reading.editions({ limit: 2 })).toEqual([
      {
        id: 'another',
        title: 'Another',
        template: { id: 'test-congress', version: 1 },
        zone: 'Asia/Tokyo',
        mode: 'live',
        status: 'preparing',
        targetYear: 2031,
        opening: null,
        closing: null,
      },
      {
        id: 'edition',
        title: 'An edition',
        template: { id: 'test-congress', version: 1 },
        zone: 'Asia/Tokyo',
        mode: 'live',
        status: 'archived',
        targetYear: 2031,
        opening: '2031-04-21',
        closing: '2031-04-26',
      },
    ]);
    expect((await desk.reading.editions({ after: 'edition', limit: 2 })).map(({ id }) => id)).toEqual(['third']);
  });

  it('lists the closed editions of a template in the order in which they were closed', async () => {
    const desk = await openDesk();
    for (const id of ['a', 'b', 'c', 'running']) await desk.open({}, id);
    for (const [id, on] of [
      ['c', '2030-03-01'],
      ['a', '2030-03-02'],
      ['edition', '2030-03-02'],
      ['b', '2030-02-28'],
    ] as const)
      await desk.give({ type: 'close', reason: 'Held' }, { edition: id }, `${on}T10:00:00.000Z`);
    expect(await desk.reading.closedEditions('test-congress')).toEqual(['b', 'c', 'a', 'edition']);
    expect(await desk.reading.closedEditions('another-congress')).toEqual([]);
  });

  it('tells the version of an edition, which changes with its events and with nothing else', async () => {
    const desk = await openDesk();
    await desk.open({}, 'another');
    const version = await desk.reading.version('edition');
    await desk.give({ type: 'start', milestone: 'M100' }, { edition: 'another' });
    await desk.give({ type: 'reopen', milestone: 'M100', reason: 'Refused' });
    expect(await desk.reading.version('edition')).toBe(version);
    await desk.give({ type: 'start', milestone: 'M100' });
    const later = await desk.reading.version('edition');
    expect(later).not.toBe(version);
    expect((await desk.reading.versionedWorld('edition'))?.version).toBe(later);
    expect([
      await desk.reading.version('nowhere'),
      await desk.reading.world('nowhere'),
      await desk.reading.versionedWorld('nowhere'),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('gives a world and its version of one and the same moment, whatever is written meanwhile', async () => {
    const desk = await openDesk();
    const writing = Promise.all(Array.from({ length: 30 }, (_, n) => desk.give({ type: 'start', milestone: `M${100 + n}` })));
    const seen = new Set<string>();
    let done = false;
    void writing.then(() => (done = true));
    while (!done) {
      const read = await desk.reading.versionedWorld('edition');
      const { sequence } = read?.world.edition ?? {};
      expect(read?.version).toBe(String(sequence));
      seen.add(read?.version ?? '');
    }
    await writing;
    expect(seen.size).toBeGreaterThan(1);
  });

  it('tells an edition as it was known at any instant', async () => {
    const desk = await openDesk();
    await desk.give({ type: 'start', milestone: 'M100' }, {}, '2030-02-01T10:00:00.000Z');
    await desk.give({ type: 'waive', milestone: 'M101', reason: 'Not needed' }, { effectiveOn: '2030-01-15' }, '2030-03-01T10:00:00.000Z');
    const statuses = async (at: string) => {
      const milestones = (await desk.reading.worldAsOf('edition', { knownAt: at }))?.edition?.milestones;
      return milestones && [milestones['M100']?.status, milestones['M101']?.status];
    };
    expect(await statuses('2029-12-31T00:00:00.000Z')).toBeUndefined();
    expect(await statuses('2030-01-01T00:00:00.000Z')).toEqual(['planned', 'planned']);
    expect(await statuses('2030-02-01T09:59:59.999Z')).toEqual(['planned', 'planned']);
    expect(await statuses('2030-02-01T10:00:00.000Z')).toEqual(['in-progress', 'planned']);
    expect(await statuses('2030-03-01T10:00:00.000Z')).toEqual(['in-progress', 'waived']);
    expect(plain(await desk.reading.worldAsOf('edition', { knownAt: '2099-01-01T00:00:00.000Z' }))).toEqual(
      plain(await desk.reading.world('edition')),
    );
  });

  it('tells an edition as it stood on a day, with a fact that was recorded after it', async () => {
    const desk = await openDesk();
    await desk.give({ type: 'start', milestone: 'M100' }, {}, '2030-02-01T10:00:00.000Z');
    await desk.give({ type: 'waive', milestone: 'M101', reason: 'Not needed' }, { effectiveOn: '2030-01-15' }, '2030-03-01T10:00:00.000Z');
    const statuses = async (moment: object) => {
      const milestones = (await desk.reading.worldAsOf('edition', moment))?.edition?.milestones;
      return milestones && [milestones['M100']?.status, milestones['M101']?.status];
    };
    expect(await statuses({ asOf: '2029-12-31' })).toBeUndefined();
    expect(await statuses({ asOf: '2030-01-14' })).toEqual(['planned', 'planned']);
    expect(await statuses({ asOf: '2030-01-20' })).toEqual(['planned', 'waived']);
    expect(await statuses({ asOf: '2030-01-20', knownAt: '2030-02-20T00:00:00.000Z' })).toEqual(['planned', 'planned']);
    expect(await statuses({ asOf: '2030-03-01' })).toEqual(['in-progress', 'waived']);
  });

  it('tells the ledger and the events as they stood at an instant', async () => {
    const desk = await openDesk();
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' });
    for (const day of ['2031-01-01', '2031-01-02', '2031-02-01', '2031-03-01']) await desk.wake(`${day}T00:00:00.000Z`);
    const now = await desk.reading.notices('edition', {}, 0, 1000);
    expect(now.length).toBeGreaterThan(3);
    expect(await desk.reading.noticesAsOf('edition', {}, '2099-01-01T00:00:00.000Z')).toEqual(now);
    const before = await desk.reading.noticesAsOf('edition', {}, '2031-01-15T00:00:00.000Z');
    expect(before.map(({ id }) => id)).toEqual(now.filter(({ at }) => at < '2031-01-15').map(({ id }) => id));
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(now.length);
    for (const filter of [{ kind: 'reminder' }, { milestone: 'M100' }, { recipient: 'p1' }, { role: 'none' }, { dueBefore: '2031-03-01' }])
      expect(await desk.reading.noticesAsOf('edition', filter, '2099-01-01T00:00:00.000Z')).toEqual(
        await desk.reading.notices('edition', filter, 0, 1000),
      );
    const known = await desk.reading.events('edition', { knownAt: '2031-01-15T00:00:00.000Z' }, 0, 1000);
    const all = await desk.reading.events('edition', {}, 0, 1000);
    expect(known).toEqual(all.filter(({ recordedAt }) => recordedAt < '2031-01-15'));
    expect(known.length).toBeLessThan(all.length);
  });

  it('cuts the past at an event, never into the middle, where clocks ran a little apart', async () => {
    const desk = await openDesk();
    await desk.give({ type: 'start', milestone: 'M100' }, {}, '2030-02-01T10:00:00.200Z');
    await desk.give({ type: 'waive', milestone: 'M100', reason: 'Not needed' }, {}, '2030-02-01T10:00:00.100Z');
    const world = await desk.reading.worldAsOf('edition', { knownAt: '2030-02-01T10:00:00.150Z' });
    expect(world?.edition?.milestones['M100']?.status).toBe('planned');
    expect((await desk.reading.worldAsOf('edition', { knownAt: '2030-02-01T10:00:00.200Z' }))?.edition?.milestones['M100']?.status).toBe(
      'waived',
    );
  });

  it('tells an edition as the command of any of its events left it', async () => {
    const desk = await openDesk();
    const opened = await desk.reading.world('edition');
    await desk.give({ type: 'pin', milestone: 'M100', on: '2031-02-03', reason: 'agreed' }, {}, '2030-02-01T10:00:00.000Z');
    const pinned = await desk.reading.world('edition');
    await desk.give({ type: 'waive', milestone: 'M101', reason: 'Not needed' }, {}, '2030-03-01T10:00:00.000Z');
    const [last, first] = [pinned?.edition?.sequence ?? 0, (opened?.edition?.sequence ?? 0) + 1];
    expect(last).toBeGreaterThan(first);
    for (const sequence of [first, last])
      expect(plain(await desk.reading.worldThrough('edition', sequence))).toEqual(
        plain({ world: pinned, recordedAt: '2030-02-01T10:00:00.000Z' }),
      );
    expect(plain((await desk.reading.worldThrough('edition', 1))?.world)).toEqual(plain(opened));
    expect(plain((await desk.reading.worldThrough('edition', last + 1))?.world)).toEqual(plain(await desk.reading.world('edition')));
    expect([await desk.reading.worldThrough('edition', 99), await desk.reading.worldThrough('nowhere', 1)]).toEqual([undefined, undefined]);
  });

  it('pages through events in the order of recording, filtered', async () => {
    const desk = await openDesk();
    await desk.give({ type: 'start', milestone: 'M100' });
    await desk.give({ type: 'start', milestone: 'M101' }, { actor: 'host' });
    await desk.give({ type: 'waive', milestone: 'M100', reason: 'Not needed' });
    const all = await desk.reading.events('edition', {}, 0, 1000);
    expect(all.map(({ position }) => position)).toEqual(all.map((_, n) => n + 1));
    const pages = [];
    for (let after = 0, page = all.slice(0, 1); page.length > 0; after = page.at(-1)?.position ?? 0)
      pages.push(...(page = await desk.reading.events('edition', {}, after, 2)));
    expect(pages).toEqual(all);
    const types = async (filter: object) => (await desk.reading.events('edition', filter, 0, 1000)).map(({ event }) => event.type);
    expect(await types({ milestone: 'M100' })).toEqual(['milestone-started', 'milestone-waived']);
    expect(await types({ type: 'milestone-started' })).toEqual(['milestone-started', 'milestone-started']);
    expect(await types({ actor: 'host' })).toEqual(['milestone-started']);
    expect(await types({ stream: 'delivery' })).toEqual([]);
    expect(await types({ milestone: 'M100', type: 'milestone-waived', stream: 'edition' })).toEqual(['milestone-waived']);
  });

  it('pages through the ledger, and finds a milestone also in the catch-up that its reminder went into', async () => {
    const desk = await openDesk();
    await new People(desk.database).save(aiko);
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' });
    await desk.wake('2031-03-15T00:00:00.000Z');
    const all = await desk.reading.notices('edition', {}, 0, 1000);
    expect(all.map(({ id }) => id)).toEqual(all.map((_, n) => n + 1));
    expect(await desk.reading.notices('edition', {}, 3, 2)).toEqual(all.slice(3, 5));
    const about = await desk.reading.notices('edition', { milestone: 'M101' }, 0, 10);
    expect(about.map(({ kind, status }) => [kind, status])).toEqual([
      ['reminder', 'collapsed'],
      ['catch-up', 'intended'],
    ]);
    expect(about[0]).toMatchObject({ milestones: ['M101'], recipient: 'p1', collapsedInto: about[1]?.key });
    expect(about[1]?.milestones).toContain('M129');
    expect((await desk.reading.notices('edition', { status: 'intended', recipient: 'p1' }, 0, 10)).map(({ kind }) => kind).sort()).toEqual([
      'catch-up',
      'reminder',
    ]);
    expect(await desk.reading.notices('edition', { recipient: 'p2' }, 0, 10)).toEqual([]);
  });

  it('finds lines of the ledger by what they are and when, and one of them by its id or its key', async () => {
    const desk = await openDesk();
    await new People(desk.database).save(aiko, person({ id: 'p2', email: 'p2@example.org', channel: 'calendar' }));
    for (const id of ['p1', 'p2']) await desk.give({ type: 'assign-role', role: 'secretary', person: id }, { id });
    await desk.wake('2031-03-15T00:00:00.000Z');
    const all = await desk.reading.notices('edition', {}, 0, 1000);
    const found = async (filter: NoticeFilter) => {
      const lines = await desk.reading.notices('edition', filter, 0, 1000);
      return { lines, some: lines.length > 0 && lines.length < all.length };
    };
    const expectations: [NoticeFilter, (line: NoticeEntry) => boolean][] = [
      [{ kind: 'catch-up' }, ({ kind }) => kind === 'catch-up'],
      [{ status: 'calendar' }, ({ status }) => status === 'calendar'],
      [{ kind: 'reminder', dueBefore: '2031-04-01' }, ({ kind, about }) => kind === 'reminder' && about[0]!.dueOn < '2031-04-01'],
      [
        { dueAfter: '2031-03-30', recipient: 'p1' },
        (l) => l.kind === 'reminder' && l.about[0]!.dueOn > '2031-03-30' && l.recipient === 'p1',
      ],
    ];
    for (const [filter, fits] of expectations) expect(await found(filter)).toEqual({ lines: all.filter(fits), some: true });
    for (const [filter, count] of [
      [{ role: 'secretary' }, all.length],
      [{ role: 'nobody' }, 0],
      [{ since: '2031-03-15T00:00:00.000Z' }, all.length],
      [{ since: '2031-03-15T00:00:00.001Z' }, 0],
      [{ until: '2031-03-15T00:00:00.000Z' }, 0],
      [{ milestone: 'M1%' }, 0],
      [{ milestone: 'M10_' }, 0],
    ] as [NoticeFilter, number][])
      expect((await found(filter)).lines).toHaveLength(count);
    const one = all.find(({ kind }) => kind === 'catch-up')!;
    expect(one).toMatchObject({ why: { capacity: 'responsible' }, language: 'en', session: null, concern: null, response: null });
    expect([await desk.reading.notice('edition', one.id), await desk.reading.notice('edition', one.key)]).toEqual([one, one]);
    expect([await desk.reading.notice('edition', 9999), await desk.reading.notice('other', one.key)]).toEqual([undefined, undefined]);
    expect(await desk.reading.collapsedInto(one.key)).toEqual(
      all.filter(({ collapsedInto }) => collapsedInto === one.key).map((line) => ({ ...line, edition: 'edition' })),
    );
    expect(await desk.reading.collapsedInto('edition/nothing')).toEqual([]);
  });

  it('gives the answer that a command was given', async () => {
    const desk = await openDesk();
    const { answer } = await desk.give({ type: 'start', milestone: 'M100' }, { id: 'key', hash: 'h' });
    expect(await desk.reading.answered('edition', 'key')).toEqual({ hash: 'h', answer });
    expect(await desk.reading.answered('another', 'key')).toBeUndefined();
  });

  it('gives worlds that the core can go on from', async () => {
    const desk = await openDesk();
    const { edition: _, id: __, name: ___, email: ____, kind: _____, ...profile } = aiko;
    await new People(desk.database).save(aiko);
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' });
    await desk.wake('2031-03-15T00:00:00.000Z');
    const events = await eventsOf(desk.database.reads.manager, 'edition');
    const folded = { ...events.reduce(engine.evolve, emptyWorld(manyMilestones)), templates: [manyMilestones], people: { p1: profile } };
    expect(folded.delivery.pending.size).toBeGreaterThan(0);
    expect(plain(await desk.reading.world('edition'))).toEqual(plain(folded));
    expect(await desk.reading.templates()).toEqual([plain(manyMilestones)]);
    await desk.reading.ping();
  });
});
