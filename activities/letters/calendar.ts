import { calendarOfMilestone } from '../../domain/feed/feed.js';
import { feedCatalogues } from '../../domain/words/feed/feed.js';
import { wordsFrom } from '../../domain/words/words.js';
import type { Place } from './place.js';

/** A milestone's date for its reader's calendar: the same entry as in the calendars to subscribe to, so that it stands there once. */
export function calendarOf({ world, names, language, sources }: Place, milestone: string): string | undefined {
  const words = wordsFrom(feedCatalogues, language, sources.missing);
  return calendarOfMilestone(world, milestone, { names, words, publicUrl: sources.publicUrl });
}
