/** `npm run build`: compiles everything and bundles the workflows, unless that is done. Fails when anything fails. */
import { join } from 'node:path';
import { build, isBuilt } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { killAll } from './lib/processes.mjs';
import { say, step } from './lib/terminal.mjs';
import { Trouble } from './lib/trouble.mjs';

process.once('SIGINT', () => (killAll(), process.exit(130)));
process.once('SIGTERM', () => (killAll(), process.exit(143)));

try {
  if (isBuilt()) say('Nothing has changed since the last build.');
  else await step('compiling', () => build(join(root, 'node_modules/.cache/lustrum/build.log')));
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  say(`\n${error.message}`);
  process.exitCode = 1;
}
