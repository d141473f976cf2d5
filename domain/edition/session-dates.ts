import type { Session } from '../calendar/session.js';
import { refuse, type Refusal } from '../refusal.js';
import { daysBetween, isPlainDate, yearOf, type PlainDate } from '../time/plain-date.js';
import type { PlanningCommand } from './commands.js';
import type { Turn } from './turn.js';

/** A session with its resumed parts ends within a year. */
const longest = 366;

/** Why dates cannot be those of a session: they do not exist, end before they begin, or lie in another year than its name. */
export function sessionPeriodFault(session: Session, start: PlainDate, end: PlainDate): Refusal | undefined {
  for (const [name, date] of Object.entries({ start, end })) {
    if (!isPlainDate(date))
      return refuse('dates-invalid', `The ${name} "${date}" is not a date that exists; write it as 2031-05-19.`, { pointer: `/${name}` });
  }
  if (end < start) return refuse('dates-invalid', `The session ends on ${end}, before it begins on ${start}.`, { pointer: '/end' });
  if (daysBetween(start, end) > longest) {
    return refuse('dates-invalid', `From ${start} to ${end} is too long for a session; it may last ${longest} days.`, { pointer: '/end' });
  }
  if (yearOf(start) !== session.year) {
    return refuse('dates-invalid', `${session.title} meets in ${session.year}, not in ${yearOf(start)}.`, { pointer: '/start' });
  }
  return undefined;
}

/** The calendar of bodies gives a session its dates. */
export function dateSession(
  turn: Turn,
  { session: name, start, end }: Extract<PlanningCommand, { type: 'date-session' }>,
): Refusal | undefined {
  const known = turn.calendar.session(name);
  if (!known)
    return refuse('session-unknown', `The calendar has no session "${name}". Sessions are named like commission-31 or ecosoc-2021.`, {
      pointer: '/session',
    });
  const fault = sessionPeriodFault(known, start, end);
  if (fault) return fault;
  const source = turn.envelope.basis ?? turn.envelope.actor;
  turn.emit({ type: 'session-dated', session: { ...known, start, end, certainty: 'dated', source } });
  return undefined;
}
