import type { Session } from '../calendar/session.js';
import { isActive } from '../edition/milestones.js';
import type { NoticeEntry } from '../edition/events.js';
import type { EditionState } from '../edition/state.js';
import { own } from '../own.js';
import type { MilestoneKey, SessionFollowUp } from '../template/template.js';
import { dayNumber, type Instant } from '../time/plain-date.js';
import type { Moment } from './moment.js';
import { byEdition } from './by-edition.js';
import { earliest } from './earliest.js';
import { tellableFrom, type Holder } from './readers.js';
import { beginningOf, sessionOf, sessionsAsked, sessionsToCome } from './sessions.js';
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
  return prospects(moment).flatMap((prospect) =>
    readersOf(moment, prospect).flatMap(({ recipient, entries }): FollowUp[] => {
      const { session, steps, holder } = prospect;
      if (!moment.isOpen(recipient)) return [];
      const today = moment.reachedDay(recipient);
      const open = entries.filter(({ from }) => from <= today);
      const step = steps.find(({ day }) => day <= today);
      if (!step || open.length === 0) return [];
      const day = Math.max(step.day, Math.min(...open.map(({ from }) => from)));
      return [{ session, weeks: step.weeks, day, holder, recipient, entries: open.map(({ entry }) => entry) }];
    }),
  );
}

/** Who is told of which entries: the holder, or who covers; what the cover has declined stays with the holder. */
function readersOf(moment: Moment, { holder, entries }: Prospect): { recipient: string; entries: Prospect['entries'] }[] {
  if (moment.profile(holder.id).absences.length === 0) return [{ recipient: holder.id, entries }];
  const byReader = new Map<string, Prospect['entries']>();
  for (const { entry, from } of entries) {
    const recipient = moment.recipient(holder.id, entry.milestone);
    const own = { entry, from: Math.max(from, tellableFrom(moment.edition, entry.milestone, recipient)) };
    byReader.set(recipient, [...(byReader.get(recipient) ?? []), own]);
  }
  return [...byReader].map(([recipient, theirs]) => ({ recipient, entries: theirs }));
}

/** When the next follow-up will have reached its day and hour; null: none will, as things stand. */
export function nextFollowUp(moment: Moment): Instant | null {
  const byHolder = new Map<string, Prospective[]>();
  for (const { session, steps, holder, entries } of prospects(moment)) {
    const first = Math.min(...steps.map((step) => step.day));
    const known = byHolder.get(holder.id) ?? [];
    byHolder.set(holder.id, known);
    // What a cover has answered counts for one milestone alone.
    if (moment.profile(holder.id).absences.length === 0)
      known.push({ session, day: Math.max(first, Math.min(...entries.map(({ from }) => from))) });
    else for (const { entry, from } of entries) known.push({ session, day: Math.max(first, from), milestone: entry.milestone });
  }
  return earliest([...byHolder].map(([holder, days]) => nextOf(moment, holder, days)));
}

interface Prospective {
  session: Session;
  day: Day;
  milestone?: MilestoneKey;
}

/** The first of them for one holder; what can only be told when the session has begun is told no more. */
function nextOf(moment: Moment, holder: string, days: Prospective[]): Instant | null {
  let first: Instant | null = null;
  for (const { day, session, ...of } of days.sort((a, b) => a.day - b.day)) {
    const at = moment.nextFor(holder, { any: day, urgent: day, ...of });
    if (at === null || at >= beginningOf(moment, session)) continue;
    if (of.milestone === undefined) return at;
    first = earliest([first, at]);
  }
  return first;
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
  const bySession = prospectsBySession(moment);
  return sessionsToCome(moment).flatMap((session) => bySession.get(session) ?? []);
}

const prospectsBySession = byEdition(['sessions', 'roles', 'responses', 'followedUp'], (moment): ReadonlyMap<Session, Prospect[]> => {
  const { edition, world } = moment;
  const { sessions: followUps } = world.template.reminders;
  if (followUps.length === 0) return new Map();
  const expected = entriesBySession(moment);
  const readers = new Map(followUps.map((followUp) => [followUp.body, { followUp, holders: readersOfFollowUp(moment, followUp) }]));
  const found = new Map<Session, Prospect[]>();
  for (const session of sessionsAsked(moment)) {
    const entries = expected.get(session.key);
    const { followUp, holders } = readers.get(session.body) ?? {};
    if (!followUp || !holders || !entries) continue;
    const all = stepsOf(followUp, session);
    const theirs = holders.flatMap((holder): Prospect[] => {
      const told = weeksTold(edition, session, holder.id);
      const steps = all.filter(({ weeks }) => weeks < told);
      const tellable = entries
        .map((entry) => ({ entry, from: tellableFrom(edition, entry.milestone, holder.id) }))
        .filter(({ from }) => from < Infinity);
      return steps.length === 0 || tellable.length === 0 ? [] : [{ session, steps, holder, entries: tellable }];
    });
    if (theirs.length > 0) found.set(session, theirs);
  }
  return found;
});

/** The fewest weeks before the present days of a session that someone has been told of; `Infinity`: none. */
export const weeksTold = ({ followedUp }: EditionState, { key, start }: Session, person: string): number =>
  own(own(own(followedUp, key) ?? {}, person) ?? {}, start) ?? Infinity;

const stepsOf = ({ steps }: SessionFollowUp, { start }: Session): Prospect['steps'] =>
  steps.map(({ weeks }) => ({ weeks, day: dayNumber(start) - 7 * weeks })).sort((a, b) => a.weeks - b.weeks);

/** Those who must act for the roles that are told, each once. */
function readersOfFollowUp(moment: Moment, { to }: SessionFollowUp): Holder[] {
  const holders = new Map<string, Holder>();
  for (const holder of to.flatMap((role) => moment.holdersOfRole(role))) {
    if (holder.as.includes('responsible') && !holders.has(holder.id)) holders.set(holder.id, holder);
  }
  return [...holders.values()];
}

/** What is open and hangs on a session, by the session's key. */
const entriesBySession = byEdition([], ({ edition }): ReadonlyMap<string, NoticeEntry[]> => {
  const bySession = new Map<string, NoticeEntry[]>();
  for (const [key, milestone] of Object.entries(edition.milestones)) {
    const { on: dueOn } = milestone.due;
    const session = sessionOf(milestone);
    if (session === undefined || dueOn === null || !isActive(milestone)) continue;
    const entries = bySession.get(session) ?? [];
    entries.push({ milestone: key, rung: 0, dueOn, revision: milestone.revision });
    bySession.set(session, entries);
  }
  return bySession;
});
