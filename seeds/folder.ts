import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the seeds' data files: the compiled code stands elsewhere than its data. */
export const seedsFolder = join(projectFolder(dirname(fileURLToPath(import.meta.url))), 'seeds');

function projectFolder(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The seeds are not inside the project: no package.json above them.');
  return projectFolder(parent);
}
