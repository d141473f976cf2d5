import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeEnvironment, nodeOptions } from './node-options.mjs';
import { root } from './paths.mjs';
import { lastLines, launch, run } from './processes.mjs';
import { say, step } from './terminal.mjs';
import { Trouble } from './trouble.mjs';

/** How long finished workflows can still be looked at in Temporal; the record of what happened is in the database. */
const retention = '720h';
const entry = (...path) => join(root, 'dist', ...path);

/** Migrates the database and loads the seeds that are not in it yet. */
export async function prepareDatabase(log) {
  const done = await step('preparing the database', () =>
    run('node dist/apps/prepare/main.js', process.execPath, [entry('apps', 'prepare', 'main.js')], { log }),
  );
  const loaded = lastLines(done);
  if (loaded.trim()) say(loaded);
}

export function launchTemporal(executable, { dataDir, temporal }, log) {
  const store = [
    '--db-filename',
    join(dataDir, 'temporal.sqlite'),
    '--sqlite-pragma',
    'journal_mode=wal',
    '--sqlite-pragma',
    'synchronous=2',
  ];
  const ports = ['--ip', '127.0.0.1', '--port', String(temporal.own.port), '--ui-port', String(temporal.own.uiPort)];
  const args = ['server', 'start-dev', ...ports, ...store, '--namespace', temporal.namespace, '--log-level', 'error'];
  const change = ['operator', 'namespace', 'update', '-n', temporal.namespace, '--retention', retention, '--address', temporal.address];
  return Object.assign(launched('Temporal', executable, args, log), {
    /** Ready when its namespace can be changed. */
    ready: () => until('Temporal', () => spawnSync(executable, change, { stdio: 'ignore', timeout: 10_000 }).status === 0),
  });
}

export function launchWorker({ temporal }, log) {
  const since = Date.now();
  return Object.assign(launched('worker', process.execPath, [...nodeOptions.worker, entry('apps', 'worker', 'main.js')], log), {
    /** Ready when Temporal has been asked for work since it was started. */
    ready: async () => {
      const { Connection } = await import('@temporalio/client');
      const connection = await Connection.connect({ address: temporal.address });
      try {
        await until('the worker', () => isPolled(connection, temporal, since));
      } finally {
        await connection.close();
      }
    },
  });
}

async function isPolled(connection, { namespace, taskQueue }, since) {
  const { pollers } = await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: 1 });
  return pollers.some(({ lastAccessTime: at }) => Number(at?.seconds ?? 0) * 1000 + Number(at?.nanos ?? 0) / 1e6 >= since);
}

export function launchApi(settings, log) {
  return Object.assign(launched('API', process.execPath, [...nodeOptions.api, entry('apps', 'api', 'main.js')], log), {
    ready: () => until('the API', async () => (await fetch(`${fromHere(settings)}/health/ready`)).ok),
  });
}

/** The API's address on this machine, whatever stands before it for others. */
export function fromHere({ host, port }) {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function launched(name, command, args, log) {
  const started = launch(name, command, args, { log, env: { ...nodeEnvironment, ...process.env, NO_COLOR: '1' } });
  return Object.assign(started, { command: args.find((arg) => arg.endsWith('.js') || arg.endsWith('.sqlite')) });
}

/** Asks again and again, for as long as a slow machine may need. */
async function until(name, isReady, patience = 120_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const ready = await Promise.resolve()
      .then(isReady)
      .catch(() => false);
    if (ready) return;
    if (Date.now() > deadline)
      throw new Trouble(`${name} did not become ready within ${patience / 1000} s. Its log is in the data folder.`);
    await pause(150);
  }
}
