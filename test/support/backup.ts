import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { DataFolder } from './database.js';

/** Copies the database of a data folder as it stands into a file beside it, while others go on writing; returns that file. */
export async function backupOf({ folder, url }: DataFolder): Promise<string> {
  const backup = join(folder, 'backup.sqlite');
  const file = new Sqlite(url.slice('sqlite:'.length), { readonly: true });
  try {
    await file.backup(backup);
  } finally {
    file.close();
  }
  return backup;
}
