import 'reflect-metadata';
import type { DataSource, EntityManager } from 'typeorm';
import { withoutNesting } from './nesting.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

/** Where everything is kept. All writing goes through `write`, all other reading through `reads`. */
export interface Database {
  readonly engine: 'sqlite' | 'postgres';
  /**
   * Does all of the work or nothing of it, on one transaction. The work may be run again if the transaction loses
   * against another one, so it must have no effect but on `tx`, and must read through `tx`.
   */
  write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  readonly reads: DataSource;
  /** Brings the tables to what this version needs. Two processes may do so at once. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds for which another process may hold SQLite's lock for writing before its holder is taken for stuck. */
const usualPatience = 15_000;

/**
 * Opens the database at `sqlite:/path/of/a/file` (made if it is missing) or `postgres://…`.
 *
 * @param patience milliseconds for which a write to SQLite waits for another process
 * @throws DatabaseNewerThanCode, DatabaseNotWritable, DatabaseUnreachable
 */
export async function openDatabase({ url, patience = usualPatience }: { url: string; patience?: number }): Promise<Database> {
  const database = url.startsWith('sqlite:') ? await openSqlite(url.slice('sqlite:'.length), patience) : await openPostgres(url);
  return withoutNesting(database);
}
