import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inWords, say, step } from '../lib/terminal.mjs';
import { Trouble } from '../lib/trouble.mjs';
import { buildFromModule, whyNoGo } from './build.mjs';
import { downloadFromVendor } from './download.mjs';
import { cached, goVersion, version } from './versions.mjs';

/**
 * The path of a Temporal server that runs here, from the first source that has one; says which one and why.
 *
 * @throws Trouble naming all sources when none has one
 */
export async function provideTemporal(log) {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'temporal'))
    .find((file) => existsSync(file));
  if (onPath && runs(onPath)) return chosen(onPath, `found on the path: ${onPath}`);
  if (existsSync(cached) && runs(cached)) return chosen(cached, `kept from an earlier time: ${cached}`);

  const started = Date.now();
  const noDownload = await step(`looking for a download of Temporal ${version} from its makers`, () => downloadFromVendor(log));
  if (!noDownload)
    return chosen(cached, `downloaded from its makers in ${inWords(Date.now() - started)}, as none was on the path or in the cache`);
  say(`    no download: ${noDownload}`);

  const noGo = whyNoGo();
  if (noGo) throw none(noDownload, noGo);
  try {
    await step(`building Temporal ${version} with Go; the first time it takes minutes, then it is kept`, () => buildFromModule(log));
  } catch (error) {
    throw error instanceof Trouble ? none(noDownload, `that failed: ${error.message}`) : error;
  }
  return chosen(cached, `built from its released module with the Go of this machine: ${cached}`);
}

function chosen(path, why) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  say(`  Temporal server: ${why} (${stdout.trim()})`);
  return path;
}

const runs = (path) => spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

const none = (noDownload, noGo) =>
  new Trouble(
    [
      'There is no Temporal server to run on. Any one of these will do:',
      '  1. set TEMPORAL_ADDRESS to host:port of a Temporal cluster that runs elsewhere;',
      `  2. put Temporal's command line ("temporal", ${version} or later) on the PATH, or as ${cached};`,
      `  3. let this machine reach the download of Temporal's makers (it said: ${noDownload});`,
      `  4. install Go ${goVersion} or later, and it is built here (${noGo}).`,
    ].join('\n'),
  );
