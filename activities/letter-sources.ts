import { emptyWorld } from '../domain/engine.js';
import type { Database } from '../entities/database.js';
import { EditionEntity } from '../entities/edition.entity.js';
import { worldOf } from '../entities/journal/states.js';
import { PersonEntity } from '../entities/person.entity.js';
import { StreamEntity } from '../entities/stream.entity.js';
import { Templates } from '../entities/templates.js';
import type { LetterSources } from './letters.js';

/** What letters are written from, read from the database. */
export function letterSources(database: Database, publicUrl: string): LetterSources {
  const templates = new Templates(database);
  const { manager } = database.reads;
  return {
    publicUrl,
    async world(edition) {
      const row = await manager.findOneBy(EditionEntity, { id: edition });
      const template = row && (await templates.find(row.templateId, row.templateVersion));
      if (!template) return undefined;
      return worldOf(emptyWorld(template), await manager.findBy(StreamEntity, { edition }));
    },
    async person(edition, id) {
      return (await manager.findOneBy(PersonEntity, { edition, id })) ?? undefined;
    },
  };
}
