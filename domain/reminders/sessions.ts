import { calendarOf } from '../calendar/calendar.js';
import type { Session } from '../calendar/session.js';
import { isActive } from '../edition/milestones.js';
import type { MilestoneState } from '../edition/state.js';
import { instantAt, type Instant } from '../time/plain-date.js';
import { byEdition } from './by-edition.js';

/** A session, and when it is no longer to come: its first day begins in the edition's zone. */
export interface AskedSession {
  session: Session;
  begins: Instant;
}

/** The session that must receive what a milestone is about: on which it falls, or before which it is due. */
export const sessionOf = ({ due }: MilestoneState): string | undefined => due.session ?? due.before;

/** Sessions whose dates are known, and those on which something open hangs, past ones too. In the order of their days. */
export const sessionsAsked = byEdition(['sessions', 'zone'], ({ edition, world }): readonly AskedSession[] => {
  const calendar = calendarOf(world.template, edition.sessions);
  const sessions = new Map(edition.sessions.map((session) => [session.key, session]));
  for (const milestone of Object.values(edition.milestones)) {
    const key = sessionOf(milestone);
    if (key === undefined || sessions.has(key) || !isActive(milestone)) continue;
    const session = calendar.session(key);
    if (session) sessions.set(key, session);
  }
  return [...sessions.values()]
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
    .map((session) => ({ session, begins: instantAt(edition.zone, session.start, 0) }));
});
