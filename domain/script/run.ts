import { handle } from '../engine.js';
import { editionStream, emptyWorld } from '../evolve.js';
import type { Envelope } from '../edition/commands.js';
import type { RecordedEvent } from '../edition/events.js';
import { sequenceOf } from '../edition/turn.js';
import { Pending } from '../delivery/pending.js';
import type { World } from '../engine.types.js';
import { nextReminder } from '../reminders/next.js';
import type { Refusal } from '../refusal.js';
import type { CycleTemplate } from '../template/template.js';
import { asInstant, dateIn, later, type Instant } from '../time/plain-date.js';

/** A command with the instant at which it was given. */
export interface ScriptLine {
  at: Instant;
  envelope: Envelope;
}

/** A line of a script; it may depend on how the world stands when its turn comes, and may then have nothing to say. */
export type ScriptStep = (world: World) => ScriptLine | undefined;

/** What a script came to: the world at its end, everything that was recorded on the way, and what was refused. */
export interface ScriptResult {
  world: World;
  /** The lines that were accepted, each with what it brought about. */
  told: { line: ScriptLine; events: RecordedEvent[]; advice: string[] }[];
  events: RecordedEvent[];
  refused: { line: ScriptLine; refusal: Refusal }[];
}

/** Work that can be left between any two of its steps. */
export type Running<Result> = Generator<undefined, Result, undefined>;

export interface ScriptOptions {
  /** The world to begin with; absent: an empty one. */
  world?: World;
  /** Time passes up to here after the last line. */
  until?: (world: World) => Instant | undefined;
  /** False where the script is the past of a live edition: its reminders are caught up with when it first wakes. Default true. */
  wakes?: boolean;
  /** Notices count as delivered as soon as they are intended, as they would be where mail works; otherwise they stay pending. */
  delivers?: boolean;
}

/**
 * Runs a whole cycle on a virtual clock: each command at its instant, and between them every wake-up that time alone
 * brings about. The same code that runs live, without a database or a workflow.
 */
export function runScript(template: CycleTemplate, script: ScriptStep[], options: ScriptOptions = {}): ScriptResult {
  const run = runningScript(template, script, options);
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}

/** The same, step by step, for those who have to see to something else in between, or may not wait for its end. */
export function* runningScript(template: CycleTemplate, script: ScriptStep[], options: ScriptOptions = {}): Running<ScriptResult> {
  const result: ScriptResult = { world: options.world ?? emptyWorld(template), told: [], events: [], refused: [] };
  const { wakes = true, delivers = false } = options;
  let clock: Instant = dawn;
  for (const step of script) {
    const line = step(result.world);
    if (!line) continue;
    if (wakes) yield* wakeUntil(result, clock, line.at, delivers);
    clock = line.at;
    const taken = take(result, line.envelope, line.at, delivers);
    if (taken.accepted) result.told.push({ line, ...taken });
    else result.refused.push({ line, refusal: taken.refusal });
  }
  const until = options.until?.(result.world);
  if (until !== undefined) yield* wakeUntil(result, clock, until, delivers);
  return result;
}

/** Earlier than anything that is told. */
const dawn = asInstant(0);

/** Lets time pass from `since` to `until`. What fell due before `since` is reached at `since`: the clock never goes back. */
function* wakeUntil(result: ScriptResult, since: Instant, until: Instant, delivers: boolean): Running<void> {
  let clock = since;
  for (;;) {
    const { edition } = result.world;
    const due = nextReminder(result.world, clock);
    if (!edition || due === null || due >= until) return;
    clock = later(due, clock);
    yield;
    take(
      result,
      { id: `wake/${clock}`, edition: edition.id, stream: editionStream, actor: 'lustrum', hash: '', command: { type: 'wake' } },
      clock,
      delivers,
    );
  }
}

type Taken = { accepted: true; events: RecordedEvent[]; advice: string[] } | { accepted: false; refusal: Refusal };

function take(result: ScriptResult, envelope: Envelope, now: Instant, delivers: boolean): Taken {
  const outcome = handle(result.world, envelope, now);
  if (!outcome.accepted) return outcome;
  const events = recordedFrom(result.world, envelope, now, outcome.emitted);
  result.events.push(...events);
  result.world = delivers ? delivered(outcome.world) : outcome.world;
  return { accepted: true, events, advice: outcome.advice };
}

/** The world in which nothing is left to deliver. */
const delivered = (world: World): World =>
  world.delivery.pending.size === 0 ? world : { ...world, delivery: { ...world.delivery, pending: Pending.none } };

/** Emitted events as they are recorded: numbered per stream, with who, when and on what basis. */
export function recordedFrom(
  world: World,
  envelope: Envelope,
  now: Instant,
  emitted: { stream: string; event: RecordedEvent['event'] }[],
): RecordedEvent[] {
  const sequences: Record<string, number> = {};
  const first = emitted[0]?.event;
  const zone = world.edition?.zone ?? (first?.type === 'edition-created' ? first.zone : 'UTC');
  return emitted.map(({ stream, event }, index) => {
    const sequence = (sequences[stream] ?? sequenceOf(world, stream)) + 1;
    sequences[stream] = sequence;
    return {
      edition: envelope.edition,
      stream,
      sequence,
      commandId: envelope.id,
      index,
      actor: envelope.actor,
      effectiveOn: envelope.effectiveOn ?? dateIn(zone, now),
      recordedAt: now,
      ...(envelope.basis === undefined ? {} : { basis: envelope.basis }),
      version: 1,
      event,
    };
  });
}
