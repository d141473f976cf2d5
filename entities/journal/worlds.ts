import type { EntityManager } from 'typeorm';
import type { World } from '../../domain/engine.types.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Database } from '../database.js';
import { EditionEntity } from '../edition.entity.js';
import { holidayCalendar } from '../holidays.js';
import { profileOf } from '../people.js';
import { PersonEntity } from '../person.entity.js';
import { stationsNamed } from '../stations.js';
import type { Templates } from '../templates.js';
import type { Engine } from './engine.js';
import { eventsOf, eventsUntil } from './log.js';
import { storedStates } from './pending.js';
import type { Reach } from './project.js';
import { positionOf, worldOf } from './states.js';

/** An edition's world, with how far its log reached when it was so. */
export interface Held extends Reach {
  world: World;
}

/** Editions whose parsed states stay in memory. */
const kept = 64;

/**
 * Loads the worlds of editions. States that were parsed once are kept and used again as long as the log has not gone
 * on, which the row that is read first tells: other processes write to the same log.
 */
export class WorldStore {
  private readonly cache = new Map<string, Held>();

  constructor(
    private readonly database: Database,
    private readonly templates: Templates,
    private readonly engine: Engine,
  ) {}

  /** The edition as it stands, held against every other command on it until `tx` ends. Undefined: never created. */
  async hold(tx: EntityManager, edition: string): Promise<Held | undefined> {
    const row = await tx.findOne(EditionEntity, {
      where: { id: edition },
      // On SQLite the whole transaction holds the lock for writing.
      ...(this.database.engine === 'postgres' ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    if (!row) return undefined;
    const { position, notices } = row;
    const cached = this.cache.get(edition);
    const beside = await this.beside(tx, edition);
    if (cached?.position === position) return { ...cached, world: { ...cached.world, ...beside } };
    const { world } = await this.load(tx, row);
    return { world: { ...world, ...beside }, position, notices };
  }

  /** The edition as it was last committed, holding nothing. Undefined: never created. */
  async read(edition: string): Promise<Held | undefined> {
    const { manager } = this.database.reads;
    const row = await manager.findOneBy(EditionEntity, { id: edition });
    if (!row) return undefined;
    const beside = await this.beside(manager, edition);
    const cached = this.cache.get(edition);
    if (cached?.position === row.position) return { ...cached, world: { ...cached.world, ...beside } };
    const { world, position } = await this.load(manager, row);
    return { world: { ...world, ...beside }, position, notices: row.notices };
  }

  /** The edition as it was known at an instant. Undefined: it was not there yet. */
  async readAsOf(edition: string, at: Instant): Promise<World | undefined> {
    const { manager } = this.database.reads;
    const events = await eventsUntil(manager, edition, at);
    const row = events.length === 0 ? null : await manager.findOneBy(EditionEntity, { id: edition });
    if (!row) return undefined;
    const empty = this.engine.emptyWorld(await this.templateOf(manager, row));
    return { ...events.reduce((world, recorded) => this.engine.evolve(world, recorded), empty), ...(await this.beside(manager, edition)) };
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

  /** What the core is told beside the log: how people are reached, and when stations rest. */
  async beside(manager: EntityManager, edition: string): Promise<Pick<World, 'people' | 'isHoliday'>> {
    const people = await manager.findBy(PersonEntity, { edition });
    const stations = new Set(people.flatMap(({ station }) => (station === null ? [] : [station])));
    return {
      people: Object.fromEntries(people.map((person) => [person.id, profileOf(person)])),
      isHoliday: await holidayCalendar(await stationsNamed(manager, [...stations])),
    };
  }

  /** One statement reads all states as one commit left them, and tells which one: the edition's row may be older by now. */
  private async load(manager: EntityManager, row: EditionEntity): Promise<{ world: World; position: number }> {
    const template = await this.templateOf(manager, row);
    const { streams, pending } = await storedStates(manager, row.id);
    const world = worldOf(this.engine.emptyWorld(template), streams, pending) ?? (await this.fold(manager, row.id, template));
    return { world, position: positionOf(streams) };
  }

  private async fold(manager: EntityManager, edition: string, template: CycleTemplate): Promise<World> {
    const events = await eventsOf(manager, edition);
    return events.reduce((world, recorded) => this.engine.evolve(world, recorded), this.engine.emptyWorld(template));
  }

  private async templateOf(manager: EntityManager, { id, templateId, templateVersion }: EditionEntity): Promise<CycleTemplate> {
    const template = await this.templates.find(templateId, templateVersion, manager);
    if (!template)
      throw new Error(
        `The edition ${id} was opened with the template ${templateId} version ${templateVersion}, which is not in the database.`,
      );
    return template;
  }
}
