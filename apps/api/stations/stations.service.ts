import { Injectable } from '@nestjs/common';
import type { Holiday, Station } from '../../../domain/directory/station.js';
import { Directory } from '../people/directory.js';
import { Problem } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';

/** A duty station, with its working week. */
export type StationView = Pick<Station, 'id' | 'title' | 'zone' | 'workingDays'>;

/** What is kept at a station in a year. */
export interface HolidaysView {
  station: string;
  year: number;
  items: Holiday[];
}

@Injectable()
export class StationsService {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<{ items: StationView[] }> {
    const stations = await this.directory.stations();
    return { items: stations.map(({ id, title, zone, workingDays }) => ({ id, title, zone, workingDays })) };
  }

  /** Of this year (in UTC) where none is asked for. @throws Problem `station-unknown` */
  async holidays(id: string, asked?: number): Promise<HolidaysView> {
    const station = (await this.directory.stations()).find((s) => s.id === id);
    if (!station) throw new Problem('station-unknown', `There is no duty station "${id}".`, { facts: [{ ref: id, says: 'unknown' }] });
    const year = asked ?? Number(this.clock.now().slice(0, 4));
    return { station: id, year, items: await this.directory.holidays(station, year) };
  }
}
