import type { Passed } from '../edition/events.js';
import { own } from '../own.js';
import { dateOfDay, dayNumber, instantAt, later, type Instant } from '../time/plain-date.js';
import { byEdition } from './by-edition.js';
import type { Moment } from './moment.js';
import { openOf } from './open.js';
import { sessionsAsked, type AskedSession } from './sessions.js';
import { dayAt, type Day } from './working-time.js';

/** Weeks before a session of a body without follow-ups at which it is announced. */
const usualWeeks = [6];

/**
 * What time has brought near or made late and has not been announced: of a milestone the later of the two, of a session the
 * nearest of its weeks. Announced at the hour of notices of the edition's own day.
 */
export function reachedPassages(moment: Moment): Passed[] {
  const today = reachedDay(moment);
  const last = new Map<string, Passed>(); // in the order of their days, the last remains
  for (const passage of passages(moment)) {
    if (passage.day <= today && isWorthTelling(passage, moment, today)) last.set(passage.of, passage.passed);
  }
  return [...last.values()];
}

/** When something will next have come near or be late; null: never, as things stand. */
export function nextPassage(moment: Moment): Instant | null {
  const today = reachedDay(moment);
  let first = Infinity;
  for (const passage of passages(moment)) if (passage.day < first && isWorthTelling(passage, moment, today)) first = passage.day;
  return first === Infinity ? null : later(moment.now, hourOf(moment, first));
}

interface Passage {
  /** Key of the milestone or session. */
  of: string;
  day: Day;
  /** The last day on which it is still worth telling. */
  until?: Day;
  /** When a session begins, and is near no more. */
  begins?: Instant;
  passed: Passed;
}

const isWorthTelling = ({ until, begins }: Passage, { now }: Moment, today: Day): boolean =>
  (until === undefined || today <= until) && (begins === undefined || now < begins);

/** What has not been announced, of each milestone and session in the order of days. */
const passages = byEdition(['announced', 'sessions', 'zone'], (moment): readonly Passage[] =>
  allPassages(moment).filter((passage) => !isAnnounced(moment, passage)),
);

/** The same with what has been announced: what is found once may be asked for after each announcement. */
const allPassages = byEdition(['sessions', 'zone'], (moment): readonly Passage[] => [
  ...datesToPass(moment),
  ...sessionsAsked(moment).flatMap((asked) => approaches(moment, asked)),
]);

function datesToPass({ edition, world }: Moment): Passage[] {
  return openOf(edition.milestones).flatMap(({ key, milestone: { revision }, dueOn, dueDay }): Passage[] => {
    const date = { milestone: key, dueOn, revision };
    return [
      { of: key, day: dueDay - world.template.dueSoonDays, until: dueDay, passed: { kind: 'due-soon', ...date } },
      { of: key, day: dueDay + 1, passed: { kind: 'overdue', ...date } },
    ];
  });
}

function approaches({ world }: Moment, { session, begins }: AskedSession): Passage[] {
  const { key, body, start } = session;
  const weeks = world.template.reminders.sessions.find((followUp) => followUp.body === body)?.steps.map((step) => step.weeks) ?? usualWeeks;
  return weeks
    .toSorted((a, b) => b - a)
    .map((n) => ({
      of: key,
      day: dayNumber(start) - 7 * n,
      begins,
      passed: { kind: 'session-approaching', session: key, start, weeks: n },
    }));
}

/** Whether it has been announced, or what comes after it. */
function isAnnounced({ edition }: Moment, { of, passed }: Passage): boolean {
  const known = own(edition.announced, of);
  if (!known) return false;
  if (passed.kind === 'session-approaching') return known.approaching?.start === passed.start && known.approaching.weeks <= passed.weeks;
  return known.overdue === passed.revision || (passed.kind === 'due-soon' && known.dueSoon === passed.revision);
}

/** The last day whose hour has come in the edition's zone. */
function reachedDay(moment: Moment): Day {
  const today = dayAt(moment.edition.zone, moment.now);
  return hourOf(moment, today) <= moment.now ? today : today - 1;
}

const hourOf = ({ edition, world }: Moment, day: Day): Instant => instantAt(edition.zone, dateOfDay(day), world.template.reminders.hour);
