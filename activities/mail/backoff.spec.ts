import { expect, it } from '@jest/globals';
import { retryAt, waitAfter } from './backoff.js';

const hour = 3_600_000;
const start = '2020-04-13T07:00:00.000Z';

it('waits a minute, then twice as long each time, and at most six hours', () => {
  expect([1, 2, 3, 4].map((n) => waitAfter(n) / 60_000)).toEqual([1, 2, 4, 8]);
  expect(waitAfter(12)).toBe(6 * hour);
  expect(retryAt(1, start)).toBe('2020-04-13T07:01:00.000Z');
});

it('goes on for a week and then gives up', () => {
  let now: string = start;
  let attempts = 1;
  for (let next = retryAt(attempts, now); next !== null; next = retryAt(attempts, now)) {
    now = next;
    attempts += 1;
  }
  const days = (Date.parse(now) - Date.parse(start)) / (24 * hour);
  expect(days).toBeGreaterThan(6.5);
  expect(days).toBeLessThanOrEqual(7);
});

it('never gives up where nobody was there to judge the message', () => {
  expect(retryAt(1, start, true)).toBe('2020-04-13T07:01:00.000Z');
  for (const attempt of [39, 40, 400, 40_000]) expect(retryAt(attempt, start, true)).toBe('2020-04-13T13:00:00.000Z');
});
