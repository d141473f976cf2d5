import type { PlainDate } from '../time/plain-date.js';
import type { Kept, MilestoneChange, ReminderLine, SessionDays } from './difference.types.js';

/** What becomes of a milestone, as the headings of a rendering. */
export const changeTitles: Record<MilestoneChange, string> = {
  moved: 'Moved',
  suspended: 'Suspended',
  resumed: 'Taken up again',
  reopened: 'Due again',
  new: 'New',
  gone: 'Fall away',
  started: 'Begun',
  done: 'Done by the decision',
  waived: 'Waived',
  'not-recorded': 'Closed without being recorded',
  restated: 'Same day on other grounds',
  kept: 'Kept',
};

export const keptBecause: Record<Kept['because'], string> = {
  pinned: 'it is pinned',
  done: 'it is done',
  waived: 'it is waived',
  'not-recorded': 'it was closed without being recorded',
  undecided: 'it stays open until somebody decides whether it goes on without the congress',
  session: 'it hangs on a session, which does not move with the congress',
  untouched: 'nothing it counts from has changed',
};

export const dateOrNone = (on: PlainDate | null | undefined): string => on ?? 'no date';
export const numberOrNone = (days: number | null | undefined): string => (days === null || days === undefined ? '' : String(days));

/** `30th session of the Commission (2021-05-17 to 2021-05-21)`; of one that is expected only the months are known. */
export function sessionInWords({ key, title = key, start, end, certainty }: SessionDays): string {
  if (certainty === 'dated') return `${title} (${start} to ${end})`;
  const [first, last] = [start.slice(0, 7), end.slice(0, 7)];
  return `${title} (expected in ${first === last ? first : `${first} to ${last}`})`;
}

/** How far from the due date a reminder comes, `7 days before`. */
export function rungInWords({ rung }: Pick<ReminderLine, 'rung'>): string {
  if (rung === null) return '';
  if (rung === 0) return 'on the day';
  const days = Math.abs(rung);
  return `${days} ${days === 1 ? 'day' : 'days'} ${rung < 0 ? 'before' : 'after'}`;
}

/** `1 day`, `37 days`. */
export const inDays = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;
