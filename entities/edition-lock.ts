import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { EditionEntity } from './edition.entity.js';
import { EditionMissing } from './faults.js';

/**
 * The line of an edition, held until `tx` ends: what is counted or looked for after this, nobody else who does the same adds to.
 * Commands on the edition wait as well, so it is for what is quick and rare.
 *
 * @throws EditionMissing
 */
export async function lockEdition({ engine }: Database, tx: EntityManager, edition: string): Promise<EditionEntity> {
  const row = await tx.findOne(EditionEntity, {
    where: { id: edition },
    // on SQLite the whole transaction holds the lock for writing
    ...(engine === 'postgres' ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!row) throw new EditionMissing(edition);
  return row;
}
