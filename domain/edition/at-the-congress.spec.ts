import { beforeEach, describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { headlineOf } from '../report/progress.js';
import { isAtTheCongress } from './at-the-congress.js';
import type { EffectiveOn } from '../time/effective-on.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const conference = readTemplate('seeds/templates/scientific-conference.yaml');
const dates = { opening: '2031-04-21', closing: '2031-04-26' };

describe('what is the congress', () => {
  it('is its opening, its closing, and what falls between them by its rule', () => {
    const at = (placement: 'opening' | 'closing') =>
      template.milestones.flatMap(({ id }) => (isAtTheCongress(template, id, placement, dates) ? [id] : []));
    expect(at('opening')).toEqual(['M46', 'M47', 'M48', 'M49', 'M50', 'M51', 'M52', 'M53']);
    expect(at('closing')).toEqual(at('opening'));
    expect(conference.milestones.flatMap(({ id }) => (isAtTheCongress(conference, id, 'opening') ? [id] : []))).toEqual([
      'C13',
      'C14',
      'C15',
    ]);
  });

  let table: EditionOnTheTable;
  const complete = (day: string, milestone: string, symbol?: string, effectiveOn?: EffectiveOn) =>
    table.give(
      day,
      { type: 'complete', milestone, evidence: symbol === undefined ? { note: 'minutes', date: day } : { symbol } },
      { ...(effectiveOn === undefined ? {} : { effectiveOn }) },
    );
  const waive = (day: string, ...keys: string[]) => {
    for (const milestone of keys) expect(table.give(day, { type: 'waive', milestone, reason: 'not needed here' })).toBeUndefined();
  };

  beforeEach(() => {
    table = new EditionOnTheTable(template, 'Asia/Tokyo', { organiser: 'Asia/Tokyo' });
    table.create('2026-11-21', { targetYear: 2031, dates });
    expect(table.give('2026-11-21', { type: 'assign-role', role: 'organiser', person: 'organiser' })).toBeUndefined();
    waive('2026-11-21', 'M37', 'M13', 'M43', 'M02');
  });

  it('is not done before the congress opens', () => {
    expect(complete('2026-11-21', 'M46', 'A/CONF.251/1')).toMatchObject({
      code: 'effective-in-future',
      reason: 'M46 is of the congress itself, which opens on 2031-04-21; it cannot be done before.',
      pointer: '/effectiveOn',
    });
    waive('2026-11-21', 'M46');
    for (const key of ['M49', 'M50']) {
      expect(complete('2031-04-20', key, 'A/CONF.251/L.2')).toMatchObject({ code: 'effective-in-future', facts: [{ ref: 'M46' }] });
    }
    expect(complete('2031-04-20', 'M51')).toMatchObject({ code: 'effective-in-future' });
    expect(complete('2031-04-21', 'M51')).toBeUndefined();
    expect(complete('2031-04-22', 'M52')).toBeUndefined();
  });

  it('is not done on a day that is told too vaguely to have come', () => {
    for (const vague of ['unknown', '2031', '2031-04']) {
      expect(complete('2031-04-20', 'M46', 'A/CONF.251/1', vague)).toMatchObject({ code: 'effective-in-future' });
    }
    expect(complete('2031-04-21', 'M46', 'A/CONF.251/1', '2031-04')).toBeUndefined();
  });

  it('is not done while no dates are decided', () => {
    table = new EditionOnTheTable(template);
    table.create('2026-11-21', { targetYear: 2031 });
    waive('2026-11-21', 'M37');
    expect(complete('2031-04-21', 'M46', 'A/CONF.251/1')).toMatchObject({
      code: 'effective-in-future',
      reason: 'M46 is of the congress itself, for which no dates are decided. Decide them first.',
    });
  });

  it('is told to be looked at where it comes before its own days, as is what has a window before the opening or counts from the closing', () => {
    expect(complete('2031-04-12', 'M44')).toBeUndefined();
    expect(table.advice).toEqual(['M44 is foreseen for 2031-04-13 at the earliest. Check the date.']);
    expect(complete('2031-04-21', 'M46', 'A/CONF.251/1')).toBeUndefined();
    expect(table.advice).toEqual([]);
    expect(complete('2031-04-21', 'M50', 'A/CONF.251/L.4')).toBeUndefined();
    expect(table.advice).toEqual(['M50 is foreseen for 2031-04-22 at the earliest. Check the date.']);
    waive('2031-04-24', 'M48', 'M49', 'M52');
    expect(complete('2031-04-25', 'M53', 'A/CONF.251/L.5')).toBeUndefined();
    expect(table.advice).toContain('M53 is foreseen for 2031-04-26 at the earliest. Check the date.');
    expect(headlineOf(table.world, '2031-04-25')).toMatch(/^Held from 2031-04-21 to 2031-04-26; follow-up under way\./);
  });

  it('can be cancelled until its opening is on record, and again when that was wrong', () => {
    expect(table.give('2031-04-01', { type: 'start', milestone: 'M46' })).toBeUndefined();
    const cancel = () =>
      table.give('2031-04-22', { type: 'cancel', evidence: { symbol: 'decision 85/501' } }, { basis: 'decision 85/501' });
    expect(complete('2031-04-21', 'M46', 'A/CONF.251/1')).toBeUndefined();
    expect(headlineOf(table.world, '2031-04-21')).toMatch(/^In progress/);
    expect(cancel()).toMatchObject({ code: 'congress-held', reason: expect.stringContaining('Reopen M46 if that was wrong.') });
    expect(table.give('2031-04-22', { type: 'reopen', milestone: 'M46', reason: 'the wrong congress' })).toBeUndefined();
    expect(headlineOf(table.world, '2031-04-22')).toMatch(/^Set for these days/);
    expect(cancel()).toBeUndefined();
  });
});
