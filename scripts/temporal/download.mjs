import { mkdirSync, mkdtempSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { discard, lastLines, launch, stop } from '../lib/processes.mjs';
import { cached, version } from './versions.mjs';

/** A download that has not grown for this long is given up: in a closed network it may hang for ever. */
const patience = 15_000;

/**
 * Lets Temporal's own SDK fetch the server into the cache.
 *
 * @returns why there is none; undefined when it is there
 */
export async function downloadFromVendor(log) {
  mkdirSync(dirname(cached), { recursive: true });
  const folder = mkdtempSync(`${cached}.download-`);
  try {
    const fetching = launch(
      'download of Temporal',
      process.execPath,
      [join(import.meta.dirname, 'fetch-server.mjs'), folder, `v${version}`],
      { log },
    );
    if (!(await endsWhileGrowing(fetching, folder))) {
      await stop(fetching, 1_000);
      return `nothing came for ${patience / 1000} s`;
    }
    const file = readdirSync(folder).find((name) => !name.endsWith('.downloading'));
    if (fetching.end.code !== 0 || !file) return lastLines(fetching, 1).trim() || 'it ended without a file';
    renameSync(join(folder, file), cached);
    return undefined;
  } finally {
    discard(folder);
  }
}

async function endsWhileGrowing(fetching, folder) {
  let size = 0;
  let since = Date.now();
  while (Date.now() - since < patience) {
    await Promise.race([fetching.ended, pause(250)]);
    if (fetching.end) return true;
    const now = bytesIn(folder);
    if (now !== size) since = Date.now();
    size = now;
  }
  return false;
}

const bytesIn = (folder) =>
  readdirSync(folder).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
