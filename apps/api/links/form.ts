import type { PageKey } from '../../../domain/words/pages/pages.js';
import type { Words } from '../../../domain/words/words.js';
import { isSymbol } from '../../../domain/template/symbol.js';
import { isPlainDate, type PlainDate } from '../../../domain/time/plain-date.js';
import { isOneLine, isPrintable } from '../http/text.js';

/** A field of a form: how it is asked for, and which answers can be taken. What they mean is for the core to judge. */
export interface Field {
  name: string;
  kind: 'date' | 'symbol' | 'link' | 'text';
  label: string;
  hint?: string;
  optional?: boolean;
  /** What stands in it at first. */
  value?: string;
  /** First and last day that can be chosen. */
  from?: PlainDate;
  to?: PlainDate;
}

/** What was filled in, by the names of the fields; empty ones are absent. */
export type Given = Readonly<Record<string, string>>;

/** What is wrong, in the reader's words, by the names of the fields. */
export type Faults = Readonly<Record<string, string>>;

const longest: Readonly<Record<Field['kind'], number>> = { date: 10, symbol: 100, link: 500, text: 2000 };

/** Reads a form that was sent. Nothing but its own fields is taken from it. */
export function readForm(fields: readonly Field[], body: unknown, words: Words<PageKey>): { given: Given; faults: Faults } {
  const sent = (body ?? {}) as Record<string, unknown>;
  const given: Record<string, string> = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const value = sent[field.name];
    const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
    if (text !== '') given[field.name] = text;
    const fault = faultOf(field, text, words);
    if (fault !== undefined) faults[field.name] = fault;
  }
  return { given, faults };
}

function faultOf({ kind, optional = false }: Field, text: string, { say }: Words<PageKey>): string | undefined {
  if (text === '') return optional ? undefined : say('faultMissing');
  if (text.length > longest[kind]) return say('faultLong', { most: longest[kind] });
  if (!(kind === 'text' ? isPrintable(text) : isOneLine(text))) return say('faultText');
  if (kind === 'date' && !isPlainDate(text)) return say('faultDate', { example: '2028-06-30' });
  if (kind === 'symbol' && !isSymbol(text)) return say('faultSymbol', { example: 'A/RES/72/192' });
  if (kind === 'link' && !isAddress(text)) return say('faultLink', { first: 'https://', second: 'http://' });
  return undefined;
}

const isAddress = (text: string): boolean => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol) && !/\s/.test(text);
