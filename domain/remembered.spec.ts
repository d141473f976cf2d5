import { describe, expect, it } from '@jest/globals';
import { remembered, rememberedOf } from './remembered.js';

describe('a remembered function', () => {
  const counted = (size: number) => {
    const asked: number[] = [];
    const half = remembered(
      size,
      (n: number) => String(n),
      (n) => {
        asked.push(n);
        if (n < 0) throw new RangeError('negative');
        return n / 2;
      },
    );
    return { asked, half };
  };

  it('answers the same arguments once', () => {
    const { asked, half } = counted(10);
    expect([half(4), half(6), half(4), half(4)]).toEqual([2, 3, 2, 2]);
    expect(asked).toEqual([4, 6]);
  });

  it('keeps no more answers than it may', () => {
    const { asked, half } = counted(2);
    for (const n of [1, 2, 3, 1]) half(n);
    expect(asked).toEqual([1, 2, 3, 1]);
  });

  it('remembers no failure', () => {
    const { asked, half } = counted(10);
    expect(() => half(-1)).toThrow(RangeError);
    expect(() => half(-1)).toThrow(RangeError);
    expect(asked).toEqual([-1, -1]);
  });
});

describe('what is remembered of something', () => {
  it('is its own, and no other one is taken for it that looks the same', () => {
    const asked: number[] = [];
    const times = rememberedOf(
      2,
      (n: number) => n,
      (of: { factor: number }, n) => {
        asked.push(n);
        return of.factor * n;
      },
    );
    const [two, alsoTwo] = [{ factor: 2 }, { factor: 2 }];
    expect([times(two, 3), times(two, 3), times(alsoTwo, 3)]).toEqual([6, 6, 6]);
    expect(asked).toEqual([3, 3]);
    for (const n of [4, 5, 3]) times(two, n); // two are kept
    expect(asked).toEqual([3, 3, 4, 5, 3]);
  });
});
