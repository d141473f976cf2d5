import { stringify } from 'csv-stringify/sync';

/** Rows as CSV (RFC 4180) under the names of their columns. A cell that a spreadsheet would take for a formula is made a text. */
export const csvText = <Column extends string>(columns: readonly Column[], rows: readonly Record<Column, string>[]): string =>
  stringify([...rows], { header: true, columns: [...columns], escape_formulas: true, record_delimiter: 'windows' });
