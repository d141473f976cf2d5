import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

export const namespace = 'default';

/** A real Temporal server of the test's own, on free ports of loopback and a file that goes with it. */
export interface TemporalServer {
  address: string;
  /** Ends it as a crash would (SIGKILL), keeping its file. */
  kill(): Promise<void>;
  /** Starts it again on the same ports; `forget`: on an empty file, as if its store had been lost. */
  restart(options?: { forget?: boolean }): Promise<void>;
  stop(): Promise<void>;
}

/** `suggestNewRunAfter`: events after which a workflow is told to continue as new; absent: as the server comes (4,096). */
export async function startTemporal({ suggestNewRunAfter }: { suggestNewRunAfter?: number } = {}): Promise<TemporalServer> {
  const executable = findTemporal();
  const folder = mkdtempSync(join(tmpdir(), 'lustrum-temporal-'));
  const port = await freePort();
  let file = 0;
  let server: ChildProcess | undefined;

  const limits =
    suggestNewRunAfter === undefined ? [] : ['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${suggestNewRunAfter}`];

  const start = async (): Promise<void> => {
    const args = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace];
    const store = ['--db-filename', join(folder, `${file}.db`), '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=2'];
    server = spawn(executable, [...args, ...store, ...limits, '--log-level', 'never'], { stdio: ['ignore', 'ignore', 'inherit'] });
    try {
      await ready(`127.0.0.1:${port}`, server);
    } catch (error) {
      await end('SIGKILL'); // a server that is of no use must not be left behind
      throw error;
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };

  await start();
  return {
    address: `127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    restart: async ({ forget = false } = {}) => {
      await end('SIGKILL');
      if (forget) file += 1;
      await start();
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(address: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The Temporal server ended with exit status ${server.exitCode}.`);
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      await connection.workflowService.describeNamespace({ namespace });
      await connection.close();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

/** `TEMPORAL_CLI`, else `temporal` on the path, else the newest one that was built or fetched into the cache. */
function findTemporal(): string {
  const named = process.env['TEMPORAL_CLI'];
  if (named) return named;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'temporal'))
    .find(existsSync);
  if (onPath) return onPath;
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'lustrum');
  const cached = existsSync(cache) ? readdirSync(cache).filter((name) => /^temporal-\d+(\.\d+)*$/.test(name)) : [];
  const newest = cached.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  if (newest) return join(cache, newest);
  throw new Error(
    `No Temporal server: set TEMPORAL_CLI, put "temporal" on the path, or run "npm start" once, which provides one in ${cache}.`,
  );
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
