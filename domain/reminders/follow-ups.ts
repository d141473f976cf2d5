import type { Session } from '../calendar/session.js';
import type { NoticeEntry } from '../edition/events.js';
import type { EditionState } from '../edition/state.js';
import { own } from '../own.js';
import type { SessionFollowUp } from '../template/template.js';
import { dayNumber, type Instant } from '../time/plain-date.js';
import type { Moment, Wish } from './moment.js';
import { openOf } from './open.js';
import { byEdition } from './by-edition.js';
import { tellableFrom, type Holder } from './readers.js';
import { sessionOf, sessionsAsked, type AskedSession } from './sessions.js';
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
  const reached: FollowUp[] = [];
  for (const prospect of prospects(moment)) {
    if (prospect.begins > moment.now && prospect.day <= moment.latestDay) reached.push(...reachedBy(moment, prospect));
  }
  return reached;
}

function reachedBy(moment: Moment, prospect: Prospect): FollowUp[] {
  return readersOf(moment, prospect).flatMap(({ recipient, entries }): FollowUp[] => {
    const { session, steps, holder } = prospect;
    if (!moment.isOpen(recipient)) return [];
    const today = moment.reachedDay(recipient);
    const open = entries.filter(({ from }) => from <= today);
    const step = steps.find(({ day }) => day <= today);
    if (!step || open.length === 0) return [];
    const day = Math.max(step.day, Math.min(...open.map(({ from }) => from)));
    return [{ session, weeks: step.weeks, day, holder, recipient, entries: open.map(({ entry }) => entry) }];
  });
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
  let next: Instant | null = null;
  for (const prospect of prospects(moment)) {
    if (prospect.begins <= moment.now) continue;
    for (const wish of wishesFor(moment, prospect)) {
      const at = moment.nextFor(prospect.holder.id, wish);
      // What can only be told when the session has begun is told no more.
      if (at !== null && at < prospect.begins && (next === null || at < next)) next = at;
    }
  }
  return next;
}

/** What a prospect asks for: all at once, or, as what a cover has answered counts for one milestone alone, each of them. */
function wishesFor(moment: Moment, { holder, day, step, entries }: Prospect): Wish[] {
  if (moment.profile(holder.id).absences.length === 0) return [{ any: day, urgent: day }];
  return entries.map(({ entry, from }) => {
    const first = Math.max(step, from);
    return { any: first, urgent: first, milestone: entry.milestone };
  });
}

/** A session, one who is to be told of what it must receive, and the steps at which that has not been done. */
interface Prospect extends AskedSession {
  /** The nearest to the session first. */
  steps: { weeks: number; day: Day }[];
  /** The first day of a step. */
  step: Day;
  /** The first day of a step on which the holder may be told of an entry. */
  day: Day;
  holder: Holder;
  /** Each with the day from which on the holder may be told of it. */
  entries: { entry: NoticeEntry; from: Day }[];
}

/** In the order of the sessions' days, those of past sessions too. */
const prospects = byEdition(['sessions', 'zone', 'roles', 'responses', 'followedUp'], (moment): readonly Prospect[] => {
  const { edition, world } = moment;
  const { sessions: followUps } = world.template.reminders;
  if (followUps.length === 0) return [];
  const expected = entriesBySession(moment);
  const readers = new Map(followUps.map((followUp) => [followUp.body, { followUp, holders: readersOfFollowUp(moment, followUp) }]));
  return sessionsAsked(moment).flatMap(({ session, begins }): Prospect[] => {
    const entries = expected.get(session.key);
    const { followUp, holders } = readers.get(session.body) ?? {};
    if (!followUp || !holders || !entries) return [];
    const all = stepsOf(followUp, session);
    return holders.flatMap((holder): Prospect[] => {
      const told = weeksTold(edition, session, holder.id);
      const steps = all.filter(({ weeks }) => weeks < told);
      const tellable = entries
        .map((entry) => ({ entry, from: tellableFrom(edition, entry.milestone, holder.id) }))
        .filter(({ from }) => from < Infinity);
      if (steps.length === 0 || tellable.length === 0) return [];
      const step = Math.min(...steps.map(({ day }) => day));
      const day = Math.max(step, Math.min(...tellable.map(({ from }) => from)));
      return [{ session, begins, steps, step, day, holder, entries: tellable }];
    });
  });
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
  for (const { key, milestone, dueOn } of openOf(edition.milestones)) {
    const session = sessionOf(milestone);
    if (session === undefined) continue;
    const entries = bySession.get(session) ?? [];
    entries.push({ milestone: key, rung: 0, dueOn, revision: milestone.revision });
    bySession.set(session, entries);
  }
  return bySession;
});
