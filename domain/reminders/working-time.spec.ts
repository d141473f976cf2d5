import { describe, expect, it } from '@jest/globals';
import { aLife, tellings } from '../../test/builders/reminding.js';
import { plainProfile, type Profile } from '../directory/profile.js';
import { dateOfDay, dayNumber } from '../time/plain-date.js';
import { digestDay, goesOutAt, isWorkingDay, outOfQuiet } from './working-time.js';

const reader = (more: Partial<Profile> = {}): Profile => ({ ...plainProfile('Europe/Vienna'), ...more });
const at = (day: string, more: Partial<Profile> = {}, hour = 8): string => goesOutAt(reader(more), dayNumber(day), hour);

describe('the hour at which something goes out', () => {
  it('is that of the reader’s own day, in summer and in winter', () => {
    expect(at('2031-01-15')).toBe('2031-01-15T07:00:00.000Z');
    expect(at('2031-07-15')).toBe('2031-07-15T06:00:00.000Z');
    expect(at('2031-01-15', { zone: 'Asia/Kathmandu' })).toBe('2031-01-15T02:15:00.000Z');
  });

  it('waits for the end of quiet hours', () => {
    expect(at('2031-01-15', { quiet: { from: '20:00', to: '09:30' } })).toBe('2031-01-15T08:30:00.000Z');
    expect(at('2031-01-15', { quiet: { from: '07:00', to: '12:00' } })).toBe('2031-01-15T11:00:00.000Z');
    expect(at('2031-01-15', { quiet: { from: '22:00', to: '06:00' } })).toBe('2031-01-15T07:00:00.000Z');
    expect(at('2031-01-15', { quiet: { from: '06:00', to: '05:00' } })).toBe('2031-01-16T04:00:00.000Z');
  });

  it('is the next that there is where clocks are set forward, and the later one where they are set back', () => {
    expect(at('2031-03-30', {}, 2)).toBe('2031-03-30T01:00:00.000Z');
    expect(at('2031-03-30', { quiet: { from: '23:00', to: '02:30' } }, 1)).toBe('2031-03-30T01:30:00.000Z');
    expect(at('2031-10-26', { quiet: { from: '23:00', to: '02:30' } }, 1)).toBe('2031-10-26T01:30:00.000Z');
  });

  it('holds for what is late, too: it waits for the morning', () => {
    const quiet = { quiet: { from: '21:00', to: '07:15' } };
    expect(outOfQuiet(reader(quiet), '2031-01-15T21:40:00.000Z')).toBe('2031-01-16T06:15:00.000Z');
    expect(outOfQuiet(reader(quiet), '2031-01-16T03:40:00.000Z')).toBe('2031-01-16T06:15:00.000Z');
    expect(outOfQuiet(reader(quiet), '2031-01-16T06:15:00.000Z')).toBe('2031-01-16T06:15:00.000Z');
    const life = aLife({ ada: quiet }).until('2031-01-31').downUntil('2031-02-02', 23);
    life.until('2031-02-03');
    expect(tellings(life)).toEqual(['2031-02-03 ada catch-up']);
    expect(life.notices.at(-1)?.at).toBe('2031-02-03T06:15:00.000Z');
  });
});

describe('a working day', () => {
  const works = (more: Partial<Profile>, holidays: string[] = []): string[] =>
    Array.from({ length: 8 }, (_, n) => dayNumber('2031-03-03') + n) // from a Monday
      .filter((day) => isWorkingDay(reader(more), day, (station, on) => station === 'here' && holidays.includes(on)))
      .map((day) => dateOfDay(day).slice(8));

  it('is one of the person’s own week, and no holiday at the duty station', () => {
    expect(works({})).toEqual(['03', '04', '05', '06', '07', '10']);
    expect(works({ workingDays: [7, 1, 2, 3, 4] })).toEqual(['03', '04', '05', '06', '09', '10']);
    expect(works({ station: 'here' }, ['2031-03-05'])).toEqual(['03', '04', '06', '07', '10']);
    expect(works({ station: 'elsewhere' }, ['2031-03-05'])).toContain('05');
    expect(works({}, ['2031-03-05'])).toContain('05');
  });

  it('decides on the days of digests: each of them, or the first of a week', () => {
    const days = (frequency: 'daily' | 'weekly', from: string, more: Partial<Profile>, holidays: string[] = []): string => {
      const works_ = (day: number) => isWorkingDay(reader({ station: 'here', ...more }), day, (_, on) => holidays.includes(on));
      return dateOfDay(digestDay(frequency, dayNumber(from), works_));
    };
    expect(days('daily', '2031-03-08', {})).toBe('2031-03-10');
    expect(days('weekly', '2031-03-04', {})).toBe('2031-03-10');
    expect(days('weekly', '2031-03-10', {}, ['2031-03-10'])).toBe('2031-03-11');
    expect(days('weekly', '2031-03-10', { workingDays: [7, 2, 3, 4] })).toBe('2031-03-11');
    const wholeWeek = ['2031-03-10', '2031-03-11', '2031-03-12', '2031-03-13', '2031-03-14'];
    expect(days('weekly', '2031-03-05', {}, wholeWeek)).toBe('2031-03-17');
  });
});
