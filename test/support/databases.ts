import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../entities/database.js';
import { freshPostgres } from './postgres.js';

/** The engines that everything which is kept must be kept by. */
export const engines = ['sqlite', 'postgres'] as const;
export type EngineName = (typeof engines)[number];

/** New, empty databases of one engine, and an end to all that was opened. */
export class Databases {
  private readonly opened: Database[] = [];
  private readonly folders: string[] = [];

  constructor(private readonly engine: EngineName) {}

  async freshUrl(): Promise<string> {
    if (this.engine === 'postgres') return freshPostgres();
    return `sqlite:${join(this.folder(), 'test.sqlite')}`;
  }

  /** An empty folder that goes with the test. */
  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'lustrum-database-'));
    this.folders.push(folder);
    return folder;
  }

  /** @param patience milliseconds for which it waits where another process writes; absent: as long as usual */
  async open(url: string, patience?: number): Promise<Database> {
    const database = await openDatabase({ url, ...(patience === undefined ? {} : { patience }) });
    this.opened.push(database);
    return database;
  }

  /** A new database with all tables. */
  async migrated(): Promise<Database> {
    const database = await this.open(await this.freshUrl());
    await database.migrate();
    return database;
  }

  async close(): Promise<void> {
    for (const database of this.opened.splice(0)) if (database.reads.isInitialized) await database.close();
    for (const folder of this.folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  }
}
