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
  /** One of ar, zh, en, fr, ru, es. */
  language: string;
}

/** The directory of an edition's people: the one thing beside the log that is written, because it can be corrected and erased. */
export class People {
  constructor(private readonly database: Database) {}

  /** In the order of their ids, those after `after`. */
  async list(edition: string, { after = '', limit = 1000 }: { after?: string; limit?: number } = {}): Promise<Person[]> {
    return this.database.reads.manager
      .createQueryBuilder(PersonEntity, 'person')
      .where('person.edition = :edition AND person.id > :after', { edition, after })
      .orderBy('person.id')
      .limit(limit)
      .getMany();
  }

  async find(edition: string, id: string): Promise<Person | undefined> {
    return (await this.database.reads.manager.findOneBy(PersonEntity, { edition, id })) ?? undefined;
  }

  /** Enters a person, or corrects the one with this id. Returns whether the person is new. */
  async save({ edition, id, name, email, zone, language }: Person): Promise<'entered' | 'corrected'> {
    return this.database.write(async (tx) => {
      const known = await tx.existsBy(PersonEntity, { edition, id });
      await tx.upsert(PersonEntity, { edition, id, name, email, zone, language }, ['edition', 'id']);
      return known ? 'corrected' : 'entered';
    });
  }

  /** Erases a person's data. What the person did stays on record under the id alone. Returns whether there was one. */
  async erase(edition: string, id: string): Promise<boolean> {
    const { affected } = await this.database.write((tx) => tx.delete(PersonEntity, { edition, id }));
    return (affected ?? 0) > 0;
  }
}
