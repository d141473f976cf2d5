import { createHash } from 'node:crypto';
import type { EntityManager, EntityTarget, FindOptionsOrder, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { EditionEntity } from '../edition.entity.js';
import { NoticeAttemptEntity } from '../notice-attempt.entity.js';
import { NoticeEntity } from '../notice.entity.js';
import { StreamEntity } from '../stream.entity.js';

/** Rows that are read at once: a ledger may hold more than memory should. */
const page = 1_000;

/** What stands in each read table about an edition, as a digest by the table's name. */
export async function fingerprints(tx: EntityManager, edition: string): Promise<Record<string, string>> {
  return {
    editions: await digest(tx, EditionEntity, { id: edition }, { id: 'ASC' }),
    streams: await digest(tx, StreamEntity, { edition }, { stream: 'ASC' }),
    notices: await digest(tx, NoticeEntity, { edition }, { position: 'ASC' }),
    notice_attempts: await digest(tx, NoticeAttemptEntity, { edition }, { noticeKey: 'ASC', attempt: 'ASC' }),
  };
}

async function digest<T extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<T>,
  where: FindOptionsWhere<T>,
  order: FindOptionsOrder<T>,
): Promise<string> {
  const hash = createHash('sha256');
  for (let skip = 0; ; skip += page) {
    const rows = await tx.find(table, { where, order, skip, take: page });
    for (const row of rows) hash.update(JSON.stringify(row)).update('\n');
    if (rows.length < page) return hash.digest('base64');
  }
}
