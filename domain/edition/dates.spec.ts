import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { shift, weekday } from '../time/plain-date.js';
import { meetingDays } from './dates.js';

const templates = ['un-crime-congress', 'scientific-conference'].map((id) => readTemplate(`seeds/templates/${id}.yaml`));

describe('the days on which a congress meets', () => {
  test('are its first and last, whatever they are, and the weekdays between', () => {
    expect(meetingDays('2010-04-12', '2010-04-19')).toBe(6);
    expect(meetingDays('2021-03-07', '2021-03-12')).toBe(6);
    expect(meetingDays('2031-04-21', '2031-04-21')).toBe(1);
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(40), (from, days) => {
        const on = (n: number): string => shift('2029-01-01', { count: from + n, unit: 'd' });
        const all = Array.from({ length: days + 1 }, (_, n) => on(n));
        const met = all.filter((date, n) => n === 0 || n === days || weekday(date) <= 5);
        expect(meetingDays(on(0), on(days))).toBe(met.length);
      }),
    );
  });
});

describe('dates long after the cycle', () => {
  const far = { opening: '2031-04-21', closing: '9999-12-31' };

  it.each(templates.flatMap((t) => (['live', 'historic'] as const).map((mode) => [t.id, mode, t] as const)))(
    'are refused to a new edition of %s (%s) before anything is counted from them',
    (_id, mode, template) => {
      expect(new EditionOnTheTable(template).create('2026-06-01', { mode, targetYear: 2031, dates: far })).toMatchObject({
        code: 'dates-invalid',
        pointer: '/dates/closing',
        reason: expect.stringContaining('9999-12-31 lies long after this cycle'),
      });
    },
  );
});
