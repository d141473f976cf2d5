import { calendarOf } from '../../domain/calendar/calendar.js';
import { daysBetween, shift } from '../../domain/time/plain-date.js';
import type { Head, SessionFollowUp } from '../mail/letter.js';
import { entriesOf } from './entries.js';
import type { Place } from './place.js';

/** What a session must receive, from what has been reached on. */
export async function sessionFollowUp(place: Place, head: Head): Promise<SessionFollowUp> {
  const { world, edition, notice, names, today } = place;
  const { key, weeks } = notice.session ?? { key: '', weeks: 0 };
  const session = calendarOf(world.template, edition.sessions).session(key);
  if (!session) throw new Error(`The notice ${notice.key} is about no session.`);
  const { body, start, end, certainty } = session;
  const steps = world.template.reminders.sessions.find((followUp) => followUp.body === body)?.steps ?? [];
  return {
    ...head,
    kind: 'session',
    session: {
      key,
      title: names.session(key),
      start,
      end,
      isExpected: certainty === 'expected',
      days: daysBetween(today, start),
      steps: steps
        .filter((step) => step.weeks <= weeks)
        .sort((a, b) => b.weeks - a.weeks)
        .map((step) => ({
          weeks: step.weeks,
          on: shift(start, { count: -step.weeks, unit: 'w' }),
          title: names.followUp(body, step.weeks),
        })),
      entries: await entriesOf(place),
    },
  };
}
