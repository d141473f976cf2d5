import type { World } from '../engine.types.js';
import type { MilestoneKey } from '../template/template.js';
import { isActive } from './milestones.js';
import { prerequisites } from './prerequisites.js';
import type { EditionState } from './state.js';

/** Open milestones that are due before something they cannot be completed without. */
export function clashes(world: World): Map<MilestoneKey, string> {
  const milestones: EditionState['milestones'] = world.edition?.milestones ?? {};
  const found = new Map<MilestoneKey, string>();
  for (const [key, milestone] of Object.entries(milestones)) {
    const { on } = milestone.due;
    if (!isActive(milestone) || on === null) continue;
    const later = prerequisites(world, key).hard.find((p) => !p.satisfied && (milestones[p.key]?.due.on ?? '') > on);
    if (later) found.set(key, `${key} (${on}) falls before ${later.key} (${milestones[later.key]?.due.on}), which it needs`);
  }
  return found;
}

/** What a change of dates has brought about that can hardly be meant: worth saying before anybody relies on it. */
export function newClashes(before: World, after: World): string[] {
  const known = clashes(before);
  return [...clashes(after)].filter(([key]) => !known.has(key)).map(([, says]) => says);
}
