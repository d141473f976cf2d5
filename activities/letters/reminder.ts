import { wantedEntries } from '../../domain/delivery/wanted.js';
import type { Notice } from '../../domain/edition/events.js';
import type { CatchUp, Head, Reminder } from '../mail/letter.js';
import { entriesOf } from './entries.js';
import type { Place } from './place.js';

/** One milestone of which its reader is reminded. */
export async function reminder(place: Place, head: Head): Promise<Reminder> {
  const [entry] = await entriesOf(place, stillWanted(place));
  if (!entry) throw new Error(`The reminder ${place.notice.key} is about nothing.`);
  return { ...head, kind: 'reminder', tone: place.notice.tone ?? 'notice', entry };
}

/** What came up in the past, in one. */
export async function catchUp(place: Place, head: Head): Promise<CatchUp> {
  return { ...head, kind: 'catch-up', entries: await entriesOf(place, stillWanted(place)) };
}

/**
 * What of a notice is still to be done. A notice of which nothing is left is withdrawn before it is claimed; where the
 * last of it was done since, in the moment of sending, the letter tells how that stands now.
 */
function stillWanted({ edition, notice }: Place): Notice['about'] {
  const wanted = wantedEntries(edition, notice);
  return wanted.length > 0 ? wanted : notice.about;
}
