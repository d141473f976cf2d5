import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatTerm, parseTerm, reservedWords } from './due-rule.js';
import type { Anchor, Term } from './template.js';

const word = fc.constantFrom('commission', 'ecosoc', 'general-assembly', 'third-committee', 'steering-committee', 'start-committee');
const k = fc.integer({ min: -99, max: 99 }).filter((n) => n !== 0);
const id = fc.tuple(fc.constantFrom('M', 'P', 'SC'), fc.integer({ min: 0, max: 999 })).map(([letter, n]) => `${letter}${n}`);

const single: fc.Arbitrary<Anchor> = fc.oneof(
  fc.constantFrom<Anchor>({ kind: 'opening' }, { kind: 'closing' }, { kind: 'announced' }),
  id.map((milestone): Anchor => ({ kind: 'milestone', id: milestone })),
  id.map((milestone): Anchor => ({ kind: 'previous', id: milestone })),
);
const lasting: fc.Arbitrary<Anchor> = fc.oneof(
  fc.constantFrom<Anchor>({ kind: 'meeting' }, { kind: 'first-meeting' }),
  fc.record({ k, body: word }).map((a): Anchor => ({ kind: 'chain', ...a })),
  fc
    .record({ k, body: word, of: fc.constantFrom('opening' as const, 'closing' as const) })
    .map((a): Anchor => ({ kind: 'nth-session', ...a })),
  fc.tuple(word, fc.integer({ min: 1, max: 2100 })).map(([body, n]): Anchor => ({ kind: 'session', key: `${body}-${n}` })),
);
const offset = fc.record({
  count: fc.integer({ min: -600, max: 600 }).filter((n) => n !== 0),
  unit: fc.constantFrom('d' as const, 'w' as const, 'm' as const),
});
const term: fc.Arbitrary<Term> = fc
  .tuple(
    fc.oneof(
      single.map((anchor) => ({ anchor, edge: 'end' as const })),
      fc.record({ anchor: lasting, edge: fc.constantFrom('start' as const, 'end' as const) }),
    ),
    fc.option(offset, { nil: undefined }),
  )
  .map(([anchored, by]) => ({ ...anchored, ...(by ? { offset: by } : {}) }));

describe('the text of a due rule', () => {
  it('is read back as the term it was written from', () => {
    fc.assert(
      fc.property(term, (t) => {
        expect(parseTerm(formatTerm(t))).toEqual({ ok: true, term: t });
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, Term]>([
    ['opening-30m', { anchor: { kind: 'opening' }, edge: 'end', offset: { count: -30, unit: 'm' } }],
    ['closing+4w', { anchor: { kind: 'closing' }, edge: 'end', offset: { count: 4, unit: 'w' } }],
    [
      'chain(-3).commission.start-10w',
      { anchor: { kind: 'chain', k: -3, body: 'commission' }, edge: 'start', offset: { count: -10, unit: 'w' } },
    ],
    ['chain(-2).ecosoc', { anchor: { kind: 'chain', k: -2, body: 'ecosoc' }, edge: 'end' }],
    [
      'chain(+2).general-assembly-4m',
      { anchor: { kind: 'chain', k: 2, body: 'general-assembly' }, edge: 'end', offset: { count: -4, unit: 'm' } },
    ],
    ['M15+4m', { anchor: { kind: 'milestone', id: 'M15' }, edge: 'end', offset: { count: 4, unit: 'm' } }],
    ['meeting.start-8w', { anchor: { kind: 'meeting' }, edge: 'start', offset: { count: -8, unit: 'w' } }],
    ['meeting.end', { anchor: { kind: 'meeting' }, edge: 'end' }],
    ['first-meeting.start-3m', { anchor: { kind: 'first-meeting' }, edge: 'start', offset: { count: -3, unit: 'm' } }],
    ['previous(M57)', { anchor: { kind: 'previous', id: 'M57' }, edge: 'end' }],
    ['session(commission-31)', { anchor: { kind: 'session', key: 'commission-31' }, edge: 'end' }],
    ['commission(-2 before opening)', { anchor: { kind: 'nth-session', body: 'commission', k: -2, of: 'opening' }, edge: 'end' }],
    ['commission( +1 after closing ).start', { anchor: { kind: 'nth-session', body: 'commission', k: 1, of: 'closing' }, edge: 'start' }],
    ['announced', { anchor: { kind: 'announced' }, edge: 'end' }],
  ])('%s means what it says', (text, expected) => {
    expect(parseTerm(text)).toEqual({ ok: true, term: expected });
  });

  it.each<[string, number, string]>([
    ['', 1, 'an anchor'],
    ['Opening', 1, 'an anchor'],
    ['openning-3m', 1, 'an anchor'],
    ['opening-', 8, 'a number of days, weeks or months'],
    ['opening-30', 11, '"d" (days), "w" (weeks) or "m" (months)'],
    ['opening-30y', 11, '"d" (days), "w" (weeks) or "m" (months)'],
    ['opening-0d', 8, 'an offset other than 0'],
    ['opening.start', 8, 'an offset'],
    ['opening-3m4', 11, 'the end of the rule'],
    ['opening -3m', 8, 'an offset'],
    ['chain(3).commission', 7, 'a count with its sign'],
    ['chain(-0).commission', 7, 'a count other than 0'],
    ['chain(-3)', 10, '"." and a body'],
    ['chain(-3).start', 11, 'a body of the chain'],
    ['chain(-3', 9, '")"'],
    ['chain(-3).commission.begin', 21, '".start"'],
    ['commission(-2 after closing)', 15, '"before"'],
    ['commission(+1 after christmas)', 21, '"opening" or "closing"'],
    ['session(31)', 9, 'a session such as commission-31'],
    ['previous(57)', 10, 'a milestone such as M57'],
  ])('%p is refused at column %i for want of %s', (text, column, expected) => {
    const parsed = parseTerm(text);
    if (parsed.ok) throw new Error(`${text} was read`);
    expect(parsed.fault.column).toBe(column);
    expect(parsed.fault.message).toContain(`expected ${expected}`);
  });

  it('keeps the words of its own notation from bodies', () => {
    for (const reserved of reservedWords) {
      expect(parseTerm(`${reserved}(-1 before opening)`).ok).toBe(false);
    }
  });
});
