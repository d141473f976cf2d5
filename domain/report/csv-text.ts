import { stringify } from 'csv-stringify/sync';

/** Rows as CSV (RFC 4180) under the names of their columns. A cell that a spreadsheet would take for a formula is made a text. */
export const csvText = <Column extends string>(columns: readonly Column[], rows: readonly Record<Column, string>[]): string =>
  stringify(
    rows.map((row) => columns.map((column) => harmless(row[column]))),
    { header: true, columns: [...columns], record_delimiter: 'windows' },
  );

/** A number may begin with its sign: it is what it says. */
const harmless = (cell: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell);
