import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { outlook } from '../engine.js';
import { instantAt } from '../time/plain-date.js';
import { isActive } from './milestones.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const decision = { symbol: 'decision 75/501' };

describe('cancellation', () => {
  let table: EditionOnTheTable;

  beforeEach(() => {
    table = new EditionOnTheTable(template, 'Asia/Tokyo', { ada: 'Asia/Tokyo', bo: 'Asia/Tokyo' });
    table.create('2015-12-17', { targetYear: 2020, dates: { opening: '2020-04-20', closing: '2020-04-27' }, conference: 234 });
    for (const { id: role } of template.roles) table.give('2016-01-04', { type: 'assign-role', role, person: 'ada' });
    table.give('2016-01-04', { type: 'assign-role', role: 'drafter', person: 'bo', capacity: 'informed' });
  });

  const cancel = (day = '2020-04-14') => table.give(day, { type: 'cancel', evidence: decision }, { basis: 'decision 75/501' });
  const suspend = () => {
    table.give('2020-03-20', { type: 'announce-postponement', evidence: { link: 'https://example.org/announcement' } });
    table.give('2020-04-13', { type: 'suspend', evidence: { symbol: 'decision 74/550 A' } });
  };
  const statuses = () => Object.entries(table.edition.milestones).map(([key, m]) => ({ key, status: m.status, root: m.due.root }));

  it('closes what hangs on the opening or the closing, and what cannot come about without it, and leaves the rest', () => {
    const before = new Map(statuses().map((m) => [m.key, m]));
    expect(cancel()).toBeUndefined();
    expect(table.edition).toMatchObject({
      status: 'cancelled',
      cancelled: { on: '2020-04-14', evidence: decision, by: 'ada', basis: 'decision 75/501' },
      keyDates: { suspended: false, cancelled: true, first: { opening: '2020-04-20' } },
    });
    expect(table.edition.keyDates.present).toBeUndefined();
    for (const { key, status } of statuses()) {
      const { root } = before.get(key) ?? {};
      if (root === 'opening' || root === 'closing') expect({ key, status }).toEqual({ key, status: 'waived' });
    }
    expect(table.milestone('M46').waived).toMatchObject({ reason: 'the congress is cancelled (decision 75/501)' });
    // The Commission would have taken up a declaration that there will not be.
    expect(before.get('M55')?.root).toBe('session');
    expect(['M55', 'M57', 'M66'].map((key) => table.milestone(key).status)).toEqual(['waived', 'waived', 'waived']);
    // Its last preparatory resolution the General Assembly may still adopt.
    expect(['M26', 'M33'].map((key) => table.milestone(key).status)).toEqual(['planned', 'planned']);
  });

  it('comes out of a suspension too, and settles the postponement', () => {
    suspend();
    expect(cancel('2020-09-01')).toBeUndefined();
    expect(table.edition.status).toBe('cancelled');
    expect(statuses().filter(({ status }) => status === 'suspended')).toEqual([]);
    expect(['P2.1', 'P3.1', 'P4.1'].map((key) => table.milestone(key).status)).toEqual(['done', 'waived', 'waived']);
    expect(
      table.give('2020-09-02', {
        type: 'reconvene',
        opening: '2021-03-07',
        closing: '2021-03-12',
        evidence: { symbol: 'decision 74/550 B' },
        retarget: {},
      }),
    ).toMatchObject({ code: 'edition-cancelled', facts: [{ says: 'cancelled on 2020-09-01 (decision 75/501)' }] });
  });

  it('closes what a date was set for by hand, and leaves what is done as it is', () => {
    table.give('2019-01-10', { type: 'pin', milestone: 'M41', on: '2020-04-10', reason: 'the host asked for it' });
    table.give('2019-01-10', { type: 'waive', milestone: 'M10', reason: 'x' });
    expect(table.milestone('M41').due.root).toBe('pin');
    const waived = table.milestone('M10');
    cancel();
    expect(table.milestone('M41').status).toBe('waived');
    expect(table.milestone('M10')).toEqual(waived);
  });

  it('chases nobody any more: notices that wait are taken back, only the decision is told, and no instant is waited for', () => {
    table.give('2020-02-20', { type: 'wake' });
    expect(table.world.delivery.pending.size).toBeGreaterThan(0);
    cancel('2020-02-21');
    expect([...table.world.delivery.pending.values()].map(({ notice: { kind } }) => kind)).toEqual(['decision']);
    const open = Object.values(table.edition.milestones).filter((m) => isActive(m) && m.due.on !== null);
    expect(open.length).toBeGreaterThan(0);
    expect(outlook(table.world, 'edition', instantAt('Asia/Tokyo', '2020-02-21', 12))).toMatchObject({
      nextInstant: null,
      notices: true,
      archived: false,
      words: expect.stringMatching(/^Cancelled; /),
    });
    const last = table.events.length;
    expect(table.give('2020-06-01', { type: 'wake' })).toBeUndefined();
    expect(table.events).toHaveLength(last);
  });

  it('is shown in calendars: the congress and its milestones are cancelled there', () => {
    const { congress, M46 } = table.edition.entries;
    expect([congress, M46]).toMatchObject([{ standing: 'firm' }, { standing: 'firm' }]);
    cancel();
    const after = table.edition.entries;
    expect([after['congress'], after['M46']]).toMatchObject([
      { start: '2020-04-20', end: '2020-04-27', standing: 'cancelled', sequence: (congress?.sequence ?? 0) + 1 },
      { start: '2020-04-20', standing: 'cancelled', sequence: (M46?.sequence ?? 0) + 1 },
    ]);
  });

  it('ends the stages that have nothing left, and begins none', () => {
    table.give('2017-06-01', { type: 'waive', milestone: 'M26', reason: 'x' });
    suspend();
    expect(table.world.stages['declaration']?.status).toBe('suspended');
    cancel('2020-09-01');
    expect(table.edition.stages['declaration']).toBe('ended');
    expect(table.world.stages['declaration']?.status).toBe('ended');
    // Its closing is waived, which would begin the follow-up.
    expect(table.edition.stages['commission-follow-up']).toBeUndefined();
    expect(Object.values(table.world.stages).filter(({ status }) => status === 'suspended')).toEqual([]);
    expect(outlook(table.world, 'edition', instantAt('Asia/Tokyo', '2020-09-02', 12)).facts).toEqual([]);
  });

  it('is for good: no change of plan follows, also not in the same breath; facts can be recorded, and the edition closed', () => {
    expect(
      table.give(
        '2020-04-14',
        {
          type: 'replan',
          changes: [
            { type: 'cancel', evidence: decision },
            { type: 'slip', milestone: 'M33', days: 7, reason: 'x' },
          ],
        },
        { actor: 'ada', basis: 'decision 75/501' },
      ),
    ).toMatchObject({ code: 'edition-cancelled', pointer: '/changes/1' });
    expect(table.edition.status).toBe('preparing');
    cancel();
    for (const refusal of [
      cancel(),
      table.give('2020-04-15', { type: 'pin', milestone: 'M33', on: '2020-12-01', reason: 'x' }),
      table.give('2020-04-15', { type: 'date-session', session: 'commission-30', start: '2021-05-17', end: '2021-05-21' }),
      table.give('2020-04-15', { type: 'announce-postponement', evidence: { link: 'https://example.org/a' } }),
    ]) {
      expect(refusal).toMatchObject({ code: 'edition-cancelled' });
    }
    expect(table.give('2020-04-15', { type: 'waive', milestone: 'M26', reason: 'no session any more' })).toBeUndefined();
    expect(table.give('2020-04-16', { type: 'close', reason: 'cancelled' })).toBeUndefined();
    expect(table.edition.status).toBe('archived');
    expect(table.milestone('M33').status).toBe('not-recorded');
  });

  it('is refused without proof, and of a congress that has been opened', () => {
    const without = (evidence: object) => table.give('2020-04-14', { type: 'cancel', evidence });
    expect(without({})).toMatchObject({ code: 'deliverable-missing', pointer: '/evidence' });
    expect(without({ symbol: 'A//' })).toMatchObject({ code: 'symbol-malformed' });
    const told = new EditionOnTheTable(template);
    told.create('2015-12-17', { mode: 'historic', targetYear: 2020, dates: { opening: '2020-04-20', closing: '2020-04-27' } });
    told.give('2020-04-20', { type: 'complete', milestone: 'M46', evidence: { note: 'opened' } });
    expect(told.give('2020-04-21', { type: 'cancel', evidence: decision })).toMatchObject({
      code: 'congress-held',
      facts: [{ ref: 'M46' }],
    });
  });

  it('is possible before any dates are decided', () => {
    const young = new EditionOnTheTable(template);
    young.create('2016-01-01', { targetYear: 2020 });
    expect(young.give('2016-02-01', { type: 'cancel', evidence: decision })).toBeUndefined();
    expect(young.milestone('M46').status).toBe('waived');
  });
});
