import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cycleTemplate } from '../../test/builders/template.js';
import { calendarOf } from './calendar.js';
import type { Session } from './session.js';

const dated = (key: string, body: string, start: string, end: string): Session => ({
  key,
  body,
  title: key,
  year: Number(start.slice(0, 4)),
  start,
  end,
  certainty: 'dated',
  source: 'a test',
});

const template = cycleTemplate();
const bare = calendarOf(template, []);

describe('a session by its name', () => {
  test('is the known one where the calendar has it', () => {
    const may = dated('commission-27', 'commission', '2018-05-14', '2018-05-18');
    expect(calendarOf(template, [may]).session('commission-27')).toEqual(may);
  });

  test('is expected in the months of its body where no dates are known', () => {
    expect(bare.session('commission-31')).toEqual({
      key: 'commission-31',
      body: 'commission',
      title: '31st session of the Commission',
      year: 2022,
      start: '2022-05-01',
      end: '2022-05-31',
      certainty: 'expected',
    });
    expect(bare.session('general-assembly-76')).toMatchObject({ year: 2021, start: '2021-12-01', end: '2021-12-31' });
    expect(bare.session('ecosoc-2021')).toMatchObject({ year: 2021, start: '2021-07-01', end: '2021-07-31' });
    expect(bare.session('third-committee-72')).toMatchObject({
      body: 'third-committee',
      year: 2017,
      start: '2017-10-01',
      end: '2017-11-30',
    });
  });

  test('may run into the next year', () => {
    const { bodies } = cycleTemplate();
    const winter = { id: 'board', title: 'Board', sessions: { numbering: 'year' as const, expected: { from: 11, to: 2 } } };
    expect(calendarOf({ bodies: [...bodies, winter], chain: [] }, []).session('board-2019')).toMatchObject({
      start: '2019-11-01',
      end: '2020-02-29',
    });
  });

  test.each([
    'commission',
    'commission-0',
    'commission-007',
    'commission-99999',
    'parliament-3',
    'secretariat-3',
    '',
    '-',
    'general-assembly',
  ])('does not exist: %j', (key) => {
    expect(bare.session(key)).toBeUndefined();
  });
});

describe('the session of a body in a year', () => {
  test('follows the numbering of the body', () => {
    expect(bare.inYear('commission', 2010)?.key).toBe('commission-19');
    expect(bare.inYear('general-assembly', 2010)?.key).toBe('general-assembly-65');
    expect(bare.inYear('ecosoc', 2010)?.key).toBe('ecosoc-2010');
  });

  test('does not exist before the first one, nor for a body without sessions', () => {
    expect(bare.inYear('commission', 1992)?.key).toBe('commission-1');
    expect(bare.inYear('commission', 1991)).toBeUndefined();
    expect(bare.inYear('secretariat', 2020)).toBeUndefined();
    expect(bare.inYear('parliament', 2020)).toBeUndefined();
  });

  test('keeps its place in the count when it was put off to the next year', () => {
    const late = dated('commission-29', 'commission', '2021-01-11', '2021-01-15');
    expect(calendarOf(template, [late]).inYear('commission', 2020)).toEqual(late);
    expect(calendarOf(template, [late]).inYear('commission', 2021)?.key).toBe('commission-30');
  });
});

