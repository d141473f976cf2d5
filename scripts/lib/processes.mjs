import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './paths.mjs';
import { Trouble } from './trouble.mjs';

/** A log longer than this is set aside when its process starts anew; one older log is kept. */
const longLog = 10 * 1024 ** 2;

/** Everything started here that has not ended, in the order of starting. */
const running = [];
let stopping = false;

process.on('exit', () => killAll());

/**
 * Starts a process in a group of its own, so that a Ctrl-C of the terminal reaches only us and we end things in order.
 * Its output goes to a log; with `talks` it can send messages.
 */
export function launch(name, command, args, { log, env = process.env, cwd = root, talks = false }) {
  if (stopping) throw new Trouble(`${name} is not started any more.`);
  const started = { name, log, from: openLog(log) };
  const output = openSync(log, 'a');
  const stdio = ['ignore', output, output, ...(talks ? ['ipc'] : [])];
  started.child = spawn(command, args, { cwd, env, stdio, detached: true });
  closeSync(output);
  running.push(started);
  started.ended = new Promise((resolve) => {
    started.child.once('error', (error) => resolve({ error }));
    started.child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then((end) => {
    started.end = end;
    running.splice(running.indexOf(started), 1);
    return end;
  });
  return started;
}

function openLog(log) {
  mkdirSync(dirname(log), { recursive: true });
  if (!existsSync(log)) return 0;
  const { size } = statSync(log);
  if (size < longLog) return size;
  renameSync(log, `${log}.1`);
  return 0;
}

/** The last lines that a process has written since it was started. */
export function lastLines({ log, from }, count = 20) {
  const written = readFileSync(log).subarray(from).toString('utf8').trimEnd();
  return written
    .split('\n')
    .slice(-count)
    .map((line) => `    ${line}`)
    .join('\n');
}

/** How a process came to its end, in words. */
export const endInWords = ({ error, code, signal }) =>
  error ? `could not be started (${error.message})` : signal ? `was ended by ${signal}` : `ended with status ${code}`;

/**
 * Runs a command to its end.
 *
 * @throws Trouble with its last lines when it fails
 */
export async function run(name, command, args, options) {
  const started = launch(name, command, args, options);
  const end = await started.ended;
  if (end.code !== 0)
    throw new Trouble(`"${name}" ${endInWords(end)}. Its last lines (all of them: ${started.log}):\n${lastLines(started)}`);
  return started;
}

/** Asks a process and all of its group to end; after the grace, which a worker may need for a slow mail server, ends them. */
export async function stop(started, grace = 30_000) {
  signal(started, 'SIGTERM');
  await Promise.race([started.ended, pause(grace, undefined, { ref: false })]);
  signal(started, 'SIGKILL');
  await started.ended;
}

/** Ends what still runs, the last started first; nothing is started any more. */
export async function stopAll(tell = () => undefined) {
  stopping = true;
  for (const started of running.slice().reverse()) {
    tell(started.name);
    await stop(started);
  }
}

/** Ends what still runs, at once. */
export const killAll = () => running.slice().forEach((started) => signal(started, 'SIGKILL'));

function signal({ child }, name) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

/** Removes files that a failed attempt has left. */
export const discard = (...paths) => paths.forEach((path) => rmSync(path, { recursive: true, force: true }));
