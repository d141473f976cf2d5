import { plainProfile, type DigestFrequency, type Profile } from '../directory/profile.js';
import type { World } from '../engine.types.js';
import type { EditionState } from '../edition/state.js';
import { own } from '../own.js';
import { rememberedOf } from '../remembered.js';
import type { MilestoneKey } from '../template/template.js';
import { asInstant, dateOfDay, dayNumber, earlier, instantAt, later, type Instant, type PlainDate } from '../time/plain-date.js';
import { bygoneThrough } from './bygone.js';
import { declinedBy, holdersOf, holdersOfRole, isVacant, profileOf, recipientFor, tellableFrom, type Holder } from './readers.js';
import { dayAt, digestDay, firstDay, goesOutAt, isWorkingDay, outOfQuiet, type Day } from './working-time.js';

/** What a holder is to be told of, and from which day on; `Infinity`: nothing. */
export interface Wish {
  /** Of anything. */
  any: Day;
  /** Of something that does not wait for a digest. */
  urgent: Day;
  /** Where it is about one milestone alone, so that what the cover has answered to it counts too. */
  milestone?: MilestoneKey;
  /** Who cannot stand in for the holder in this. */
  unless?: ReadonlySet<string>;
}

const noOne: ReadonlySet<string> = new Set();

/** One who is never away, has no quiet hours and no digest. */
const always = rememberedOf(
  1,
  () => 0,
  ({ zone, language }: Profile): Profile => ({ ...plainProfile(zone), language }),
);

/** A day in UTC, in milliseconds. */
const dayLong = 86_400_000;

/** What changed longer ago than this is no news, in milliseconds. */
const newsFor = 31 * dayLong;

/** After so many days of looking ahead for someone who is now away, now there, it is looked again later. */
const lookAhead = 60;

/**
 * An edition at one instant: who stands in for whom, what has reached its hour for whom, and when the next thing will.
 * What is asked more than once is looked up once.
 */
export class Moment {
  /** No calendar on a wall shows a later day now: none is further ahead of UTC than by 14 hours. */
  readonly latestDay: Day;
  private news?: Instant;
  private bygone?: PlainDate | null;
  private readonly profiles = new Map<string, Profile>();
  private readonly days = new Map<string, Day>();
  private readonly standIns = new Map<string, string>();

  constructor(
    readonly world: World,
    readonly edition: EditionState,
    readonly now: Instant,
  ) {
    this.latestDay = Math.floor(Date.parse(now) / dayLong) + 1;
  }

  /** What was recorded up to here is no news. */
  get newsSince(): Instant {
    this.news ??= asInstant(Date.parse(this.now) - newsFor);
    return this.news;
  }

  /** Historic editions are told by the days of their records: nobody is away, has quiet hours or a digest. */
  get isHistoric(): boolean {
    return this.edition.mode === 'historic';
  }

  /** Up to which day nothing is chased again and again, for the congress had opened when it was entered; null: there is no such day. */
  get bygoneThrough(): PlainDate | null {
    if (this.bygone === undefined) this.bygone = bygoneThrough(this.edition);
    return this.bygone;
  }

  private get hour(): number {
    return this.world.template.reminders.hour;
  }

  profile(person: string): Profile {
    const known = this.profiles.get(person);
    if (known) return known;
    const found = profileOf(this.world, person);
    const profile = this.isHistoric ? always(found) : found;
    this.profiles.set(person, profile);
    return profile;
  }

  holders(key: MilestoneKey): readonly Holder[] {
    return holdersOf(this.world, key);
  }

  holdersOfRole(role: string): readonly Holder[] {
    return holdersOfRole(this.edition, role);
  }

  today(person: string): Day {
    return dayAt(this.profile(person).zone, this.now);
  }

  /** The last day whose hour has come for a person. */
  reachedDay(person: string): Day {
    const known = this.days.get(person);
    if (known !== undefined) return known;
    let day = this.today(person);
    while (this.goesOutAt(person, day) > this.now) day -= 1;
    this.days.set(person, day);
    return day;
  }

  goesOutAt(person: string, day: Day): Instant {
    return goesOutAt(this.profile(person), day, this.hour);
  }

  /** Whether it is not a quiet hour of a person's. */
  isOpen(person: string): boolean {
    return outOfQuiet(this.profile(person), this.now) === this.now;
  }

  /** Who is told in a holder's stead now: the holder, or whoever covers. */
  recipient(holder: string, milestone?: MilestoneKey, unless?: ReadonlySet<string>): string {
    const profile = this.profile(holder);
    if (profile.absences.length === 0) return holder;
    return this.recipientOn(holder, dayAt(profile.zone, this.now), milestone, unless);
  }

