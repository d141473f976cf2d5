import type { Offset } from '../time/plain-date.js';
import type { Anchor, Term } from './template.js';

/**
 * The compact text of a due rule's term: an anchor, for sessions and meetings an edge, and an offset.
 *
 *     opening-30m                      months, weeks (w) or days (d) before or after the opening, likewise `closing`
 *     chain(-3).commission.start-10w   a body's session in the k-th reporting year; without `.start` its last day
 *     commission(-2 before opening)    the k-th session of one body before or after the opening or closing
 *     session(commission-31)           a session by its name
 *     M15+4m                           another milestone
 *     previous(M57)                    a milestone of the previous edition
 *     meeting.start-8w, first-meeting  the occurrence's own regional meeting, the first of them all
 *     announced                        the day on which a postponement was announced
 */
export type ParsedTerm = { ok: true; term: Term } | { ok: false; fault: TermFault };

export interface TermFault {
  /** From 1. */
  column: number;
  /** What was expected there and what was found. */
  message: string;
}

/** Shapes of the names that a term may contain; the template's schema holds ids to the same. */
export const milestoneIdPattern = /[A-Z]{1,3}\d{1,3}/y;
/** Letters and hyphens only, so that `general-assembly-2w` can be told apart. */
export const wordPattern = /[a-z]+(?:-[a-z]+)*/y;
const sessionKeyPattern = /[a-z]+(?:-[a-z]+)*-\d+/y;

/** Words that the notation keeps for itself: no body may be called so. */
export const reservedWords: readonly string[] = [
  'opening',
  'closing',
  'chain',
  'session',
  'previous',
  'meeting',
  'first-meeting',
  'announced',
];

