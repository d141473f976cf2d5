import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { headlineOf } from './progress.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');

describe('the headline of an edition', () => {
  let table: EditionOnTheTable;
  const on = (day: string): string => headlineOf(table.world, day);
  const complete = (day: string, milestone: string) =>
    table.give(day, { type: 'complete', milestone, evidence: { note: 'minutes' } }, { effectiveOn: day });

  beforeEach(() => {
    // a record, in which what opens and closes the congress can be told without all that comes before
    table = new EditionOnTheTable(template);
    table.create('2026-12-01', { mode: 'historic', dates: { opening: '2031-04-21', closing: '2031-04-26' } });
  });

  it('says that the congress meets, or was held, only where that is on record', () => {
    expect(on('2031-04-20')).toMatch(/^To open on 2031-04-21\./);
    expect(on('2031-04-21')).toMatch(/^Set for these days, 2031-04-21 to 2031-04-26; the opening is not on record\. 0 of/);
    expect(on('2031-04-27')).toMatch(/^The dates have passed \(2031-04-21 to 2031-04-26\); the opening is not on record\. 0 of/);
    expect(complete('2031-04-21', 'M46')).toBeUndefined();
    expect(on('2031-04-26')).toMatch(/^In progress: 2031-04-21 to 2031-04-26\./);
    expect(on('2031-04-27')).toMatch(/^Opened, and the dates have passed \(2031-04-21 to 2031-04-26\); the closing is not on record\./);
    expect(complete('2031-04-26', 'M53')).toBeUndefined();
    expect(on('2031-04-27')).toMatch(/^Held from 2031-04-21 to 2031-04-26; follow-up under way\. 2 of/);
  });

  it('says when as exactly as it is known', () => {
    const announced = { type: 'announce-postponement', evidence: { note: 'a press release' } } as const;
    expect(table.give('2030-03-31', announced, { effectiveOn: '2030-03' })).toBeUndefined();
    expect(on('2030-04-01')).toMatch(/^A postponement was announced in March 2030\. To open on/);
  });
});