describe('the k-th session before or after a date', () => {
  const calendar = calendarOf(template, [dated('commission-27', 'commission', '2018-05-14', '2018-05-18')]);

  test.each([
    [-1, '2018-05-19', 'commission-27'],
    [-1, '2018-05-18', 'commission-26'],
    [-2, '2018-05-19', 'commission-26'],
    [1, '2018-05-13', 'commission-27'],
    [1, '2018-05-14', 'commission-28'],
    [3, '2018-05-13', 'commission-29'],
  ])('k = %i of %s is %s: a session in course counts neither as before nor as after', (k, date, key) => {
    expect(calendar.nth('commission', k, date)?.key).toBe(key);
  });

  test('there is none of k = 0 and none before the first', () => {
    expect(calendar.nth('commission', 0, '2018-05-19')).toBeUndefined();
    expect(calendar.nth('commission', -40, '2018-05-19')).toBeUndefined();
  });

  test('any date lies between the last session before it and the first after it', () => {
    const date = fc
      .date({ min: new Date('1995-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.constantFrom('commission', 'ecosoc', 'third-committee', 'general-assembly'), (day, body) => {
        const before = calendar.nth(body, -1, day);
        const after = calendar.nth(body, 1, day);
        expect(before && before.end < day).toBe(true);
        expect(after && after.start > day).toBe(true);
        expect((after?.year ?? 0) - (before?.year ?? 0)).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('reporting years', () => {
  const years = (ks: number[], first: { opening: string; closing: string }, calendar = bare) =>
    ks.map((k) => calendar.chainYear(k, { first, targetYear: 2020 })?.year);

  test('of the Fourteenth as first decided: 2019 back to 2015 before it, 2020 and 2021 after it', () => {
    const first = { opening: '2020-04-20', closing: '2020-04-27' };
    expect(years([-1, -2, -3, -4, -5], first)).toEqual([2019, 2018, 2017, 2016, 2015]);
    expect(years([1, 2], first)).toEqual([2020, 2021]);
    const assemblies = [-1, -2, -3, -4].map((k) => bare.inYear('general-assembly', years([k], first)[0] ?? 0)?.key);
    expect(assemblies).toEqual(['general-assembly-74', 'general-assembly-73', 'general-assembly-72', 'general-assembly-71']);
  });

  test('after a closing on 12 March 2021: the 30th session with GA 76, the 31st with GA 77', () => {
    const first = { opening: '2021-03-07', closing: '2021-03-12' };
    expect(years([1, 2], first)).toEqual([2021, 2022]);
    expect([2021, 2022].map((year) => [bare.inYear('commission', year)?.key, bare.inYear('general-assembly', year)?.key])).toEqual([
      ['commission-30', 'general-assembly-76'],
      ['commission-31', 'general-assembly-77'],
    ]);
  });

  test('of the Twelfth, closing on 19 April 2010: GA 65, then the 20th session of 2011 with GA 66', () => {
    const known = [dated('commission-19', 'commission', '2010-05-17', '2010-05-21')];
    const calendar = calendarOf(template, known);
    expect(years([-1, -2, 1, 2], { opening: '2010-04-12', closing: '2010-04-19' }, calendar)).toEqual([2009, 2008, 2010, 2011]);
    expect(calendar.inYear('general-assembly', 2010)?.key).toBe('general-assembly-65');
    expect(calendar.inYear('commission', 2011)?.key).toBe('commission-20');
    expect(calendar.inYear('general-assembly', 2011)?.key).toBe('general-assembly-66');
  });

  test('an opening in the middle of December still counts from the year before', () => {
    expect(years([-1], { opening: '2020-12-15', closing: '2020-12-18' })).toEqual([2019]);
    const early = calendarOf(template, [dated('general-assembly-75', 'general-assembly', '2020-12-01', '2020-12-10')]);
    expect(years([-1], { opening: '2020-12-15', closing: '2020-12-18' }, early)).toEqual([2020]);
  });

  test('a closing after the session of its year reports to the next one', () => {
    expect(years([1], { opening: '2020-08-01', closing: '2020-08-08' })).toEqual([2021]);
  });

  test('are provisional while only the target year is known', () => {
    const year = (k: number) => bare.chainYear(k, { targetYear: 2030 });
    expect([-5, -1, 1, 2].map(year)).toEqual([
      { year: 2025, provisional: true },
      { year: 2029, provisional: true },
      { year: 2030, provisional: true },
      { year: 2031, provisional: true },
    ]);
    expect(bare.chainYear(0, { targetYear: 2030 })).toBeUndefined();
    expect(calendarOf({ bodies: template.bodies, chain: [] }, []).chainYear(-1, { targetYear: 2030 })).toBeUndefined();
  });
});
