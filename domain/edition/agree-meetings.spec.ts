import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import type { Meeting } from '../plan/plan.types.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

const meeting = (id: string, start: string, end: string, number?: number): Meeting => ({
  id,
  title: id,
  dates: { start, end },
  ...(number === undefined ? {} : { number }),
});
const asia = meeting('asia-pacific', '2030-01-22', '2030-01-24');
const americas = meeting('latin-america-caribbean', '2030-02-05', '2030-02-07');
const western = meeting('western-asia', '2030-03-26', '2030-03-28');
const africa = meeting('africa', '2030-04-09', '2030-04-11');
const europe = meeting('europe', '2030-04-23', '2030-04-25');

describe('regional meetings agreed anew', () => {
  let table: EditionOnTheTable;

  beforeEach(() => {
    table = new EditionOnTheTable(template, 'Asia/Tokyo', { ada: 'Asia/Tokyo' });
    table.create('2027-01-04', { dates: { opening: '2031-04-21', closing: '2031-04-26' }, conference: 240 });
    table.give('2027-01-05', { type: 'assign-role', role: 'organiser', person: 'ada' });
  });

  const agree = (meetings: Meeting[], day = '2029-09-10') => table.give(day, { type: 'agree-meetings', meetings });
  const agreed = () => Object.fromEntries(table.edition.meetings.map((m) => [m.id, m.number]));

  it('are numbered in the order of holding, and their milestones follow their days', () => {
    expect(agree([africa, americas, europe, western, asia])).toBeUndefined();
    expect(agreed()).toEqual({ 'asia-pacific': 1, 'latin-america-caribbean': 2, 'western-asia': 3, africa: 4, europe: 5 });
    expect(table.due('M22.africa')).toBe('2030-04-11');
    expect(table.due('M21.africa')).toBe('2030-02-26');
    expect(table.advice.filter((says) => /^R\d{3}/.test(says))).toEqual([]);
  });

  it('may be fewer or others: what they ask for goes and comes with them', () => {
    agree([africa, americas, europe, western, asia]);
    expect(agree([africa, americas, western, { ...asia, dates: { start: '2030-02-26', end: '2030-02-28' } }])).toBeUndefined();
    expect(Object.keys(table.edition.milestones).filter((key) => key.endsWith('.europe'))).toEqual([]);
    // A number stands in symbols of documents (RPM.1): it stays with its meeting.
    expect(agreed()).toEqual({ africa: 4, 'latin-america-caribbean': 2, 'western-asia': 3, 'asia-pacific': 1 });
    const caribbean = meeting('caribbean', '2030-05-07', '2030-05-09');
    expect(agree([africa, americas, western, asia, caribbean])).toBeUndefined();
    expect(agreed()).toMatchObject({ caribbean: 5 });
    expect(table.due('M22.caribbean')).toBe('2030-05-09');
  });

  describe('while the congress is postponed without a date', () => {
    const evidence = { symbol: 'decision 84/501' };
    const undated = (id: string): Meeting => ({ id, title: id });
    const statuses = (id: string) => [
      ...new Set(Object.entries(table.edition.milestones).flatMap(([key, m]) => (key.endsWith(`.${id}`) ? [m.status] : []))),
    ];

    beforeEach(() => {
      agree([undated('africa'), europe], '2028-09-04');
      const calendar = { type: 'waive', milestone: 'M19', reason: 'so that the stages of the meetings run' } as const;
      expect(table.give('2028-09-04', calendar)).toBeUndefined();
      expect(table.give('2028-09-05', { type: 'announce-postponement', evidence })).toBeUndefined();
      expect(table.give('2028-09-06', { type: 'suspend', evidence })).toBeUndefined();
    });

    it('[R148] go on from when they have days of their own, and wait from when they have none', () => {
      expect([statuses('africa'), statuses('europe')]).toEqual([['suspended'], ['planned']]);
      expect(agree([africa, undated('europe'), undated('caribbean')], '2028-09-07')).toBeUndefined();
      expect([statuses('africa'), statuses('europe'), statuses('caribbean')]).toEqual([['planned'], ['suspended'], ['suspended']]);
      const stages = ['africa', 'europe', 'caribbean'].map((id) => table.world.stages[`regional-meeting.${id}`]?.status);
      expect(stages).toEqual(['running', 'suspended', 'suspended']);
      expect(table.advice.join(' ')).toMatch(/Taken up again.*M22\.africa.*Waits for new dates of the congress.*M22\.europe/);
      expect(table.give('2028-09-08', { type: 'start', milestone: 'M20.africa' })?.code).not.toBe('milestone-suspended');
      expect(table.give('2028-09-08', { type: 'start', milestone: 'M20.europe' })).toMatchObject({ code: 'milestone-suspended' });
    });

    it('are all taken up again with the new dates', () => {
      agree([africa, undated('europe')], '2028-09-07');
      const dates = { opening: '2032-03-08', closing: '2032-03-13' };
      expect(table.give('2028-09-08', { type: 'reconvene', ...dates, evidence, retarget: {} })).toBeUndefined();
      expect([...statuses('africa'), ...statuses('europe')]).toEqual(['planned', 'planned']);
      expect(Object.values(table.world.stages).map(({ status }) => status)).not.toContain('suspended');
    });
  });

  it('[R032] are warned of where the last one closes less than seven months before the opening, and agreed all the same', () => {
    const late = { ...europe, dates: { start: '2030-09-23', end: '2030-09-25' } };
    expect(agree([africa, americas, late, western, asia])).toBeUndefined();
    expect(table.due('M22.europe')).toBe('2030-09-25');
    expect(table.advice.join(' ')).toMatch(/R032: europe ends on 2030-09-25.*by 2030-09-21/);
    expect(agree([africa, americas, { ...late, dates: { start: '2030-09-19', end: '2030-09-21' } }, western, asia])).toBeUndefined();
    expect(table.advice.join(' ')).not.toMatch(/R032/);
  });

  it('[R034] are warned of where they are too few or a special effort is missing', () => {
    expect(agree([africa, americas, western])).toBeUndefined();
    expect(table.advice.filter((says) => says.startsWith('R034')).join(' ')).toMatch(/3 meetings are too few.*"europe"/);
  });

  describe('that were held', () => {
    const open = { openedBy: 'secretary', statementBy: 'director' };

    beforeEach(() => {
      for (const milestone of ['M06', 'M14', 'M15', 'M17']) table.give('2029-08-01', { type: 'waive', milestone, reason: 'x' });
      agree([asia, americas, western, africa, europe]);
      table.give('2029-10-01', { type: 'waive', milestone: 'M19', reason: 'agreed by decision' });
    });

    it('stay with their days and their number, and on the list', () => {
      expect(table.step('2030-01-22', 'regional-meeting.asia-pacific', 'open', open)).toBeUndefined();
      const others = [americas, western, africa, europe];
      expect(agree(others, '2030-01-23')).toMatchObject({ code: 'meeting-held', facts: [{ ref: 'asia-pacific' }], pointer: '/meetings' });
      expect(agree([...others, { ...asia, dates: { start: '2030-01-29', end: '2030-01-31' } }], '2030-01-23')).toMatchObject({
        code: 'meeting-held',
        pointer: '/meetings/4',
      });
      expect(agree([...others, { ...asia, number: 9 }], '2030-01-23')).toMatchObject({ code: 'meeting-held' });
      expect(table.due('M22.asia-pacific')).toBe('2030-01-24');
      expect(
        agree([asia, { ...europe, dates: { start: '2030-05-14', end: '2030-05-16' } }, ...others.slice(0, 3)], '2030-01-23'),
      ).toBeUndefined();
      expect(table.due('M22.europe')).toBe('2030-05-16');
    });

    it('stay for the record too, which says so where it bends', () => {
      table.step('2030-01-22', 'regional-meeting.asia-pacific', 'open', open);
      table.world = { ...table.world, edition: { ...table.edition, mode: 'historic' } };
      expect(agree([americas, western, africa, europe], '2030-01-23')).toBeUndefined();
      const [last] = table.events.filter(({ event }) => event.type === 'meetings-agreed').slice(-1);
      expect(last?.event).toMatchObject({ deviations: [{ code: 'meeting-held' }] });
    });
  });

  it.each<[string, Meeting[], string]>([
    ['a malformed id', [{ id: 'South Asia', title: 'x' }], '/meetings/0/id'],
    ['an id named twice', [asia, asia], '/meetings/1/id'],
    ['no title', [{ ...asia, title: ' ' }], '/meetings/0/title'],
    ['a number below 1', [{ ...asia, number: 0 }], '/meetings/0/number'],
    [
      'a number named twice',
      [
        { ...asia, number: 2 },
        { ...africa, number: 2 },
      ],
      '/meetings/1/number',
    ],
    ['a date that does not exist', [meeting('africa', '2030-02-30', '2030-03-02')], '/meetings/0/dates/start'],
    ['an end before its start', [meeting('africa', '2030-03-04', '2030-03-02')], '/meetings/0/dates/end'],
  ])('are refused with %s, and nothing changes', (_, meetings, pointer) => {
    const before = table.world;
    expect(agree(meetings)).toMatchObject({ code: 'meetings-invalid', pointer });
    expect(table.world).toBe(before);
  });
});
