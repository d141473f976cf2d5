import { calendarOf, type Calendar } from '../calendar/calendar.js';
import type { World } from '../engine.types.js';
import { deliveryStream, editionStream, evolve } from '../evolve.js';
import { own } from '../own.js';
import { heldFrom } from '../time/effective-on.js';
import { dateIn, type Instant, type PlainDate, type Zone } from '../time/plain-date.js';
import type { RecordedEvent } from './events.js';
import { revisionOf } from './replan.js';

/** Which moment of an edition is looked at, and with whose knowledge. */
export interface PastMoment {
  /** As things stood at the end of this day, whenever that was recorded; absent: as they stand after all that is known. */
  asOf?: PlainDate;
  /** Only what had been recorded up to and at this instant; absent: all that is recorded. */
  knownAt?: Instant;
}

/**
 * The day from which on an event counts as having been so, in the edition's zone. What Lustrum did itself, it did when it
 * recorded it, whatever day the command behind it was for.
 */
export function heldOn({ stream, event, effectiveOn, recordedAt }: RecordedEvent, zone: Zone, calendar: Calendar): PlainDate {
  const recordedOn = dateIn(zone, recordedAt);
  if (stream === deliveryStream || event.type === 'reminders-reached' || event.type === 'time-passed') return recordedOn;
  const on = event.type === 'milestone-completed' ? (event.on ?? effectiveOn) : effectiveOn;
  return heldFrom(on, recordedOn, (session) => calendar.session(session));
}

/**
 * The world as it stood at the end of a day, from the events of an edition that are known, from its first one on. Without an
 * edition in it where that was not there yet.
 *
 * Where events were recorded in the order of their days, these are the ones up to that day, with the dates that were planned
 * then. From the first one on that is left out, dates are planned anew from the facts that count, for those that were
 * recorded rest on what is left out; and a fact about what those facts do not bring about has no place.
 */
export function worldAsOf(unborn: World, known: readonly RecordedEvent[], day: PlainDate): World {
  const first = known[0]?.event;
  if (first?.type !== 'edition-created') return unborn;
  const sessions = known.flatMap(({ event }) => (event.type === 'session-dated' ? [event.session] : []));
  const calendar = calendarOf(unborn.template, [...first.sessions, ...sessions]);
  const counts = (recorded: RecordedEvent): boolean => heldOn(recorded, first.zone, calendar) <= day;
  const gap = known.findIndex((recorded) => !counts(recorded));
  if (gap < 0) return known.reduce(evolve, unborn);
  const before = known.slice(0, gap).reduce(evolve, unborn);
  const late = before.edition ? known.slice(gap).filter(counts) : [];
  const last = late.at(-1);
  return last ? planned(late.reduce(takenIn, before), last, 'As things stood on that day.') : before;
}

/** The world after a fact that stands behind one that is left out. */
function takenIn(world: World, recorded: RecordedEvent): World {
  const { event } = recorded;
  if (event.type === 'plan-revised') return planned(world, recorded, event.changes[0]?.why ?? '');
  return hasPlace(world, recorded) ? evolve(world, recorded) : world;
}

/** The world with the dates that follow from its facts, under the envelope of an event of it. */
function planned(world: World, recorded: RecordedEvent, why: string): World {
  const { edition } = world;
  const revision = edition && edition.status !== 'archived' ? revisionOf(world, edition, why) : undefined;
  return edition && revision ? evolve(world, { ...recorded, stream: editionStream, sequence: edition.sequence, event: revision }) : world;
}

/** Whether there is what the event is about. */
function hasPlace({ edition, stages }: World, { stream, event }: RecordedEvent): boolean {
  if (stream === editionStream) return !('milestone' in event) || own(edition?.milestones ?? {}, event.milestone) !== undefined;
  return stream === deliveryStream || event.type === 'stage-started' || own(stages, stream) !== undefined;
}
