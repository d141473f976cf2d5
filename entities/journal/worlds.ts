import type { EntityManager } from 'typeorm';
import { worldAsOf, type PastMoment } from '../../domain/edition/as-of.js';
import type { RecordedEvent } from '../../domain/edition/events.js';
import type { World } from '../../domain/engine.types.js';
import { versionOf } from '../../domain/template/versions.js';
import type { Instant, PlainDate } from '../../domain/time/plain-date.js';
import type { Known } from '../../workflows/contracts/handle.js';
import type { Database } from '../database.js';
import { EditionEntity } from '../edition.entity.js';
import type { EditionsBehind } from '../editions-behind.js';
import { holidayCalendar } from '../holidays.js';
import { profileOf } from '../person-row.js';
import { PersonEntity } from '../person.entity.js';
import { findIn } from '../statements.js';
import { stationsNamed } from '../stations.js';
import type { Templates } from '../templates.js';
import type { Engine } from './engine.js';
import { eventsOf, eventsThrough, eventsUntil } from './log.js';
import { storedStates } from './pending.js';
import type { Reach } from './project.js';
import { commandAt, requireRecorded } from './recorded-through.js';
import { positionOf, worldOf } from './states.js';

/** An edition's world, with how far its log reached when it was so. */
export interface Held extends Reach {
  world: World;
  /** Id of the command that recorded its last event; undefined: it has none. */
  lastCommand?: string | undefined;
  /** Whether its states are stored in another shape: the next append writes all of them anew. */
  folded?: boolean;
  /** When what stands beside its log was read, by this machine's clock. */
  besideReadAt: number;
}

/**
 * Milliseconds for which people and holidays may be taken as they were last read, where nothing is decided: who is
 * written to is looked up for each message, and not worth reading the whole directory.
 */
const moment = 1_000;

/** Editions whose parsed states stay in memory. */
const kept = 64;

/**
 * Loads the worlds of editions. States that were parsed once are kept and used again as long as the log has not gone
 * on, which the row that is read first tells: other processes write to the same log.
 */
