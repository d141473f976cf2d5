import { describe, expect, it } from '@jest/globals';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import type { CreateEdition } from '../edition/commands.js';
import { evolve } from '../evolve.js';
import type { PlainDate } from '../time/plain-date.js';
import { whyNoEvidence } from './evidence.js';

const dates = { opening: '2031-04-20', closing: '2031-04-25' };

function edition(more: Partial<CreateEdition> = {}): EditionOnTheTable {
  const table = new EditionOnTheTable(cycleTemplate());
  table.create('2026-06-01', { dates, ...more });
  return table;
}

const opened = (table: EditionOnTheTable, on: string, day: PlainDate = on) =>
  table.give(day, { type: 'complete', milestone: 'M46', evidence: {} }, { effectiveOn: on });

/** As it was recorded when nothing kept anybody from it. */
function openedTooEarly(): EditionOnTheTable {
  const table = edition();
  const [first] = table.events;
  if (!first) throw new Error('Nothing has been recorded.');
  const event = { type: 'milestone-completed' as const, milestone: 'M46', evidence: {}, deviations: [] };
  const sequence = table.edition.sequence + 1;
  const recordedAt = '2031-04-19T10:00:00.000Z';
  table.world = evolve(table.world, { ...first, sequence, commandId: 'early', index: 0, effectiveOn: '2031-04-19', recordedAt, event });
  return table;
}

describe('an edition is evidence for its template', () => {
  it('where its opening is on record, on its day or later', () => {
    const held = edition();
    expect(whyNoEvidence(held.world)).toBe('closed without an opening on record');
    expect(opened(held, '2031-04-20')).toBeUndefined();
    expect(whyNoEvidence(held.world)).toBeUndefined();
  });

  it('not where it was recorded as opened before the day came', () => {
    expect(whyNoEvidence(openedTooEarly().world)).toBe('recorded as opened on 2031-04-19, before its opening (2031-04-20)');
  });

  it('also where it opened, was broken off, and was given other dates', () => {
    const template = cycleTemplate(
      [
        { id: 'M46' },
        { id: 'M53', due: 'closing' },
        ...['P1', 'P2', 'P4'].map((id) => ({ id, due: 'announced', repeats: 'postponement' as const })),
      ],
      {
        postponement: { announced: 'P1', suspended: 'P2', reconvened: 'P4' },
      },
    );
    const table = new EditionOnTheTable(template);
    table.create('2026-06-01', { dates });
    const evidence = { note: 'a decision' };
    expect(opened(table, '2031-04-20')).toBeUndefined();
    expect(table.give('2031-04-21', { type: 'announce-postponement', evidence })).toBeUndefined();
    expect(table.give('2031-04-22', { type: 'suspend', evidence })).toBeUndefined();
    const anew = { opening: '2031-09-01', closing: '2031-09-05' };
    expect(table.give('2031-05-22', { type: 'reconvene', ...anew, evidence, retarget: {} })).toBeUndefined();
    expect(whyNoEvidence(table.world)).toBeUndefined();
  });

  it('of a record also where nobody knows when it opened', () => {
    const told = edition({ mode: 'historic' });
    expect(opened(told, 'unknown', '2031-06-01')).toBeUndefined();
    expect(whyNoEvidence(told.world)).toBeUndefined();
  });
});

describe('closing a live edition that was not held', () => {
  const close = (table: EditionOnTheTable, day: PlainDate): string[] => {
    expect(table.give(day, { type: 'close', reason: 'over' })).toBeUndefined();
    return table.advice;
  };

  it('says that it will not be remembered', () => {
    expect(close(edition(), '2030-01-01')).toContain(
      'The memory of its template leaves it out as not held: closed without an opening on record.',
    );
    expect(close(openedTooEarly(), '2031-04-19').join()).toContain('recorded as opened on 2031-04-19, before its opening');
  });

  it('says nothing of the kind of one that was held, is cancelled, made up, or a record', () => {
    const held = edition();
    opened(held, '2031-04-20');
    const cancelled = edition();
    expect(cancelled.give('2030-01-01', { type: 'cancel', evidence: { symbol: 'decision 85/501' } })).toBeUndefined();
    const others = [held, cancelled, edition({ madeUp: true }), edition({ mode: 'historic' })];
    for (const table of others) expect(close(table, '2031-06-01').join()).not.toContain('memory');
  });
});
