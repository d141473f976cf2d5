import { beforeAll, describe, expect, test } from '@jest/globals';
import { isClosed } from '../../domain/edition/milestones.js';
import { readTemplates } from '../../seeds/templates.js';
import { kyoto } from '../builders/declaration.js';
import { EditionOnTheTable } from '../builders/edition.js';
import { payload, walk } from '../builders/follow-up-walk.js';
import { fourteenth } from '../builders/follow-up.js';

/** All is recorded on one later day, each step with the day on which it was so. */
const recordedOn = '2022-09-01';

describe('declaration and follow-up on the congress’s own template', () => {
  let table: EditionOnTheTable;

  beforeAll(() => {
    const template = readTemplates().find((t) => t.id === 'un-crime-congress');
    if (!template) throw new Error('The template of the crime congresses is missing.');
    table = new EditionOnTheTable(template);
    expect(table.create('2020-08-12', { targetYear: 2021, dates: fourteenth, conference: 234 })).toBeUndefined();
  });

  const waiveThrough = (last: number, first = 1): void => {
    for (let id = first; id <= last; id++) {
      const key = `M${String(id).padStart(2, '0')}`;
      for (const occurrence of Object.keys(table.edition.milestones).filter((k) => k === key || k.startsWith(`${key}.`))) {
        if (!isClosed(table.milestone(occurrence)))
          table.give(recordedOn, { type: 'waive', milestone: occurrence, reason: 'not part of this test' });
      }
    }
  };

  test('the declaration completes its milestones from work plan to adoption', () => {
    waiveThrough(27);
    const perform = (step: string, given: Record<string, unknown>, effectiveOn: string): unknown =>
      table.step(recordedOn, 'declaration', step, given, { effectiveOn });
    const all = Array.from({ length: 97 }, (_, i) => i + 1);
    const link = (name: string): { link: string } => ({ link: `https://example.org/${name}` });
    expect(
      perform('circulate-work-plan', { from: '2020-10-01', until: '2021-02-12', evidence: link('plan') }, '2020-09-01'),
    ).toBeUndefined();
    expect(perform('circulate-zero-draft', { text: kyoto({ recalls: [] }), evidence: link('draft') }, '2020-09-20')).toBeUndefined();
    expect(perform('hold-round', { title: 'Last', agreed: all, open: [] }, '2021-02-12')).toBeUndefined();
    expect(perform('conclude-negotiations', { evidence: link('agreed') }, '2021-02-12')).toBeUndefined();
    expect(perform('issue-limited-document', { evidence: { symbol: 'A/CONF.234/L.6' } }, '2021-02-17')).toBeUndefined();
    for (const key of ['M28', 'M30', 'M31', 'M42']) expect([key, table.milestone(key).status]).toEqual([key, 'done']);
    // The congress opens; its segment is not in session yet.
    waiveThrough(46, 29);
    expect(perform('adopt', { document: 'A/CONF.234/L.6', evidence: { symbol: 'A/CONF.234/16' } }, '2021-03-07')).toMatchObject({
      facts: expect.arrayContaining([expect.objectContaining({ ref: 'R085' })]),
    });
    expect(table.milestone('M48').status).toBe('planned');
  });

  test('the follow-up completes all its milestones, each on the record of its body', () => {
    waiveThrough(53);
    for (const external of ['extrabudgetary-funds', 'next-edition-opened']) {
      expect(table.give(recordedOn, { type: 'record-external', external, evidence: { note: 'recorded for this test' } })).toBeUndefined();
    }
    for (const [step, given, effectiveOn] of walk) {
      expect([step, table.step(recordedOn, 'commission-follow-up', step, given, { effectiveOn })]).toEqual([step, undefined]);
    }
    const done = ['M54', 'M55', 'M56', 'M57', 'M58', 'M59', 'M62', 'M63', 'M64', 'M66', 'M61.1', 'M65.1'];
    expect(done.map((key) => [key, table.milestone(key).status])).toEqual(done.map((key) => [key, 'done']));
    expect(table.milestone('M57').done?.evidence.symbol).toBe('A/RES/76/181');
  });

  test('a yearly review completes the first one that is open, and the next year has its own', () => {
    expect(table.milestone('M65.2').due.session).toBe('commission-32');
    const review = payload('review-implementation', { session: 'commission-32' });
    expect(
      table.step('2023-06-10', 'commission-follow-up', 'review-implementation', review, { effectiveOn: 'commission-32' }),
    ).toBeUndefined();
    expect(table.milestone('M65.2').status).toBe('done');
  });

  test('expert groups stay open until they report', () => {
    expect(table.milestone('M60').status).toBe('planned');
  });
});
