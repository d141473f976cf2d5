import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

describe('a symbol that names a session or a year', () => {
  let table: EditionOnTheTable;
  beforeEach(() => {
    table = new EditionOnTheTable(template);
    table.create('2026-11-21', { targetYear: 2031, dates: { opening: '2031-04-21', closing: '2031-04-26' } });
    for (const milestone of ['M01', 'M03', 'M06']) table.give('2026-11-21', { type: 'waive', milestone, reason: 'x' });
  });
  const advised = (day: string, milestone: string, symbol: string, also?: string[]): string[] => {
    const evidence = { symbol, ...(also ? { also } : {}) };
    expect(table.give(day, { type: 'complete', milestone, evidence })).toBeUndefined();
    return table.advice.filter((advice) => advice.includes('Check the symbol'));
  };

  it('is told to be looked at where the milestone falls on another one', () => {
    expect(advised('2027-12-20', 'M04', 'A/RES/99/1')).toEqual([
      'A/RES/99/1 is of session 99; M04 falls on the 82nd session of the General Assembly. Check the symbol.',
    ]);
    expect(advised('2028-07-20', 'M07', 'E/RES/2045/7')).toEqual([
      'E/RES/2045/7 is of 2045; M07 falls on the 2028 session of the Economic and Social Council. Check the symbol.',
    ]);
  });

  it('is taken as it is where it fits', () => {
    expect(advised('2027-12-20', 'M04', 'A/RES/82/191')).toEqual([]);
    expect(advised('2028-07-20', 'M07', 'E/RES/2028/17')).toEqual([]);
  });

  it('is taken as it is where another symbol of the same act fits', () => {
    expect(advised('2027-12-20', 'M04', 'A/RES/8/191', ['A/RES/82/191'])).toEqual([]);
  });
});
