import { afterEach, describe, expect, it } from '@jest/globals';
import { Databases, engines } from '../../test/support/databases.js';
import { DataSource } from 'typeorm';
import { entities } from '../entities.js';
import { migrations } from './migrations.js';

describe.each(engines)('migrations on %s', (engine) => {
  const databases = new Databases(engine);
  let source: DataSource | undefined;

  async function connected(url: string): Promise<DataSource> {
    const options = { entities, migrations };
    source = new DataSource(
      url.startsWith('sqlite:')
        ? { type: 'better-sqlite3', database: url.slice('sqlite:'.length), ...options }
        : { type: 'postgres', url, ...options },
    );
    return source.initialize();
  }

  const tables = async (from: DataSource): Promise<string[]> => {
    const rows: { name: string }[] = await from.query(
      engine === 'sqlite'
        ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`
        : `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    return rows.map(({ name }) => name);
  };

  /** What synchronisation would have to change; empty: nothing. */
  const differences = async (from: DataSource): Promise<string[]> =>
    (await from.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

  afterEach(async () => {
    if (source?.isInitialized) await source.destroy();
    await databases.close();
  });

  it('make exactly the tables that the entities describe', async () => {
    const from = await connected(await databases.freshUrl());
    expect(await differences(from)).not.toEqual([]);
    await from.runMigrations();
    expect(await differences(from)).toEqual([]);
    expect(await tables(from)).toEqual([
      'commands',
      'editions',
      'events',
      'feeds',
      'given_up_runs',
      'migrations',
      'notice_attempts',
      'notices',
      'people',
      'secrets',
      'simulations',
      'stations',
      'streams',
      'template_words',
      'templates',
      'webhook_attempts',
      'webhooks',
    ]);
  });

  it('can be taken back to nothing and be run again', async () => {
    const from = await connected(await databases.freshUrl());
    await from.runMigrations();
    for (const _ of migrations) await from.undoLastMigration();
    expect(await tables(from)).toEqual(['migrations']);
    await from.runMigrations();
    expect(await differences(from)).toEqual([]);
  });

  it('are run once when two processes start at the same moment', async () => {
    const url = await databases.freshUrl();
    const [one, other] = [await databases.open(url), await databases.open(url)];
    await Promise.all([one.migrate(), other.migrate()]);
    const rows: unknown[] = await one.reads.query('SELECT * FROM "migrations"');
    expect(rows).toHaveLength(migrations.length);
  });
});
