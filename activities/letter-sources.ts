import type { Database } from '../entities/database.js';
import type { Journal } from '../entities/journal/journal.js';
import { PersonEntity } from '../entities/person.entity.js';
import type { LetterSources } from './letters.js';

/** What letters are written from, read from the database. */
export const letterSources = (database: Database, journal: Journal, publicUrl: string): LetterSources => ({
  publicUrl,
  world: (edition) => journal.look(edition),
  person: async (edition, id) => (await database.reads.manager.findOneBy(PersonEntity, { edition, id })) ?? undefined,
});
