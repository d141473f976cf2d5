import type { ReminderLadder } from '../template/template.js';
import { daysBetween, dateIn, instantAt, shift, type Instant, type PlainDate, type Zone } from '../time/plain-date.js';
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
  /** Date of the last rung that has been turned into a notice for this revision. */
  through?: PlainDate;
}

/** Turns every rung that has been reached into a notice; those of past days collapse into one notice per reader. */
export function reachReminders(turn: Turn): void {
  const { world, now, edition } = turn;
  const ladder = world.template.reminders;
  const reached = watches(world).flatMap((watch) => {
    const rung = latestRung(ladder, watch, now);
    return rung === undefined ? [] : [{ ...watch, rung, on: shift(watch.dueOn, { count: rung, unit: 'd' }) }];
  });
  if (reached.length === 0) return;
  turn.emit({
    type: 'reminders-reached',
    rungs: reached.map((r) => ({ milestone: r.key, recipient: r.recipient, revision: r.milestone.revision, through: r.on })),
  });
  turn.emitDelivery({ type: 'notices-intended', notices: noticesOf(edition, reached, now) });
}

/** The next instant at which a rung is reached; null where none ever is, as things stand. */
export function nextReminder(world: World): Instant | null {
  const ladder = world.template.reminders;
  let next: Instant | null = null;
  for (const watch of watches(world)) {
    const rung = rungAfter(ladder, watch);
    const at = instantAt(watch.zone, shift(watch.dueOn, { count: rung, unit: 'd' }), ladder.hour);
    if (next === null || at < next) next = at;
  }
  return next;
}

type Reached = Watch & { rung: Rung; on: PlainDate };

function noticesOf(edition: EditionState, reached: Reached[], now: Instant): Notice[] {
  const historic = edition.mode === 'historic';
  const missed = (r: Reached): boolean => !historic && r.on < dateIn(r.zone, now);
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
    return readersOf(world, edition, definitionOf(world.template, key).responsible).map((reader): Watch => {
      const before = edition.reminded[key]?.[reader.recipient];
      return { ...reader, key, milestone, dueOn, ...(before?.revision === milestone.revision ? { through: before.through } : {}) };
    });
  });
}

/** Who holds the responsible role; where nobody does, the role itself, so that the gap is on record. */
function readersOf(world: World, edition: EditionState, role: string): Reader[] {
  const holders = edition.roles[role] ?? [];
  if (holders.length === 0) return [{ recipient: `role:${role}`, role, zone: edition.zone }];
  return holders.map((recipient) => ({ recipient, role, zone: world.zones[recipient] ?? edition.zone }));
}

/** The latest rung that has been reached by `now` and was not reached before. */
function latestRung(ladder: ReminderLadder, watch: Watch, now: Instant): Rung | undefined {
  let latest: Rung | undefined;
  for (let rung = rungAfter(ladder, watch); reachedBy(ladder, watch, rung, now); rung = following(ladder, rung)) latest = rung;
  return latest;
}

const reachedBy = (ladder: ReminderLadder, watch: Watch, rung: Rung, now: Instant): boolean =>
  instantAt(watch.zone, shift(watch.dueOn, { count: rung, unit: 'd' }), ladder.hour) <= now;

/** The first rung after the last one that was turned into a notice; the first of all where there was none. */
function rungAfter(ladder: ReminderLadder, { dueOn, through }: Watch): Rung {
  return following(ladder, through === undefined ? -Infinity : daysBetween(dueOn, through));
}

/** The rung after `day`: the ladder's own, then every so many days without end. */
function following(ladder: ReminderLadder, day: number): Rung {
  const own = [...ladder.before.map((d) => -d), ...ladder.after].sort((a, b) => a - b);
  const next = own.find((rung) => rung > day);
  if (next !== undefined) return next;
  const last = own.at(-1) ?? 0;
  return last + (Math.floor((day - last) / ladder.thenEvery) + 1) * ladder.thenEvery;
}
