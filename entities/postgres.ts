import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { entities } from './entities.js';
import { DatabaseUnreachable, isContention } from './faults.js';
import { migrateUp, refuseNewer } from './migrate.js';
import { migrations } from './migrations/migrations.js';

/** How often a transaction that lost against others is tried again. */
const attempts = 8;

/**
 * A PostgreSQL server. Transactions run side by side at READ COMMITTED; what must not run side by side takes the lock
 * of its edition's row first.
 */
export async function openPostgres(url: string): Promise<Database> {
  const place = placeOf(url);
  const source = new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    applicationName: 'lustrum',
    connectTimeoutMS: 10_000,
    extra: { max: 10 },
  });
  try {
    await source.initialize();
  } catch (error) {
    throw new DatabaseUnreachable(place, error);
  }
  try {
    await refuseNewer(source, place);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return {
    engine: 'postgres',
    reads: source,
    write: (work) => transacted(source, work),
    migrate: () => oneAtATime(source, () => migrateUp(source, place)),
    close: () => source.destroy(),
  };
}

async function transacted<T>(source: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await source.transaction(work);
    } catch (error) {
      if (!isContention(error) || attempt === attempts) throw error;
      await pause(Math.random() * 10 * 2 ** attempt); // those that met must not meet again
    }
  }
}

/** Any number, the same in every process: the lock behind which migrations are run. */
const migrationLock = 1_790_000_000;

async function oneAtATime(source: DataSource, work: () => Promise<void>): Promise<void> {
  const runner = source.createQueryRunner();
  await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    await work();
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await runner.release();
  }
}

/** The address without user and password, for messages. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'at DATABASE_URL';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
