import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../entities/database.js';
import { engine } from '../../entities/journal/engine.js';
import { Journal } from '../../entities/journal/journal.js';
import { Templates } from '../../entities/templates.js';
import { readTemplates } from '../../seeds/templates.js';

export interface DataFolder {
  folder: string;
  url: string;
  database: Database;
  journal: Journal;
  close(): Promise<void>;
}

/** A data folder of the test's own: SQLite, migrated, with the templates that ship. */
export async function dataFolder(): Promise<DataFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'lustrum-data-'));
  const url = `sqlite:${join(folder, 'lustrum.sqlite')}`;
  const database = await openDatabase({ url });
  await database.migrate();
  const templates = new Templates(database);
  for (const template of readTemplates()) await templates.store(template);
  return {
    folder,
    url,
    database,
    journal: new Journal(database, engine),
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
