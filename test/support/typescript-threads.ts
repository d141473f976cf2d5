import { fileURLToPath } from 'node:url';
import { Threads } from '../../apps/api/rehearsals/threads.js';

/** Threads that run our TypeScript as it stands. */
export class TypescriptThreads extends Threads {
  protected override readonly execArgv = ['--import', fileURLToPath(new URL('./typescript.mjs', import.meta.url))];
}
