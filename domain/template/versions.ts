import type { World } from '../engine.types.js';
import type { CycleTemplate, MilestoneDefinition, MilestoneId } from './template.js';

/**
 * A version as an edition follows it that may have begun under an older one: with the definitions of what older versions
 * had and this one has no more, for what was done under them stays on record. Undefined: there is no such version.
 *
 * @param versions all versions of one template
 */
export function versionOf(versions: readonly CycleTemplate[], version: number): CycleTemplate | undefined {
  const template = versions.find((one) => one.version === version);
  if (!template) return undefined;
  const retired = retiredBefore(template, versions);
  return retired.length === 0 ? template : withRetired(template, retired);
}

/**
 * The world by the template that its edition follows since an event, or as its stored state says.
 *
 * @throws Error where that version is not there: what it says of the edition cannot be told
 */
export function following(world: World, { id, version }: { id: string; version: number }): World {
  if (world.template.version === version) return world;
  const template = versionOf(world.templates ?? [], version);
  if (!template || template.id !== id)
    throw new Error(`The edition ${world.edition?.id ?? ''} follows version ${version} of the template ${id}, which is not there.`);
  return { ...world, template };
}

/** Each as the newest version before this one had it. */
function retiredBefore(template: CycleTemplate, versions: readonly CycleTemplate[]): MilestoneDefinition[] {
  const known = new Set(template.milestones.map(({ id }) => id));
  const retired = new Map<MilestoneId, MilestoneDefinition>();
  const older = versions.filter(({ version }) => version < template.version).sort((a, b) => b.version - a.version);
  for (const { milestones } of older)
    for (const milestone of milestones) if (!known.has(milestone.id) && !retired.has(milestone.id)) retired.set(milestone.id, milestone);
  return [...retired.values()];
}

/** Much is remembered by the template that it was made of, so each is put together once. */
function withRetired(template: CycleTemplate, retired: MilestoneDefinition[]): CycleTemplate {
  const before = remembered.get(template);
  if (before?.retired?.length === retired.length && retired.every((one, i) => one === before.retired?.[i])) return before;
  const whole = { ...template, retired };
  remembered.set(template, whole);
  return whole;
}

const remembered = new WeakMap<CycleTemplate, CycleTemplate>();
