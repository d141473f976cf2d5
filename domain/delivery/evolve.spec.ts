import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeliveryEvent, Notice } from '../edition/events.js';
import { evolveDelivery, noDeliveries } from './evolve.js';
import { Pending, type PendingNotice } from './pending.js';
import { firstAttemptAt, readyAt } from './times.js';

const notice = (key: string, more: Partial<Notice> = {}): Notice => ({
  key,
  recipient: 'ada',
  role: 'secretariat',
  kind: 'reminder',
  about: [],
  status: 'intended',
  at: '2030-01-01T08:00:00.000Z',
  ...more,
});
const waiting = (key: string, attempts = 0): PendingNotice => ({
  notice: notice(key),
  attempts,
  refused: 0,
  unreachable: 0,
  notBefore: '2030-01-01T08:00:00.000Z',
});
const after = (...events: DeliveryEvent[]) => events.reduce((state, event, n) => evolveDelivery(state, event, n + 1), noDeliveries());

describe('pending notices', () => {
  it('are at every moment what a plain map would hold, and never change once they are there', () => {
    const key = fc.integer({ min: 0, max: 40 }).map((n) => `k${n}`);
    const step = fc.array(fc.tuple(key, fc.option(fc.nat())), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let pending = Pending.none;
        const plain = new Map<string, PendingNotice>();
        const past: { pending: Pending; held: [string, PendingNotice][] }[] = [];
        for (const changes of steps) {
          const change = changes.map(([k, n]) => [k, n === null ? null : waiting(k, n)] as const);
          pending = pending.with(change);
          for (const [k, p] of change)
            if (p === null) plain.delete(k);
            else plain.set(k, p);
          expect(new Map(pending)).toEqual(plain);
          expect(pending.size).toBe(plain.size);
          for (const k of ['k0', 'k7', 'k40']) expect([pending.get(k), pending.has(k)]).toEqual([plain.get(k), plain.has(k)]);
          past.push({ pending, held: [...pending] });
        }
        for (const { pending: before, held } of past) expect([...before]).toEqual(held);
      }),
      { numRuns: 60 },
    );
  });

  it('keep the order in which they were intended, whatever becomes of them', () => {
    const keys = Array.from({ length: 300 }, (_, n) => `k${n}`);
    let { pending } = after({ type: 'notices-intended', notices: keys.map((key) => notice(key)) });
    for (const key of keys.toReversed().filter((_, n) => n % 3 === 0)) pending = pending.with([[key, waiting(key, 1)]]);
    pending = pending.with(keys.filter((_, n) => n % 2 === 0).map((key) => [key, null]));
    expect([...pending.keys()]).toEqual(keys.filter((_, n) => n % 2 === 1));
  });

  it('cost an outcome far less than a look at each of them', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => notice(`k${n}`));
    let state = after({ type: 'notices-intended', notices: many });
    let copied = 0;
    const set = Map.prototype.set;
    Map.prototype.set = function (this: Map<unknown, unknown>, ...args: [unknown, unknown]) {
      copied += 1;
      return set.apply(this, args);
    };
    try {
      for (const { key } of many)
        state = evolveDelivery(state, { type: 'delivery-succeeded', key, at: '', messageId: '', answer: '' }, state.sequence + 1);
    } finally {
      Map.prototype.set = set;
    }
    expect(state.pending.size).toBe(0);
    expect(copied / many.length).toBeLessThan(500);
  });
});

describe('an attempt', () => {
  const intended: DeliveryEvent = { type: 'notices-intended', notices: [notice('k')] };
  const begun: DeliveryEvent = { type: 'delivery-begun', keys: ['k'], at: '2030-01-01T08:00:01.000Z' };
  const failed = (nobodyThere: boolean): DeliveryEvent => ({
    type: 'delivery-failed',
    key: 'k',
    at: '2030-01-01T08:00:02.000Z',
    answer: '451',
    permanent: false,
    retryAt: '2030-01-01T09:00:00.000Z',
    ...(nobodyThere ? { nobodyThere: true as const } : {}),
  });

  it('counts against a message where the message was judged, and not where nobody was there', () => {
    const counts = (...events: DeliveryEvent[]) => {
      const { attempts, refused, unreachable } = after(intended, ...events).pending.get('k')!;
      return { attempts, refused, unreachable };
    };
    expect(counts(begun, failed(true), begun, failed(true))).toEqual({ attempts: 2, refused: 0, unreachable: 2 });
    expect(counts(begun, failed(true), begun, failed(false))).toEqual({ attempts: 2, refused: 1, unreachable: 0 });
    expect(counts(begun, failed(false), begun, begun, failed(true))).toEqual({ attempts: 3, refused: 1, unreachable: 1 });
  });

  it('is left alone while it may be under way', () => {
    const { pending } = after(intended, begun);
    expect(readyAt(pending.get('k')!, 60_000)).toBe('2030-01-01T08:01:01.000Z');
    expect(readyAt(after(intended, begun, failed(false)).pending.get('k')!, 60_000)).toBe('2030-01-01T09:00:00.000Z');
  });
});

it('lets digests wait for those of other editions, each for a time of its own', () => {
  const at = '2030-01-01T08:00:00.000Z';
  expect(firstAttemptAt(notice('k', { at }))).toBe(at);
  const times = ['a', 'b', 'c'].map((id) => firstAttemptAt(notice(`${id}/digest/ada/2030-01-01`, { kind: 'digest', at })));
  expect(new Set(times).size).toBe(3);
  for (const time of times) expect(time >= '2030-01-01T08:02:00.000Z' && time < '2030-01-01T08:02:30.000Z').toBe(true);
});
