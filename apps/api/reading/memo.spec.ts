import { describe, expect, it } from '@jest/globals';
import { Memo } from './memo.js';

/** A memo, and what it has asked to be made. */
function memo(size: number) {
  const made: string[] = [];
  const kept = new Memo<string>(size);
  const get = (thing: string, version = '1') =>
    kept.get(thing, version, () => {
      made.push(`${thing} ${version}`);
      return Promise.resolve(`${thing} ${version}`);
    });
  return { kept, made, get };
}

describe('what is kept in memory', () => {
  it('is made once, also for those who ask at the same time', async () => {
    const { made, get } = memo(2);
    expect(await Promise.all([get('a'), get('a')])).toEqual(['a 1', 'a 1']);
    expect(await get('a')).toBe('a 1');
    expect(made).toEqual(['a 1']);
  });

  it('gives way to a later version, of which alone something is kept', async () => {
    const { made, get } = memo(2);
    await get('a', '1');
    await get('b');
    expect(await get('a', '2')).toBe('a 2');
    await get('b'); // the two versions of a are not two things
    expect(made).toEqual(['a 1', 'b 1', 'a 2']);
    expect(await get('a', '1')).toBe('a 1');
    expect(made).toHaveLength(4);
  });

  it('is let go of when there is no room and it was longest unused', async () => {
    const { made, get } = memo(2);
    for (const thing of ['a', 'b', 'a', 'c', 'a', 'b']) await get(thing);
    expect(made).toEqual(['a 1', 'b 1', 'c 1', 'b 1']);
  });

  it('is never a failure', async () => {
    const { kept, get } = memo(2);
    await expect(kept.get('a', '1', () => Promise.reject(new Error('not now')))).rejects.toThrow('not now');
    expect(await get('a')).toBe('a 1');
  });
});
