import type { Moment, Wish } from './moment.js';
import type { Watch } from './watch.js';
import { watchlistOf, type Watchlist } from './watchlist.js';
import type { Day } from './working-time.js';

/** What all watches together ask for. */
interface Wishes {
  /** What each holder is to be told of, and from which day on, by id of person. */
  byHolder: ReadonlyMap<string, Wish>;
  /** From which day on something is to be heard by those who want to know of everything. */
  heard: ReadonlyMap<string, Day>;
  /** Watches of milestones to which somebody has given an answer of their own: what holds for a holder may not hold for the cover. */
  apart: readonly Watch[];
}

/** They follow from the watches alone, so that they hold for as long as nobody is told of anything. */
export function wishesOf(moment: Moment): Wishes {
  const list = watchlistOf(moment);
  const before = known.get(list);
  if (before) return before;
  const found = newWishes(list);
  known.set(list, found);
  return found;
}

const known = new WeakMap<Watchlist, Wishes>();

function newWishes({ watches, any, urgent, heard, apart, holder, holders }: Watchlist): Wishes {
  const never = (): Float64Array => new Float64Array(holders.length).fill(Infinity);
  const [firstAny, firstUrgent, firstHeard] = [never(), never(), never()];
  const hearers = new Set<number>();
  const theirOwn: Watch[] = [];
  for (let n = 0; n < any.length; n += 1) {
    const place = holder[n] ?? 0;
    const day = any[n] ?? Infinity;
    const watch = day < Infinity && apart[n] === 1 ? watches[n] : undefined;
    if (watch) theirOwn.push(watch);
    else {
      lower(firstAny, place, day);
      lower(firstUrgent, place, urgent[n] ?? Infinity);
    }
    if (lower(firstHeard, place, heard[n] ?? Infinity)) hearers.add(place);
  }
  const of = (days: Float64Array, place: number): Day => days[place] ?? Infinity;
  const wished = holders.flatMap((id, n): [string, Wish][] =>
    of(firstAny, n) < Infinity ? [[id, { any: of(firstAny, n), urgent: of(firstUrgent, n) }]] : [],
  );
  return {
    byHolder: new Map(wished),
    heard: new Map([...hearers].map((n) => [holders[n] ?? '', of(firstHeard, n)])),
    apart: theirOwn,
  };
}

/** Takes the earlier of two days; whether it is the new one. */
function lower(days: Float64Array, place: number, day: Day): boolean {
  if (day >= (days[place] ?? Infinity)) return false;
  days[place] = day;
  return true;
}

/** What each holder is to be told of, whoever stands in; and what hangs on who that is, one by one. */
export function wishesNow(moment: Moment): { together: ReadonlyMap<string, Wish>; apart: readonly Watch[] } {
  const { byHolder, apart } = wishesOf(moment);
  if (apart.length === 0) return { together: byHolder, apart };
  const mayBeAway = ({ holder }: Watch): boolean => moment.profile(holder.id).absences.length > 0;
  const together = new Map(byHolder);
  for (const watch of apart) if (!mayBeAway(watch)) join(together, watch.holder.id, watch.from);
  return { together, apart: apart.filter(mayBeAway) };
}

/** The sooner of what someone is to be told of. */
function join(wishes: Map<string, Wish>, holder: string, { any, urgent }: Watch['from']): void {
  const known = wishes.get(holder);
  if (!known || any < known.any || urgent < known.urgent)
    wishes.set(holder, { any: Math.min(any, known?.any ?? Infinity), urgent: Math.min(urgent, known?.urgent ?? Infinity) });
}
