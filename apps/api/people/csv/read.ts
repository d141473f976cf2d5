import { CsvError, parse } from 'csv-parse/sync';
import { columns, type Cells } from './columns.js';
import { restored } from './formula.js';

/** One thing wrong in a table. Lines count from 1, the head included. */
export interface LineFault {
  line: number;
  /** As the head names it; absent: the line as a whole. */
  column?: string;
  reason: string;
}

export interface Line {
  line: number;
  cells: Cells;
}

/** Lines that could be read, and what could not. */
export interface Table {
  lines: Line[];
  faults: LineFault[];
}

const faulty = (...faults: LineFault[]): Table => ({ lines: [], faults });

/** Reads a table of people from the bytes of a CSV file: UTF-8, with commas or what spreadsheets write in their place. */
export function readTable(bytes: Buffer): Table {
  const text = decoded(bytes);
  if (typeof text !== 'string') return faulty(text);
  const records = recordsOf(text);
  if (!Array.isArray(records)) return faulty(records);
  const [head, ...rest] = records;
  if (!head) return faulty({ line: 1, reason: `is missing: the first line names the columns, of ${columns.join(', ')}` });
  const names = head.cells.map((cell) => cell.toLowerCase());
  const faults = headFaults(head.line, names);
  if (faults.length > 0) return faulty(...faults);
  const whole = rest.filter(({ cells }) => cells.length === names.length);
  return {
    lines: whole.map(({ line, cells }) => ({ line, cells: named(names, cells) })),
    faults: rest
      .filter(({ cells }) => cells.length !== names.length)
      .map(({ line, cells }) => ({
        line,
        reason: `has ${cells.length} cells, not ${names.length}; cells with the separator in them stand in quotes`,
      })),
  };
}

/** The text without its byte order mark, or the first line that is no UTF-8. */
function decoded(bytes: Buffer): string | LineFault {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = lineOfFault(bytes);
    return { line, reason: 'is not encoded in UTF-8; save the file as "CSV UTF-8"' };
  }
}

/** A line break is one byte in UTF-8 and part of no other character, so that lines can be tried one by one. */
function lineOfFault(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, from = 0; ; line++) {
    const end = bytes.indexOf(0x0a, from);
    try {
      decoder.decode(bytes.subarray(from, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    from = end + 1;
  }
}

interface CsvRecord {
  line: number;
  cells: string[];
}

/** Reasons in words, by the parser's codes. */
const malformed: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'opens a quote that is never closed',
  INVALID_OPENING_QUOTE: 'has a quote inside a cell that does not begin with one; double it, and put the cell in quotes',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote; double quotes that belong to a text',
};

/** All lines that are not empty, or what the parser stumbles over. */
function recordsOf(text: string): CsvRecord[] | LineFault {
  const options = { delimiter: separatorOf(text), info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
  try {
    const parsed = parse(text, options) as unknown as { info: { lines: number }; record: string[] }[];
    return parsed
      .map(({ info, record }) => ({ line: info.lines - breaksIn(record), cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: Number(error['lines'] ?? 1), reason: malformed[error.code] ?? 'is not well-formed CSV' };
  }
}

/** Names of columns hold none of these, so the head tells which one it is. */
const separatorOf = (text: string): string => /[,;\t]/.exec(/^.*/.exec(text)?.[0] ?? '')?.[0] ?? ',';

const breaksIn = (cells: readonly string[]): number => cells.join('').match(/\r\n|\r|\n/g)?.length ?? 0;

function headFaults(line: number, names: readonly string[]): LineFault[] {
  const known = new Set<string>(columns);
  return [
    ...(names.includes('email') ? [] : [{ line, column: 'email', reason: 'is missing' }]),
    ...(names.includes('id') || names.includes('name')
      ? []
      : [{ line, column: 'id', reason: 'is missing, and so is name; one of them is needed' }]),
    ...names
      .filter((name) => !known.has(name))
      .map((name) => ({ line, column: name.slice(0, 100), reason: `is no column; there are ${columns.join(', ')}` })),
    ...names.filter((name, n) => known.has(name) && names.indexOf(name) < n).map((column) => ({ line, column, reason: 'is there twice' })),
  ];
}

const named = (names: readonly string[], cells: readonly string[]): Cells =>
  Object.fromEntries(names.map((name, n) => [name, restored(cells[n] ?? '')]));
