import type { Envelope } from '../edition/commands.js';
import type { RecordedEvent } from '../edition/events.js';
import { Pending } from '../delivery/pending.js';
import { handle } from '../engine.js';
import type { Outcome, World } from '../engine.types.js';
import { editionStream } from '../evolve.js';
import type { Refusal } from '../refusal.js';
import { nextReminder } from '../reminders/next.js';
import { asInstant, later, type Instant } from '../time/plain-date.js';

/** A command with the instant at which it was given. */
export interface ScriptLine {
  at: Instant;
  envelope: Envelope;
}

/** What a script came to: the world at its end, everything that was recorded on the way, and what was refused. */
export interface ScriptResult {
  world: World;
  /** The lines that were accepted, each with what it brought about. */
  told: { line: ScriptLine; events: RecordedEvent[]; advice: string[] }[];
  events: RecordedEvent[];
  refused: { line: ScriptLine; refusal: Refusal }[];
}

/** A course of events as far as it has been told; telling more of it changes it. */
export interface Course extends ScriptResult {
  /** The instant that time has come to. */
  clock: Instant;
  /** Notices count as delivered as soon as they are intended. */
  readonly delivers: boolean;
}

/** Earlier than anything that is told. */
const dawn = asInstant(0);

export const courseFrom = (world: World, delivers: boolean): Course => ({
  world,
  told: [],
  events: [],
  refused: [],
  clock: dawn,
  delivers,
});

/** The same course, to be told on in another way. */
export const forkOf = (course: Course): Course => ({
  ...course,
  told: [...course.told],
  events: [...course.events],
  refused: [...course.refused],
});

/** Lets time pass up to `until`. What fell due before the clock is reached at the clock, which never goes back. */
export function* wakeUntil(course: Course, until: Instant): Generator<undefined, void, undefined> {
  for (;;) {
    const { edition } = course.world;
    const due = nextReminder(course.world, course.clock);
    if (!edition || due === null || due >= until) return;
    course.clock = later(due, course.clock);
    yield;
    record(course, {
      id: `wake/${course.clock}`,
      edition: edition.id,
      stream: editionStream,
      actor: 'lustrum',
      hash: '',
      command: { type: 'wake' },
    });
  }
}

/** Gives a line, at its instant. */
export function giveLine(course: Course, line: ScriptLine): void {
  course.clock = line.at;
  const taken = record(course, line.envelope);
  if (taken.accepted) course.told.push({ line, events: taken.events, advice: taken.advice });
  else course.refused.push({ line, refusal: taken.refusal });
}

function record(course: Course, envelope: Envelope): Outcome {
  const outcome = handle(course.world, envelope, course.clock);
  if (!outcome.accepted) return outcome;
  course.events.push(...outcome.events);
  course.world = course.delivers ? delivered(outcome.world) : outcome.world;
  return outcome;
}

/** The world in which nothing is left to deliver. */
const delivered = (world: World): World =>
  world.delivery.pending.size === 0 ? world : { ...world, delivery: { ...world.delivery, pending: Pending.none } };
