import type { EntityManager } from 'typeorm';
import type { Envelope } from '../../domain/edition/commands.js';
import type { DomainEvent, RecordedEvent } from '../../domain/edition/events.js';
import type { BroughtAbout, World } from '../../domain/engine.types.js';
import { refuse } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Answer, HandleRequest, HandleResult, Known, Reached } from '../../workflows/contracts/handle.js';
import { CommandEntity } from '../command.entity.js';
import type { Database } from '../database.js';
import type { EditionsBehind } from '../editions-behind.js';
import { EventEntity } from '../event.entity.js';
import { EditionMissing, isDuplicate } from '../faults.js';
import { add } from '../statements.js';
import { Templates } from '../templates.js';
import type { Engine } from './engine.js';
import { fingerprints } from './fingerprint.js';
import { ghosts, layGhost } from './ghosts.js';
import { eventsOf } from './log.js';
import { project, projectAnew, type Reach } from './project.js';
import { lineOf } from './recorded.js';
import { WorldStore, type Held } from './worlds.js';

export interface HandleOptions {
  /** For what is told after the fact: when it was loaded. */
  importedAt?: Instant;
}

/** What a rebuild came to. */
export interface Rebuilt {
  edition: string;
  /** How many events it was made from; none: it stood in the tables only, and is gone. */
  events: number;
  /** Read tables in which something did not stand as the events have it. */
  mended: string[];
}

/** What one transaction came to. */
interface Decided {
  result: HandleResult;
  /** The edition as it left it, where it changed it. */
  after?: Held;
}

/**
 * The only code that appends events and projects them. A command is one transaction: known by its id it is answered as
 * it was; else it is decided against all the states of its edition, and events, states, read tables and the answer are
 * stored together or not at all.
 */
