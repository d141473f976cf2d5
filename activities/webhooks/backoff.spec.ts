import { describe, expect, it } from '@jest/globals';
import { isGivenUp, retryAt, threeDays } from './backoff.js';

const now = '2030-02-11T09:00:00.000Z';
const later = (milliseconds: number): string => new Date(Date.parse(now) + milliseconds).toISOString();
const hour = 3_600_000;

describe('a webhook that takes nothing', () => {
  it('is tried again less and less often, for three days', () => {
    const waits: number[] = [];
    for (let failures = 1, next = retryAt(failures, now); next !== null; failures += 1, next = retryAt(failures, now))
      waits.push(Date.parse(next) - Date.parse(now));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits).toHaveLength(9);
    const whole = waits.reduce((a, b) => a + b);
    expect(whole).toBeGreaterThan(71 * hour);
    expect(whole).toBeLessThanOrEqual(72 * hour);
  });

  it('is left alone for as long as it asks, within bounds, and never for less than planned', () => {
    expect(retryAt(1, now, 90_000)).toBe(later(90_000));
    expect(retryAt(1, now, 1)).toBe(later(5_000));
    expect(retryAt(1, now, 1_000 * hour)).toBe(later(6 * hour));
    expect(retryAt(10, now, hour)).toBeNull();
  });

  it('is given up after three days, not after many messages at once', () => {
    expect(isGivenUp(500, now, later(hour))).toBe(false);
    expect(isGivenUp(2, now, later(threeDays))).toBe(false);
    expect(isGivenUp(10, now, later(threeDays))).toBe(true);
  });
});
