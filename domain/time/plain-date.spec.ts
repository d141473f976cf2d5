import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateIn, daysBetween, earlier, instantAt, isPlainDate, isZone, lastDayOf, later, shift, weekday } from './plain-date.js';

const dates = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

describe('shifting a date', () => {
  test.each([
    ['2021-03-31', -1, 'm', '2021-02-28'],
    ['2020-03-31', -1, 'm', '2020-02-29'],
    ['2020-02-29', 12, 'm', '2021-02-28'],
    ['2019-10-31', 4, 'm', '2020-02-29'],
    ['2021-01-15', -1, 'm', '2020-12-15'],
    ['2020-04-20', -10, 'w', '2020-02-10'],
    ['2020-03-01', -1, 'd', '2020-02-29'],
    ['2019-12-31', 1, 'd', '2020-01-01'],
  ] as const)('%s by %i%s is %s', (date, count, unit, result) => {
    expect(shift(date, { count, unit })).toBe(result);
  });

  test('months keep the day, or take the last one of a shorter month', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -240, max: 240 }), (date, count) => {
        const moved = shift(date, { count, unit: 'm' });
        const last = lastDayOf(moved.slice(0, 7));
        expect(moved.slice(8)).toBe(earlier(date.slice(8), last.slice(8)));
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(moved) - months(date)).toBe(count);
      }),
    );
  });

  test('days and weeks are undone by shifting back, and a later date never comes out earlier', () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: -2000, max: 2000 }), fc.constantFrom('d', 'w', 'm'), (a, b, count, unit) => {
        if (unit !== 'm') expect(shift(shift(a, { count, unit }), { count: -count, unit })).toBe(a);
        const [first, second] = [earlier(a, b), later(a, b)];
        expect(shift(first, { count, unit }) <= shift(second, { count, unit })).toBe(true);
      }),
    );
  });

  test('days between two dates lead from one to the other', () => {
    fc.assert(fc.property(dates, dates, (a, b) => expect(shift(a, { count: daysBetween(a, b), unit: 'd' })).toBe(b)));
  });
});

describe('dates and zones as text', () => {
  test.each(['2021-02-30', '2021-13-01', '2021-2-3', '2021', '20210203', '2021-02-03T00:00', '', '2100-02-29'])('%j is no date', (text) => {
    expect(isPlainDate(text)).toBe(false);
  });

  test('leap days are dates', () => {
    expect(['2020-02-29', '2000-02-29', '2021-12-31'].every(isPlainDate)).toBe(true);
  });

  test('zones are names, not offsets', () => {
    expect(['Asia/Tokyo', 'UTC', 'America/Argentina/Buenos_Aires'].every(isZone)).toBe(true);
    expect(['+02:00', 'Vienna', 'Mars/Olympus', ''].some(isZone)).toBe(false);
  });

  test('weekdays run from Monday 1 to Sunday 7', () => {
    expect(weekday('2020-04-20')).toBe(1);
    expect(weekday('2021-03-07')).toBe(7);
  });
});

describe('between instants and calendars', () => {
  test('the same instant falls on different days in different zones', () => {
    expect(dateIn('Asia/Tokyo', '2021-03-06T15:00:00.000Z')).toBe('2021-03-07');
    expect(dateIn('Europe/Vienna', '2021-03-06T15:00:00.000Z')).toBe('2021-03-06');
  });

  test('an hour that the clock skips becomes the next one, one that it repeats the later one', () => {
    expect(instantAt('Europe/Vienna', '2021-03-28', 2)).toBe('2021-03-28T01:00:00.000Z'); // 03:00 summer time
    expect(instantAt('Europe/Vienna', '2021-10-31', 2)).toBe('2021-10-31T01:00:00.000Z'); // 02:00 winter time
  });

  test('an hour of a day lies on that day in its zone', () => {
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom('Asia/Tokyo', 'Europe/Vienna', 'America/New_York', 'UTC'),
        (date, hour, zone) => expect(dateIn(zone, instantAt(zone, date, hour))).toBe(date),
      ),
    );
  });
});
