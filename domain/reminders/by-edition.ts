import type { EditionState } from '../edition/state.js';
import type { CycleTemplate } from '../template/template.js';
import type { Moment } from './moment.js';

/**
 * What follows from an edition and its template alone, whatever the hour, is found once for each state: a wake-up asks again
 * what was asked to foretell it. States never change; nor must what is found.
 */
export function byEdition<Found>(find: (moment: Moment) => Found): (moment: Moment) => Found {
  const known = new WeakMap<EditionState, { template: CycleTemplate; found: Found }>();
  return (moment) => {
    const { template } = moment.world;
    const before = known.get(moment.edition);
    if (before?.template === template) return before.found;
    const found = find(moment);
    known.set(moment.edition, { template, found });
    return found;
  };
}
