import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

const keeper = fileURLToPath(new URL('./postgres-keeper.mjs', import.meta.url));

/** The process of the test run; a spec runs in it, or in a worker that it forked. */
const run = process.send ? process.ppid : process.pid;
const rendezvous = join(tmpdir(), `lustrum-postgres-${run}.json`);

/** Address of the real PostgreSQL server that all specs of this test run share; the first to ask starts it. */
async function postgresServer(): Promise<string> {
  if (claimed()) spawn(process.execPath, [keeper, String(run), rendezvous], { detached: true, stdio: 'ignore' }).unref();
  const deadline = Date.now() + 60_000;
  while (!existsSync(rendezvous)) {
    if (Date.now() > deadline) throw new Error('PostgreSQL did not start within a minute.');
    await pause(50);
  }
  const { url, error } = JSON.parse(readFileSync(rendezvous, 'utf8')) as { url?: string; error?: string };
  if (url === undefined) throw new Error(`PostgreSQL did not start: ${error}`);
  return url;
}

/** Only one of a run's processes is the first to make this file. */
function claimed(): boolean {
  try {
    openSync(`${rendezvous}.claimed`, 'wx');
    return true;
  } catch {
    return false; // it is there: another spec has started the server
  }
}

/** Address of a new, empty database on that server. */
export async function freshPostgres(): Promise<string> {
  const server = await postgresServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return `${server}/${name}`;
}
