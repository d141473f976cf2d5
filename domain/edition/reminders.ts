import type { ReminderRules } from '../template/template.js';
import { dateIn, dateOfDay, dayNumber, instantAt, type Instant, type PlainDate, type Zone } from '../time/plain-date.js';
import type { World } from '../engine.types.js';
import type { Notice } from './events.js';
import { definitionOf, isActive } from './milestones.js';
import type { EditionState, MilestoneState } from './state.js';
import type { Turn } from './turn.js';

/** Days from the due date: -7 is a week before, 1 the day after. */
type Rung = number;

interface Reader {
  /** A person's id, or `role:…` where nobody holds the role. */
  recipient: string;
  role: string;
  zone: Zone;
}

/** One milestone as one reader is reminded of it. */
interface Watch extends Reader {
  key: string;
  milestone: MilestoneState;
  dueOn: PlainDate;
  /** The due date as a day number. */
  dueDay: number;
  /** The last rung that has been turned into a notice for this revision. */
  last: Rung;
}

/** Turns every rung that has been reached into a notice; those of past days collapse into one notice per reader. */
export function reachReminders(turn: Turn): void {
  const { world, now, edition } = turn;
  const ladder = world.template.reminders;
  const reachedDayIn = reachedDays(ladder, now);
  const reached = watches(world).flatMap((watch): Reached[] => {
    const rung = latestRung(ladder, reachedDayIn(watch.zone) - watch.dueDay);
    return rung <= watch.last ? [] : [{ ...watch, rung, day: watch.dueDay + rung }];
  });
  if (reached.length === 0) return;
  turn.emit({
    type: 'reminders-reached',
    rungs: reached.map((r) => ({ milestone: r.key, recipient: r.recipient, revision: r.milestone.revision, through: dateOfDay(r.day) })),
  });
  turn.emitDelivery({ type: 'notices-intended', notices: noticesOf(edition, reached, now) });
}

/** The next instant at which a rung is reached; null where none ever is, as things stand. */
export function nextReminder(world: World): Instant | null {
  const ladder = world.template.reminders;
  const days = new Map<Zone, number>();
  for (const { zone, dueDay, last } of watches(world)) {
    days.set(zone, Math.min(days.get(zone) ?? Infinity, dueDay + following(ladder, last)));
  }
  const instants = [...days].map(([zone, day]) => instantAt(zone, dateOfDay(day), ladder.hour));
  return instants.sort()[0] ?? null;
}

type Reached = Watch & { rung: Rung; day: number };

function noticesOf(edition: EditionState, reached: Reached[], now: Instant): Notice[] {
  const historic = edition.mode === 'historic';
  const todayIn = dayIn(now);
  const missed = (r: Reached): boolean => !historic && r.day < todayIn(r.zone);
  const catchUpKey = (recipient: string): string => `${edition.id}/catch-up/${recipient}/${now}`;
  const one = (r: Reached): Notice => ({
    key: [edition.id, r.key, r.rung, r.recipient, r.milestone.revision].join('/'),
    recipient: r.recipient,
    role: r.role,
    kind: 'reminder',
    about: [entry(r)],
    ...(missed(r) ? { collapsedInto: catchUpKey(r.recipient) } : {}),
    status: historic ? 'historic' : missed(r) ? 'collapsed' : statusFor(r),
    at: now,
  });
  const late = reached.filter(missed);
  const readers = [...new Set(late.map((r) => r.recipient))];
  return [
    ...reached.map(one),
    ...readers.flatMap((recipient): Notice[] => {
      const entries = late.filter((r) => r.recipient === recipient);
      return entries.slice(0, 1).map((first) => ({
        key: catchUpKey(recipient),
        recipient,
        role: first.role,
        kind: 'catch-up',
        about: entries.map(entry),
        status: statusFor(first),
        at: now,
      }));
    }),
  ];
}

const entry = (r: Reached): Notice['about'][number] => ({ milestone: r.key, rung: r.rung, dueOn: r.dueOn, revision: r.milestone.revision });
const statusFor = (reader: Reader): Notice['status'] => (reader.recipient.startsWith('role:') ? 'nobody' : 'intended');

/** Every open, dated milestone with each of its readers. */
function watches(world: World): Watch[] {
  const { edition } = world;
  if (!edition || edition.status === 'archived') return [];
  return Object.entries(edition.milestones).flatMap(([key, milestone]) => {
    const dueOn = milestone.due.on;
    if (!isActive(milestone) || dueOn === null) return [];
    const dueDay = dayNumber(dueOn);
    return readersOf(world, edition, definitionOf(world.template, key).responsible).map((reader): Watch => {
      const before = edition.reminded[key]?.[reader.recipient];
      const last = before?.revision === milestone.revision ? dayNumber(before.through) - dueDay : -Infinity;
      return { ...reader, key, milestone, dueOn, dueDay, last };
    });
  });
}

/** Who holds the responsible role; where nobody does, the role itself, so that the gap is on record. */
function readersOf(world: World, edition: EditionState, role: string): Reader[] {
  const holders = edition.roles[role]?.responsible ?? [];
  if (holders.length === 0) return [{ recipient: `role:${role}`, role, zone: edition.zone }];
  return holders.map((recipient) => ({ recipient, role, zone: world.people[recipient]?.zone ?? edition.zone }));
}

/** Today's day number in a zone; looked up once for each zone. */
function dayIn(now: Instant): (zone: Zone) => number {
  const days = new Map<Zone, number>();
  return (zone) => {
    const day = days.get(zone) ?? dayNumber(dateIn(zone, now));
    days.set(zone, day);
    return day;
  };
}

/** The last day whose notices are due in a zone: today from the ladder's hour on, yesterday before it. */
function reachedDays(ladder: ReminderRules, now: Instant): (zone: Zone) => number {
  const todayIn = dayIn(now);
  const days = new Map<Zone, number>();
  return (zone) => {
    const today = todayIn(zone);
    const day = days.get(zone) ?? (instantAt(zone, dateOfDay(today), ladder.hour) <= now ? today : today - 1);
    days.set(zone, day);
    return day;
  };
}

const ownRungs = (ladder: ReminderRules): Rung[] => ladder.ladder.rungs.map(({ days }) => days);

/** The latest rung that is not after `day`; before the first of all there is none. */
function latestRung(ladder: ReminderRules, day: number): Rung {
  const own = ownRungs(ladder);
  const end = own.at(-1) ?? 0;
  if (day < end + every(ladder)) return own.findLast((rung) => rung <= day) ?? -Infinity;
  return end + Math.floor((day - end) / every(ladder)) * every(ladder);
}

/** The first rung after `day`: the ladder's own, then every so many days without end. */
function following(ladder: ReminderRules, day: number): Rung {
  const own = ownRungs(ladder);
  const next = own.find((rung) => rung > day);
  if (next !== undefined) return next;
  const end = own.at(-1) ?? 0;
  return end + (Math.floor((day - end) / every(ladder)) + 1) * every(ladder);
}

const every = ({ ladder }: ReminderRules): number => ladder.then?.everyDays ?? Infinity;
