import { In, type EntityManager } from 'typeorm';
import type { Station } from '../domain/directory/station.js';
import type { Database } from './database.js';
import { StationEntity } from './station.entity.js';

const stationOf = ({ body }: StationEntity): Station => JSON.parse(body) as Station;

/** The duty stations that an installation knows: all that its file says, and those that it said once and somebody may still be at. */
export class Stations {
  constructor(private readonly database: Database) {}

  /** Enters stations, and corrects those that are there. What is said of a station holds from the next command on. */
  async store(stations: readonly Station[]): Promise<void> {
    const rows = stations.map((station) => ({ id: station.id, body: JSON.stringify(station) }));
    await this.database.write((tx) => tx.upsert(StationEntity, rows, ['id']));
  }

  /** In the order of their ids. */
  async list(): Promise<Station[]> {
    return (await this.database.reads.manager.find(StationEntity, { order: { id: 'ASC' } })).map(stationOf);
  }
}

/** Those of these stations that are known. `through`: whatever transaction asks. */
export async function stationsNamed(through: EntityManager, ids: readonly string[]): Promise<Station[]> {
  if (ids.length === 0) return [];
  return (await through.findBy(StationEntity, { id: In([...ids]) })).map(stationOf);
}
