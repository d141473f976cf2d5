import { calendarOf } from '../calendar/calendar.js';
import type { Session } from '../calendar/session.js';
import { isActive } from '../edition/milestones.js';
import type { NoticeEntry } from '../edition/events.js';
import { own } from '../own.js';
import type { SessionFollowUp } from '../template/template.js';
import { dayNumber, earlier, instantAt, shift, type Instant } from '../time/plain-date.js';
import type { Moment } from './moment.js';
import { tellableFrom, type Holder } from './readers.js';
import type { Day } from './working-time.js';

/** What a session must receive, as one holder is told of it so many weeks before. */
export interface FollowUp {
  session: Session;
  weeks: number;
  /** The day on which it is told: so many weeks before the session, or when there is again something to tell of. */
  day: Day;
  holder: Holder;
  recipient: string;
  entries: NoticeEntry[];
}

/** The follow-ups that have reached their day and hour, each once for its session, its weeks and its reader. */
export function reachedFollowUps(moment: Moment): FollowUp[] {
  return prospects(moment).flatMap(({ session, steps, holder, entries }): FollowUp[] => {
    const recipient = moment.recipient(holder.id);
    if (!moment.isOpen(recipient)) return [];
    const today = moment.reachedDay(recipient);
    const open = entries.filter(({ from }) => from <= today);
    const step = steps.find(({ day }) => day <= today);
    if (!step || open.length === 0) return [];
    const day = Math.max(step.day, Math.min(...open.map(({ from }) => from)));
    return [{ session, weeks: step.weeks, day, holder, recipient, entries: open.map(({ entry }) => entry) }];
  });
}

/** When the next follow-up will have reached its day and hour; null: none will, as things stand. */
export function nextFollowUp(moment: Moment): Instant | null {
  return prospects(moment).reduce<Instant | null>((next, { session, steps, holder, entries }) => {
    const day = Math.max(Math.min(...steps.map((step) => step.day)), Math.min(...entries.map(({ from }) => from)));
    const at = moment.nextFor(holder.id, { any: day, urgent: day });
    if (at === null || at >= beginningOf(moment, session)) return next;
    return next === null ? at : earlier(at, next);
  }, null);
}

/** A session to come, one who is to be told of what it must receive, and the steps at which that has not been done. */
interface Prospect {
  session: Session;
  /** The nearest to the session first. */
  steps: { weeks: number; day: Day }[];
  holder: Holder;
  /** Each with the day from which on the holder may be told of it. */
  entries: { entry: NoticeEntry; from: Day }[];
}

function prospects(moment: Moment): Prospect[] {
  const { edition, world } = moment;
  const { sessions: followUps } = world.template.reminders;
  if (followUps.length === 0) return [];
  const expected = entriesBySession(moment);
  return sessionsToCome(moment).flatMap((session) => {
    const followUp = followUps.find(({ body }) => body === session.body);
    const entries = expected.get(session.key);
    if (!followUp || !entries) return [];
    return readersOfFollowUp(moment, followUp).flatMap((holder): Prospect[] => {
      const told = own(edition.followedUp[session.key] ?? {}, holder.id);
      const isOpen = (weeks: number): boolean => told?.start !== session.start || weeks < told.weeks;
      const steps = stepsOf(followUp, session).filter(({ weeks }) => isOpen(weeks));
      const tellable = entries
        .map((entry) => ({ entry, from: tellableFrom(edition, entry.milestone, holder.id) }))
        .filter(({ from }) => from < Infinity);
      return steps.length === 0 || tellable.length === 0 ? [] : [{ session, steps, holder, entries: tellable }];
    });
  });
}

const stepsOf = ({ steps }: SessionFollowUp, { start }: Session): Prospect['steps'] =>
  steps.map(({ weeks }) => ({ weeks, day: dayNumber(start) - 7 * weeks })).sort((a, b) => a.weeks - b.weeks);

/** Those who must act for the roles that are told, each once. */
function readersOfFollowUp(moment: Moment, { to }: SessionFollowUp): Holder[] {
  const holders = to.flatMap((role) => moment.holdersOfRole(role)).filter(({ as }) => as.includes('responsible'));
  return holders.filter(({ id }, n) => holders.findIndex((other) => other.id === id) === n);
}

/** What is open and hangs on a session, by the session's key. */
function entriesBySession({ edition }: Moment): Map<string, NoticeEntry[]> {
  const bySession = new Map<string, NoticeEntry[]>();
  for (const [key, milestone] of Object.entries(edition.milestones)) {
    const { session, on: dueOn } = milestone.due;
    if (session === undefined || dueOn === null || !isActive(milestone)) continue;
    const entries = bySession.get(session) ?? [];
    entries.push({ milestone: key, rung: 0, dueOn, revision: milestone.revision });
    bySession.set(session, entries);
  }
  return bySession;
}

/** Sessions that have not begun: those whose dates are known, and those on which something open hangs. In the order of their days. */
export function sessionsToCome(moment: Moment): Session[] {
  const { edition, world, now } = moment;
  const calendar = calendarOf(world.template, edition.sessions);
  const awaited = Object.values(edition.milestones).flatMap(({ due, ...milestone }) =>
    due.session !== undefined && isActive({ due, ...milestone }) ? (calendar.session(due.session) ?? []) : [],
  );
  const sessions = new Map([...edition.sessions, ...awaited].map((session) => [session.key, session]));
  const yesterday = shift(now.slice(0, 10), { count: -1, unit: 'd' }); // no zone is further behind
  return [...sessions.values()]
    .filter((session) => session.start >= yesterday && beginningOf(moment, session) > now)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** The first day begins in the edition's zone. */
const beginningOf = ({ edition }: Moment, { start }: Session): Instant => instantAt(edition.zone, start, 0);
