import type { Command, CreateEdition, Envelope } from '../../domain/edition/commands.js';
import type { Notice, RecordedEvent } from '../../domain/edition/events.js';
import type { EditionState } from '../../domain/edition/state.js';
import { handle } from '../../domain/engine.js';
import type { World } from '../../domain/engine.types.js';
import { plainProfile, type Profile } from '../../domain/directory/profile.js';
import { emptyWorld, evolve } from '../../domain/evolve.js';
import type { Refusal } from '../../domain/refusal.js';
import { nextReminder } from '../../domain/reminders/next.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import { instantAt, type Instant, type PlainDate, type Zone } from '../../domain/time/plain-date.js';
import { creation, envelope } from './command.js';

/** A notice with the instant at which it was intended. */
export type Intended = Notice & { at: Instant };

/**
 * An edition on a running clock: between the commands it is woken whenever it asks to be, as by its workflow, unless the
 * engine is down. The clock never goes back.
 */
export class Life {
  world: World;
  readonly events: RecordedEvent[] = [];
  /** Instants at which it was woken. */
  readonly wakes: Instant[] = [];
  /** The clock. */
  now: Instant;
  private commands = 0;
  private readonly keys = new Set<string>();

  constructor(
    template: CycleTemplate,
    readonly zone: Zone,
    start: PlainDate,
    people: Record<string, Partial<Profile>> = {},
    isHoliday: World['isHoliday'] = () => false,
  ) {
    this.now = instantAt(zone, start, 0);
    this.world = { ...emptyWorld(template), isHoliday };
    for (const [id, profile] of Object.entries(people)) this.enter(id, profile);
  }

  create(more: Partial<CreateEdition> = {}): void {
    const refusal = this.give(creation(this.world.template, { zone: this.zone, ...more }));
    if (refusal) throw new Error(refusal.reason);
  }

  /** Enters someone in the directory, or corrects what it says of them. */
  enter(id: string, more: Partial<Profile>): void {
    const before = this.world.people[id] ?? plainProfile(more.zone ?? this.zone);
    this.world = { ...this.world, people: { ...this.world.people, [id]: { ...before, ...more } } };
  }

  /** Lets time pass up to an hour of a day in the edition's zone, that included. */
  until(day: PlainDate, hour = 12, minute = 0): this {
    this.passTo(instantAt(this.zone, day, hour, minute));
    return this;
  }

  passTo(instant: Instant): void {
    for (;;) {
      const next = nextReminder(this.world, this.now);
      if (next === null || next > instant) break;
      this.now = next > this.now ? next : this.now;
      this.wake();
    }
    if (instant > this.now) this.now = instant;
  }

  /** Lets time pass while the engine is down: nothing happens until it is up again. */
  downUntil(day: PlainDate, hour = 12, minute = 0): this {
    this.now = instantAt(this.zone, day, hour, minute);
    return this;
  }

  /** Wakes the edition now; returns what came of it. */
  wake(): RecordedEvent[] {
    if (this.wakes.length > 20_000) throw new Error(`The wheel spins at ${this.now}.`);
    this.wakes.push(this.now);
    const before = this.events.length;
    this.give({ type: 'wake' }, { actor: 'lustrum' });
    return this.events.slice(before);
  }

  /** Gives a command now; returns the refusal, or undefined where it was accepted. */
  give(command: Command, more: Partial<Omit<Envelope, 'command'>> = {}): Refusal | undefined {
    this.commands += 1;
    const whole = envelope(command, { id: `command-${this.commands}`, ...more });
    const outcome = handle(this.world, whole, this.now);
    if (!outcome.accepted) return outcome.refusal;
    this.claimKeys(outcome.events);
    this.events.push(...outcome.events);
    this.world = outcome.events.reduce(evolve, this.world);
    return undefined;
  }

  /** A ledger has each key but once: what would break it there breaks here. */
  private claimKeys(recorded: RecordedEvent[]): void {
    for (const { key } of recorded.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []))) {
      if (this.keys.has(key)) throw new Error(`The notice ${key} is intended a second time at ${this.now}.`);
      this.keys.add(key);
    }
  }

  /** Sends what waits to be sent, as if mail had just come back. */
  send(): this {
    const { delivery } = this.world;
    const gone = [...delivery.pending.keys()].map((key) => [key, null] as const);
    this.world = { ...this.world, delivery: { ...delivery, pending: delivery.pending.with(gone) } };
    return this;
  }

  /** Gives a command that must be accepted. */
  act(command: Command, more: Partial<Omit<Envelope, 'command'>> = {}): this {
    const refusal = this.give(command, more);
    if (refusal) throw new Error(`${command.type} was refused: ${refusal.reason}`);
    return this;
  }

  get edition(): EditionState {
    if (!this.world.edition) throw new Error('The edition has not been created.');
    return this.world.edition;
  }

  /** All notices that were ever intended. */
  get notices(): Intended[] {
    return this.events.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []));
  }

  /** Notices that go to somebody by themselves. */
  get sent(): Intended[] {
    return this.notices.filter(({ status }) => status === 'intended');
  }
}
