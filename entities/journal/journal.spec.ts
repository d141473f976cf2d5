import { afterEach, describe, expect, it } from '@jest/globals';
import { emptyWorld } from '../../domain/engine.js';
import type { World } from '../../domain/engine.types.js';
import { creation } from '../../test/builders/command.js';
import { Child } from '../../test/support/child.js';
import { Databases, engines } from '../../test/support/databases.js';
import { Desk, manyMilestones } from '../../test/support/desk.js';
import { contents } from '../../test/support/tables.js';
import type { Answer } from '../../workflows/contracts/handle.js';
import { EventEntity } from '../event.entity.js';
import { StreamEntity } from '../stream.entity.js';
import { engine } from './engine.js';
import { eventsOf } from './log.js';

const codeOf = (answer: Answer): string => (answer.accepted ? 'accepted' : answer.refusal.code);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(engines)('the journal on %s', (engineName) => {
  const databases = new Databases(engineName);
  afterEach(() => databases.close());

  const openDesk = async (): Promise<Desk> => {
    const desk = new Desk(await databases.migrated());
    await desk.open();
    return desk;
  };
  const events = (desk: Desk) => eventsOf(desk.database.reads.manager, 'edition');
  const fold = async (desk: Desk): Promise<World> =>
    (await events(desk)).reduce(engine.evolve, { ...emptyWorld(manyMilestones), templates: [manyMilestones] });

  it('decides 50 concurrent commands one after the other: none lost, none mixed, none twice', async () => {
    const desk = await openDesk();
    const before = (await events(desk)).length;
    // Two desks as two replicas of a worker; every milestone is started by two commands, of which one must be refused.
    const other = new Desk(desk.database);
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        (n % 2 === 0 ? desk : other).give({ type: 'start', milestone: `M${100 + Math.floor(n / 2)}` }, { id: `start-${n}` }),
      ),
    );
    const codes = results.map(({ answer }) => codeOf(answer));
    expect([codes.filter((c) => c === 'accepted').length, codes.filter((c) => c === 'milestone-not-open').length]).toEqual([25, 25]);
    const log = (await events(desk)).slice(before);
    expect(log.map(({ event }) => event.type)).toEqual(Array(25).fill('milestone-started'));
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, n) => before + n + 1));
    expect((await contents(desk.database, ['commands']))['commands']).toHaveLength(51);
    expect(plain(await desk.reading.world('edition'))).toEqual(plain(await fold(desk)));
  });

  it('keeps nothing of a command that fails half-way, among others that do not', async () => {
    const desk = await openDesk();
    const failing = new Desk(desk.database, manyMilestones, {
      ...engine,
      outlook: (world, stream, now) => {
        if (Object.values(world.edition?.milestones ?? {}).filter((m) => m.status === 'in-progress').length % 2 === 0)
          throw new Error('as planned');
        return engine.outlook(world, stream, now);
      },
    });
    // The outlook comes last, after everything has been written: an even number of started milestones never gets that far.
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => failing.give({ type: 'start', milestone: `M${100 + n}` })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await events(desk)).filter(({ event }) => event.type === 'milestone-started')).toHaveLength(1);
    expect((await contents(desk.database, ['commands']))['commands']).toHaveLength(2);
    expect(plain(await desk.reading.world('edition'))).toEqual(plain(await fold(desk)));
  });

  it('gives the same key with the same body its first answer, word for word, ten times at once', async () => {
    const desk = await openDesk();
    const results = await Promise.all(Array.from({ length: 10 }, () => desk.give({ type: 'start', milestone: 'M100' }, { id: 'once' })));
    expect(new Set(results.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(results[0]?.answer).toMatchObject({ accepted: true, events: [{ stream: 'edition', type: 'milestone-started' }] });
    expect((await events(desk)).filter(({ commandId }) => commandId === 'once')).toHaveLength(1);
  });

  it('repeats a refusal although the command would be accepted by now, with a present outlook; a new key is decided anew', async () => {
    const desk = await openDesk();
    const reopen = { type: 'reopen' as const, milestone: 'M100', reason: 'Not settled after all' };
    const first = await desk.give(reopen, { id: 'early' });
    expect(codeOf(first.answer)).toBe('milestone-not-closed');
    await desk.give({ type: 'waive', milestone: 'M100', reason: 'Not needed' });
    const again = await desk.give(reopen, { id: 'early' });
    expect(again.answer).toEqual(first.answer);
    expect(again.words).not.toBe(first.words);
    expect(again.words).toMatch(/1 of 32 milestones closed/);
    expect(codeOf((await desk.give(reopen, { id: 'late' })).answer)).toBe('accepted');
  });

  it('refuses a key that was used for another body, and keeps the first answer', async () => {
    const desk = await openDesk();
    const first = await desk.give({ type: 'start', milestone: 'M100' }, { id: 'key' });
    expect(codeOf((await desk.give({ type: 'start', milestone: 'M101' }, { id: 'key' })).answer)).toBe('key-reused');
    expect((await desk.give({ type: 'start', milestone: 'M100' }, { id: 'key' })).answer).toEqual(first.answer);
    expect((await desk.reading.world('edition'))?.edition?.milestones['M101']?.status).toBe('planned');
  });

  it('scopes keys by edition', async () => {
    const desk = await openDesk();
    await desk.open({}, 'another');
    await desk.give({ type: 'start', milestone: 'M100' }, { id: 'key' });
    expect(codeOf((await desk.give({ type: 'start', milestone: 'M101' }, { id: 'key', edition: 'another' })).answer)).toBe('accepted');
  });

  it('lets one of two creations win that come at once on two connections', async () => {
    const url = await databases.freshUrl();
    const desks = [new Desk(await databases.open(url)), new Desk(await databases.open(url))];
    await desks[0]?.database.migrate();
    for (const desk of desks) await desk.open({}, 'first'); // stores the template, opens the connections
    for (let round = 0; round < 5; round += 1) {
      const edition = `contested-${round}`;
      const results = await Promise.all(
        desks.map((desk, n) => desk.give(creation(manyMilestones, { title: `Opened by ${n}` }), { id: `create-${n}`, edition })),
      );
      expect(results.map(({ answer }) => codeOf(answer)).sort()).toEqual(['accepted', 'edition-exists']);
      const winner = results.findIndex(({ answer }) => answer.accepted);
      expect((await desks[0]?.reading.world(edition))?.edition?.title).toBe(`Opened by ${winner}`);
    }
  });

  it('sees what another process has appended since it last looked', async () => {
    const desk = await openDesk();
    const other = new Desk(desk.database);
    await desk.give({ type: 'start', milestone: 'M100' });
    await other.give({ type: 'waive', milestone: 'M100', reason: 'Not needed' });
    expect(codeOf((await desk.give({ type: 'waive', milestone: 'M100', reason: 'Again' }, { id: 'again' })).answer)).toBe(
      'milestone-not-open',
    );
    expect(codeOf((await desk.give({ type: 'reopen', milestone: 'M100', reason: 'Needed' })).answer)).toBe('accepted');
  });

  it('answers for an edition that is not there, and for a template that is not there, and remembers it', async () => {
    const desk = await openDesk();
    const unknown = await desk.give({ type: 'start', milestone: 'M100' }, { edition: 'nowhere' });
    expect(unknown).toMatchObject({
      answer: { accepted: false, refusal: { code: 'edition-unknown' } },
      over: true,
      archived: true,
      nextInstant: null,
    });
    const untemplated = await desk.open({ template: { id: 'test-congress', version: 9 } }, 'new');
    expect(untemplated.answer).toMatchObject({ accepted: false, refusal: { code: 'template-unknown' } });
    expect((await desk.reading.answered('new', 'create'))?.answer).toEqual(untemplated.answer);
    expect(await desk.reading.world('new')).toBeUndefined();
  });

  it('stores no answer for a wake-up and does nothing twice when one is repeated', async () => {
    const desk = await openDesk();
    const woken = await desk.wake('2031-04-01T00:00:00.000Z', 'wake/1');
    const count = (await events(desk)).length;
    expect(codeOf(woken.answer)).toBe('accepted');
    expect((await events(desk)).filter(({ commandId }) => commandId === 'wake/1').length).toBeGreaterThan(0);
    await desk.wake('2031-04-01T00:00:00.000Z', 'wake/1');
    expect((await events(desk)).length).toBe(count);
    expect(await desk.reading.answered('edition', 'wake/1')).toBeUndefined();
    // A wake-up whose outcome was lost may find more to do when it is repeated under its id.
    await desk.wake('2031-04-15T00:00:00.000Z', 'wake/1');
    expect((await events(desk)).length).toBeGreaterThan(count);
  });

  it('dates an event by the calendar of the edition, unless the command says when it was', async () => {
    const desk = await openDesk();
    await desk.give({ type: 'start', milestone: 'M100' }, {}, '2030-01-02T20:00:00.000Z'); // morning of the 3rd in Tokyo
    await desk.give({ type: 'start', milestone: 'M101' }, { effectiveOn: '2029-12', basis: 'A/RES/84/1' }, '2030-01-02T20:00:00.000Z');
    const [today, then] = (await events(desk)).slice(-2);
    expect(today).toMatchObject({ effectiveOn: '2030-01-03', recordedAt: '2030-01-02T20:00:00.000Z', actor: 'organiser' });
    expect(then).toMatchObject({ effectiveOn: '2029-12', basis: 'A/RES/84/1' });
    expect(today).not.toHaveProperty('importedAt');
  });

  it('says of what is told after the fact when it was loaded', async () => {
    const desk = await openDesk();
    const envelope = {
      id: 'told',
      edition: 'edition',
      stream: 'edition',
      actor: 'organiser',
      hash: '',
      command: { type: 'start' as const, milestone: 'M100' },
    };
    await desk.journal.handle({ envelope, now: '2018-09-12T00:00:00.000Z' }, { importedAt: '2030-05-05T00:00:00.000Z' });
    expect((await events(desk)).at(-1)).toMatchObject({ recordedAt: '2018-09-12T00:00:00.000Z', importedAt: '2030-05-05T00:00:00.000Z' });
  });

  it('folds again from the events what was stored in another shape', async () => {
    const desk = await openDesk();
    await desk.give({ type: 'start', milestone: 'M100' });
    await desk.database.write((tx) =>
      tx.update(StreamEntity, { edition: 'edition' }, { state: '{"of":"another shape"}', stateVersion: 0 }),
    );
    const fresh = new Desk(desk.database);
    expect((await fresh.reading.world('edition'))?.edition?.milestones['M100']?.status).toBe('in-progress');
    expect(codeOf((await fresh.give({ type: 'start', milestone: 'M100' }, { id: 'again' })).answer)).toBe('milestone-not-open');
    expect(codeOf((await fresh.give({ type: 'start', milestone: 'M101' })).answer)).toBe('accepted');
    expect((await fresh.reading.world('edition'))?.edition?.milestones['M101']?.status).toBe('in-progress');
  });

  it('stores all states anew with the first event after they were folded again, those of quiet streams too', async () => {
    const desk = await openDesk();
    await desk.give({ type: 'start', milestone: 'M100' });
    await desk.wake('2031-03-15T00:00:00.000Z');
    const rows = async () => (await contents(desk.database, ['streams']))['streams'];
    const before = await rows();
    expect(before!.length).toBeGreaterThan(1);
    await desk.database.write((tx) => tx.update(StreamEntity, { edition: 'edition' }, { state: '{}', stateVersion: 0 }));
    const fresh = new Desk(desk.database);
    await fresh.give({ type: 'start', milestone: 'M101' });
    expect((await rows())!.map(({ stateVersion }) => stateVersion)).toEqual(before!.map(({ stateVersion }) => stateVersion));
    expect(plain(await new Desk(desk.database).reading.world('edition'))).toEqual(plain(await fold(desk)));
  });

  it.each(['before', 'after'])(
    'is all or nothing when its process is killed just %s the commit, and repeating is harmless',
    async (moment) => {
      const url = await databases.freshUrl();
      const desk = new Desk(await databases.open(url));
      await desk.database.migrate();
      await desk.open();
      const before = await contents(desk.database, ['events', 'commands', 'streams', 'editions']);
      const child = new Child(new URL('../../test/support/children/handler.ts', import.meta.url), url, moment);
      await child.says('stopped');
      await child.kill();
      if (moment === 'before') expect(await contents(desk.database, ['events', 'commands', 'streams', 'editions'])).toEqual(before);
      const again = await desk.give({ type: 'start', milestone: 'M100' }, { id: 'the-command' });
      expect(again.answer).toMatchObject({ accepted: true, events: [{ type: 'milestone-started' }] });
      await desk.give({ type: 'start', milestone: 'M100' }, { id: 'the-command' });
      expect((await events(desk)).filter(({ commandId }) => commandId === 'the-command')).toHaveLength(1);
      expect(plain(await desk.reading.world('edition'))).toEqual(plain(await fold(desk)));
    },
  );

  it('cannot hold two events at one place of a stream or of a command', async () => {
    const desk = await openDesk();
    await desk.give({ type: 'start', milestone: 'M100' });
    const last = await desk.database.reads.manager.findOneOrFail(EventEntity, {
      where: { edition: 'edition' },
      order: { position: 'DESC' },
    });
    const add = (change: Partial<EventEntity>) =>
      desk.database.write((tx) => tx.insert(EventEntity, { ...last, position: last.position + 1, ...change }));
    await expect(add({ commandId: 'another' })).rejects.toThrow(/unique/i);
    await expect(add({ sequence: last.sequence + 1 })).rejects.toThrow(/unique/i);
    await expect(add({ commandId: 'another', sequence: last.sequence + 1, position: last.position })).rejects.toThrow(/unique/i);
    await add({ commandId: 'another', sequence: last.sequence + 1 });
  });
});
