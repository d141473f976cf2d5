import type { CatchUp, Head, LetterEntry, Reminder } from '../mail/letter.js';
import { calendarOf } from './calendar.js';
import { entriesOf } from './entries.js';
import type { Place } from './place.js';

/** One milestone of which its reader is reminded. */
export async function reminder(place: Place, head: Head): Promise<Reminder> {
  const [entry] = await entriesOf(place);
  if (!entry) throw new Error(`The reminder ${place.notice.key} is about nothing.`);
  const calendar = isAhead(entry) ? calendarOf(place, entry.milestone) : undefined;
  return { ...head, kind: 'reminder', tone: place.notice.tone ?? 'notice', entry, ...(calendar === undefined ? {} : { calendar }) };
}

/** Whether there is a day ahead to be noted. */
const isAhead = ({ status, days }: LetterEntry): boolean => (status === 'planned' || status === 'in-progress') && days !== null && days > 0;

/** What came up in the past, in one. */
export async function catchUp(place: Place, head: Head): Promise<CatchUp> {
  return { ...head, kind: 'catch-up', entries: await entriesOf(place) };
}
