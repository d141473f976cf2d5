import type { Session } from '../calendar/session.js';
import { own } from '../own.js';
import type { Meeting } from '../plan/plan.types.js';
import type { MilestoneKey } from '../template/template.js';
import type { Instant } from '../time/plain-date.js';
import type { CalendarEntry, EditionState, EntryName, MilestoneState } from './state.js';

export const congressEntry: EntryName = 'congress';
export const sessionEntry = (key: string): EntryName => `session.${key}`;
export const meetingEntry = (id: string): EntryName => `meeting.${id}`;

/** Where something stands now; undefined: nowhere, for want of a date or because it is not to be. */
type Place = Pick<CalendarEntry, 'start' | 'end'> & { standing: 'firm' | 'expected' };

/**
 * How dates stand in calendars after an event. A calendar that has seen an entry must be told each time it changes, with a
 * higher number each time; so the numbers are part of the state and not of whoever shows it.
 */
export function entriesAfter(before: EditionState | undefined, after: EditionState, at: Instant): EditionState['entries'] {
  const changed = [...changes(before, after)];
  if (before && changed.length === 0) return before.entries;
  const entries = { ...before?.entries };
  for (const [name, place] of changed) {
    const next = entryAfter(own(entries, name), place, at);
    if (next) entries[name] = next;
  }
  return entries;
}

function entryAfter(known: CalendarEntry | undefined, place: Place | undefined, changedAt: Instant): CalendarEntry | undefined {
  if (!known) return place && { ...place, sequence: 0, changedAt };
  const now = place ?? { start: known.start, end: known.end, standing: 'cancelled' as const };
  const same = now.start === known.start && now.end === known.end && now.standing === known.standing;
  return { ...now, sequence: same ? known.sequence : known.sequence + 1, changedAt };
}

/** All that the event has touched, and where it stands now. States never change: what is the same object is as it was. */
function* changes(before: EditionState | undefined, after: EditionState): Generator<[EntryName, Place | undefined]> {
  yield* touched<MilestoneKey, MilestoneState>(before?.milestones, after.milestones, (key) => key, placeOfMilestone);
  if (before?.sessions !== after.sessions) yield* touched(byKey(before?.sessions), byKey(after.sessions), sessionEntry, placeOfSession);
  if (before?.meetings !== after.meetings) yield* touched(byId(before?.meetings), byId(after.meetings), meetingEntry, placeOfMeeting);
  if (before?.keyDates !== after.keyDates || before.venue !== after.venue || before.host !== after.host) {
    const { present } = after.keyDates;
    yield [congressEntry, present && { start: present.opening, end: present.closing, standing: 'firm' }];
  }
}

function* touched<Key extends string, T>(
  before: Readonly<Record<Key, T>> | undefined,
  after: Readonly<Record<Key, T>>,
  nameOf: (key: Key) => EntryName,
  placeOf: (thing: T) => Place | undefined,
): Generator<[EntryName, Place | undefined]> {
  if (before === after) return;
  const known: Partial<Record<Key, T>> = before ?? {};
  for (const [key, thing] of Object.entries(after) as [Key, T][]) if (known[key] !== thing) yield [nameOf(key), placeOf(thing)];
  for (const key of Object.keys(known) as Key[]) if (!Object.hasOwn(after, key)) yield [nameOf(key), undefined];
}

/** What is waived or suspended is not to be done on its day, even where it still has one. */
function placeOfMilestone({ status, due: { on, certainty } }: MilestoneState): Place | undefined {
  if (on === null || status === 'waived' || status === 'suspended') return undefined;
  return { start: on, end: on, standing: certainty === 'expected' && status !== 'done' ? 'expected' : 'firm' };
}

/** Of an expected session only the months are known: that is no entry for a calendar. */
const placeOfSession = ({ certainty, start, end }: Session): Place | undefined =>
  certainty === 'dated' ? { start, end, standing: 'firm' } : undefined;

const placeOfMeeting = ({ dates }: Meeting): Place | undefined => dates && { ...dates, standing: 'firm' };

const byKey = (sessions: readonly Session[] = []): Record<string, Session> => Object.fromEntries(sessions.map((s) => [s.key, s]));
const byId = (meetings: readonly Meeting[] = []): Record<string, Meeting> => Object.fromEntries(meetings.map((m) => [m.id, m]));
