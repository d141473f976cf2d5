import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDatabase, type Database } from '../../entities/database.js';
import { loadSeeds } from '../../seeds/load.js';
import { HttpClient } from './http.js';
import { built, ofProject } from './places.js';
import { freePort, started, type Started } from './process.js';
import { isPolled } from './temporal.js';

/** The engine as `npm start` runs it: its API and its worker, each a process of its own, over one SQLite file. */
export interface Lustrum {
  http: HttpClient;
  taskQueue: string;
  /** The file they work on, opened here as well. */
  database: Database;
  api: Started;
  worker: Started;
  stop(): Promise<void>;
}

export interface LustrumOptions {
  folder: string;
  temporal: string;
  taskQueue: string;
  /** Whether the seeds are loaded (five editions), or the templates alone. */
  seeds: boolean;
  /** Mail server; absent: the local mailbox. */
  smtpUrl?: string;
}

/** What `npm start` tells Node of memory. */
interface MemoryOptions {
  nodeOptions: { api: string[]; worker: string[] };
  nodeEnvironment: Record<string, string>;
}

export async function startLustrum({ folder, temporal, taskQueue, seeds, smtpUrl = '' }: LustrumOptions): Promise<Lustrum> {
  mkdirSync(folder, { recursive: true });
  const { nodeEnvironment, nodeOptions } = (await import(pathToFileURL(ofProject('scripts/lib/node-options.mjs')).href)) as MemoryOptions;
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const url = `sqlite:${join(folder, 'lustrum.sqlite')}`;
  const env = {
    ...nodeEnvironment,
    LUSTRUM_DATA_DIR: folder,
    DATABASE_URL: url,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: '',
    TEMPORAL_ADDRESS: temporal,
    TASK_QUEUE: taskQueue,
    SMTP_URL: smtpUrl,
    LOG_LEVEL: 'info',
  };
  const database = await openDatabase({ url });
  const held: { stop(): Promise<void> }[] = [{ stop: () => database.close() }];
  const stop = async (): Promise<void> => {
    for (const one of held.splice(0).reverse()) await one.stop();
  };
  try {
    await database.migrate();
    if (seeds) await loadSeeds(database, new Date().toISOString(), () => undefined);
    const worker = await started('worker', {
      args: [...nodeOptions.worker, built('apps/worker/main.js')],
      log: join(folder, 'worker.log'),
      env,
      ready: () => isPolled(temporal, taskQueue),
    });
    held.push(worker);
    const http = new HttpClient(base);
    const api = await started('API', {
      args: [...nodeOptions.api, built('apps/api/main.js')],
      log: join(folder, 'api.log'),
      env,
      ready: async () => (await http.get('/health/ready')) !== '',
    });
    held.push(api);
    held.push({ stop: async () => http.close() });
    return { http, taskQueue, database, api, worker, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
