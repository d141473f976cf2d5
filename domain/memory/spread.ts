import type { CycleTemplate, MilestoneDefinition } from '../template/template.js';
import { precisionOf } from '../time/effective-on.js';
import { daysBetween, shift } from '../time/plain-date.js';
import { anchorName } from './figures.js';
import type { Days, Figure, Figures, Needed, Spread } from './memory.types.js';

/**
 * Per milestone of a template what its editions really needed. Only what counts from the same thing can be compared: an
 * edition under another version of the template counts where the version leaves that as it is.
 */
export function spreadOf(template: CycleTemplate, all: readonly Figures[]): Spread[] {
  return template.milestones.map((definition) => spreadOfOne(definition, all));
}

function spreadOfOne(definition: MilestoneDefinition, all: readonly Figures[]): Spread {
  const { id, title, due } = definition;
  const terms = [due.on, ...(due.otherwise ? [due.otherwise] : []), ...Object.values(due.byPlacement ?? {}).map(({ on }) => on)];
  const [main = due.on] = due.byPlacement ? [due.byPlacement.opening.on] : terms;
  const comparable = new Set(terms.map(anchorName));
  const needed = all
    .flatMap(({ edition, figures }) => figures.filter((f) => f.id === id && comparable.has(f.anchor)).flatMap((f) => neededIn(edition, f)))
    .sort((a, b) => (a.anchoredOn < b.anchoredOn ? -1 : a.anchoredOn > b.anchoredOn ? 1 : 0));
  const precise = needed.filter(({ vague }) => !vague);
  const last = needed.at(-1);
  return {
    id,
    title,
    rule: due.text,
    anchor: anchorName(main),
    ...(main.offset ? { offset: main.offset } : {}),
    planned: last ? daysBetween(last.anchoredOn, main.offset ? shift(last.anchoredOn, main.offset) : last.anchoredOn) : null,
    needed,
    without: all.filter(({ edition }) => !needed.some((n) => n.edition.id === edition.id)).map(({ edition }) => edition.id),
    median: medianOf(precise.map(valueOf)),
    range: rangeOf(precise.map(({ days }) => days)),
    fromOpening: rangeOf(precise.flatMap(({ fromOpening }) => fromOpening ?? [])),
  };
}

function neededIn(edition: Figures['edition'], figure: Figure): Needed[] {
  const { key, title, needed, fromOpening = null, late = null, anchoredOn, doneOn, evidence } = figure;
  if (!needed || anchoredOn === null || doneOn === undefined) return [];
  const vague = needed.most - needed.least > precision;
  return [{ edition, key, title, days: needed, vague, fromOpening, late, anchoredOn, doneOn, ...(evidence ? { evidence } : {}) }];
}

/** What is known to the month can still be compared, what is known to the year cannot. */
const precision = 31;

/** Its day as one number: a session has decided when it ends, of anything else the middle is as good as any. */
export const valueOf = ({ days, doneOn }: Needed): number => (precisionOf(doneOn) === 'session' ? days.most : (days.least + days.most) / 2);

/** The middle one; of an even number the mean of the two. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function rangeOf(days: readonly Days[]): Days | null {
  if (days.length === 0) return null;
  return { least: Math.min(...days.map((d) => d.least)), most: Math.max(...days.map((d) => d.most)) };
}
