import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from './trouble.mjs';

/**
 * One start per data folder. The lock names who holds it and what it started, so that what a start ended by force has
 * left running is found and ended by the next one.
 *
 * @throws Trouble when another start holds the folder
 */
export function takeLock(dataDir) {
  const file = join(dataDir, 'lustrum.lock');
  const mine = { pid: process.pid, started: [] };
  const write = () => writeFileSync(file, JSON.stringify(mine));
  for (let attempt = 0; !create(file, mine); attempt += 1) {
    const theirs = read(file);
    if (theirs && isRunning(theirs.pid, 'start.mjs') && theirs.pid !== process.pid) throw held(dataDir, theirs.pid);
    if (attempt > 10) throw new Trouble(`The lock ${file} cannot be taken. Delete it if no other start of Lustrum is running.`);
    if (takeAway(file, theirs)) endLeftovers(theirs?.started ?? []);
  }
  return {
    /** Remembers a process that must not outlive this start. */
    add(pid, command) {
      mine.started.push({ pid, command });
      write();
    },
    release() {
      if (read(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

const held = (dataDir, pid) =>
  new Trouble(
    `Lustrum is already running on the data folder ${dataDir} (process ${pid}).\n` +
      'Stop that one with Ctrl-C first, or set LUSTRUM_DATA_DIR and the ports to run a second one beside it.',
  );

/** Makes the file with its content in one go: another start never sees it half written. */
function create(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a stale lock away. Two starts may try at once: whoever got hold of a newer lock than it had read puts it back. */
function takeAway(file, stale) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
  const taken = read(aside);
  const right = taken?.pid === stale?.pid;
  if (!right) linkSync(aside, file);
  rmSync(aside, { force: true });
  return right;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A number alone proves nothing, numbers are used again: the command must be the one that was started. */
const isRunning = (pid, command) => commandOf(pid).includes(command);

function commandOf(pid) {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

function endLeftovers(started) {
  for (const { pid, command } of started.slice().reverse()) if (isRunning(pid, command)) process.kill(-pid, 'SIGKILL');
}
