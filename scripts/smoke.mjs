/**
 * `npm run smoke`: proves `npm start` on a fresh clone of HEAD, on ports and data of its own. Each proof prints a line
 * `ok …` or `not ok …`; ends with `N passed, N failed`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './lib/paths.mjs';
import { discard } from './lib/processes.mjs';
import { inWords, say } from './lib/terminal.mjs';

/** A first start installs and, where nothing is cached, builds a Temporal server. */
const firstPatience = 20 * 60_000;
const secondStart = 15_000;

const clone = mkdtempSync(join(tmpdir(), 'lustrum-smoke-'));
const [port, temporalPort, temporalUiPort] = await freePorts(3);
const env = environment({ PORT: port, TEMPORAL_PORT: temporalPort, TEMPORAL_UI_PORT: temporalUiPort });
const address = `http://127.0.0.1:${port}`;
const started = [];
const count = { passed: 0, failed: 0 };

try {
  await smoke();
} finally {
  started.forEach(({ child }) => child.exitCode === null && child.signalCode === null && interrupt(child, 'SIGKILL'));
  leftovers().forEach((pid) => process.kill(pid, 'SIGKILL'));
  discard(clone);
}
say(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 ? 1 : 0;

async function smoke() {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { stdio: ['ignore', 'ignore', 'inherit'] });

  const first = npmStart();
  if (!(await prove('a fresh clone reaches "ready"', () => ready(first, firstPatience)))) return;
  const editions = [];
  await prove('the printed address lists five editions', async () => {
    editions.push(...(await idsOf(addressSaidBy(first))));
    expect(editions.length === 5, `it lists ${editions.length}: ${editions.join(', ')}`);
  });
  for (const page of ['/docs', '/mailbox', '/health/ready']) await prove(`${page} answers`, () => answers(page));
  await prove('a second start on the same data is refused and changes nothing', async () => {
    const second = npmStart();
    expect((await exit(second, 30_000)) !== 0 && second.output.includes('already running'), second.output);
    await answers('/health/ready');
  });
  await prove('Ctrl-C stops everything, in order', () => stopped(first));
  await prove('nothing is left running', nothingLeft);

  const began = Date.now();
  const again = npmStart();
  await prove('a second start is ready in under 15 s', async () => {
    await ready(again, 120_000);
    const took = Date.now() - began;
    say(`   it took ${inWords(took)}`);
    expect(took < secondStart, `it took ${inWords(took)}`);
  });
  await prove('and kept its state', async () => {
    const now = await idsOf(`${address}/v1/editions`);
    expect(now.join() === editions.join(), `it lists ${now.join(', ')}`);
  });
  await prove('a part that dies takes the rest down and is named', async () => {
    const { started: parts } = JSON.parse(readFileSync(join(clone, 'data', 'lustrum.lock'), 'utf8'));
    process.kill(parts.find(({ command }) => command.includes('worker')).pid, 'SIGKILL');
    expect((await exit(again, 60_000)) !== 0 && /worker was ended by SIGKILL/.test(again.output), again.output);
  });
  await prove('nothing is left running', nothingLeft);
  await prove('a port in use is named, with the variable to set', async () => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    const refused = npmStart();
    const status = await exit(refused, 30_000);
    server.close();
    expect(status !== 0 && refused.output.includes(`PORT: 127.0.0.1:${port} is in use`), refused.output);
  });
  await prove('a data folder that cannot be written is named, with the variable to set', async () => {
    writeFileSync(join(clone, 'taken'), '');
    const refused = npmStart({ LUSTRUM_DATA_DIR: 'taken/data' });
    expect((await exit(refused, 30_000)) !== 0 && /cannot be written[^]*LUSTRUM_DATA_DIR/.test(refused.output), refused.output);
  });
}

async function prove(what, proof) {
  const began = Date.now();
  try {
    await proof();
    count.passed += 1;
    say(`ok ${what} (${inWords(Date.now() - began)})`);
    return true;
  } catch (error) {
    count.failed += 1;
    say(`not ok ${what}\n   ${String(error.message).trimEnd().split('\n').slice(-25).join('\n   ')}`);
    return false;
  }
}

function expect(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

/** In a process group of its own, as a terminal does it. */
function npmStart(more = {}) {
  const child = spawn('npm', ['start'], { cwd: clone, env: { ...env, ...more }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const one = { child, output: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (one.output += chunk));
  one.ended = once(child, 'close');
  started.push(one);
  return one;
}

async function ready(one, patience) {
  const deadline = Date.now() + patience;
  while (!one.output.includes('Lustrum is ready')) {
    expect(one.child.exitCode === null && Date.now() < deadline, `not ready:\n${one.output}`);
    await pause(100);
  }
}

function addressSaidBy(one) {
  return /API\s+(http\S+)/.exec(one.output)?.[1];
}

async function exit(one, patience) {
  const late = pause(patience, 'late', { ref: false });
  expect((await Promise.race([one.ended, late])) !== 'late', `it did not end:\n${one.output}`);
  return one.child.exitCode ?? one.child.signalCode;
}

async function stopped(one) {
  interrupt(one.child, 'SIGINT');
  await exit(one, 60_000);
  const order = [...one.output.matchAll(/stopping (\w+)/g)].map(([, name]) => name);
  expect(order.join() === 'API,worker,Temporal', `it said: ${order.join(', ')}`);
}

function interrupt(child, signal) {
  process.kill(-child.pid, signal);
}

async function answers(page) {
  const response = await fetch(address + page);
  expect(response.ok, `${page} answered ${response.status}`);
}

async function idsOf(url) {
  const { items } = await (await fetch(url)).json();
  return items.map(({ id }) => id).sort();
}

async function nothingLeft() {
  expect(leftovers().length === 0, `still running: ${leftovers().join(', ')}`);
  expect(!existsSync(join(clone, 'data', 'lustrum.lock')), 'the lock is still there');
  for (const each of [port, temporalPort, temporalUiPort]) {
    const server = createServer().listen(each, '127.0.0.1');
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
  }
}

/** Processes whose command names the clone. */
function leftovers() {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => commandOf(pid).includes(clone))
    .map(Number);
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Nothing set but what a newcomer's machine has, and the ports. */
function environment(ports) {
  const ours = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
  const kept = Object.entries(process.env).filter(([name]) => !ours.includes(name) && !/^npm_/.test(name) && name !== 'INIT_CWD');
  return { ...Object.fromEntries(kept), ...Object.fromEntries(Object.entries(ports).map(([name, value]) => [name, String(value)])) };
}

async function freePorts(number) {
  const servers = Array.from({ length: number }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => server.address().port);
  servers.forEach((server) => server.close());
  return ports;
}
