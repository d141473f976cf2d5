import type { Session } from '../calendar/session.js';
import { isActive } from '../edition/milestones.js';
import type { Passed } from '../edition/events.js';
import { own } from '../own.js';
import { dateOfDay, dayNumber, instantAt, later, type Instant } from '../time/plain-date.js';
import { sessionsToCome } from './sessions.js';
import { byEdition } from './by-edition.js';
import type { Moment } from './moment.js';
import { dayAt, type Day } from './working-time.js';

/** Weeks before a session of a body without follow-ups at which it is announced. */
const usualWeeks = [6];

/**
 * What time has brought near or made late and has not been announced: of a milestone the later of the two, of a session the
 * nearest of its weeks. Announced at the hour of notices of the edition's own day.
 */
export function reachedPassages(moment: Moment): Passed[] {
  const today = reachedDay(moment);
  const reached = passages(moment, today).filter(({ day }) => day <= today);
  const last = new Map(reached.map(({ of, passed }) => [of, passed])); // in the order of their days, the last remains
  return [...last.values()];
}

/** When something will next have come near or be late; null: never, as things stand. */
export function nextPassage(moment: Moment): Instant | null {
  const first = Math.min(...passages(moment, reachedDay(moment)).map(({ day }) => day));
  return first === Infinity ? null : later(moment.now, hourOf(moment, first));
}

interface Passage {
  /** Key of the milestone or session. */
  of: string;
  day: Day;
  /** The last day on which it is still worth telling. */
  until?: Day;
  passed: Passed;
}

/** What has not been announced and has not lost its point by a day, for each milestone and session in the order of days. */
const passages = (moment: Moment, today: Day): Passage[] => [
  ...datesToPass(moment).filter(({ until }) => until === undefined || today <= until),
  ...sessionsToCome(moment).flatMap((session) => approaches(moment, session)),
];

const datesToPass = byEdition(['announced'], ({ edition, world }): readonly Passage[] => {
  const found: Passage[] = [];
  for (const [milestone, state] of Object.entries(edition.milestones)) {
    const { on: dueOn } = state.due;
    const known = own(edition.announced, milestone);
    if (dueOn === null || !isActive(state) || known?.overdue === state.revision) continue;
    const dueDay = dayNumber(dueOn);
    const date = { milestone, dueOn, revision: state.revision };
    if (known?.dueSoon !== state.revision)
      found.push({ of: milestone, day: dueDay - world.template.dueSoonDays, until: dueDay, passed: { kind: 'due-soon', ...date } });
    found.push({ of: milestone, day: dueDay + 1, passed: { kind: 'overdue', ...date } });
  }
  return found;
});

function approaches({ edition, world }: Moment, { key, body, start }: Session): Passage[] {
  const known = own(edition.announced, key)?.approaching;
  const weeks = world.template.reminders.sessions.find((followUp) => followUp.body === body)?.steps.map((step) => step.weeks) ?? usualWeeks;
  return weeks
    .filter((n) => known?.start !== start || n < known.weeks)
    .sort((a, b) => b - a)
    .map((n) => ({ of: key, day: dayNumber(start) - 7 * n, passed: { kind: 'session-approaching', session: key, start, weeks: n } }));
}

/** The last day whose hour has come in the edition's zone. */
function reachedDay(moment: Moment): Day {
  const today = dayAt(moment.edition.zone, moment.now);
  return hourOf(moment, today) <= moment.now ? today : today - 1;
}

const hourOf = ({ edition, world }: Moment, day: Day): Instant => instantAt(edition.zone, dateOfDay(day), world.template.reminders.hour);
