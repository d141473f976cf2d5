import type { EditionState } from '../../domain/edition/state.js';
import { calendarOfMilestone } from '../../domain/feed/feed.js';
import { feedCatalogues } from '../../domain/words/feed/feed.js';
import { wordsFrom } from '../../domain/words/words.js';
import type { Place } from './place.js';

/** A milestone's date for its reader's calendar: the same entry as in the calendars to subscribe to, so that it stands there once. */
export function calendarOf(place: Place, milestone: string): string | undefined {
  const { edition, language, sources } = place;
  const known = written.get(edition) ?? new Map<string, string | undefined>();
  written.set(edition, known);
  const text = [sources.publicUrl, language, milestone].join(' ');
  if (!known.has(text)) known.set(text, calendarFrom(place, milestone));
  return known.get(text);
}

/** What has been written of an edition as it stands: many readers are told of one milestone. States never change. */
const written = new WeakMap<EditionState, Map<string, string | undefined>>();

function calendarFrom({ world, names, language, sources }: Place, milestone: string): string | undefined {
  const words = wordsFrom(feedCatalogues, language, sources.missing);
  return calendarOfMilestone(world, milestone, { names, words, publicUrl: sources.publicUrl });
}
