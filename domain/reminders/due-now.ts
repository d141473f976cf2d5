import { isAsPlanned } from '../edition/milestones.js';
import type { Rung, Tone } from '../template/template.js';
import { newsDays } from './digest.js';
import { anyone, followingRung, latestRung, meantFor, urgent, type Meant } from './ladder.js';
import type { Moment } from './moment.js';
import { tellableFrom } from './readers.js';
import { listens, type Watch } from './watch.js';
import { watchlistOf } from './watchlist.js';
import { dayAt, type Day } from './working-time.js';

/** A rung that has come to one holder of a milestone. */
export interface Reached {
  watch: Watch;
  /** The holder, or the one who covers. */
  recipient: string;
  rung: Rung;
  /** The day for which it is meant, and the first one for which there was something to tell. */
  day: Day;
  firstDay: Day;
  /** Does not wait for a digest. */
  breaksThrough: boolean;
  /** How it is said: as its rung asks, unless it is the first word on what could not be said earlier. */
  tone: Tone;
}

export interface DueNow {
  /** Rungs that go out now, by themselves or in a digest. */
  reached: Reached[];
  /** Those whose digest goes out now, with the day that it is for. */
  digests: ReadonlyMap<string, Day>;
  /** What some of them learn from their digest alone: rungs that are meant for others. */
  heard: Pick<Reached, 'watch' | 'recipient' | 'rung'>[];
}

/** All rungs that have reached their day and hour for someone, and all digests whose day and hour it is. */
export function dueNow(moment: Moment): DueNow {
  const { watches, any } = watchlistOf(moment);
  const reached: Reached[] = [];
  for (let n = 0; n < any.length; n += 1) {
    const watch = (any[n] ?? Infinity) <= moment.latestDay ? watches[n] : undefined;
    const one = watch && reachedBy(moment, watch);
    if (one) reached.push(one);
  }
  const waits = (r: Reached): boolean => !r.breaksThrough && moment.digestOf(r.recipient) !== 'none';
  const firstDays = newsDays(moment);
  for (const { recipient, firstDay } of reached.filter(waits)) {
    firstDays.set(recipient, Math.min(firstDay, firstDays.get(recipient) ?? Infinity));
  }
  const digests = new Map<string, Day>();
  for (const [person, day] of firstDays) {
    const on = day < Infinity ? moment.digestDue(person, day) : undefined;
    if (on !== undefined) digests.set(person, on);
  }
  return {
    reached: reached.filter((r) => (waits(r) ? digests.has(r.recipient) : moment.isOpen(r.recipient))),
    digests,
    heard:
      digests.size === 0
        ? []
        : watches.flatMap((watch) => (digests.has(watch.holder.id) && listens(moment, watch.holder) ? heardBy(moment, watch) : [])),
  };
}

function reachedBy(moment: Moment, watch: Watch): Reached | undefined {
  const { holder, last } = watch;
  const { key, course, dueDay } = watch.of;
  const meant = meantFor(holder.as);
  const recipient = moment.recipient(holder.id, key);
  const from = recipient === holder.id ? watch.tellableFrom : Math.max(watch.tellableFrom, tellableFrom(moment.edition, key, recipient));
  const today = moment.reachedDay(recipient);
  const rung = latestRung(course, today - dueDay, meant);
  const first = followingRung(course, last, meant);
  if (from > today || !rung || !first || rung.days <= last) return undefined;
  const firstUrgent = followingRung(course, last, urgent(meant));
  return {
    watch,
    recipient,
    rung,
    day: Math.max(dueDay + rung.days, from),
    firstDay: Math.max(dueDay + first.days, from),
    breaksThrough: firstUrgent !== undefined && dueDay + firstUrgent.days <= today,
    tone: isNews(moment, watch, recipient, meant) ? 'notice' : rung.tone,
  };
}

/**
 * Whether nobody could have known of a milestone when its first rungs came: it was planned later than the first of them, and
 * this is the first that is said of it. Such a one does not press, unless its date has passed.
 */
function isNews(moment: Moment, { of, last }: Watch, recipient: string, meant: Meant): boolean {
  const { milestone, course, dueDay } = of;
  const first = followingRung(course, -Infinity, meant);
  if (last !== -Infinity || !first || !isAsPlanned(milestone) || moment.today(recipient) > dueDay) return false;
  return dueDay + first.days <= dayAt(moment.profile(recipient).zone, milestone.touchedAt);
}

function heardBy(moment: Moment, watch: Watch): DueNow['heard'] {
  const { holder, last } = watch;
  const { course, dueDay } = watch.of;
  const today = moment.reachedDay(holder.id);
  const rung = latestRung(course, today - dueDay, anyone);
  return rung && rung.days > last && watch.tellableFrom <= today ? [{ watch, recipient: holder.id, rung }] : [];
}