export class Journal {
  private readonly worlds: WorldStore;

  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    behind?: EditionsBehind,
  ) {
    this.worlds = new WorldStore(database, new Templates(database), engine, behind);
  }

  /** Decides a command, or repeats its answer. Wake-ups have no answer worth keeping: the states know what has been reached. */
  async handle(request: HandleRequest, options: HandleOptions = {}): Promise<HandleResult> {
    const { result, after } = await this.write((tx) => this.decide(tx, request, options));
    if (after) this.worlds.keep(request.envelope.edition, after);
    return result;
  }

  /**
   * Appends events that no command brings about but the world itself, such as the outcome of a delivery. `decide` sees
   * the edition as it stands, held against everybody else (its people may be a moment old), and may read through `tx`;
   * nothing happens where it says nothing.
   *
   * @param known what is known to be recorded of the edition
   * @throws DatabaseBehind where that is not so, EditionMissing
   */
  async record<E extends DomainEvent>(
    edition: string,
    stream: string,
    now: Instant,
    decide: (world: World, tx: EntityManager) => E[] | Promise<E[]>,
    known: Known = {},
  ): Promise<E[]> {
    const { events, after } = await this.write(async (tx) => {
      const held = await this.worlds.hold(tx, edition, known, { lately: true });
      if (!held) throw new EditionMissing(edition); // what was to be recorded is known nowhere else
      const decided = await decide(held.world, tx);
      if (decided.length === 0) return { events: [] };
      const envelope: Envelope = { id: newId(stream, held), edition, stream, actor: 'lustrum', hash: '', command: { type: 'wake' } };
      const { after } = await this.append(tx, held, envelope, this.engine.takeDown(held.world, envelope, now, decided), {});
      return { events: decided, after };
    });
    if (after) this.worlds.keep(edition, after);
    return events;
  }

  /** An edition as it was last committed. Undefined: there is no such edition. */
  async look(edition: string): Promise<World | undefined> {
    return (await this.worlds.read(edition))?.world;
  }

  /** How far the log of an edition reached when it was last committed. */
  async reached(edition: string): Promise<Reached> {
    const held = await this.worlds.read(edition);
    return { position: held?.position ?? 0, lastCommand: held?.lastCommand };
  }

  /**
   * Makes an edition's states and read tables anew from its events, in one transaction: whoever reads meanwhile finds them as
   * they were. Undefined: there is no such edition.
   */
  async rebuild(edition: string): Promise<Rebuilt | undefined> {
    const rebuilt = await this.write(async (tx) => {
      await this.worlds.hold(tx, edition);
      const events = await eventsOf(tx, edition);
      if (events[0]?.event.type !== 'edition-created') return undefined;
      const before = await fingerprints(tx, edition);
      await projectAnew(tx, edition, await this.worlds.fold(tx, events), events);
      const after = await fingerprints(tx, edition);
      return { edition, events: events.length, mended: Object.keys(after).filter((table) => after[table] !== before[table]) };
    });
    this.worlds.forget(edition);
    return rebuilt;
  }

  /** Rebuilds every edition that has events and takes all others out of the read tables, one transaction each. */
  async rebuildAll(done: (rebuilt: Rebuilt) => void = () => undefined): Promise<Rebuilt[]> {
    const firsts = await this.database.reads.manager.find(EventEntity, {
      select: { edition: true },
      where: { position: 1 },
      order: { edition: 'ASC' },
    });
    const all: Rebuilt[] = [];
    for (const { edition } of firsts) {
      const rebuilt = await this.rebuild(edition);
      if (!rebuilt) continue;
      all.push(rebuilt);
      done(rebuilt);
    }
    for (const edition of await ghosts(this.database.reads.manager)) {
      const gone: Rebuilt = { edition, events: 0, mended: await this.write((tx) => layGhost(tx, edition)) };
      this.worlds.forget(edition);
      if (gone.mended.length === 0) continue;
      all.push(gone);
      done(gone);
    }
    return all;
  }

  /** A transaction that meets another one making the same rows (two creations at once) sees them when it is run again. */
  private async write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.database.write(work);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.database.write(work);
    }
  }

  private async decide(tx: EntityManager, { envelope, now, ...through }: HandleRequest, options: HandleOptions): Promise<Decided> {
    const held = await this.worlds.hold(tx, envelope.edition, through);
    const known = isWake(envelope) ? null : await tx.findOneBy(CommandEntity, { edition: envelope.edition, commandId: envelope.id });
    if (known) {
      const answer = known.hash === envelope.hash ? (JSON.parse(known.answer) as Answer) : keyReused(envelope);
      return { result: this.resultOf(held, envelope, now, answer) };
    }
    const before = held ?? (await this.unborn(tx, envelope));
    if (!before) {
      // the answer would stand for good
      if (await tx.existsBy(EventEntity, { edition: envelope.edition })) throw new EditionMissing(envelope.edition);
      const answer: Answer = { accepted: false, refusal: refusedUnborn(envelope) };
      await this.answer(tx, envelope, now, answer);
      return { result: this.resultOf(undefined, envelope, now, answer) };
    }
    const outcome = this.engine.handle(before.world, envelope, now);
    if (!outcome.accepted) {
      await this.answer(tx, envelope, now, outcome);
      return { result: this.resultOf(held, envelope, now, outcome) };
    }
    const { recorded, after } = await this.append(tx, before, envelope, outcome, options);
    const events = recorded.map(({ stream, sequence, event }) => ({ stream, sequence, type: event.type }));
    const answer: Answer = { accepted: true, events, advice: outcome.advice };
    await this.answer(tx, envelope, now, answer);
    return { result: this.resultOf(after, envelope, now, answer), after };
  }

  private async append(
    tx: EntityManager,
    before: Held,
    envelope: Envelope,
    { events, world }: BroughtAbout,
    options: HandleOptions,
  ): Promise<{ recorded: RecordedEvent[]; after: Held }> {
    if (events.length === 0) return { recorded: [], after: before };
    const first =
      isWake(envelope) && !isNewId(envelope, before)
        ? await tx.countBy(EventEntity, { edition: envelope.edition, commandId: envelope.id })
        : 0;
    const recorded = events.map((event) => ({ ...event, ...options, index: event.index + first }));
    await add(
      tx,
      EventEntity,
      recorded.map((event, n) => lineOf(event, before.position + n + 1)),
    );
    const reach = await project(tx, envelope.edition, world, recorded, before);
    return { recorded, after: { ...before, folded: false, world, lastCommand: envelope.id, ...reach } };
  }

  /** The world before a creation; undefined for any other command, and where the template is unknown. */
  private async unborn(tx: EntityManager, { edition, command }: Envelope): Promise<Held | undefined> {
    if (command.type !== 'create') return undefined;
    const world = await this.worlds.unborn(tx, command.template);
    return world && this.worlds.besides(tx, edition, { world, position: 0, notices: 0 });
  }

  private async answer(tx: EntityManager, envelope: Envelope, now: Instant, answer: Answer): Promise<void> {
    if (isWake(envelope)) return;
    const { edition, id, hash } = envelope;
    await tx.insert(CommandEntity, { edition, commandId: id, hash, answer: JSON.stringify(answer), recordedAt: now });
  }

  private resultOf(held: Held | undefined, { stream }: Envelope, now: Instant, answer: Answer): HandleResult {
    if (!held)
      return { answer, nextInstant: null, facts: [], stages: [], notices: false, words: 'Never created', over: true, archived: true };
    return { answer, ...this.engine.outlook(held.world, stream, now), position: held.position, lastCommand: held.lastCommand };
  }
}

/** An id that no events have been recorded under: the next one's position is in it. */
const newId = (stream: string, { position }: Reach): string => `${stream}/${position + 1}`;
const isNewId = ({ id, stream }: Envelope, before: Reach): boolean => id === newId(stream, before);
const isWake = ({ command }: Envelope): boolean => command.type === 'wake';

const keyReused = ({ id }: Envelope): Answer => ({
  accepted: false,
  refusal: refuse('key-reused', `The key "${id}" was used for another command of this edition. Give a new command a key of its own.`, {
    facts: [{ ref: id, says: 'used' }],
  }),
});

const refusedUnborn = ({ edition, command }: Envelope) =>
  command.type === 'create'
    ? refuse('template-unknown', `There is no template ${command.template.id} version ${command.template.version}.`, {
        pointer: '/template',
      })
    : refuse('edition-unknown', `There is no edition "${edition}".`, { facts: [{ ref: edition, says: 'unknown' }] });
