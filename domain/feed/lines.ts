import type { Instant, PlainDate } from '../time/plain-date.js';

/** A property of iCalendar (RFC 5545): its name with parameters, and its value as it is written. */
export type Line = readonly [name: string, value: string];

/** Characters that no text of a calendar may hold; tabs and line breaks are text. */
const forbidden = /(?![\t\n])\p{Cc}/gu;

/** Whatever in a text cannot be written as it is. */
const special = /[\\;,]|(?!\t)\p{Cc}/u;

/** A text as a value: what would end it or divide it is marked (3.3.11). */
export const asText = (text: string): string => (special.test(text) ? marked(text) : text);

const marked = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(forbidden, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

export const asDate = (on: PlainDate): string => on.replaceAll('-', '');
export const asTime = (at: Instant): string => at.replace(/\.\d+/, '').replace(/[-:]/g, '');

/** Lines as they are sent: none longer than 75 octets of UTF-8, each ended by CRLF (3.1). */
export const written = (lines: readonly Line[]): string => lines.map(([name, value]) => `${folded(`${name}:${value}`)}\r\n`).join('');

/** Octets on a line, without its end. */
const longest = 75;

/** Broken before the character that would not fit, so that none is broken itself; what follows begins with a space. */
function folded(line: string): string {
  if (line.length * 3 <= longest) return line;
  let done = '';
  let begun = 0;
  let octets = 0;
  for (let n = 0; n < line.length; n += 1) {
    const code = line.codePointAt(n) ?? 0;
    const size = octetsOf(code);
    if (octets + size > longest) {
      done += `${line.slice(begun, n)}\r\n `;
      begun = n;
      octets = 1;
    }
    octets += size;
    if (code > 0xffff) n += 1;
  }
  return done + line.slice(begun);
}

const octetsOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
