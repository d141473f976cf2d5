import { own } from '../own.js';
import type { EditionState } from '../edition/state.js';
import type { CycleTemplate } from '../template/template.js';
import type { Moment } from './moment.js';
import { openOf, type OpenMilestone } from './open.js';
import { watchesOfOne, type Watch } from './watch.js';

/**
 * All watches of an edition, those of one milestone after each other. What each wake-up looks through stands in columns beside
 * them, a number for each watch: to pass over numbers costs little, however many there are.
 */
export interface Watchlist {
  watches: readonly Watch[];
  /** From which day on there is something to tell of, by watch. */
  any: Float64Array;
  urgent: Float64Array;
  /** The same for whoever wants to know of everything. */
  heard: Float64Array;
  /** 1 where somebody has given the milestone an answer of their own, so that what holds for a holder may not hold for the cover. */
  apart: Uint8Array;
  /** The holder of each, as a place in `holders`. */
  holder: Int32Array;
  /** Ids of persons, each once. */
  holders: readonly string[];
}

/** A watchlist, and what it follows from. */
interface Known extends Pick<EditionState, 'mode' | 'roles' | 'responses' | 'ladders' | 'reminded'> {
  template: CycleTemplate;
  list: Watchlist;
  /** By open milestone: where its watches begin, and what its holders were last told. */
  begins: Int32Array;
  told: readonly Told[];
}

type Told = EditionState['reminded'][string] | undefined;

/**
 * Every open, dated milestone with each of its holders. It is made once for as long as what it follows from is the same; where
 * only more was told since the last one, as after each wake-up, it is that one with what was told.
 */
export function watchlistOf(moment: Moment): Watchlist {
  const { milestones, mode, roles, responses, ladders, reminded } = moment.edition;
  const { template } = moment.world;
  const last = known.get(milestones);
  const follows =
    last?.roles === roles && last.responses === responses && last.ladders === ladders && last.mode === mode && last.template === template;
  if (follows && last.reminded === reminded) return last.list;
  const found = follows ? { ...last, ...toldMore(moment, last) } : newList(moment);
  known.set(milestones, { ...found, template, mode, roles, responses, ladders, reminded });
  return found.list;
}

const known = new WeakMap<EditionState['milestones'], Known>();

export const watchesOf = (moment: Moment): readonly Watch[] => watchlistOf(moment).watches;

const toldOf = ({ edition }: Moment, { key }: OpenMilestone): Told => own(edition.reminded, key);

function newList(moment: Moment): Pick<Known, 'list' | 'begins' | 'told'> {
  const open = openOf(moment.edition.milestones);
  const told = open.map((one) => toldOf(moment, one));
  const begins = new Int32Array(open.length);
  const watches: Watch[] = [];
  for (const [n, one] of open.entries()) {
    begins[n] = watches.length;
    for (const watch of watchesOfOne(moment, one, told[n])) watches.push(watch);
  }
  const places = new Map<string, number>();
  const placeOf = (id: string): number => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return place;
  };
  const holder = Int32Array.from(watches, (watch) => placeOf(watch.holder.id));
  const list = {
    watches,
    any: Float64Array.from(watches, ({ from }) => from.any),
    urgent: Float64Array.from(watches, ({ from }) => from.urgent),
    heard: Float64Array.from(watches, ({ heardFrom }) => heardFrom),
    apart: Uint8Array.from(watches, (watch) => (hasAnswersOfTheirOwn(watch) ? 1 : 0)),
    holder,
    holders: [...places.keys()],
  };
  return { list, begins, told };
}

const hasAnswersOfTheirOwn = ({ of: { answers } }: Watch): boolean =>
  answers !== undefined && (Object.keys(answers.snoozed).length > 0 || Object.keys(answers.declined).length > 0);

/** The same holders watch the same milestones; some have been told more. */
function toldMore(moment: Moment, { list, begins, told: before }: Known): Pick<Known, 'list' | 'told'> {
  const told = before.slice();
  const watches = list.watches.slice();
  const [any, urgent, heard] = [list.any.slice(), list.urgent.slice(), list.heard.slice()];
  let n = -1;
  for (const one of openOf(moment.edition.milestones)) {
    n += 1;
    const now = toldOf(moment, one);
    if (now === told[n]) continue;
    told[n] = now;
    let place = begins[n] ?? 0;
    for (const watch of watchesOfOne(moment, one, now)) {
      watches[place] = watch;
      any[place] = watch.from.any;
      urgent[place] = watch.from.urgent;
      heard[place] = watch.heardFrom;
      place += 1;
    }
  }
  return { list: { ...list, watches, any, urgent, heard }, told };
}
