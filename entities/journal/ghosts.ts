import type { EntityManager } from 'typeorm';
import { EditionEntity } from '../edition.entity.js';
import { EventEntity } from '../event.entity.js';
import { NoticeAttemptEntity } from '../notice-attempt.entity.js';
import { NoticeEntity } from '../notice.entity.js';
import { StreamEntity } from '../stream.entity.js';

/** Editions that stand in read tables and have no event: what is not in the log has never been. */
export async function ghosts(manager: EntityManager): Promise<string[]> {
  const columns = { editions: 'id', streams: 'edition', notices: 'edition', notice_attempts: 'edition' };
  const named = Object.entries(columns).map(([table, column]) => `SELECT "${column}" AS "edition" FROM "${table}"`);
  const rows = await manager.query<{ edition: string }[]>(
    `SELECT named."edition" FROM (${named.join(' UNION ')}) named
     WHERE NOT EXISTS (SELECT 1 FROM "events" e WHERE e."edition" = named."edition") ORDER BY named."edition"`,
  );
  return rows.map(({ edition }) => edition);
}

/** Takes an edition out of the read tables, unless it has come to have events. Returns the tables in which something stood. */
export async function layGhost(tx: EntityManager, edition: string): Promise<string[]> {
  if (await tx.existsBy(EventEntity, { edition })) return [];
  const gone = { ...(await clear(tx, edition)), editions: await removed(tx.delete(EditionEntity, { id: edition })) };
  return Object.entries(gone).flatMap(([table, rows]) => (rows > 0 ? [table] : []));
}

/**
 * Takes everything about an edition out of the read tables but its own row, behind which others may be waiting: on PostgreSQL whoever
 * waits for a row that is deleted finds none, even where it is back by then. Returns how many rows each table had.
 */
export async function clear(tx: EntityManager, edition: string): Promise<Record<string, number>> {
  return {
    notice_attempts: await removed(tx.delete(NoticeAttemptEntity, { edition })),
    notices: await removed(tx.delete(NoticeEntity, { edition })),
    streams: await removed(tx.delete(StreamEntity, { edition })),
  };
}

const removed = async (deleted: Promise<{ affected?: number | null }>): Promise<number> => (await deleted).affected ?? 0;
