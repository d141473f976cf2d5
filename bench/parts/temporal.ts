import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Connection } from '@temporalio/client';
import { ofProject } from './places.js';
import { freePort, started, type Started } from './process.js';

export const namespace = 'default';

export interface TemporalServer extends Started {
  address: string;
}

/** What `npm start` finds or builds its server with. */
interface Provider {
  provideTemporal(log: string): Promise<string>;
}

/** Temporal's own server on a free port, on a file in `folder`, with the settings of `npm start`. */
export async function startTemporal(folder: string): Promise<TemporalServer> {
  const { provideTemporal } = (await import(pathToFileURL(ofProject('scripts/temporal/provide.mjs')).href)) as Provider;
  const command = await provideTemporal(join(folder, 'provide-temporal.log'));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const store = [
    '--db-filename',
    join(folder, 'temporal.sqlite'),
    '--sqlite-pragma',
    'journal_mode=wal',
    '--sqlite-pragma',
    'synchronous=2',
  ];
  const args = [
    'server',
    'start-dev',
    '--headless',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--namespace',
    namespace,
    ...store,
    '--log-level',
    'error',
  ];
  const server = await started('Temporal', { command, args, log: join(folder, 'temporal.log'), ready: () => hasNamespace(address) });
  return { ...server, address };
}

async function hasNamespace(address: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 });
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } finally {
    await connection.close();
  }
}

/** Whether a worker asks for work on that task queue. */
export async function isPolled(address: string, taskQueue: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 });
  try {
    const { pollers } = await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: 1 });
    return (pollers?.length ?? 0) > 0;
  } finally {
    await connection.close();
  }
}
