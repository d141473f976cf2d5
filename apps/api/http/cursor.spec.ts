import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, requestHash } from './canonical.js';
import { decodeCursor, encodeCursor, type Order, pageOf } from './cursor.js';

describe('a cursor', () => {
  it('says again what was put into it, for its own sort alone', () => {
    const position = { sort: 'due', key: null, id: 'M22.africa' };
    expect(decodeCursor(encodeCursor(position), 'due')).toEqual(position);
    expect(() => decodeCursor(encodeCursor(position), '-due')).toThrow(/not a cursor of this list/);
  });

  it('is refused where it is none, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(() => decodeCursor(text, 'due')).toThrow(/not a cursor/)));
  });
});

describe('pages of a list', () => {
  const entries = fc.uniqueArray(fc.record({ id: fc.string(), key: fc.option(fc.integer({ min: 0, max: 5 })) }), { selector: (e) => e.id });

  it('put together are the whole list, each entry once, those without a key last', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('k', '-k'), fc.integer({ min: 1, max: 7 }), (list, name, limit) => {
        const order = {
          name,
          key: (e: { id: string; key: number | null }) => e.key,
          id: (e: { id: string; key: number | null }) => e.id,
        } satisfies Order<{ id: string; key: number | null }>;
        const seen: (number | null)[] = [];
        const ids = new Set<string>();
        for (let cursor: string | undefined; ;) {
          const page = pageOf(list, order, { cursor, limit });
          page.items.forEach((e) => (seen.push(e.key), ids.add(e.id)));
          if (page.next === null) break;
          cursor = page.next;
        }
        expect(ids.size).toBe(list.length);
        expect(seen).toHaveLength(list.length);
        const keyed = seen.filter((k) => k !== null);
        expect(seen.slice(0, keyed.length)).toEqual([...keyed].sort((a, b) => (name === 'k' ? a - b : b - a)));
      }),
    );
  });

  it('go on where an entry has gone or come meanwhile: none is told twice', () => {
    const order = { name: 'k', key: (e: { key: number }) => e.key, id: (e: { key: number }) => e.key };
    const first = pageOf(
      [1, 2, 3, 4].map((key) => ({ key })),
      order,
      { limit: 2 },
    );
    const second = pageOf(
      [0, 1, 3, 4].map((key) => ({ key })),
      order,
      { cursor: first.next ?? '', limit: 9 },
    );
    expect(second.items.map((e) => e.key)).toEqual([3, 4]);
  });
});

describe('the hash of a request', () => {
  it('does not see the order of members, and sees everything else', () => {
    expect(requestHash({ method: 'POST', path: '/a', body: { x: 1, y: { a: 1, b: [1, 2] } } })).toBe(
      requestHash({ method: 'POST', path: '/a', body: { y: { b: [1, 2], a: 1 }, x: 1 } }),
    );
    const others = [
      requestHash({ method: 'PUT', path: '/a', body: { x: 1 } }),
      requestHash({ method: 'POST', path: '/b', body: { x: 1 } }),
      requestHash({ method: 'POST', path: '/a', body: { x: 2 } }),
      requestHash({ method: 'POST', path: '/a', body: { x: '1' } }),
    ];
    expect(new Set([...others, requestHash({ method: 'POST', path: '/a', body: { x: 1 } })]).size).toBe(5);
    expect(canonicalJson([2, 1])).toBe('[2,1]');
  });
});
