import { beforeEach, describe, expect, test } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { figuresOf } from '../memory/figures.js';
import { memoryOf } from '../memory/proposal.js';
import type { Offset } from '../time/plain-date.js';

const template = cycleTemplate([
  { id: 'M02', due: 'opening-3m' },
  { id: 'M03', due: { on: 'M02+1m', notAfter: 'opening-1m' } },
  { id: 'M46', due: 'opening', requires: ['M02'] },
  { id: 'M47', due: { on: 'opening', byPlacement: { opening: { on: 'opening+2d' }, closing: { on: 'closing' } } } },
  { id: 'M53', due: 'closing' },
]);
const dates = { opening: '2031-04-20', closing: '2031-04-25' };

let table: EditionOnTheTable;
beforeEach(() => {
  table = new EditionOnTheTable(template);
});

const opened = (adjustments: Record<string, Offset>) => table.create('2026-06-01', { dates, adjustments });

describe('an edition opened with distances of its own', () => {
  test('is planned by them, and by the template in everything else', () => {
    expect(opened({ M02: { count: -6, unit: 'm' }, M47: { count: 0, unit: 'd' } })).toBeUndefined();
    expect(['M02', 'M03', 'M46', 'M47'].map((key) => table.due(key))).toEqual(['2030-10-20', '2030-11-20', '2031-04-20', '2031-04-20']);
    expect(table.milestone('M02').due.why).toBe(
      "6 months before the opening (20 April 2031), a distance of this edition's own (the template has opening-3m).",
    );
    expect(table.edition.adjustments).toEqual({ M02: { count: -6, unit: 'm' }, M47: { count: 0, unit: 'd' } });
  });

  test('keeps them over a postponement', () => {
    const postponed = new EditionOnTheTable(readTemplate('seeds/templates/un-crime-congress.yaml'));
    postponed.create('2026-06-01', { dates, adjustments: { M41: { count: -5, unit: 'd' } } });
    expect(postponed.due('M41')).toBe('2031-04-15');
    const evidence = { symbol: 'decision 85/500' };
    expect(postponed.give('2030-01-10', { type: 'announce-postponement', evidence })).toBeUndefined();
    expect(postponed.give('2030-01-11', { type: 'suspend', evidence })).toBeUndefined();
    expect(postponed.due('M41')).toBeNull();
    const again = { type: 'reconvene', opening: '2032-04-18', closing: '2032-04-23', evidence, retarget: {} } as const;
    expect(postponed.give('2030-03-11', again)).toBeUndefined();
    expect(postponed.due('M41')).toBe('2032-04-13');
  });

  test('has figures by its own distances, which are compared with those of others', () => {
    opened({ M02: { count: -6, unit: 'm' } });
    table.give('2030-10-20', { type: 'complete', milestone: 'M02', evidence: {} });
    const figures = figuresOf(table.world);
    expect(figures.figures[0]).toMatchObject({ key: 'M02', offset: { count: -6, unit: 'm' }, late: { least: 0, most: 0 } });
    expect(memoryOf(template, [figures]).spreads[0]).toMatchObject({ needed: [{ days: { least: -182, most: -182 } }] });
  });

  test('takes what the memory of its template proposes', () => {
    const done = ['2030-10-20', '2030-11-01'].map((on) => {
      const before = new EditionOnTheTable(template);
      before.create('2026-06-01', { dates });
      before.give(on, { type: 'complete', milestone: 'M02', evidence: {} });
      const figures = figuresOf(before.world);
      return { ...figures, edition: { ...figures.edition, id: on } };
    });
    const adjustments = Object.fromEntries(memoryOf(template, done).proposals.flatMap(({ id, offset }) => (offset ? [[id, offset]] : [])));
    expect(adjustments).toEqual({ M02: { count: -6, unit: 'm' } });
    expect(opened(adjustments)).toBeUndefined();
    expect(table.due('M02')).toBe('2030-10-20');
  });
});

test.each<[string, Record<string, Offset>, string]>([
  ['an unknown milestone', { M99: { count: 1, unit: 'd' } }, 'milestone-unknown'],
  ['what every object has', Object.fromEntries([['constructor', { count: 1, unit: 'd' as const }]]), 'milestone-unknown'],
  ['the opening', { M46: { count: 1, unit: 'd' } }, 'milestone-owned-by-stage'],
  ['the closing', { M53: { count: 1, unit: 'd' } }, 'milestone-owned-by-stage'],
  ['more than a cycle', { M02: { count: -61, unit: 'm' } }, 'dates-invalid'],
  ['what comes before the opening to after it', { M02: { count: 5, unit: 'm' } }, 'dates-invalid'],
  ['half a month', { M02: { count: 0.5, unit: 'm' } }, 'dates-invalid'],
])('no edition is opened with a distance of %s', (_, adjustments, code) => {
  expect(opened(adjustments)).toMatchObject({ code, pointer: `/adjustments/${Object.keys(adjustments)[0]}` });
  expect(table.world.edition).toBeUndefined();
});
