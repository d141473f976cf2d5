import type { EditionState } from '../edition/state.js';
import type { CycleTemplate } from '../template/template.js';
import type { Moment } from './moment.js';

/**
 * What follows from parts of an edition and its template alone, whatever the hour, is found once for as long as these parts are
 * the same: a wake-up asks again what was asked to foretell it, and changes little. States never change; nor must what is found.
 *
 * @param parts the parts that it follows from, beside the milestones
 */
export function byEdition<Found>(parts: readonly (keyof EditionState)[], find: (moment: Moment) => Found): (moment: Moment) => Found {
  const known = new WeakMap<EditionState['milestones'], { template: CycleTemplate; edition: EditionState; found: Found }>();
  return (moment) => {
    const { edition } = moment;
    const { template } = moment.world;
    const before = known.get(edition.milestones);
    if (before?.template === template && areSame(before.edition, edition, parts)) return before.found;
    const found = find(moment);
    known.set(edition.milestones, { template, edition, found });
    return found;
  };
}

function areSame(a: EditionState, b: EditionState, parts: readonly (keyof EditionState)[]): boolean {
  if (a === b) return true;
  for (const part of parts) if (a[part] !== b[part]) return false;
  return true;
}
