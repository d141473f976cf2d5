import type { EditionScriptLine } from '../script/schema.js';
import { isPlainDate, shift, type Offset } from '../time/plain-date.js';

/** Days that count from the plan or from today. */
const distance = /^=?(opening|closing|today|[A-Z]\d+(\.[a-z0-9-]+)?)([+-]\d+[dwm])*$/;

const month = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Whether a day, or a month, can be moved: not a year, a session, or what is unknown. */
export const isMovable = (text: string): boolean => isPlainDate(text) || month.test(text) || distance.test(text);

/** What stays as it is, whatever day it looks like. */
const untouched: ReadonlySet<string> = new Set(['name', 'by', 'basis', 'source', 'reason', 'on', 'recorded', 'evidence']);

/**
 * A line that comes so much later (`30d`, `2m`), or earlier (`-46w`).
 *
 * @param carried whether the days that it carries move with it: those of a meeting, of a pin, of new dates
 */
export function later(line: EditionScriptLine, by: string, carried: boolean): EditionScriptLine {
  const { on, recorded, evidence } = line;
  const moved = carried ? (moveDays(line, by) as EditionScriptLine) : line;
  return {
    ...moved,
    on: moveDay(on, by),
    ...(recorded === undefined ? {} : { recorded: moveDay(recorded, by) }),
    ...(evidence === undefined
      ? {}
      : { evidence: evidence.date === undefined ? evidence : { ...evidence, date: moveDay(evidence.date, by) } }),
  };
}

function moveDays(line: EditionScriptLine, by: string): object {
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return isPlainDate(value) || (value.startsWith('=') && isMovable(value)) ? moveDay(value, by) : value;
    if (Array.isArray(value)) return value.map(deep);
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, deep(of)]));
    return value;
  };
  return Object.fromEntries(Object.entries(line).map(([key, value]) => [key, untouched.has(key) ? (value as unknown) : deep(value)]));
}

function moveDay(text: string, by: string): string {
  const signed = /^[+-]/.test(by) ? by : `+${by}`;
  const offset = { count: parseInt(signed, 10), unit: signed.at(-1) as Offset['unit'] };
  if (isPlainDate(text)) return shift(text, offset);
  if (month.test(text)) return shift(`${text}-15`, offset).slice(0, 7); // a month goes where its middle goes
  return distance.test(text) ? `${text}${signed}` : text;
}