/** Reads one term; blanks are allowed only inside parentheses. */
export function parseTerm(text: string): ParsedTerm {
  const cursor = new Cursor(text);
  try {
    const anchor = readAnchor(cursor);
    const edge = hasEdges(anchor) ? readEdge(cursor) : 'end';
    const offset = readOffset(cursor);
    if (!cursor.atEnd()) cursor.fail(offset ? 'the end of the rule' : afterAnchor(anchor));
    return { ok: true, term: { anchor, edge, ...(offset ? { offset } : {}) } };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** The text that `parseTerm` reads as this term. */
export function formatTerm(term: Term): string {
  return `${formatAnchor(term.anchor)}${term.edge === 'start' ? '.start' : ''}${term.offset ? formatOffset(term.offset) : ''}`;
}

/** `-10w`, `+4m`. */
export const formatOffset = (offset: Offset): string => `${signed(offset.count)}${offset.unit}`;

function formatAnchor(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'chain':
      return `chain(${signed(anchor.k)}).${anchor.body}`;
    case 'nth-session':
      return `${anchor.body}(${signed(anchor.k)} ${anchor.k < 0 ? 'before' : 'after'} ${anchor.of})`;
    case 'session':
      return `session(${anchor.key})`;
    case 'previous':
      return `previous(${anchor.id})`;
    case 'milestone':
      return anchor.id;
    default:
      return anchor.kind;
  }
}

const signed = (n: number): string => (n < 0 ? String(n) : `+${n}`);

/** Sessions and meetings last for days; every other anchor is a single day. */
const hasEdges = (anchor: Anchor): boolean => ['chain', 'nth-session', 'session', 'meeting', 'first-meeting'].includes(anchor.kind);

const afterAnchor = (anchor: Anchor): string =>
  hasEdges(anchor) ? '".start", an offset such as "-10w", or the end of the rule' : 'an offset such as "-10w", or the end of the rule';

function readAnchor(cursor: Cursor): Anchor {
  const id = cursor.take(milestoneIdPattern);
  if (id !== undefined) return { kind: 'milestone', id };
  const start = cursor.position;
  const word = cursor.take(wordPattern);
  switch (word) {
    case undefined:
      return cursor.fail('an anchor (opening, closing, chain(…), a body, a milestone …)');
    case 'opening':
    case 'closing':
    case 'meeting':
    case 'first-meeting':
    case 'announced':
      return { kind: word };
    case 'chain':
      return readChain(cursor);
    case 'session':
      return { kind: 'session', key: cursor.inParentheses(() => cursor.need(sessionKeyPattern, 'a session such as commission-31')) };
    case 'previous':
      return { kind: 'previous', id: cursor.inParentheses(() => cursor.need(milestoneIdPattern, 'a milestone such as M57')) };
    default:
      if (!cursor.sees('(')) cursor.fail('an anchor (opening, closing, chain(…), a body, a milestone …)', start);
      return readNthSession(cursor, word);
  }
}

function readChain(cursor: Cursor): Anchor {
  const k = cursor.inParentheses(() => readCount(cursor));
  cursor.literal('.', '"." and a body of the chain');
  const start = cursor.position;
  const body = cursor.need(wordPattern, 'a body of the chain');
  if (body === 'start' || body === 'end') cursor.fail('a body of the chain', start);
  return { kind: 'chain', k, body };
}

function readNthSession(cursor: Cursor, body: string): Anchor {
  return cursor.inParentheses(() => {
    const k = readCount(cursor);
    cursor.skipBlanks();
    const side = k < 0 ? 'before' : 'after';
    cursor.literal(side, `"${side}" (a count of ${signed(k)} lies ${side} it)`);
    cursor.skipBlanks();
    const of = cursor.need(/opening|closing/y, '"opening" or "closing"') as 'opening' | 'closing';
    return { kind: 'nth-session', body, k, of };
  });
}

function readCount(cursor: Cursor): number {
  const start = cursor.position;
  const k = Number(cursor.need(/[+-]\d{1,3}/y, 'a count with its sign, such as -3 or +1'));
  return k === 0 ? cursor.fail('a count other than 0', start) : k;
}

function readEdge(cursor: Cursor): 'start' | 'end' {
  return cursor.take(/\.start(?![a-z])/y) !== undefined ? 'start' : (cursor.take(/\.end(?![a-z])/y), 'end');
}

function readOffset(cursor: Cursor): Offset | undefined {
  if (!cursor.sees('+') && !cursor.sees('-')) return undefined;
  const start = cursor.position;
  const count = Number(cursor.need(/[+-]\d{1,4}/y, 'a number of days, weeks or months'));
  if (count === 0) cursor.fail('an offset other than 0', start);
  return { count, unit: cursor.need(/[dwm]/y, '"d" (days), "w" (weeks) or "m" (months)') as Offset['unit'] };
}

/** Thrown and caught inside this file only: it unwinds the reader to where the fault is answered. */
class Unreadable extends Error {
  constructor(readonly fault: TermFault) {
    super(fault.message);
  }
}

class Cursor {
  position = 0;

  constructor(private readonly text: string) {}

  atEnd = (): boolean => this.position === this.text.length;
  sees = (char: string): boolean => this.text[this.position] === char;

  /** Takes what the (sticky) pattern matches here, if anything. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  need(pattern: RegExp, expected: string): string {
    return this.take(pattern) ?? this.fail(expected);
  }

  literal(text: string, expected: string): void {
    if (!this.text.startsWith(text, this.position)) this.fail(expected);
    this.position += text.length;
  }

  skipBlanks(): void {
    this.take(/ */y);
  }

  inParentheses<T>(read: () => T): T {
    this.literal('(', '"("');
    this.skipBlanks();
    const content = read();
    this.skipBlanks();
    this.literal(')', '")"');
    return content;
  }

  fail(expected: string, at = this.position): never {
    const rest = this.text.slice(at);
    const found = rest === '' ? 'the rule ends' : `found "${rest}"`;
    throw new Unreadable({ column: at + 1, message: `expected ${expected} at column ${at + 1}, but ${found}` });
  }
}
