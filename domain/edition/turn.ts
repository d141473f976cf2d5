import { calendarOf, type Calendar } from '../calendar/calendar.js';
import type { World } from '../engine.types.js';
import { deliveryStream, editionStream, evolve } from '../evolve.js';
import type { Refusal } from '../refusal.js';
import { bounds, type EffectiveOn } from '../time/effective-on.js';
import { dateIn, type Instant, type PlainDate } from '../time/plain-date.js';
import type { Envelope } from './commands.js';
import type { DeliveryEvent, DomainEvent, EditionEvent, RecordedEvent, StageEvent } from './events.js';
import type { EditionState } from './state.js';
import { presentVersion } from './upcast.js';

/**
 * One command being decided: what it has brought about so far, and the world as that leaves it. Each event is folded
 * as soon as it is emitted, as it will be recorded, so that what follows is decided on what went before.
 */
export class Turn {
  readonly events: RecordedEvent[] = [];
  readonly advice: string[] = [];

  constructor(
    public world: World,
    readonly envelope: Envelope,
    readonly now: Instant,
    /** Only to see what would follow: nothing of it will be recorded. */
    readonly trial = false,
  ) {}

  /** The edition, which must exist by now. */
  get edition(): EditionState {
    if (!this.world.edition) throw new Error(`The edition ${this.envelope.edition} was used before it was created.`);
    return this.world.edition;
  }

  get today(): PlainDate {
    return dateIn(this.edition.zone, this.now);
  }

  /** When the command's act was so: as it says, or today. */
  get effectiveOn(): EffectiveOn {
    return this.envelope.effectiveOn ?? this.today;
  }

  /** First and last day on which the act can have happened; undefined: date unknown. */
  get when(): { first: PlainDate; last: PlainDate } | undefined {
    return bounds(this.effectiveOn, (key) => this.calendar.session(key));
  }

  get calendar(): Calendar {
    return calendarOf(this.world.template, this.edition.sessions);
  }

  /** Historic editions bend rules: a violation is recorded with the fact instead of refusing it. */
  get bends(): boolean {
    return this.edition.mode === 'historic';
  }

  /** A reason with the legal basis of the command behind it, where it has one. */
  withBasis(reason: string): string {
    return this.envelope.basis === undefined ? reason : `${reason} (${this.envelope.basis})`;
  }

  emit(event: EditionEvent): void {
    this.append(editionStream, event);
  }

  emitTo(stage: string, event: StageEvent): void {
    this.append(stage, event);
  }

  emitDelivery(event: DeliveryEvent): void {
    this.append(deliveryStream, event);
  }

  /** The event as it is recorded: numbered in its stream and in its command, with who, when and on what basis. */
  append(stream: string, event: DomainEvent): void {
    const { world, envelope, now } = this;
    const zone = event.type === 'edition-created' ? event.zone : this.edition.zone;
    const recorded: RecordedEvent = {
      edition: envelope.edition,
      stream,
      sequence: sequenceOf(world, stream) + 1,
      commandId: envelope.id,
      index: this.events.length,
      actor: envelope.actor,
      effectiveOn: envelope.effectiveOn ?? dateIn(zone, now),
      recordedAt: now,
      ...(envelope.basis === undefined ? {} : { basis: envelope.basis }),
      version: presentVersion(event.type),
      event,
    };
    this.world = evolve(world, recorded);
    this.events.push(recorded);
  }
}

/** Sequence of the last event of a stream; 0 before its first. */
export function sequenceOf(world: World, stream: string): number {
  if (stream === editionStream) return world.edition?.sequence ?? 0;
  if (stream === deliveryStream) return world.delivery.sequence;
  return world.stages[stream]?.sequence ?? 0;
}

/** Several refusals as one: the first one's code and reason, the facts of all. */
export function combined(refusals: Refusal[]): Refusal | undefined {
  const [first, ...others] = refusals;
  if (!first) return undefined;
  if (others.length === 0) return first;
  return { ...first, reason: refusals.map((r) => r.reason).join(' '), facts: refusals.flatMap((r) => r.facts) };
}
