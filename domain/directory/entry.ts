import type { Fault } from '../template/fault.js';
import type { Zone } from '../time/plain-date.js';
import { addressFault } from './address.js';
import { coverFaults, dayFaults } from './absences.js';
import { mondayToFriday, plainProfile, type Profile } from './profile.js';
import type { Station } from './station.js';

export const kinds = ['person', 'body', 'delegation'] as const;
/** A body and a delegation are reached like a person: by the address of their office. */
export type Kind = (typeof kinds)[number];

/** Somebody as the directory has them: who it is, and how they are reached. */
export interface Entry extends Profile {
  /** By which events and roles name them. */
  id: string;
  kind: Kind;
  name: string;
  email: string;
}

/** An entry as it is given: what is left out follows from the duty station, the edition, or the usual. */
export type GivenEntry = Pick<Entry, 'id' | 'name' | 'email'> & {
  [K in Exclude<keyof Entry, 'id' | 'name' | 'email'>]?: Entry[K] | undefined;
};

/** What an entry is held against. */
export interface Surroundings {
  stations: readonly Station[];
  /** Zone of the edition. */
  zone: Zone;
  /** Whether the directory has, or is about to have, somebody of this id. */
  knows: (id: string) => boolean;
}

/** The whole entry: zone and working days are those of the duty station where one is named, else the edition's zone and Monday to Friday. */
export function completed(given: GivenEntry, { stations, zone }: Pick<Surroundings, 'stations' | 'zone'>): Entry {
  const station = stations.find(({ id }) => id === given.station);
  const usual = plainProfile(station?.zone ?? zone);
  const { id, name, email } = given;
  return {
    ...usual,
    id,
    name,
    email,
    kind: given.kind ?? 'person',
    zone: given.zone ?? usual.zone,
    language: given.language ?? usual.language,
    workingDays: inOrder(given.workingDays ?? station?.workingDays ?? mondayToFriday),
    ...(given.station === undefined ? {} : { station: given.station }),
    channel: given.channel ?? usual.channel,
    digest: given.digest ?? usual.digest,
    ...(given.quiet === undefined ? {} : { quiet: given.quiet }),
    absences: [...(given.absences ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

const inOrder = (days: readonly number[]): number[] => [...days].sort((a, b) => a - b);

/** Control characters and whatever ends a line: in a header what follows them would be read as another. */
const breaking = /[\p{Cc}\u2028\u2029]/u;
/** Characters that turn the direction of what follows: a name could be made to read as another. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u;

/** What is wrong with an entry as far as it is given, each field being of the right form. Empty: nothing. */
export function entryFaults(
  given: Partial<GivenEntry> & Pick<GivenEntry, 'id'>,
  { stations, knows }: Pick<Surroundings, 'stations' | 'knows'>,
): Fault[] {
  const { id, name = '', email, station, quiet, absences = [] } = given;
  const address = email === undefined ? undefined : addressFault(email);
  return [
    ...(breaking.test(name) ? [{ path: ['name'], message: 'must be a text of one line, without control characters' }] : []),
    ...(turning.test(name) ? [{ path: ['name'], message: 'must not hold characters that turn the direction of the text' }] : []),
    ...(address === undefined ? [] : [{ path: ['email'], message: address }]),
    ...(station === undefined || stations.some((s) => s.id === station)
      ? []
      : [{ path: ['station'], message: `is no duty station that is known; there are ${stations.map((s) => s.id).join(', ') || 'none'}` }]),
    ...(quiet && quiet.from === quiet.to
      ? [{ path: ['quiet', 'to'], message: 'must not be the hour at which the quiet time begins' }]
      : []),
    ...dayFaults(absences),
    ...coverFaults(id, absences, knows),
  ];
}
