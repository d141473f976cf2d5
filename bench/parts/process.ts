import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that this run has started and will stop. */
export interface Started {
  name: string;
  pid: number;
  /** Asks it to end; after ten seconds ends it. */
  stop(): Promise<void>;
}

interface Launch {
  command?: string;
  args: string[];
  /** Its output goes to this file. */
  log: string;
  env?: Record<string, string>;
  /** Asked again and again; what it throws counts as "not yet". */
  ready: () => Promise<boolean>;
}

/** How long a process may take until it is ready, in milliseconds. */
const patience = 60_000;

/** Starts a process (Node, unless another command is named) and waits until it is ready. */
export async function started(name: string, { command = process.execPath, args, log, env = {}, ready }: Launch): Promise<Started> {
  const output = openSync(log, 'a');
  const child = spawn(command, args, { stdio: ['ignore', output, output], env: { ...process.env, NO_COLOR: '1', ...env } });
  closeSync(output);
  const failure = once(child, 'error').then(([error]: unknown[]) => Promise.reject(error as Error));
  const process_: Started = { name, pid: child.pid ?? 0, stop: () => stop(child) };
  try {
    await Promise.race([failure, untilReady(name, child, log, ready)]);
  } catch (error) {
    await process_.stop();
    throw error;
  }
  failure.catch(() => undefined);
  return process_;
}

async function untilReady(name: string, child: ChildProcess, log: string, ready: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await ready().catch(() => false))) {
    if (hasEnded(child)) throw new Error(`${name} ended before it was ready. Its last lines:\n${lastLines(log)}`);
    if (Date.now() > deadline) throw new Error(`${name} was not ready after ${patience / 1_000} s. Its last lines:\n${lastLines(log)}`);
    await pause(100);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

const lastLines = (log: string): string => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');

/** Resident memory of a process in megabytes (of 1024 × 1024 bytes). */
export function residentMegabytes(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1_024;
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
