import type { World } from '../engine.types.js';
import { comesBeforeOpening } from '../plan/before-opening.js';
import { partsOfKey } from '../plan/keys.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import { definitionOf, isActive } from './milestones.js';
import { prerequisites } from './prerequisites.js';
import type { EditionState, MilestoneState } from './state.js';

/** Open milestones that are due before something they cannot be completed without, or no more before the opening, as their rules have it. */
export function clashes(world: World): Map<MilestoneKey, string> {
  const milestones: EditionState['milestones'] = world.edition?.milestones ?? {};
  const found = new Map<MilestoneKey, string>();
  for (const [key, milestone] of Object.entries(milestones)) {
    const { on } = milestone.due;
    if (!isActive(milestone) || on === null) continue;
    const neededOn = (before: MilestoneKey): PlainDate => neededOf(world, key, before, milestones[before]);
    const later = prerequisites(world, key).hard.find((p) => !p.satisfied && neededOn(p.key) > on);
    const tooLate = later ? undefined : afterTheOpening(world, key, on);
    if (later) found.set(key, `${key} (${on}) falls before ${later.key} (${neededOn(later.key)}), which it needs`);
    if (tooLate !== undefined) found.set(key, tooLate);
  }
  return found;
}

function afterTheOpening({ template, edition }: World, key: MilestoneKey, on: PlainDate): string | undefined {
  const opening = edition?.keyDates.present?.opening;
  const definition = definitionOf(template, key);
  if (opening === undefined || on < opening || !comesBeforeOpening(definition, edition?.placement ?? 'opening')) return undefined;
  return `${key} (${on}) does not come before the opening (${opening}), where it belongs`;
}

/** The day on which a prerequisite is there: what need only be begun, on the first day of its window. Undated: before all days. */
function neededOf({ template }: World, key: MilestoneKey, before: MilestoneKey, milestone: MilestoneState | undefined): PlainDate {
  const { id } = partsOfKey(before);
  const begun = definitionOf(template, key).requires.some((p) => p.milestone === id && p.state === 'started');
  return (begun ? milestone?.due.from : undefined) ?? milestone?.due.on ?? '';
}

/** What a change of dates has brought about that can hardly be meant: worth saying before anybody relies on it. */
export function newClashes(before: World, after: World): string[] {
  const known = clashes(before);
  return [...clashes(after)].filter(([key]) => !known.has(key)).map(([, says]) => says);
}
