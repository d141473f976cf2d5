/**
 * `npm test`: on a fresh clone too. Installs what is missing, provides the servers that the tests run against, then runs
 * Jest with the arguments given. With CI=true no server may be missing; else the tests that need it are skipped.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, isInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { discard, stopAll } from './lib/processes.mjs';
import { say, step } from './lib/terminal.mjs';
import { Trouble } from './lib/trouble.mjs';
import { provideTemporal } from './temporal/provide.mjs';
import { provideTestServer } from './temporal/test-server.mjs';

const logs = mkdtempSync(join(tmpdir(), 'lustrum-test-'));
const log = (name) => join(logs, `${name}.log`);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stopAll().then(() => process.exit(130)));

try {
  if (!isInstalled()) await step('installing the locked packages', () => install(log('install')));
  const env = { ...process.env, ...(await servers()) };
  process.exitCode = await jest(process.argv.slice(2), env);
  discard(logs);
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  say(`\n${error.message}`);
  process.exitCode = 1;
}

async function servers() {
  const temporal = await provideTemporal(log('temporal'));
  const testServer = process.env.TEMPORAL_TEST_SERVER_PATH || (await provideTestServer(log('test-server')));
  if (!testServer && process.env.CI === 'true') throw new Trouble('With CI=true the tests in virtual time may not be skipped.');
  if (!testServer) say('  The tests in virtual time are skipped.');
  return { TEMPORAL_CLI: temporal, ...(testServer ? { TEMPORAL_TEST_SERVER_PATH: testServer } : {}) };
}

/** Jest shares our terminal and process group: a Ctrl-C reaches it directly. */
function jest(args, env) {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, 'node_modules/jest/bin/jest.js', ...args], { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
