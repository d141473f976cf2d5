import type { Absence, Channel, DigestFrequency, Language, Profile } from '../domain/directory/profile.js';
import type { Database } from './database.js';
import { PersonEntity } from './person.entity.js';

/** A person of an edition and how to reach them. */
export interface Person {
  id: string;
  edition: string;
  name: string;
  email: string;
  /** IANA name. */
  zone: string;
  language: Language;
  kind: 'person' | 'body' | 'delegation';
  workingDays: number[];
  station?: string;
  channel: Channel;
  digest: DigestFrequency;
  quiet?: { from: string; to: string };
  absences: Absence[];
}

/** What the core is told of a person. */
export function profileOf(row: PersonEntity): Profile {
  const { id: _, edition: __, name: ___, email: ____, kind: _____, ...profile } = personOf(row);
  return profile;
}

function personOf({ workingDays, station, quietFrom, quietTo, absences, language, ...row }: PersonEntity): Person {
  return {
    ...row,
    language: language as Language,
    workingDays: workingDays.split(',').map(Number),
    ...(station === null ? {} : { station }),
    ...(quietFrom === null || quietTo === null ? {} : { quiet: { from: quietFrom, to: quietTo } }),
    absences: JSON.parse(absences) as Absence[],
  };
}

export function rowOf({ workingDays, station, quiet, absences, ...person }: Person): PersonEntity {
  return {
    ...person,
    workingDays: workingDays.join(','),
    station: station ?? null,
    quietFrom: quiet?.from ?? null,
    quietTo: quiet?.to ?? null,
    absences: JSON.stringify(absences),
  };
}

/** The directory of an edition's people: the one thing beside the log that is written, because it can be corrected and erased. */
export class People {
  constructor(private readonly database: Database) {}

  /** In the order of their ids, those after `after`. */
  async list(edition: string, { after = '', limit = 1000 }: { after?: string; limit?: number } = {}): Promise<Person[]> {
    const rows = await this.database.reads.manager
      .createQueryBuilder(PersonEntity, 'person')
      .where('person.edition = :edition AND person.id > :after', { edition, after })
      .orderBy('person.id')
      .limit(limit)
      .getMany();
    return rows.map(personOf);
  }

  async find(edition: string, id: string): Promise<Person | undefined> {
    const row = await this.database.reads.manager.findOneBy(PersonEntity, { edition, id });
    return row ? personOf(row) : undefined;
  }

  /** Enters a person, or corrects the one with this id. Returns whether the person is new. */
  async save(person: Person): Promise<'entered' | 'corrected'> {
    const { edition, id } = person;
    return this.database.write(async (tx) => {
      const known = await tx.existsBy(PersonEntity, { edition, id });
      await tx.upsert(PersonEntity, rowOf(person), ['edition', 'id']);
      return known ? 'corrected' : 'entered';
    });
  }

  /** Erases a person's data. What the person did stays on record under the id alone. Returns whether there was one. */
  async erase(edition: string, id: string): Promise<boolean> {
    const { affected } = await this.database.write((tx) => tx.delete(PersonEntity, { edition, id }));
    return (affected ?? 0) > 0;
  }
}
