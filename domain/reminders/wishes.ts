import { byEdition } from './by-edition.js';
import type { Moment, Wish } from './moment.js';
import { watchesOf, type Watch } from './watch.js';
import type { Day } from './working-time.js';

/** What all watches together ask for: from which days on each holder is to be told of something. By id of person. */
export interface Wishes {
  byHolder: ReadonlyMap<string, Wish>;
  /** From which day on something is to be heard by those who want to know of everything. */
  heard: ReadonlyMap<string, Day>;
  /** Watches of milestones to which somebody has given an answer of their own: what holds for a holder may not hold for the cover. */
  apart: readonly Watch[];
}

/** They follow from the watches alone, so that they hold for as long as nobody is told of anything. */
export const wishesOf = byEdition(['mode', 'roles', 'responses', 'ladders', 'reminded'], (moment): Wishes => {
  const byHolder = new Map<string, Wish>();
  const heard = new Map<string, Day>();
  const apart: Watch[] = [];
  for (const watch of watchesOf(moment)) {
    const { id } = watch.holder;
    if (watch.heardFrom < Infinity) heard.set(id, Math.min(watch.heardFrom, heard.get(id) ?? Infinity));
    if (watch.from.any === Infinity) continue;
    if (hasAnswersOfTheirOwn(watch)) apart.push(watch);
    else join(byHolder, id, watch.from);
  }
  return { byHolder, heard, apart };
});

/** What each holder is to be told of, whoever stands in; and what hangs on who that is, one by one. */
export function wishesNow(moment: Moment): { together: ReadonlyMap<string, Wish>; apart: readonly Watch[] } {
  const { byHolder, apart } = wishesOf(moment);
  if (apart.length === 0) return { together: byHolder, apart };
  const mayBeAway = ({ holder }: Watch): boolean => moment.profile(holder.id).absences.length > 0;
  const together = new Map(byHolder);
  for (const watch of apart) if (!mayBeAway(watch)) join(together, watch.holder.id, watch.from);
  return { together, apart: apart.filter(mayBeAway) };
}

const hasAnswersOfTheirOwn = ({ of: { answers } }: Watch): boolean =>
  answers !== undefined && (Object.keys(answers.snoozed).length > 0 || Object.keys(answers.declined).length > 0);

/** The sooner of what someone is to be told of. */
function join(wishes: Map<string, Wish>, holder: string, { any, urgent }: Watch['from']): void {
  const known = wishes.get(holder);
  if (!known || any < known.any || urgent < known.urgent)
    wishes.set(holder, { any: Math.min(any, known?.any ?? Infinity), urgent: Math.min(urgent, known?.urgent ?? Infinity) });
}
