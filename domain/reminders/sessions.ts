import { calendarOf } from '../calendar/calendar.js';
import type { Session } from '../calendar/session.js';
import { isActive } from '../edition/milestones.js';
import type { MilestoneState } from '../edition/state.js';
import { instantAt, shift, type Instant } from '../time/plain-date.js';
import { byEdition } from './by-edition.js';
import type { Moment } from './moment.js';

const known = new WeakMap<Moment, Session[]>();

/** Sessions that have not begun: those whose dates are known, and those on which something open hangs. In the order of their days. */
export function sessionsToCome(moment: Moment): Session[] {
  const sessions = known.get(moment) ?? found(moment);
  known.set(moment, sessions);
  return sessions;
}

/** The session that must receive what a milestone is about: on which it falls, or before which it is due. */
export const sessionOf = ({ due }: MilestoneState): string | undefined => due.session ?? due.before;

/** When a session is no longer to come: its first day begins in the edition's zone. */
export const beginningOf = ({ edition }: Moment, { start }: Session): Instant => instantAt(edition.zone, start, 0);

function found(moment: Moment): Session[] {
  const { now } = moment;
  const yesterday = shift(now.slice(0, 10), { count: -1, unit: 'd' }); // no zone is further behind
  return sessionsAsked(moment)
    .filter((session) => session.start >= yesterday && beginningOf(moment, session) > now)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** Sessions whose dates are known, and those on which something open hangs, past ones too. */
export const sessionsAsked = byEdition(['sessions'], ({ edition, world }): readonly Session[] => {
  const calendar = calendarOf(world.template, edition.sessions);
  const sessions = new Map(edition.sessions.map((session) => [session.key, session]));
  for (const milestone of Object.values(edition.milestones)) {
    const key = sessionOf(milestone);
    if (key === undefined || sessions.has(key) || !isActive(milestone)) continue;
    const session = calendar.session(key);
    if (session) sessions.set(key, session);
  }
  return [...sessions.values()];
});
