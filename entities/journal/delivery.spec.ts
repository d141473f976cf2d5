import { person } from '../../test/builders/person.js';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { EditionEvent } from '../../domain/edition/events.js';
import type { Outcome } from '../../domain/delivery/outcome.js';
import { Databases, engines } from '../../test/support/databases.js';
import { Desk } from '../../test/support/desk.js';
import { contents, readTables } from '../../test/support/tables.js';
import { NoticeEntity } from '../notice.entity.js';
import { People } from '../people.js';
import { DeliveryRecords } from './delivery.js';

const grace = 60_000;

type Sent = Extract<Outcome, { sent: true }>;
type Failed = Extract<Outcome, { sent: false }>;
const sent = (key: string, more: Partial<Sent> = {}): Outcome => ({
  key,
  attempt: 1,
  at: '2031-03-15T00:02:00.000Z',
  answer: '250',
  sent: true,
  messageId: '<m>',
  ...more,
});
const failed = (key: string, more: Partial<Failed> = {}): Outcome => ({
  key,
  attempt: 1,
  at: '2031-03-15T00:02:00.000Z',
  answer: '451',
  sent: false,
  permanent: false,
  retryAt: null,
  nobodyThere: false,
  ...more,
});

/** A second organiser. */
async function withOlga(desk: Desk): Promise<void> {
  await new People(desk.database).save(person({ id: 'olga', email: 'olga@example.org' }));
  await desk.give({ type: 'assign-role', role: 'secretary', person: 'olga' }, { id: 'olga' });
}

