import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

const stamp = join(root, 'dist', '.built-from');
const compiled = ['apps', 'workflows', 'activities', 'entities', 'domain', 'seeds', 'bench'];
const single = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/bundle-workflows.mjs'];

export const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

/** Compiles everything and bundles the workflows. An interrupted or failed build leaves no stamp and is done again. */
export async function build(log) {
  const from = fingerprint();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await run('tsc', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--pretty', 'false'], { log });
  await run('bundle of the workflows', process.execPath, ['scripts/bundle-workflows.mjs'], { log });
  writeFileSync(stamp, from);
}

/** Changes with each source file's path and content, and with nothing else. */
function fingerprint() {
  const sources = compiled.flatMap((folder) => filesOf(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  const hash = createHash('sha256');
  for (const file of [...single, ...sources.sort()]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
