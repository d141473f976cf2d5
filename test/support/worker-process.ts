import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { workflowBundle } from './worker.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const parts = ['apps/worker', 'apps/api', 'apps/settings', 'workflows', 'activities', 'entities', 'domain'];
/** What each of them says when it is ready. */
const readyWords = { worker: 'Ready:', api: 'Listening on' } as const;
type App = keyof typeof readyWords;

/** Worker and API as they are built, in a folder of its own inside the project, where Node finds its packages. */
export interface Built {
  /** Starts one of them, the worker unless it is said otherwise. */
  start(env: Record<string, string>, app?: App): WorkerProcess;
  /** Runs another program of theirs (`apps/worker/restored/main.js`) to its end, and says how that was and what it has printed. */
  run(program: string, env: Record<string, string>, ...args: string[]): Promise<{ code: number | null; output: string }>;
  remove(): void;
}

export interface WorkerProcess {
  /** Fulfilled when it has said so; rejected where it ends before. */
  ready: Promise<void>;
  output(): string;
  /** Ends it with a signal, and says how it ended. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export async function buildWorker(): Promise<Built> {
  const cache = join(root, 'node_modules/.cache/lustrum');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'worker-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const part of parts) compile(part, folder);
  const bundle = await workflowBundle();
  writeFileSync(join(folder, 'workflow-bundle.js'), 'code' in bundle ? bundle.code : '');
  return {
    start: (env, app = 'worker') => launch(folder, env, app),
    run: async (program, env, ...args) => {
      const child = spawned(folder, program, env, ...args);
      const { code } = await child.ended;
      return { code, output: child.output() };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function compile(part: string, folder: string): void {
  for (const name of readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
    const { code } = transformSync(readFileSync(join(root, part, name), 'utf8'), {
      filename: name,
      swcrc: false,
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2022',
      },
      module: { type: 'es6' },
    });
    const file = join(folder, part, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
}

function launch(folder: string, env: Record<string, string>, app: App): WorkerProcess {
  const { child, ended, output } = spawned(folder, `apps/${app}/main.js`, env);
  const ready = new Promise<void>((resolve, reject) => {
    const look = (): void => void (output().includes(readyWords[app]) && resolve());
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void ended.then(() => reject(new Error(`The ${app} ended before it was ready:\n${output()}`)));
  });
  ready.catch(() => undefined); // a test that expects the end does not wait for it
  return { ready, ended, output, end: (signal) => end(child, signal, ended) };
}

function spawned(folder: string, program: string, env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [join(folder, program), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const hear = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode }));
  return { child, ended, output: () => output };
}

async function end(child: ChildProcess, signal: NodeJS.Signals, ended: WorkerProcess['ended']): ReturnType<WorkerProcess['end']> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  return ended;
}