export class WorldStore {
  private readonly cache = new Map<string, Held>();
  private positionStatement: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly templates: Templates,
    private readonly engine: Engine,
    private readonly behind?: EditionsBehind,
  ) {}

  /**
   * The edition as it stands, held against every other command on it until `tx` ends. Undefined: never created.
   *
   * @param lately whether its people may be a moment old
   * @param known what is known to be recorded of it
   * @throws DatabaseBehind where that is not so, or was found not to be so when the process began
   */
  async hold(tx: EntityManager, edition: string, known: Known = {}, { lately = false } = {}): Promise<Held | undefined> {
    await this.behind?.check(tx, edition);
    const row = await tx.findOne(EditionEntity, {
      where: { id: edition },
      // On SQLite the whole transaction holds the lock for writing.
      ...(this.database.engine === 'postgres' ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    const cached = row ? this.cached(row) : undefined;
    await requireRecorded(tx, edition, cached ?? { position: row?.position ?? 0 }, known);
    if (!row) return undefined;
    const { position, notices } = row;
    if (lately && cached && isFresh(cached)) return cached;
    const { world, lastCommand, folded = false } = cached ?? (await this.load(tx, row));
    return this.besides(tx, edition, { world, position, lastCommand, notices, folded });
  }

  /** The edition as it was last committed, holding nothing. Undefined: never created. */
  async read(edition: string): Promise<Held | undefined> {
    const { manager } = this.database.reads;
    const fresh = await this.unchanged(edition);
    if (fresh) return fresh;
    const row = await manager.findOneBy(EditionEntity, { id: edition });
    if (!row) return undefined;
    const cached = this.cached(row);
    const { world, position, lastCommand } = cached ?? (await this.load(manager, row));
    return this.besides(manager, edition, { world, position, lastCommand, notices: row.notices });
  }

  /** The edition as it stood on a day, as it was known at an instant, or both. Undefined: it was not there yet. */
  async readAsOf(edition: string, { asOf, knownAt }: PastMoment): Promise<World | undefined> {
    const { manager } = this.database.reads;
    const known = knownAt === undefined ? await eventsOf(manager, edition) : await eventsUntil(manager, edition, knownAt);
    return this.folded(edition, known, asOf);
  }

  /**
   * The edition after the command that recorded an event of its own stream, and when that was. Undefined: there is no such
   * event.
   */
  async readThrough(edition: string, sequence: number): Promise<{ world: World; recordedAt: Instant } | undefined> {
    const events = await eventsThrough(this.database.reads.manager, edition, sequence);
    const world = await this.folded(edition, events);
    const last = events.at(-1);
    return world && last && { world, recordedAt: last.recordedAt };
  }

  private async folded(edition: string, events: readonly RecordedEvent[], asOf?: PlainDate): Promise<World | undefined> {
    const { manager } = this.database.reads;
    if (events.length === 0) return undefined;
    const world = await this.fold(manager, events, asOf);
    if (!world.edition) return undefined;
    return { ...world, ...(await this.beside(manager, edition, world.template.id)) };
  }

  /**
   * The world after these events, which are an edition's from its first one on: by the version of the template that it was
   * opened with, until it adopted another.
   *
   * @param asOf the day as of which it is told; absent: after all of them
   */
  async fold(manager: EntityManager, events: readonly RecordedEvent[], asOf?: PlainDate): Promise<World> {
    const [first] = events;
    if (first?.event.type !== 'edition-created') throw new Error('The events of an edition begin with edition-created.');
    const unborn = await this.unborn(manager, first.event.template);
    if (!unborn) throw missing(first.edition, first.event.template);
    if (asOf !== undefined) return worldAsOf(unborn, events, asOf);
    return events.reduce((world, recorded) => this.engine.evolve(world, recorded), unborn);
  }

  /** The world before an edition is opened with a version of a template; undefined: there is no such version. */
  async unborn(manager: EntityManager, { id, version }: { id: string; version: number }): Promise<World | undefined> {
    const templates = await this.templates.versions(id, manager);
    const template = versionOf(templates, version);
    return template && { ...this.engine.emptyWorld(template), templates };
  }

  /** Remembers a world that has been committed. */
  keep(edition: string, held: Held): void {
    this.cache.delete(edition);
    this.cache.set(edition, held);
    const [oldest] = this.cache.keys();
    if (this.cache.size > kept && oldest !== undefined) this.cache.delete(oldest);
  }

  forget(edition: string): void {
    this.cache.delete(edition);
  }

  /** With what the core is told beside the log: how people are reached, when stations rest, and what versions a template has. */
  async besides(manager: EntityManager, edition: string, held: Omit<Held, 'besideReadAt'>): Promise<Held> {
    const besideReadAt = Date.now();
    return { ...held, world: { ...held.world, ...(await this.beside(manager, edition, held.world.template.id)) }, besideReadAt };
  }

  /**
   * What was read a moment ago, where the log has not gone on since. Asked for each letter of thousands, so the statement is
   * put together once; that takes longer than the database needs for it.
   */
  private async unchanged(edition: string): Promise<Held | undefined> {
    const held = this.cache.get(edition);
    if (!held || !isFresh(held)) return undefined;
    const { reads } = this.database;
    this.positionStatement ??= reads.manager
      .createQueryBuilder(EditionEntity, 'edition')
      .select('edition.position', 'position')
      .where('edition.id = :edition', { edition: '' })
      .getQueryAndParameters()[0];
    const rows: { position: number }[] = await reads.query(this.positionStatement, [edition]);
    return rows[0]?.position === held.position ? held : undefined;
  }

  /** What was parsed before, where the log has not gone on since. */
  private cached({ id, position }: EditionEntity): Held | undefined {
    const held = this.cache.get(id);
    return held?.position === position ? held : undefined;
  }

  private async beside(
    manager: EntityManager,
    edition: string,
    template: string,
  ): Promise<Pick<World, 'people' | 'isHoliday' | 'templates'>> {
    const people = await findIn(manager, PersonEntity, { edition });
    const stations = new Set(people.flatMap(({ station }) => (station === null ? [] : [station])));
    return {
      people: Object.fromEntries(people.map((person) => [person.id, profileOf(person)])),
      isHoliday: holidayCalendar(await stationsNamed(manager, [...stations])),
      templates: await this.templates.versions(template, manager),
    };
  }

  /** One statement reads all states as one commit left them, and tells which one: the edition's row may be older by now. */
  private async load(manager: EntityManager, row: EditionEntity): Promise<Pick<Held, 'world' | 'position' | 'lastCommand' | 'folded'>> {
    const { id, templateId, templateVersion } = row;
    const { streams, pending } = await storedStates(manager, id);
    const unborn = await this.unborn(manager, { id: templateId, version: templateVersion });
    if (!unborn) throw missing(id, { id: templateId, version: templateVersion });
    const stored = worldOf(unborn, streams, pending);
    const world = stored ?? (await this.fold(manager, await eventsOf(manager, id)));
    const position = positionOf(streams);
    return { world, position, lastCommand: await commandAt(manager, id, position), folded: stored === undefined };
  }
}

const missing = (edition: string, { id, version }: { id: string; version: number }): Error =>
  new Error(`The edition ${edition} follows the template ${id} version ${version}, which is not in the database.`);

const isFresh = ({ besideReadAt }: Held): boolean => Math.abs(Date.now() - besideReadAt) < moment;
