import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calendarOf } from '../domain/calendar/calendar.js';
import type { CycleTemplate } from '../domain/template/template.js';
import { readCalendar } from './calendar.js';
import { readTemplates } from './templates.js';

const congress = readTemplates().find((t) => t.id === 'un-crime-congress') as CycleTemplate;
const sessions = readCalendar(congress);
const byKey = new Map(sessions.map((s) => [s.key, s]));

describe('the calendar of sessions', () => {
  it('dates those whose days are known, each from a source', () => {
    expect(byKey.get('commission-19')).toMatchObject({
      start: '2010-05-17',
      end: '2010-05-21',
      year: 2010,
      certainty: 'dated',
      source: 'A/64/123 ¶52',
    });
    expect(byKey.get('general-assembly-65')).toMatchObject({ start: '2010-12-21', end: '2010-12-21', source: 'A/RES/65/230' });
    expect(byKey.get('ecosoc-2021')).toMatchObject({ start: '2021-07-22', title: '2021 session of the Economic and Social Council' });
    expect(byKey.get('third-committee-72')).toMatchObject({ start: '2017-10-04', end: '2017-11-20' });
    expect(sessions.every((s) => (s.source ?? '').length > 0)).toBe(true);
  });

  it('claims no day that is only recalled', () => {
    const recalled = [
      'general-assembly-66',
      'general-assembly-67',
      'general-assembly-68',
      'general-assembly-72',
      'general-assembly-73',
      'general-assembly-74',
      'general-assembly-76',
      'commission-24',
      'commission-30',
    ];
    expect(recalled.filter((key) => byKey.has(key))).toEqual([]);
    expect(['commission-18', 'commission-20', 'commission-21'].map((key) => byKey.get(key)?.certainty)).toEqual([
      'expected',
      'expected',
      'expected',
    ]);
  });

  it('expects the Commission in April where it met in April, and otherwise in May', () => {
    const calendar = calendarOf(congress, sessions);
    expect(calendar.session('commission-20')).toMatchObject({ start: '2011-04-01', end: '2011-04-30', certainty: 'expected' });
    expect(calendar.session('commission-31')).toMatchObject({ start: '2022-05-16', end: '2022-05-31', certainty: 'expected' });
    expect(calendar.session('commission-30')).toMatchObject({ start: '2021-05-01', end: '2021-05-31', certainty: 'expected' });
    expect(calendar.session('third-committee-76')).toMatchObject({ start: '2021-10-01', end: '2021-11-30' });
    expect(calendar.session('general-assembly-76')).toMatchObject({ year: 2021, start: '2021-12-01', end: '2021-12-31' });
  });

  it('counts the sessions of each body so that the names in the mandates fall in their years', () => {
    // Named with their years in the sources: 18th 2009, 31st 2022; 46th session of the Assembly 1991, 77th 2022.
    const calendar = calendarOf(congress, sessions);
    expect(calendar.inYear('commission', 2009)?.key).toBe('commission-18');
    expect(calendar.inYear('commission', 2022)?.key).toBe('commission-31');
    expect(calendar.inYear('general-assembly', 1991)?.key).toBe('general-assembly-46');
    expect(calendar.inYear('general-assembly', 2022)?.key).toBe('general-assembly-77');
  });

  it.each([
    [
      'commission:\n  26: {from: 2018-05-14, to: 2018-05-18, source: x}\n',
      /:2:7 commission.26: the session commission-26 is of 2017, not of 2018/,
    ],
    ['commission:\n  26: {from: 2017-05-32, to: 2017-06-18, source: x}\n', /:2:14 commission.26.from: must be a date/],
    ['commission:\n  26: {from: 2017-05-26, to: 2017-05-22, source: x}\n', /:2:7 commission.26: must not end before it begins/],
    ['commission:\n  26: {from: 2017-05-26, source: x}\n', /:2:7 commission.26: must give either from and to, or the month/],
    ['commission:\n  26: {from: 2017-05-22, to: 2017-05-26}\n', /:2:7 commission.26.source: is missing/],
    ['host:\n  1: {from: 2017-05-22, to: 2017-05-26, source: x}\n', /:2:3 host: host does not meet in sessions/],
  ])('refuses %p', (content, says) => {
    const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
    const file = join(folder, 'calendar.yaml');
    writeFileSync(file, content);
    expect(() => readCalendar(congress, file)).toThrow(says);
    rmSync(folder, { recursive: true });
  });
});
