import type { Entry } from '../domain/directory/entry.js';
import type { Absence, Language, Profile } from '../domain/directory/profile.js';
import type { Instant } from '../domain/time/plain-date.js';
import type { PersonEntity } from './person.entity.js';

/** A person (or a body, or a delegation) of an edition and how to reach them. */
export interface Person extends Entry {
  edition: string;
}

/** What the core is told of a person. */
export function profileOf(row: PersonEntity): Profile {
  const { id: _, edition: __, name: ___, email: ____, kind: _____, ...profile } = personOf(row);
  return profile;
}

export function personOf({ workingDays, station, quietFrom, quietTo, absences, language, emailSince: _, ...row }: PersonEntity): Person {
  return {
    ...row,
    language: language as Language,
    workingDays: workingDays.split(',').map(Number),
    ...(station === null ? {} : { station }),
    ...(quietFrom === null || quietTo === null ? {} : { quiet: { from: quietFrom, to: quietTo } }),
    absences: JSON.parse(absences) as Absence[],
  };
}

export function rowOf({ workingDays, station, quiet, absences, ...person }: Person, emailSince: Instant | null = null): PersonEntity {
  return {
    ...person,
    emailSince,
    workingDays: workingDays.join(','),
    station: station ?? null,
    quietFrom: quiet?.from ?? null,
    quietTo: quiet?.to ?? null,
    absences: JSON.stringify(absences),
  };
}
