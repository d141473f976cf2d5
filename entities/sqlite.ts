import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database as Connection } from 'better-sqlite3';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { Database } from './database.js';
import { entities } from './entities.js';
import { DatabaseNotWritable, isBusy } from './faults.js';
import { migrateUp, refuseNewer } from './migrate.js';
import { migrations } from './migrations/migrations.js';
import { Turns, type Transact } from './turns.js';

/** One queue of writes per file for the whole process, however often the file is opened. */
const queues = new Map<string, Turns>();

/** Milliseconds for which a write may block the process while another one holds the lock. */
const briefly = 20;

/**
 * A file with a write-ahead log: readers never wait, and see the last committed state. `synchronous=FULL` puts every
 * commit on disk before it is answered, so that a command that was accepted survives a loss of power and not only
 * a crash: Temporal has its answer by then, and a log that had forgotten it would disagree with it for ever. That costs
 * one flush per command, or per several that wait; NORMAL would save it at the price of the last commits.
 *
 * @param patience milliseconds for which another process may hold the lock for writing
 */
export async function openSqlite(path: string, patience: number): Promise<Database> {
  if (path === ':memory:')
    throw new DatabaseNotWritable(path, new Error('it is read and written on two connections, which a database in memory cannot be'));
  const file = resolve(path);
  const turns = queues.get(file) ?? new Turns();
  queues.set(file, turns);
  const writer = new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities,
    migrations,
    timeout: 5_000,
    prepareDatabase: (connection: Connection) => {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      // From here on waiting for another process is done without blocking this one: see `begun`.
      connection.pragma(`busy_timeout = ${briefly}`);
      beginImmediately(connection);
    },
  });
  // TypeORM has one connection per data source, on which concurrent transactions would mix: reads have their own.
  const reads = new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities,
    timeout: 5_000,
    prepareDatabase: (connection: Connection) => {
      connection.pragma('query_only = ON');
    },
  });
  const transact: Transact = (work) => transacted(writer, patience, work);
  await open(file, writer, reads, transact);
  return {
    engine: 'sqlite',
    reads,
    write: (work) => turns.write(transact, work),
    migrate: () => turns.alone(() => migrated(writer, file)),
    close: async () => {
      await turns.alone(() => writer.destroy());
      await reads.destroy();
    },
  };
}

/** Nobody is served while tables are changed: here the process may be blocked while it waits for another one. */
async function migrated(writer: DataSource, file: string): Promise<void> {
  await writer.query('PRAGMA busy_timeout = 5000');
  await migrateUp(writer, file);
  await writer.query(`PRAGMA busy_timeout = ${briefly}`);
}

async function open(file: string, writer: DataSource, reads: DataSource, transact: Transact): Promise<void> {
  try {
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    await writer.initialize();
    await transact(() => Promise.resolve()); // takes the lock for writing, and so finds out whether it can
    await reads.initialize();
  } catch (error) {
    if (writer.isInitialized) await writer.destroy();
    throw isBusy(error) ? error : new DatabaseNotWritable(file, error);
  }
  try {
    await refuseNewer(reads, file);
  } catch (error) {
    await Promise.all([writer.destroy(), reads.destroy()]);
    throw error;
  }
}

/**
 * Takes the lock for writing when a transaction begins. TypeORM begins in the deferred mode, in which a transaction
 * that has read fails at its first write if another process has written in between, and no time-out helps against that.
 */
function beginImmediately(connection: Connection): void {
  const prepare = connection.prepare.bind(connection) as (source: string) => ReturnType<Connection['prepare']>;
  Object.assign(connection, {
    prepare: (source: string) => prepare(source === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE TRANSACTION' : source),
  });
}

async function transacted<T>(writer: DataSource, patience: number, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const runner = writer.createQueryRunner();
  await begun(runner, patience);
  try {
    const result = await work(runner.manager);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await undone(writer, runner);
    throw error;
  }
}

/** Waits for another process's transaction without keeping this process from reading and answering meanwhile. */
async function begun(runner: QueryRunner, patience: number): Promise<void> {
  const deadline = Date.now() + patience;
  for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
    try {
      await runner.startTransaction();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      await pause(wait);
    }
  }
}

/** A connection on which a transaction can neither be committed nor rolled back is in no known state: it is replaced. */
async function undone(writer: DataSource, runner: QueryRunner): Promise<void> {
  try {
    await runner.rollbackTransaction();
  } catch {
    // SQLite has rolled back by itself (disk full, input/output error); the first error is the one to report.
    await writer.destroy();
    await writer.initialize();
  }
}
