import { calendarOf, type Calendar } from '../calendar/calendar.js';
import type { Session } from '../calendar/session.js';
import { definitionOf } from '../edition/milestones.js';
import { planInput } from '../edition/replan.js';
import type { World } from '../engine.types.js';
import { partsOfKey } from '../plan/keys.js';
import { planOf } from '../plan/plan.js';
import { isSessionAnchor, type SessionAnchor } from '../plan/session-anchor.js';
import type { MilestoneKey } from '../template/template.js';
import { later, type PlainDate } from '../time/plain-date.js';
import type { Side } from './standing.js';

/** Sessions further away than this are no answer to anybody. */
const farthest = 10;

export const calendarFor = ({ world, edition }: Side): Calendar => calendarOf(world.template, edition.sessions);

/** The anchor of a milestone's rule where that is a session, so that it can be re-targeted; what repeats follows its first year. */
export function sessionAnchorOf(world: World, key: MilestoneKey): SessionAnchor | undefined {
  const { due } = definitionOf(world.template, key);
  return isSessionAnchor(due.on.anchor) ? due.on.anchor : undefined;
}

/** Whether the rule names a session before the congress; one that is named outright is neither before nor after it. */
export const comesBefore = (anchor: SessionAnchor): boolean => anchor.kind !== 'session' && anchor.k < 0;

/** The session at which a milestone falls, or before which it is due, as things stand. */
export function presentSession(key: MilestoneKey, side: Side): Session | undefined {
  const standing = side.standings.get(key);
  const name = side.edition.retargets[key]?.session ?? standing?.session ?? standing?.before ?? ownSession(key, side);
  return name === undefined ? undefined : calendarFor(side).session(name);
}

function ownSession(key: MilestoneKey, { world }: Side): string | undefined {
  const anchor = sessionAnchorOf(world, key);
  return anchor?.kind === 'session' ? anchor.key : undefined;
}

/**
 * The first session of the body of a milestone's rule that is still to come and ends on a day from `from` on: for what comes
 * before the congress one that ends before the opening in force. Undefined where there is none.
 */
export function nextSessionFor(key: MilestoneKey, side: Side, from: PlainDate = side.today): Session | undefined {
  const anchor = sessionAnchorOf(side.world, key);
  if (!anchor) return undefined;
  const calendar = calendarFor(side);
  const body = anchor.kind === 'session' ? calendar.session(anchor.key)?.body : anchor.body;
  const next = body === undefined ? undefined : calendar.nth(body, +1, later(from, side.today));
  return next && heldInTime(next, anchor, side) ? next : undefined;
}

/** The session itself, or the next of its body from a day on; undefined where that is too late for the congress. */
export function sessionFrom(session: Session, anchor: SessionAnchor, from: PlainDate, side: Side): Session | undefined {
  const calendar = calendarFor(side);
  const candidates = Array.from({ length: farthest }, (_, years) => calendar.yearsAfter(session, years));
  const fits = candidates.find((candidate) => candidate && candidate.end >= from);
  return fits && heldInTime(fits, anchor, side) ? fits : undefined;
}

/** What comes before the congress has to end before its opening, and cannot be placed while there is none. */
function heldInTime({ end }: Session, anchor: SessionAnchor, { edition }: Side): boolean {
  const { present, suspended } = edition.keyDates;
  if (!comesBefore(anchor)) return true;
  return present ? end < present.opening : !suspended;
}

/**
 * The sessions at which milestones would fall if reporting years were counted from the dates in force instead of those
 * first decided; empty where these are the same or none are in force.
 */
export function sessionsByPresentDates({ world, edition }: Side): ReadonlyMap<MilestoneKey, Session> {
  const { first, present } = edition.keyDates;
  if (!present || !first || (first.opening === present.opening && first.closing === present.closing)) return new Map();
  const input = planInput(world.template, edition);
  const calendar = calendarOf(world.template, edition.sessions);
  const plan = planOf({ ...input, keyDates: { ...input.keyDates, first: present }, retargets: {}, pins: {} });
  return new Map(
    plan.flatMap(({ key, due }): [MilestoneKey, Session][] => {
      const session = sessionAnchorOf(world, key) && calendar.session(due.session ?? due.before ?? '');
      return session ? [[key, session]] : [];
    }),
  );
}

/** Whether a milestone follows the decision on its first occurrence. */
export const followsFirst = (world: World, key: MilestoneKey): boolean =>
  definitionOf(world.template, key).repeats === 'yearly' && partsOfKey(key).occurrence !== '1';