describe.each(engines)('the records of delivery on %s', (engineName) => {
  const databases = new Databases(engineName);
  afterEach(() => databases.close());

  /**
   * An edition on 15 March 2031 at nine in Tokyo: of M100, due on 14 April, its secretary is to be reminded now; the
   * reminder of M101, a week old, has gone into a catch-up. Both wait to be sent.
   */
  async function withNotices() {
    const desk = new Desk(await databases.migrated());
    await new People(desk.database).save(
      person({ edition: 'edition', id: 'p1', name: 'Aiko', email: 'aiko@example.org', zone: 'Asia/Tokyo' }),
    );
    await desk.open();
    for (let n = 2; n < 30; n += 1) await desk.give({ type: 'waive', milestone: `M${100 + n}`, reason: 'Not part of this test' });
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' });
    await desk.wake('2031-03-15T00:00:00.000Z');
    const records = new DeliveryRecords(desk.database, desk.journal, { grace });
    const waiting = (await desk.reading.notices('edition', { status: 'intended' }, 0, 100)).map(({ key }) => key);
    return {
      desk,
      records,
      waiting,
      line: async (key: string) => (await desk.reading.notices('edition', {}, 0, 1000)).find((n) => n.key === key),
    };
  }

  it('claim what may be sent, once, however many ask at the same time', async () => {
    const { desk, records, waiting } = await withNotices();
    expect(waiting).toHaveLength(2);
    const others = new DeliveryRecords(desk.database, new Desk(desk.database).journal, { grace });
    const claims = await Promise.all([records, others, records, others].map((r) => r.claim('edition', '2031-03-15T00:01:00.000Z', 10)));
    expect(
      claims
        .flat()
        .map(({ notice }) => notice.key)
        .sort(),
    ).toEqual([...waiting].sort());
    expect(claims.flat().every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('claim no more than asked for, and nothing before its time', async () => {
    const { desk, records, waiting } = await withNotices();
    expect(await records.claim('edition', '2031-03-14T00:00:00.000Z', 10)).toEqual([]);
    expect(await records.claim('edition', '2031-03-15T00:01:00.000Z', 1)).toHaveLength(1);
    expect(await desk.reading.notices('edition', { status: 'begun' }, 0, 10)).toHaveLength(1);
    expect(await desk.reading.notices('edition', { status: 'intended' }, 0, 10)).toHaveLength(waiting.length - 1);
  });

  it('never offer again what was sent, and keep what the server said', async () => {
    const { desk, records, line } = await withNotices();
    const claimed = await records.claim('edition', '2031-03-15T00:01:00.000Z', 10);
    for (const { notice } of claimed) {
      const outcome = sent(notice.key, { at: '2031-03-15T00:01:05.000Z', messageId: `<${notice.key}>`, answer: '250 taken' });
      await records.record('edition', [outcome]);
      await records.record('edition', [outcome]); // an activity that is repeated
      expect(await line(notice.key)).toMatchObject({
        status: 'sent',
        attempts: 1,
        sentAt: outcome.at,
        messageId: `<${notice.key}>`,
        answer: '250 taken',
        nextAttemptAt: null,
      });
      expect(await desk.reading.attempts(notice.key)).toMatchObject([{ attempt: 1, outcome: 'sent', endedAt: outcome.at }]);
    }
    expect(await desk.reading.events('edition', { type: 'delivery-succeeded' }, 0, 100)).toHaveLength(claimed.length);
    expect(await records.nextAttempt('edition')).toBeNull();
    expect(await records.claim('edition', '2032-01-01T00:00:00.000Z', 10)).toEqual([]);
  });

  it('offer what failed again when its time has come, and no more once it was given up', async () => {
    const { desk, records, line } = await withNotices();
    const [first] = await records.claim('edition', '2031-03-15T00:01:00.000Z', 1);
    const key = first?.notice.key ?? '';
    await records.record('edition', [
      failed(key, { at: '2031-03-15T00:02:00.000Z', answer: '451 later', retryAt: '2031-03-15T01:00:00.000Z' }),
    ]);
    expect(await line(key)).toMatchObject({
      status: 'intended',
      attempts: 1,
      answer: '451 later',
      nextAttemptAt: '2031-03-15T01:00:00.000Z',
    });
    const before = await records.claim('edition', '2031-03-15T00:59:59.000Z', 10);
    expect(before.map(({ notice }) => notice.key)).not.toContain(key);
    const [again] = await records.claim('edition', '2031-03-15T01:00:00.000Z', 1);
    expect(again).toMatchObject({ attempts: 2, notice: { key } });
    const refused = { at: '2031-03-15T01:00:01.000Z', answer: '550 no such box', permanent: true, retryAt: '2031-03-16T00:00:00.000Z' };
    await records.record('edition', [failed(key, refused)]); // the first attempt's, come late: of that one nothing is waited for
    expect(await line(key)).toMatchObject({ status: 'begun' });
    await records.record('edition', [failed(key, { ...refused, attempt: 2 })]);
    expect(await line(key)).toMatchObject({ status: 'failed', attempts: 2, nextAttemptAt: null });
    expect(await desk.reading.attempts(key)).toMatchObject([
      { outcome: 'failed', retryAt: '2031-03-15T01:00:00.000Z' },
      { outcome: 'failed', retryAt: null },
    ]);
  });

  it('offer an attempt again that has no outcome, but only when nobody can be at it any more', async () => {
    const { desk, records, waiting, line } = await withNotices();
    await records.claim('edition', '2031-03-15T00:01:00.000Z', 10); // and the process ends
    expect(await records.claim('edition', '2031-03-15T00:01:59.999Z', 10)).toEqual([]);
    expect(await records.nextAttempt('edition')).toBe('2031-03-15T00:02:00.000Z');
    const again = await records.claim('edition', '2031-03-15T00:02:00.000Z', 10);
    expect(again.map(({ attempts }) => attempts)).toEqual(waiting.map(() => 2));
    const key = again[0]?.notice.key ?? '';
    expect(await desk.reading.attempts(key)).toMatchObject([
      { attempt: 1, outcome: 'outcome-unknown', endedAt: null },
      { attempt: 2, outcome: 'under-way' },
    ]);
    expect(await line(key)).toMatchObject({ status: 'begun', attempts: 2 });
  });

  it('leave an attempt that ends without an outcome time and again alone for longer each time', async () => {
    const { records } = await withNotices();
    await records.claim('edition', '2031-03-15T00:01:00.000Z', 10);
    const waits: number[] = [];
    for (let last = Date.parse('2031-03-15T00:01:00.000Z'); waits.length < 4;) {
      const next = (await records.nextAttempt('edition'))!;
      expect(await records.claim('edition', new Date(Date.parse(next) - 1).toISOString(), 10)).toEqual([]);
      expect(await records.claim('edition', next, 10)).toHaveLength(2);
      waits.push((Date.parse(next) - last) / grace);
      last = Date.parse(next);
    }
    expect(waits).toEqual([1, 4, 16, 64]);
  });

  it('keep the quiet hours of readers with what is tried again, and with what organisers are told of it', async () => {
    const { desk, records: before, waiting } = await withNotices();
    await withOlga(desk);
    const quiet = { from: '19:00', to: '09:30' };
    const people = new People(desk.database);
    await people.save(person({ id: 'olga', email: 'olga@example.org', zone: 'UTC', quiet }));
    await before.claim('edition', '2031-03-15T00:01:00.000Z', 10);
    const [key = '', other = ''] = waiting;
    await people.save(person({ id: 'p1', email: 'aiko@example.org', zone: 'Asia/Tokyo', quiet }));
    const records = new DeliveryRecords(desk.database, new Desk(desk.database).journal, { grace });
    await records.record('edition', [failed(key, { retryAt: '2031-03-15T12:00:00.000Z' }), failed(other, { permanent: true })]);
    const morning = '2031-03-16T00:30:00.000Z';
    const keys = async (now: string) => (await records.claim('edition', now, 10)).map(({ notice }) => notice.recipient);
    expect(await records.nextAttempt('edition')).toBe('2031-03-15T09:30:00.000Z'); // what is told to Olga
    expect(await keys('2031-03-15T09:29:00.000Z')).toEqual([]);
    expect(await keys('2031-03-15T09:30:00.000Z')).toEqual(['olga']);
    await records.record('edition', [sent((await desk.reading.notices('edition', { kind: 'concern' }, 0, 1))[0]!.key)]);
    expect(await records.nextAttempt('edition')).toBe(morning);
    expect(await keys('2031-03-16T00:29:59.999Z')).toEqual([]);
    expect(await keys(morning)).toEqual(['p1']);
  });

  it('take a late success at its word', async () => {
    const { records, line } = await withNotices();
    const [first] = await records.claim('edition', '2031-03-15T00:01:00.000Z', 1);
    const key = first?.notice.key ?? '';
    await records.record('edition', [failed(key, { answer: 'given up', retryAt: '2031-03-15T01:00:00.000Z' })]);
    await records.record('edition', [sent(key, { at: '2031-03-15T00:03:00.000Z' })]);
    expect(await line(key)).toMatchObject({ status: 'sent' });
    expect((await records.claim('edition', '2031-03-15T02:00:00.000Z', 10)).map(({ notice }) => notice.key)).not.toContain(key);
  });

  it('offer nothing that was withdrawn, nor anything of an archived edition', async () => {
    const { desk, records, waiting, line } = await withNotices();
    const reminder = waiting.find((key) => key.includes('/M100/')) ?? '';
    await desk.give({ type: 'waive', milestone: 'M100', reason: 'Not needed' }, { id: 'late' }, '2031-03-15T00:00:30.000Z');
    expect(await line(reminder)).toMatchObject({ status: 'withdrawn', nextAttemptAt: null, withdrawnWhy: 'M100 waived: Not needed' });
    const others = waiting.filter((key) => key !== reminder);
    expect(await records.nextAttempt('edition')).toMatch(/^2031-03-15T00:00:0/);
    // One that is on its way cannot be called back, but it is not tried again.
    expect((await records.claim('edition', '2031-03-15T00:01:00.000Z', 10)).map(({ notice }) => notice.key)).toEqual(others);
    expect(others).toHaveLength(1);
    await desk.give({ type: 'close', reason: 'Held' }, {}, '2031-03-15T00:01:30.000Z');
    expect(await records.nextAttempt('edition')).toBeNull();
    expect(await records.claim('edition', '2032-01-01T00:00:00.000Z', 10)).toEqual([]);
  });

  it('offer what was decided on the congress also where its edition is archived before the reader’s quiet hours end', async () => {
    const { desk, records } = await withNotices();
    const evening = '2031-03-15T12:00:00.000Z';
    const quiet = { from: '20:00', to: '07:00' };
    await new People(desk.database).save(
      person({ edition: 'edition', id: 'p1', name: 'Aiko', email: 'aiko@example.org', zone: 'Asia/Tokyo', quiet }),
    );
    await desk.give({ type: 'cancel', evidence: { symbol: 'decision 85/501' } }, { id: 'cancelled', basis: 'decision 85/501' }, evening);
    await desk.give({ type: 'close', reason: 'Not held' }, { id: 'closed' }, evening);
    expect(await records.nextAttempt('edition')).toBe('2031-03-15T22:00:00.000Z');
    const claimed = await records.claim('edition', '2031-03-15T22:00:00.000Z', 10);
    expect(claimed.map(({ notice: { decision } }) => decision?.kind)).toEqual(['cancelled']);
  });

  it('know no edition that is not there', async () => {
    const { records } = await withNotices();
    expect([await records.claim('nowhere', '2031-03-15T00:00:00.000Z', 10), await records.nextAttempt('nowhere')]).toEqual([[], null]);
  });

  it('are rebuilt, ledger and attempts and all, as they were projected', async () => {
    const { desk, records } = await withNotices();
    await desk.open({}, 'another');
    const [taken, other] = await records.claim('edition', '2031-03-15T00:01:00.000Z', 10);
    await records.record('edition', [
      sent(taken?.notice.key ?? '', { at: '2031-03-15T00:01:05.000Z' }),
      failed(other?.notice.key ?? '', { at: '2031-03-15T00:01:06.000Z', retryAt: '2031-03-15T01:00:00.000Z' }),
    ]);
    await desk.wake('2031-03-20T00:00:00.000Z');
    await records.claim('edition', '2031-03-20T00:01:00.000Z', 10);
    await records.claim('edition', '2031-03-20T01:00:00.000Z', 10);
    await desk.give({ type: 'waive', milestone: 'M100', reason: 'Not needed' }, { id: 'late' }, '2031-03-20T02:00:00.000Z');
    await desk.wake('2031-04-20T00:00:00.000Z');
    const projected = await contents(desk.database, readTables);
    const statuses = new Set(projected['notices']?.map(({ status }) => status));
    expect([...statuses]).toEqual(expect.arrayContaining(['collapsed', 'intended', 'begun', 'sent']));
    expect(new Set(projected['notice_attempts']?.map(({ outcome }) => outcome)).size).toBeGreaterThanOrEqual(2);
    // Once over tables that are there, once over tables that were lost.
    const rebuilt = (mended: string[][]) =>
      ['another', 'edition'].map((edition, n) => ({ edition, events: expect.any(Number), mended: mended[n] }));
    expect(await desk.journal.rebuildAll()).toEqual(rebuilt([[], []]));
    expect(await contents(desk.database, readTables)).toEqual(projected);
    for (const table of readTables) await desk.database.write((tx) => tx.query(`DELETE FROM "${table}"`));
    const lost = ['editions', 'streams', 'notices', 'notice_attempts'];
    expect(await desk.journal.rebuildAll()).toEqual(rebuilt([lost.slice(0, 2), lost]));
    expect(await contents(desk.database, readTables)).toEqual(projected);
    expect(await desk.journal.rebuild('nowhere')).toBeUndefined();
  });

  it('tell the organisers once what a reader cannot get, and say so of no concern', async () => {
    const { desk, records, waiting, line } = await withNotices();
    await withOlga(desk);
    await records.claim('edition', '2031-03-15T00:01:00.000Z', 10);
    const lost = waiting.map((key) => failed(key, { answer: '550 no such box', permanent: true }));
    await Promise.all([records.record('edition', lost), records.record('edition', lost)]);
    const concerns = (await desk.reading.notices('edition', { kind: 'concern' }, 0, 10)).map(({ recipient, concern }) => ({
      recipient,
      concern,
    }));
    const concern = { kind: 'undelivered', notice: waiting[0], recipient: 'p1', answer: '550 no such box' };
    expect(concerns).toEqual([{ recipient: 'olga', concern }]);
    const [told] = await records.claim('edition', '2031-03-15T00:03:00.000Z', 10);
    expect(told?.notice).toMatchObject({ kind: 'concern', recipient: 'olga', concern });
    const key = told?.notice.key ?? '';
    await records.record('edition', [failed(key, { permanent: true })]);
    expect(await line(key)).toMatchObject({ status: 'failed' });
    expect(await records.nextAttempt('edition')).toBeNull();
  });

  it('say on record that nobody could be told where nobody organises, or only the one who cannot be reached', async () => {
    const { desk, records, waiting } = await withNotices();
    await records.claim('edition', '2031-03-15T00:01:00.000Z', 10);
    await records.record('edition', [failed(waiting[0] ?? '')]);
    expect(await desk.reading.notices('edition', { kind: 'concern' }, 0, 10)).toMatchObject([
      { recipient: 'role:secretary', status: 'nobody' },
    ]);
  });

  it('take note once of a message that came back, under its Message-ID or its key, and tell the organisers', async () => {
    const { desk, records, waiting, line } = await withNotices();
    await withOlga(desk);
    const [key = '', other = ''] = waiting;
    const bounce = { at: '2031-03-15T05:00:00.000Z', answer: '550 5.1.1 no such box', permanent: true };
    await records.claim('edition', '2031-03-15T00:01:00.000Z', 10);
    expect([await records.recordBounce('<unknown@example.org>', bounce), await records.recordBounce(key, bounce)]).toEqual([
      undefined,
      undefined,
    ]);
    await records.record('edition', [sent(key, { messageId: '<a@lustrum>' }), sent(other, { messageId: '<b@lustrum>' })]);
    const results = await Promise.all(Array.from({ length: 4 }, () => records.recordBounce('<a@lustrum>', bounce)));
    expect(results.map((result) => result?.recorded).sort()).toEqual([false, false, false, true]);
    expect(await records.recordBounce(key, bounce)).toEqual({ edition: 'edition', recorded: false });
    expect(await line(key)).toMatchObject({ status: 'bounced', answer: '550 5.1.1 no such box', sentAt: expect.any(String) });
    expect(await line(other)).toMatchObject({ status: 'sent' });
    expect(await desk.reading.notices('edition', { kind: 'concern' }, 0, 10)).toMatchObject([
      { recipient: 'olga', status: 'intended', concern: { notice: key, recipient: 'p1' } },
    ]);
    const projected = await contents(desk.database, readTables);
    await desk.journal.rebuild('edition');
    expect(await contents(desk.database, readTables)).toEqual(projected);
  });

  it('keep what a reader answered first, on what had been sent by then', async () => {
    const { desk, records, waiting, line } = await withNotices();
    const reminder = waiting.find((key) => key.includes('/M100/')) ?? '';
    const catchUp = waiting.find((key) => key !== reminder) ?? '';
    const answers = (event: EditionEvent, at: string) => desk.journal.record('edition', 'edition', at, () => [event]);
    const acknowledged: EditionEvent = {
      type: 'reminder-acknowledged',
      milestone: 'M100',
      person: 'p1',
      promise: '2031-04-01',
      revision: 1,
    };
    await answers({ ...acknowledged, revision: 0 }, '2031-03-15T00:00:30.000Z'); // before anything was sent: to something else
    await records.claim('edition', '2031-03-15T00:01:00.000Z', 10);
    await records.record('edition', [sent(reminder), sent(catchUp)]);
    expect([(await line(reminder))?.response, (await line(catchUp))?.response]).toEqual([null, null]);
    await answers({ ...acknowledged, person: 'olga' }, '2031-03-16T01:00:00.000Z');
    await answers(
      { type: 'reminder-snoozed', milestone: 'M100', person: 'p1', until: '2031-03-20', revision: 1, reason: 'leave' },
      '2031-03-16T02:00:00.000Z',
    );
    await answers(acknowledged, '2031-03-16T03:00:00.000Z');
    expect(await line(reminder)).toMatchObject({ response: 'snoozed', respondedAt: '2031-03-16T02:00:00.000Z', status: 'sent' });
    expect(await line(catchUp)).toMatchObject({ response: null });
    await desk.give({ type: 'complete', milestone: 'M101', evidence: { note: 'done' } }, { actor: 'p1' }, '2031-03-17T00:00:00.000Z');
    expect(await line(catchUp)).toMatchObject({ response: 'completed', respondedAt: '2031-03-17T00:00:00.000Z' });
    const projected = await contents(desk.database, readTables);
    await desk.journal.rebuild('edition');
    expect(await contents(desk.database, readTables)).toEqual(projected);
  });

  it('let an outage use up nothing of what a message may be refused', async () => {
    const { desk, records, line } = await withNotices();
    const counts: unknown[] = [];
    let now = '2031-03-15T00:01:00.000Z';
    for (const nobodyThere of [true, true, true, false, true]) {
      const [claimed] = await records.claim('edition', now, 1);
      const { attempts, refused, unreachable, notice } = claimed!;
      counts.push([attempts, refused, unreachable]);
      await records.record('edition', [
        failed(notice.key, { attempt: attempts, at: now, nobodyThere, retryAt: '2031-03-14T00:00:00.000Z' }),
      ]);
      expect(await line(notice.key)).toMatchObject({ attempts });
    }
    expect(counts).toEqual([
      [1, 0, 0],
      [2, 0, 1],
      [3, 0, 2],
      [4, 0, 3],
      [5, 1, 0],
    ]);
    now = '2031-03-15T01:00:00.000Z';
    // A process that has just started counts the same.
    const fresh = new DeliveryRecords(desk.database, new Desk(desk.database).journal, { grace });
    expect((await fresh.claim('edition', now, 1))[0]).toMatchObject({ attempts: 6, refused: 1, unreachable: 1 });
  });

  it('hold one line per key', async () => {
    const { desk } = await withNotices();
    const [line] = await desk.database.reads.manager.find(NoticeEntity, { take: 1 });
    if (!line) throw new Error('There is no notice.');
    await expect(desk.database.write((tx) => tx.insert(NoticeEntity, { ...line, position: 999 }))).rejects.toThrow(/unique/i);
  });
});
