import type { MilestoneKey } from '../template/template.js';

/**
 * What is found for milestones of which one leads to another, each looked at once. A circle ends where it began, with nothing
 * found; templates that have one are refused when they are read.
 */
export function foundOnce<T>(find: (key: MilestoneKey) => T | undefined): (key: MilestoneKey) => T | undefined {
  const known = new Map<MilestoneKey, T | undefined>();
  return (key) => {
    if (known.has(key)) return known.get(key);
    known.set(key, undefined);
    const found = find(key);
    known.set(key, found);
    return found;
  };
}
