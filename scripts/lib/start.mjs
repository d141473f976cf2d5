import { readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { provideTemporal } from '../temporal/provide.mjs';
import { requireDataFolder, requireFreePorts } from './checks.mjs';
import { build, isBuilt } from './build.mjs';
import { firstSettings } from './environment.mjs';
import { install, isInstalled } from './install.mjs';
import { takeLock } from './lock.mjs';
import { launchApi, launchTemporal, launchWorker, prepareDatabase } from './parts.mjs';
import { root } from './paths.mjs';
import { endInWords, killAll, lastLines, stopAll } from './processes.mjs';
import { inWords, say, step } from './terminal.mjs';
import { Trouble } from './trouble.mjs';
import { welcome } from './welcome.mjs';

/** Ends when it is told to stop or when a part has ended by itself; the exit status says which. */
export async function start() {
  const began = Date.now();
  const told = toldToStop();
  let undo = () => undefined;
  let status = 1;
  try {
    const first = firstSettings();
    undo = emptyFolderAgain(first.dataDir, requireDataFolder(first.dataDir));
    const lock = takeLock(first.dataDir);
    undo = both(lock.release, undo);
    await requireFreePorts(first);
    const parts = await Promise.race([told, bringUp(first, lock, began)]);
    status = parts ? await watch(parts, told) : 130;
  } catch (error) {
    say(`\n${error instanceof Trouble ? error.message : (error.stack ?? error)}`);
  }
  await stopAll((name) => say(`  stopping ${name}`));
  undo();
  process.exit(status);
}

async function bringUp({ dataDir }, lock, began) {
  const logs = (name) => join(dataDir, 'logs', `${name}.log`);
  if (!isInstalled()) await step('installing the locked packages', () => install(logs('install')));
  if (!isBuilt()) await step('compiling', () => build(logs('build')));
  const settings = await checkedSettings();
  const temporal = settings.temporal.own ? await provideTemporal(logs('provide-temporal')) : undefined;
  if (!temporal) say(`  Temporal server: the one at ${settings.temporal.address}, as TEMPORAL_ADDRESS says`);
  await prepareDatabase(logs('seeds'));

  const parts = [];
  const up = async (part) => {
    const started = await part;
    lock.add(started.child.pid, started.command);
    parts.push(started);
    await step(`starting ${started.name}`, () => Promise.race([started.ready(), failure(started)]));
  };
  if (temporal) await up(launchTemporal(temporal, settings, logs('temporal')));
  await up(launchWorker(settings, logs('worker')));
  await up(launchApi(settings, logs('api')));
  await welcome(settings, inWords(Date.now() - began));
  return parts;
}

/** The compiled code knows all settings; it names every fault at once. */
async function checkedSettings() {
  const { readSettings, SettingsFaults } = await import('../../dist/apps/settings/settings.js');
  try {
    return readSettings(process.env, root);
  } catch (error) {
    throw error instanceof SettingsFaults ? new Trouble(error.message) : error;
  }
}

/** Waits for Ctrl-C, or for the end of a part that nobody asked to end. */
async function watch(parts, told) {
  const ended = await Promise.race([told, ...parts.map((part) => failure(part).catch((error) => error))]);
  if (ended === undefined) return 0;
  throw ended;
}

async function failure(part) {
  const end = await part.ended;
  throw new Trouble(`${part.name} ${endInWords(end)}. Its last lines (all of them: ${part.log}):\n${lastLines(part)}`);
}

/**
 * Fulfilled by the first Ctrl-C or request to end. A later one ends everything at once; one and the same Ctrl-C may come
 * twice, from the terminal and from npm.
 */
function toldToStop() {
  return new Promise((resolve) => {
    let first;
    const hear = () => {
      if (first !== undefined && Date.now() - first > 1_000) return killAll();
      if (first !== undefined) return undefined;
      first = Date.now();
      say('\nStopping (Ctrl-C once more: at once).');
      return resolve(undefined);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, hear);
    process.stdout.on('error', () => undefined);
  });
}

/** Leaves no empty folder behind where a start has come to nothing. */
const emptyFolderAgain = (folder, made) => () => {
  if (made && readdirSync(folder).length === 0) rmdirSync(folder);
};

const both = (first, second) => () => {
  first();
  second();
};
