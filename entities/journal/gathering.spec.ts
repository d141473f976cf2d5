import { afterEach, describe, expect, it } from '@jest/globals';
import type { DeliveryEvent, Notice } from '../../domain/edition/events.js';
import { person } from '../../test/builders/person.js';
import { Databases, engines } from '../../test/support/databases.js';
import { Desk } from '../../test/support/desk.js';
import { contents, readTables } from '../../test/support/tables.js';
import { People } from '../people.js';
import { DeliveryRecords } from './delivery.js';

const at = '2031-03-14T23:00:00.000Z'; // eight in the morning of the 15th in Tokyo
const later = '2031-03-14T23:05:00.000Z';
const afterGrace = '2031-03-14T23:07:00.000Z';
const grace = 60_000;

/** One reader's digests in several editions. */
describe.each(engines)('digests of several editions on %s', (engineName) => {
  const databases = new Databases(engineName);
  afterEach(() => databases.close());

  const digest = (edition: string, day = '2031-03-15', recipient = 'p1'): Notice => ({
    key: `${edition}/digest/${recipient}/${day}`,
    recipient,
    role: 'secretary',
    kind: 'digest',
    about: [{ milestone: 'M100', rung: 0, dueOn: '2031-04-14', revision: 1 }],
    status: 'intended',
    at,
  });

  async function withDigests(emails: Record<string, string>) {
    const desk = new Desk(await databases.migrated());
    const intend = (edition: string, ...notices: Notice[]) =>
      desk.journal.record<DeliveryEvent>(edition, 'delivery', at, () => [{ type: 'notices-intended', notices }]);
    for (const [edition, email] of Object.entries(emails)) {
      await new People(desk.database).save(person({ edition, email, zone: 'Asia/Tokyo', digest: 'daily' }));
      await desk.open({}, edition);
      await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' }, { edition });
      await intend(edition, digest(edition));
    }
    const records = () => new DeliveryRecords(desk.database, new Desk(desk.database).journal, { grace });
    const line = async (edition: string, key = digest(edition).key) => (await desk.reading.notice(edition, key))!;
    return { desk, intend, records, line };
  }

  it('go out as one: whichever is claimed first takes the others with it', async () => {
    const { desk, records, line } = await withDigests({ a: 'ada@example.org', b: 'ada@example.org', c: 'carl@example.org' });
    expect(await records().claim('b', '2031-03-14T23:01:59.999Z', 10)).toEqual([]); // they wait for each other
    const claimed = await records().claim('b', later, 10);
    expect(claimed.map(({ notice }) => notice.key)).toEqual([digest('b').key]);
    expect(await line('a')).toMatchObject({ status: 'collapsed', collapsedInto: digest('b').key, nextAttemptAt: null });
    expect(await line('c')).toMatchObject({ status: 'intended' });
    expect(await records().claim('a', later, 10)).toEqual([]);
    expect(await records().nextAttempt('a')).toBeNull();
    const projected = await contents(desk.database, readTables);
    await desk.journal.rebuildAll();
    expect(await contents(desk.database, readTables)).toEqual(projected);
  });

  it('are still one after a process ended between gathering and sending', async () => {
    const { records, line } = await withDigests({ a: 'ada@example.org', b: 'ada@example.org' });
    await records().claim('a', later, 10); // and nothing more is heard of that process
    const [again] = await records().claim('a', afterGrace, 10);
    expect(again).toMatchObject({ attempts: 2, notice: { key: digest('a').key } });
    expect(await line('b')).toMatchObject({ status: 'collapsed', collapsedInto: digest('a').key });
    expect(await records().claim('b', afterGrace, 10)).toEqual([]);
  });

  it('are sent for what they carry, also where their own edition has nothing left to tell', async () => {
    const { desk, records, line } = await withDigests({ a: 'ada@example.org', b: 'ada@example.org' });
    const [claimed] = await records().claim('a', later, 10);
    const retryAt = afterGrace;
    const failure = {
      key: claimed!.notice.key,
      attempt: 1,
      at: later,
      answer: '451',
      sent: false,
      permanent: false,
      retryAt,
      nobodyThere: false,
    } as const;
    await records().record('a', [failure]);
    await desk.give({ type: 'release-role', role: 'secretary', person: 'p1' }, { edition: 'a' }, later);
    expect(await line('a')).toMatchObject({ status: 'intended' });
    expect((await records().claim('a', afterGrace, 10)).map(({ notice }) => notice.key)).toEqual([digest('a').key]);
  });

  const failure = (key: string, retryAt: string | null) =>
    ({ key, attempt: 1, at: later, answer: '550', sent: false, permanent: retryAt === null, retryAt, nobodyThere: false }) as const;

  it('are sent for what they carry also where their own edition is archived meanwhile, and nothing else of it is', async () => {
    const { desk, records, line } = await withDigests({ a: 'ada@example.org', b: 'ada@example.org', c: 'carl@example.org' });
    for (const edition of ['a', 'c']) {
      const [claimed] = await records().claim(edition, later, 10);
      await records().record(edition, [failure(claimed!.notice.key, afterGrace)]);
      await desk.give({ type: 'close', reason: 'Held' }, { edition }, later);
    }
    expect([await records().nextAttempt('a'), await records().nextAttempt('c')]).toEqual([afterGrace, null]);
    expect((await records().claim('a', afterGrace, 10)).map(({ notice }) => notice.key)).toEqual([digest('a').key]);
    expect(await records().claim('c', afterGrace, 10)).toEqual([]);
    expect(await line('b')).toMatchObject({ status: 'collapsed', collapsedInto: digest('a').key });
  });

  it('that are given up are told of wherever a part of them came from, once', async () => {
    const { desk, records } = await withDigests({ a: 'ada@example.org', b: 'ada@example.org' });
    const [claimed] = await records().claim('a', later, 10);
    const lost = failure(claimed!.notice.key, null);
    await records().record('a', [lost]);
    await records().record('a', [lost]);
    for (const edition of ['a', 'b'])
      expect(await desk.reading.notices(edition, { kind: 'concern' }, 0, 10)).toMatchObject([
        { concern: { kind: 'undelivered', notice: digest(edition).key } },
      ]);
  });

  it('are not sent to readers who want none any more, unless they carry what is told nowhere else', async () => {
    const { desk, intend, records, line } = await withDigests({ a: 'ada@example.org', b: 'bo@example.org', c: 'cy@example.org' });
    const change = async (edition: string, more: Parameters<typeof person>[0]) =>
      new People(desk.database).save(person({ edition, email: `${edition}@example.org`, zone: 'Asia/Tokyo', ...more }));
    const rung: Notice = { ...digest('b'), key: 'b/M100/-7/p1/1', kind: 'reminder', status: 'collapsed', collapsedInto: digest('b').key };
    await intend('b', rung);
    await change('a', { digest: 'none' });
    await change('b', { digest: 'none' });
    await change('c', { digest: 'daily', channel: 'calendar' });
    const claims = await Promise.all(['a', 'b', 'c'].map((edition) => records().claim(edition, later, 10)));
    expect(claims.flat().map(({ notice }) => notice.key)).toEqual([digest('b').key]);
    expect(await line('a')).toMatchObject({ status: 'withdrawn', withdrawnWhy: expect.stringContaining('want') });
    expect(await line('c')).toMatchObject({ status: 'withdrawn' });
  });

  it('of another day, of another address, begun elsewhere, without a point or of a closed edition are left alone', async () => {
    const ada = 'ada@example.org';
    const { desk, intend, records, line } = await withDigests({
      a: ada,
      begun: ada,
      closed: ada,
      other: 'ada@example.com',
      released: ada,
      week: ada,
    });
    await desk.journal.record<DeliveryEvent>('week', 'delivery', at, () => [
      { type: 'notices-withdrawn', keys: [digest('week').key], why: 'test' },
    ]);
    await intend('week', digest('week', '2031-03-17'));
    await desk.journal.record<DeliveryEvent>('begun', 'delivery', at, () => [
      { type: 'delivery-begun', keys: [digest('begun').key], at: later },
    ]);
    await desk.give({ type: 'release-role', role: 'secretary', person: 'p1' }, { edition: 'released' });
    await desk.give({ type: 'close', reason: 'Held' }, { edition: 'closed' });
    await records().claim('a', later, 10);
    const statuses = await Promise.all(['begun', 'closed', 'other', 'released'].map(async (edition) => (await line(edition)).status));
    expect(statuses).toEqual(['begun', 'withdrawn', 'intended', 'withdrawn']);
    expect(await line('week', digest('week', '2031-03-17').key)).toMatchObject({ status: 'intended' });
  });

  describe('and all else that a reader is told at once', () => {
    const caughtUp = (edition: string): Notice => ({ ...digest(edition), key: `${edition}/catch-up/p1/${at}`, kind: 'catch-up' });
    const concern = (edition: string, n = 1): Notice => ({
      ...digest(edition),
      key: `${edition}/concern/${n}`,
      kind: 'concern',
      concern: { kind: 'declined', milestone: 'M100', by: 'p2', note: '' },
    });
    const soon = '2031-03-14T23:00:10.000Z';
    async function withCatchUps() {
      const all = await withDigests({ a: 'ada@example.org', b: 'ada@example.org' });
      for (const edition of ['a', 'b']) {
        await all.desk.journal.record<DeliveryEvent>(edition, 'delivery', at, () => [
          { type: 'notices-withdrawn', keys: [digest(edition).key], why: 'test' },
        ]);
        await all.intend(edition, concern(edition, 1), caughtUp(edition), concern(edition, 2));
      }
      return all;
    }

    it('wait for each other, and are claimed together whatever the limit', async () => {
      const { records, line } = await withCatchUps();
      expect(await records().claim('a', at, 10)).toEqual([]);
      const claimed = await records().claim('a', soon, 1);
      expect(claimed.map(({ notice }) => notice.key).sort()).toEqual([caughtUp('a').key, concern('a', 1).key, concern('a', 2).key]);
      expect(await line('b', caughtUp('b').key)).toMatchObject({ status: 'collapsed', collapsedInto: caughtUp('a').key });
      for (const n of [1, 2])
        expect(await line('b', concern('b', n).key)).toMatchObject({ status: 'collapsed', collapsedInto: caughtUp('a').key });
      expect(await records().claim('b', later, 10)).toEqual([]);
    });

    it('come back together, and their organiser hears of it once', async () => {
      const { desk, records, line } = await withCatchUps();
      const claimed = await records().claim('a', soon, 10);
      const messageId = '<one@lustrum>';
      const sent = claimed.map(({ notice: { key } }) => ({ key, attempt: 1, at: soon, answer: '250', sent: true as const, messageId }));
      await records().record('a', sent);
      await new People(desk.database).save(person({ edition: 'a', id: 'p2', email: 'bo@example.org' }));
      await desk.give({ type: 'assign-role', role: 'secretary', person: 'p2' }, { edition: 'a' });
      await records().recordBounce(messageId, { at: later, answer: '550', permanent: true });
      for (const key of claimed.map(({ notice }) => notice.key)) expect(await line('a', key)).toMatchObject({ status: 'bounced' });
      const told = await desk.reading.notices('a', { kind: 'concern', recipient: 'p2' }, 0, 10);
      expect(told.map(({ concern: about }) => about)).toMatchObject([{ kind: 'undelivered', recipient: 'p1' }]);
    });
  });

  it('claimed in two editions at one moment are never both left unsent', async () => {
    const { records, line } = await withDigests({ a: 'ada@example.org', b: 'ada@example.org' });
    const claims = await Promise.all([records().claim('a', later, 10), records().claim('b', later, 10)]);
    const keys = claims.flat().map(({ notice }) => notice.key);
    expect(keys.length).toBeGreaterThan(0);
    for (const edition of ['a', 'b']) {
      const { status, collapsedInto, key } = await line(edition);
      expect(status === 'begun' ? keys.includes(key) : keys.includes(collapsedInto!)).toBe(true);
    }
  });
});
