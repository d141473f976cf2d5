import type { World } from '../engine.types.js';
import { own } from '../own.js';
import { declinedBy, holdersOf, isVacant, profileOf, recipientFor } from '../reminders/readers.js';
import type { Capacity, MilestoneKey } from '../template/template.js';
import { dateIn, earlier, shift, type Instant, type PlainDate } from '../time/plain-date.js';

/** Someone who may answer the reminders of a milestone. */
export interface Answerer {
  person: string;
  capacity: Capacity;
  /** The person in whose absence they answer. */
  coverFor?: string;
}

/**
 * Who may answer the reminders of a milestone at an instant: all who hold its role, in whatever capacity, and those who
 * stand in for one who is away that day. The nearest to acting come first.
 */
export function answerersOf(world: World, key: MilestoneKey, now: Instant): Answerer[] {
  if (!world.edition) return [];
  const declined = declinedBy(world.edition, key);
  const holders = holdersOf(world, key).filter(({ id }) => !isVacant(id));
  const covers = holders.flatMap(({ id, capacity }): Answerer[] => {
    const person = recipientFor(world, id, dateIn(profileOf(world, id).zone, now), declined);
    return person === id ? [] : [{ person, capacity, coverFor: id }];
  });
  return [...holders.map(({ id, capacity }) => ({ person: id, capacity })), ...covers];
}

/** As whom a person may answer; undefined where that is not theirs to do. */
export const answererAs = (world: World, key: MilestoneKey, person: string, now: Instant): Answerer | undefined =>
  answerersOf(world, key, now).find((answerer) => answerer.person === person);

/** A promise that stands. */
export interface Promised {
  by: string;
  promise: PlainDate;
}

/** The promise that has been given for a milestone's present due date and whose day has not passed; undefined: none. */
export function standingPromise({ edition }: World, key: MilestoneKey, now: Instant): Promised | undefined {
  const acknowledged = edition && own(edition.responses, key)?.acknowledged;
  if (!edition || !acknowledged || acknowledged.revision !== own(edition.milestones, key)?.revision) return undefined;
  const { by, promise } = acknowledged;
  return promise >= dateIn(edition.zone, now) ? { by, promise } : undefined;
}

/** Whether somebody's word that it is done waits for the organisers', so that nobody is reminded for the time being. */
export function isHeldByReport(world: World, key: MilestoneKey, person: string, now: Instant): boolean {
  const reported = world.edition && own(world.edition.responses, key)?.reported;
  return reported !== undefined && reported.until >= dateIn(profileOf(world, person).zone, now);
}

/** Within what a person may answer, in days of that person's calendar. */
export interface AnswerLimits {
  today: PlainDate;
  /**
   * By when one who acknowledges promises to act, unless said otherwise, and at the latest; how many promises can still be
   * given for this due date: one, and a new one as often as it can be put off, whoever gives them.
   */
  promise: { usual: PlainDate; last: PlainDate; left: number };
  /** Until when it can be put off, and how often still for this due date. */
  snooze: { last: PlainDate; left: number };
}

export function limitsOf(world: World, key: MilestoneKey, person: string, now: Instant): AnswerLimits {
  const { promise, snooze } = world.template.reminders;
  const today = dateIn(profileOf(world, person).zone, now);
  const after = (count: number): PlainDate => shift(today, { count, unit: 'd' });
  const last = after(promise.longestDays);
  return {
    today,
    promise: { usual: earlier(after(promise.usualDays), last), last, left: Math.max(0, snooze.times + 1 - timesPromised(world, key)) },
    snooze: { last: after(snooze.longestDays), left: Math.max(0, snooze.times - timesSnoozed(world, key, person)) },
  };
}

/** How often a milestone has been promised for its present due date. */
function timesPromised({ edition }: World, key: MilestoneKey): number {
  const acknowledged = edition && own(edition.responses, key)?.acknowledged;
  return edition && acknowledged?.revision === own(edition.milestones, key)?.revision ? (acknowledged?.times ?? 0) : 0;
}

/** How often a person has put a milestone off for its present due date. */
function timesSnoozed({ edition }: World, key: MilestoneKey, person: string): number {
  const revision = edition && own(edition.milestones, key)?.revision;
  const snoozed = own((edition && own(edition.responses, key)?.snoozed) ?? {}, person);
  return snoozed?.revision === revision ? (snoozed?.times ?? 0) : 0;
}
