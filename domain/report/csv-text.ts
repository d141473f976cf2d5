/** Rows as CSV (RFC 4180) under the names of their columns. A cell that a spreadsheet would take for a formula is made a text. */
export function csvText<Column extends string>(columns: readonly Column[], rows: readonly Record<Column, string>[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => harmless(row[column])))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A number may begin with its sign: it is what it says. */
const harmless = (cell: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell);
