import type { MilestoneId, MilestoneKey } from '../template/template.js';
import type { Occurrence } from './plan.types.js';

/** The key of an occurrence: `M17`, `M22.africa`, `M61.2`, `P4.1`. */
export function keyOfOccurrence(id: MilestoneId, occurrence: Occurrence): MilestoneKey {
  switch (occurrence.kind) {
    case 'once':
      return id;
    case 'meeting':
      return `${id}.${occurrence.meeting}`;
    case 'yearly':
    case 'postponement':
      return `${id}.${occurrence.n}`;
  }
}

/** The id in the template behind a key, and what follows its dot. */
export function partsOfKey(key: MilestoneKey): { id: MilestoneId; occurrence?: string } {
  const dot = key.indexOf('.');
  return dot < 0 ? { id: key } : { id: key.slice(0, dot), occurrence: key.slice(dot + 1) };
}
