import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { built } from '../parts/places.js';
import { freePort, started, type Started } from '../parts/process.js';
import { HttpClient } from '../parts/http.js';
import { isPolled } from '../parts/temporal.js';

export async function startBareWorker(folder: string, address: string): Promise<Started & { taskQueue: string }> {
  const taskQueue = 'bench-bare';
  const home = join(folder, 'bare');
  mkdirSync(home, { recursive: true });
  const args = [built('bench/bare/worker.js'), address, taskQueue, join(home, 'bare.sqlite')];
  const worker = await started('the bare worker', { args, log: join(home, 'worker.log'), ready: () => isPolled(address, taskQueue) });
  return { ...worker, taskQueue };
}

/** A Nest application with one handler, which answers `GET /` with the JSON in that file. */
export async function startBareNest(folder: string, file: string): Promise<Started & { http: HttpClient }> {
  const port = await freePort();
  const http = new HttpClient(`http://127.0.0.1:${port}`);
  const args = [built('bench/bare/nest.js'), String(port), file];
  const server = await started('the bare Nest application', {
    args,
    log: join(folder, 'bare-nest.log'),
    ready: async () => (await http.get('/text')) !== '',
  });
  return {
    ...server,
    http,
    stop: async () => {
      http.close();
      await server.stop();
    },
  };
}

/** A mail server that takes everything, in a process of its own. */
export async function startBareMailServer(folder: string): Promise<Started & { url: string }> {
  const port = await freePort();
  const args = [built('bench/bare/mail-server.js'), String(port)];
  const server = await started('the mail server', { args, log: join(folder, 'mail-server.log'), ready: () => listens(port) });
  return { ...server, url: `smtp://127.0.0.1:${port}` };
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
