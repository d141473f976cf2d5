import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvText } from './csv-text.js';

const columns = ['a', 'b,"c"'] as const;
const row = (a: string, b: string) => ({ a, 'b,"c"': b });

describe('rows as CSV', () => {
  test('are read back as they were by a reader that is not ours', () => {
    const cell = fc.string({ unit: fc.constantFrom('x', ',', '"', '\n', '\r', ' ', 'é', ';', '1') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (cells) => {
        const rows = cells.map(([a, b]) => row(`.${a}`, `.${b}`));
        expect(parse(csvText(columns, rows), { columns: true, record_delimiter: '\r\n' })).toEqual(rows);
      }),
      { numRuns: 50 },
    );
  });

  test.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '＝1'])('hold no formula: %j becomes a text', (cell) => {
    expect(csvText(['a'], [{ a: cell }])).toContain(`'${cell}`);
  });

  test.each(['-12', '-1.5', '7', '2031-04-21', ''])('leave alone what is none: %j', (cell) => {
    expect(csvText(['a'], [{ a: cell }])).toBe(`a\r\n${cell}\r\n`);
  });
});
