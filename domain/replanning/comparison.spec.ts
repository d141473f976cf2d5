import { describe, expect, it } from '@jest/globals';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { toldWithoutReminders } from '../../test/builders/told.js';
import { emptyWorld } from '../engine.js';
import { comparisonCsv, comparisonMarkdown } from './comparison-renderings.js';
import { comparisonOf } from './comparison.js';
import type { ComparedMilestone, Comparison } from './comparison.types.js';

const thirteenth = toldWithoutReminders('thirteenth-congress').result.world;
const fourteenth = toldWithoutReminders('fourteenth-congress').result.world;

function compared(...[a, b]: Parameters<typeof comparisonOf>): Comparison {
  const comparison = comparisonOf(a, b);
  if ('refusal' in comparison) throw new Error(comparison.refusal.reason);
  return comparison;
}
const of = ({ milestones }: Comparison, key: string): ComparedMilestone => {
  const found = milestones.find((m) => m.key === key);
  if (!found) throw new Error(`The comparison does not name ${key}.`);
  return found;
};

describe('the Thirteenth and the Fourteenth beside each other', () => {
  const comparison = compared(thirteenth, fourteenth);

  it('says what their distances are counted from', () => {
    expect(comparison.editions).toMatchObject([
      { id: 'thirteenth-congress', period: { opening: '2015-04-12', closing: '2015-04-19' } },
      { id: 'fourteenth-congress', period: { opening: '2021-03-07', closing: '2021-03-12' }, firstOpening: '2020-04-20' },
    ]);
  });

  it('plans what counts from the opening and the closing on the same distances', () => {
    for (const key of ['M32', 'M38', 'M39', 'M41', 'M43', 'M45', 'M46'])
      expect({ key, planned: of(comparison, key).planned }).toEqual({ key, planned: 0 });
    expect(of(comparison, 'M54')).toMatchObject({ anchor: 'closing', planned: 0, editions: [{ due: 28 }, { due: 28 }] });
  });

  it('counts from the opening what comes before it and from the closing what comes after it', () => {
    expect(of(comparison, 'M46')).toMatchObject({
      anchor: 'opening',
      editions: [
        { due: 0, done: 0 },
        { due: 0, done: 0 },
      ],
      done: 0,
    });
    expect(of(comparison, 'M53')).toMatchObject({ anchor: 'opening', editions: [{ done: 7 }, { done: 5 }], done: -2 });
    expect(of(comparison, 'M57').anchor).toBe('closing');
  });

  it('takes the postponement out: what was done for the first dates counts from the opening that held then', () => {
    // Expressions of interest closed ten weeks before the opening of April 2020, the European meeting was held a year before it.
    expect(of(comparison, 'M40').editions[1]).toMatchObject({ countedFrom: '2020-04-20', doneOn: '2020-02-10', due: -70, done: -70 });
    expect(of(comparison, 'M22.europe').editions[1]).toMatchObject({ countedFrom: '2020-04-20', done: -361 });
    // ECOSOC had met when the congress was postponed, and nothing of it is on record.
    expect(of(comparison, 'M27').editions[1]).toMatchObject({ countedFrom: '2020-04-20', doneOn: null, due: expect.any(Number) });
    // Registration closed again for the new dates.
    expect(of(comparison, 'M41').editions[1]).toMatchObject({ countedFrom: '2021-03-07' });
    expect(comparisonMarkdown(comparison)).toContain('counts from the opening that held then');
    expect(of(comparison, 'P2.1')).toMatchObject({ editions: [null, { status: 'done', doneOn: '2020-04-13' }], planned: null, done: null });
  });

  it('says of an edition that was cancelled, or is made up, that it is', () => {
    const table = new EditionOnTheTable(fourteenth.template);
    table.create('2027-01-01', { title: 'An exercise', madeUp: true, dates: { opening: '2031-04-21', closing: '2031-04-26' } });
    expect(table.give('2027-06-01', { type: 'cancel', evidence: { symbol: 'decision 81/501' } })).toBeUndefined();
    const exercise = compared(fourteenth, table.world);
    expect(exercise.editions[1]).toMatchObject({ madeUp: true, cancelled: true });
    expect(exercise.headline).toContain('An exercise is made up. An exercise was cancelled');
    expect(comparisonMarkdown(exercise)).toMatch(/\| An exercise \(made up\) \| un-crime-congress \d+ \| 2031-04-21; cancelled \|/);
  });

  it('gives no distance in days for what is known by its month', () => {
    expect(of(comparison, 'M17').editions[1]).toMatchObject({ doneOn: '2018-09', due: -580, done: null });
    expect(of(comparison, 'M48')).toMatchObject({ editions: [{ done: 0 }, { doneOn: '2021-03', done: null }], done: null });
    expect(comparisonMarkdown(comparison)).toContain('| M48 | Declaration is adopted | T0 | T0 | T0 | 2021-03 | 0 |');
  });

  it('reads the other way round with the signs turned', () => {
    const back = compared(fourteenth, thirteenth);
    for (const { key, planned, done } of comparison.milestones) {
      expect({ key, planned: of(back, key).planned, done: of(back, key).done }).toEqual({
        key,
        planned: planned === null ? null : 0 - planned,
        done: done === null ? null : 0 - done,
      });
    }
  });

  it('names every milestone of both once', () => {
    const keys = [thirteenth, fourteenth].flatMap(({ edition }) => Object.keys(edition?.milestones ?? {}));
    expect(comparison.milestones.map(({ key }) => key).sort()).toEqual([...new Set(keys)].sort());
  });

  it('is there as Markdown and as CSV', () => {
    const markdown = comparisonMarkdown(comparison);
    expect(markdown).toContain('| Thirteenth Congress | un-crime-congress');
    expect(markdown).toMatch(/\| M54 \| Report of the Congress is issued \| C\+28d \|/);
    expect(markdown).toMatch(/\| M46 \| Opening of the Congress \| T0 \| T0 \| T0 \| T0 \| 0 \| 0 \|/);
    const [head, ...rows] = comparisonCsv(comparison).trimEnd().split('\r\n');
    expect(head).toMatch(/^key,title,stage,counted from,/);
    expect(rows).toHaveLength(comparison.milestones.length);
  });
});

describe('editions that cannot be compared', () => {
  it('are those of different templates', () => {
    const other = new EditionOnTheTable(cycleTemplate());
    other.create('2029-01-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
    expect(comparisonOf(fourteenth, other.world)).toMatchObject({ refusal: { code: 'templates-differ' } });
  });

  it('are those that were never created', () => {
    expect(() => comparisonOf(emptyWorld(fourteenth.template), fourteenth)).toThrow('no edition');
  });
});

describe('an edition without dates', () => {
  it('has no distances', () => {
    const template = cycleTemplate();
    const [dated, undated] = [new EditionOnTheTable(template), new EditionOnTheTable(template)];
    dated.create('2029-01-01', { dates: { opening: '2031-04-21', closing: '2031-04-26' } });
    undated.create('2029-01-01');
    expect(compared(dated.world, undated.world).milestones).toMatchObject([
      { key: 'M46', editions: [{ due: 0 }, { due: null, dueOn: null }], planned: null },
      { key: 'M53' },
    ]);
  });
});
