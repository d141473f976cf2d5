import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { DatabaseNewerThanCode } from './faults.js';
import { migrationNames } from './migrations/migrations.js';

/** @throws DatabaseNewerThanCode where a migration was run that this version does not know */
export async function refuseNewer(source: DataSource, place: string): Promise<void> {
  const unknown = (await executed(source)).filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) throw new DatabaseNewerThanCode(place, unknown);
}

/** How often another process may be found migrating at the same moment before that is taken for a fault. */
const attempts = 5;

/**
 * Runs what has not been run. A migration that two processes begin at once succeeds in one of them, and is rolled back
 * in the other, which then finds it done.
 */
export async function migrateUp(source: DataSource, place: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await refuseNewer(source, place);
    try {
      await source.runMigrations({ transaction: 'all' });
      return;
    } catch (error) {
      const done = await executed(source);
      if (migrationNames.every((name) => done.includes(name))) return;
      if (attempt === attempts) throw error;
      await pause(100 * attempt);
    }
  }
}

async function executed(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable('migrations'))) return [];
    const rows = (await runner.query('SELECT "name" FROM "migrations" ORDER BY "id"')) as { name: string }[];
    return rows.map(({ name }) => name);
  } finally {
    await runner.release();
  }
}
