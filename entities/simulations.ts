import { And, In, LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import type { Actor } from '../domain/edition/actor.js';
import type { PlanningCommand } from '../domain/edition/commands.js';
import type { Difference } from '../domain/replanning/difference.types.js';
import type { EffectiveOn } from '../domain/time/effective-on.js';
import type { Instant, PlainDate } from '../domain/time/plain-date.js';
import type { Database } from './database.js';
import { lockEdition } from './edition-lock.js';
import { SimulationEntity } from './simulation.entity.js';

/** A simulation in the list of an edition's simulations. */
export interface SimulationEntry {
  /** From 1, rising per edition; those that were let go leave gaps. */
  number: number;
  /** Version of the edition that it was tried on: what `ifSequence` of its application must find. */
  revision: number;
  /** The past day on which it was tried; null: the present. */
  asOf: PlainDate | null;
  /** When the changes are taken to be decided; null: on the day of their application. */
  effectiveOn: EffectiveOn | null;
  changes: PlanningCommand[];
  /** What it comes to, in a sentence. */
  headline: string;
  askedBy: Actor;
  madeAt: Instant;
}

/** Changes of plan that were tried out, with all that they would have brought about. */
export interface Simulation extends SimulationEntry {
  difference: Difference;
  /** What the core had to say about the changes, though it refused none. */
  advice: string[];
}

/** What a simulation was asked for by. */
export interface SimulationRequest {
  key: string;
  hash: string;
}

/** Simulations of an edition that are kept beside those that were applied. */
export const keptSimulations = 500;

/** What has been simulated. It is no part of the record, which knows nothing of what was only tried. */
export class Simulations {
  constructor(private readonly database: Database) {}

  /** The simulation that was made of a request before; `reused`: another one was made under its key. */
  async known(edition: string, { key, hash }: SimulationRequest): Promise<Simulation | 'reused' | undefined> {
    return recalled(this.database.reads.manager, edition, key, hash);
  }

  /**
   * Keeps a simulation under the next number of its edition, and lets go of the oldest ones beyond those that are kept.
   * Who asked for the same at the same moment gets the one that came first.
   *
   * @param applied numbers that are kept however old they are
   */
  async store(
    edition: string,
    simulation: Omit<Simulation, 'number'>,
    { key, hash }: SimulationRequest,
    applied: readonly number[],
  ): Promise<Simulation | 'reused'> {
    return this.database.write(async (tx) => {
      await lockEdition(this.database, tx, edition);
      const known = await recalled(tx, edition, key, hash);
      if (known) return known;
      const number = ((await tx.maximum(SimulationEntity, 'number', { edition })) ?? 0) + 1;
      await tx.insert(SimulationEntity, { edition, ...rowOf({ ...simulation, number }), request: key, hash });
      await tx.delete(SimulationEntity, { edition, number: And(LessThanOrEqual(number - keptSimulations), Not(In(applied))) });
      return { number, ...simulation };
    });
  }

  /** Up to `limit` after a number, oldest first. */
  async list(edition: string, after: number, limit: number): Promise<SimulationEntry[]> {
    const rows = await this.database.reads.manager
      .createQueryBuilder(SimulationEntity, 'simulation')
      .select(entryColumns.map((column) => `simulation.${column}`))
      .where('simulation.edition = :edition AND simulation.number > :after', { edition, after })
      .orderBy('simulation.number')
      .limit(limit)
      .getMany();
    return rows.map(entryOf);
  }

  async find(edition: string, number: number): Promise<Simulation | undefined> {
    const row = await this.database.reads.manager.findOneBy(SimulationEntity, { edition, number });
    return row ? simulationOf(row) : undefined;
  }
}

async function recalled(manager: EntityManager, edition: string, key: string, hash: string): Promise<Simulation | 'reused' | undefined> {
  const row = await manager.findOneBy(SimulationEntity, { edition, request: key });
  if (!row) return undefined;
  return row.hash === hash ? simulationOf(row) : 'reused';
}

const entryColumns = [
  'number',
  'revision',
  'asOf',
  'effectiveOn',
  'changes',
  'headline',
  'askedBy',
  'madeAt',
] as const satisfies readonly (keyof SimulationEntry)[];

type EntryRow = Pick<SimulationEntity, (typeof entryColumns)[number]>;

function entryOf({ number, revision, asOf, effectiveOn, changes, headline, askedBy, madeAt }: EntryRow): SimulationEntry {
  return { number, revision, asOf, effectiveOn, changes: JSON.parse(changes) as PlanningCommand[], headline, askedBy, madeAt };
}

const simulationOf = (row: SimulationEntity): Simulation => ({
  ...entryOf(row),
  difference: JSON.parse(row.difference) as Difference,
  advice: JSON.parse(row.advice) as string[],
});

const rowOf = ({ changes, difference, advice, ...rest }: Simulation): Omit<SimulationEntity, 'edition' | 'request' | 'hash'> => ({
  ...rest,
  changes: JSON.stringify(changes),
  difference: JSON.stringify(difference),
  advice: JSON.stringify(advice),
});