  private recipientOn(holder: string, day: Day, milestone?: MilestoneKey, unless = noOne): string {
    const declined = milestone === undefined ? noOne : declinedBy(this.edition, milestone);
    if (declined.size + unless.size > 0) return recipientFor(this.world, holder, dateOfDay(day), new Set([...declined, ...unless]));
    const asked = `${holder} ${day}`;
    const known = this.standIns.get(asked) ?? recipientFor(this.world, holder, dateOfDay(day));
    this.standIns.set(asked, known);
    return known;
  }

  /** How often a person gets a digest; those who want no messages get none. */
  digestOf(person: string): DigestFrequency {
    const { channel, digest } = this.profile(person);
    return channel === 'calendar' || isVacant(person) ? 'none' : digest;
  }

  /** The first instant from `from` on at which a single notice, meant for a day, can go to a person. */
  sendAt(person: string, day: Day, from: Instant): Instant {
    return outOfQuiet(this.profile(person), later(from, this.goesOutAt(person, day)));
  }

  /**
   * The first instant from `from` on at which a digest with what is meant for a day can go to a person: on the first day of
   * digests after the last one; where that has been missed, on the next day on which the person works. Where there is none
   * for long, an instant before it, at which it is looked again.
   */
  digestAt(person: string, day: Day, from: Instant): Instant {
    return this.digestDayAndHour(person, day, from).at;
  }

  /**
   * The day of the digest that goes to a person now with what is meant for a day; undefined: none does. Quiet hours may hold
   * it back until the day after. There is one for each day, and none for a day before that of the last one.
   */
  digestDue(person: string, day: Day): Day | undefined {
    const { on, at } = this.digestDayAndHour(person, day, this.now);
    return at === this.now && this.canBeTold(person, on) && on > this.lastDigestDay(person) ? on : undefined;
  }

  private digestDayAndHour(person: string, day: Day, from: Instant): { on: Day; at: Instant } {
    const works = (on: Day): boolean => this.canBeTold(person, on);
    const profile = this.profile(person);
    const today = dayAt(profile.zone, from);
    const regular = digestDay(this.digestOf(person), Math.max(day, this.lastDigestDay(person) + 1, today - 7), works);
    const regularHour = this.goesOutAt(person, regular);
    if (regularHour >= from) return { on: regular, at: regularHour };
    for (let on = firstDay(today, works); ; on = firstDay(on + 1, works)) {
      const hour = this.goesOutAt(person, on);
      const at = outOfQuiet(profile, later(from, hour));
      if (at === hour || dayAt(profile.zone, at) === on) return { on, at };
    }
  }

  /** On working days, unless another gets the person's notices. */
  private canBeTold(person: string, day: Day): boolean {
    return isWorkingDay(this.profile(person), day, this.world.isHoliday) && this.recipientOn(person, day) === person;
  }

  private lastDigestDay(person: string): Day {
    const last = own(this.edition.digested, person);
    return last === undefined ? -Infinity : dayNumber(last.on);
  }

  /** The first instant at which a holder, or whoever covers by then, is told of what is wished; null: never. */
  nextFor(holder: string, wish: Wish): Instant | null {
    if (wish.any === Infinity) return null;
    const { zone, absences } = this.profile(holder);
    if (absences.length === 0) return this.nextTo(holder, wish, this.now);
    let from = later(this.now, instantAt(zone, dateOfDay(wish.any - 1), 0));
    for (let days = 0; days < lookAhead; days += 1) {
      const day = dayAt(zone, from);
      const next = this.nextTo(this.recipientOn(holder, day, wish.milestone, wish.unless), wish, from);
      const midnight = instantAt(zone, dateOfDay(day + 1), 0);
      if (next !== null && next < midnight) return next;
      from = midnight;
    }
    return from;
  }

  private nextTo(recipient: string, { any, urgent, milestone }: Wish, from: Instant): Instant | null {
    const tellable = milestone === undefined ? -Infinity : tellableFrom(this.edition, milestone, recipient);
    const [first, firstUrgent] = [Math.max(any, tellable), Math.max(urgent, tellable)];
    if (first === Infinity) return null;
    if (this.digestOf(recipient) === 'none') return this.sendAt(recipient, first, from);
    const alone = firstUrgent === Infinity ? null : this.sendAt(recipient, firstUrgent, from);
    if (alone !== null && firstUrgent <= first) return alone;
    const inDigest = this.digestAt(recipient, first, from);
    return alone === null ? inDigest : earlier(inDigest, alone);
  }
}
