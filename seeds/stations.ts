import { join } from 'node:path';
import { z } from 'zod';
import { mondayToFriday } from '../domain/directory/profile.js';
import type { Station } from '../domain/directory/station.js';
import { weekdays } from '../domain/directory/weekdays.js';
import type { Fault } from '../domain/template/fault.js';
import { isPlainDate, isZone } from '../domain/time/plain-date.js';
import { stationCheck } from '../entities/holidays.js';
import { seedsFolder } from './folder.js';
import { readYaml } from './yaml.js';

const day = z.string().refine(isPlainDate, 'must be a date such as 2027-05-28');
const title = z.string().min(1);

const stationsSchema = z.record(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens'),
  z.strictObject({
    title,
    zone: z.string().refine(isZone, 'must be an IANA time zone'),
    workingDays: weekdays.default([...mondayToFriday]),
    country: z
      .string()
      .regex(/^[A-Z]{2}(-[A-Z0-9]+)?$/, 'must be a country, or a state of one, such as AT or US-NY')
      .optional(),
    yearly: z.array(z.strictObject({ rule: z.string().min(1), title })).optional(),
    except: z.array(z.string()).optional(),
    also: z.array(z.strictObject({ on: day, title })).default([]),
    not: z.array(day).default([]),
  }),
);

const stationsFile = join(seedsFolder, 'stations.yaml');

/**
 * The duty stations of `seeds/stations.yaml`, in the order of their ids; countries and rules are held to the holiday library.
 *
 * @throws YamlFaults naming file, line, column and field of every fault
 */
export async function readStations(file = stationsFile): Promise<Station[]> {
  return stationsIn(file, stationCheck());
}

/** The same, without a look at countries and rules. */
export function stationsIn(file = stationsFile, check: (station: Station) => Fault[] = () => []): Station[] {
  const found = readYaml(file, stationsSchema, (stations) =>
    Object.entries(stations).flatMap(([id, said]) => check(stationOf(id, said)).map((fault) => ({ ...fault, path: [id, ...fault.path] }))),
  );
  const stations = Object.entries(found).map(([id, said]) => stationOf(id, said));
  return stations.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const stationOf = (id: string, { country, yearly, except, ...rest }: z.infer<typeof stationsSchema>[string]): Station => ({
  id,
  ...rest,
  ...(country === undefined ? {} : { country }),
  ...(yearly === undefined ? {} : { yearly }),
  ...(except === undefined ? {} : { except }),
});
