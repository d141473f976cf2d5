/** Installs the locked packages, unless they are there. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, isInstalled } from './lib/install.mjs';
import { discard } from './lib/processes.mjs';
import { say, step } from './lib/terminal.mjs';
import { Trouble } from './lib/trouble.mjs';

const logs = mkdtempSync(join(tmpdir(), 'lustrum-install-'));
try {
  if (!isInstalled()) await step('installing the locked packages', () => install(join(logs, 'install.log')));
  discard(logs);
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  say(error.message);
  process.exitCode = 1;
}
