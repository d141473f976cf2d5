import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bounds, precisionOf } from './effective-on.js';
import { isPlainDate } from './plain-date.js';

const sessions = (key: string) => (key === 'commission-26' ? { start: '2017-05-22', end: '2017-05-26' } : undefined);

describe('how precisely something is known', () => {
  test.each([
    ['2018-09-12', 'day'],
    ['2018-09', 'month'],
    ['2018', 'year'],
    ['commission-26', 'session'],
    ['third-committee-72', 'session'],
    ['unknown', 'unknown'],
  ])('%s is known to the %s', (text, precision) => {
    expect(precisionOf(text)).toBe(precision);
  });

  test.each(['2018-13', '2018-02-30', '18', '', 'Commission-26', 'commission', 'soon', '2018-9'])('%j says nothing', (text) => {
    expect(precisionOf(text)).toBeUndefined();
    expect(bounds(text, sessions)).toBeUndefined();
  });
});

describe('the days on which it can have been', () => {
  test.each([
    ['2018-09-12', '2018-09-12', '2018-09-12'],
    ['2018-09', '2018-09-01', '2018-09-30'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2018', '2018-01-01', '2018-12-31'],
    ['commission-26', '2017-05-22', '2017-05-26'],
  ])('%s: from %s to %s', (text, first, last) => {
    expect(bounds(text, sessions)).toEqual({ first, last });
  });

  test('are not known of an unknown date, nor of a session that the calendar does not have', () => {
    expect(bounds('unknown', sessions)).toBeUndefined();
    expect(bounds('commission-99', sessions)).toBeUndefined();
  });

  test('begin before they end, and lie within those of any less precise text', () => {
    const days = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        const [exact, month, year] = [day, day.slice(0, 7), day.slice(0, 4)].map((text) => bounds(text, sessions));
        for (const span of [exact, month, year]) {
          expect(span && isPlainDate(span.first) && isPlainDate(span.last) && span.first <= span.last).toBe(true);
        }
        expect(month && year && year.first <= month.first && month.first <= day && day <= month.last && month.last <= year.last).toBe(true);
      }),
    );
  });
});
