import type { EditionScriptLine } from '../script/schema.js';
import type { Selection } from './schema.js';

/** The lines that a selection means; names that there are not mean none. */
export function selected(lines: readonly EditionScriptLine[], selection: Selection | undefined): EditionScriptLine[] {
  if (selection === undefined) return [];
  if (Array.isArray(selection)) return lines.filter(({ name }) => name !== undefined && selection.includes(name));
  const first = lines.findIndex(({ name }) => name === selection.from);
  const last = selection.to === undefined ? lines.length - 1 : lines.findIndex(({ name }) => name === selection.to);
  return first < 0 ? [] : lines.slice(first, last + 1);
}

/** Whether a selection ends above the line with which it begins, and so means no line at all. */
export function isReversed(lines: readonly EditionScriptLine[], selection: Selection): boolean {
  if (Array.isArray(selection) || selection.to === undefined) return false;
  const [first, last] = [selection.from, selection.to].map((name) => lines.findIndex((line) => line.name === name));
  return first !== undefined && last !== undefined && last >= 0 && last < first;
}

/** The names that a selection gives, each with its path below the selection. */
export const namesIn = (selection: Selection): [path: (string | number)[], name: string][] =>
  Array.isArray(selection)
    ? selection.map((name, index) => [[index], name])
    : [[['from'], selection.from], ...(selection.to === undefined ? [] : [[['to'], selection.to] as [string[], string]])];
