import { describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../seeds/templates.js';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import type { CreateEdition } from './commands.js';

const template = readTemplate('seeds/templates/un-crime-congress.yaml');
const create = (more: Partial<CreateEdition>) => new EditionOnTheTable(template).create('2026-06-01', more);

describe('a live edition', () => {
  it('lies ahead: its year, and its dates in that year', () => {
    expect(create({ targetYear: 2031, dates: { opening: '1999-04-21', closing: '1999-04-26' } })).toMatchObject({
      code: 'dates-invalid',
      pointer: '/dates/opening',
    });
    expect(create({ targetYear: 1950 })).toMatchObject({ code: 'dates-invalid', pointer: '/targetYear' });
    expect(create({ targetYear: 2031, dates: { opening: '2029-04-16', closing: '2029-04-21' } })).toMatchObject({
      code: 'dates-invalid',
      pointer: '/targetYear',
    });
    expect(create({ targetYear: 2029, dates: { opening: '2029-04-16', closing: '2029-04-21' } })).toBeUndefined();
  });

  it('names each expected meeting once', () => {
    const meetings = [
      { id: 'africa', title: 'Africa' },
      { id: 'africa', title: 'Africa again' },
    ];
    expect(create({ meetings })).toMatchObject({ code: 'dates-invalid', pointer: '/meetings/1/id' });
  });

  it('[R153] may be known by its target year alone: sessions are foreseen, the opening is not', () => {
    const table = new EditionOnTheTable(template);
    table.create('2026-06-01', { targetYear: 2031 });
    expect(table.milestone('M06').due).toMatchObject({ certainty: 'expected', session: 'commission-37' });
    expect(table.milestone('M46').due).toMatchObject({ on: null, certainty: 'undated' });
  });
});
