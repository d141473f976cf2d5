import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');

/** What `npm start` refuses before it has installed or made anything. */
describe('npm start', () => {
  let project: string;
  let ports: Record<'PORT' | 'TEMPORAL_PORT' | 'TEMPORAL_UI_PORT', string>;

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'lustrum-start-'));
    for (const part of ['scripts', '.env.example', 'package.json', 'package-lock.json'])
      cpSync(join(root, part), join(project, part), { recursive: true });
  });
  afterAll(() => rmSync(project, { recursive: true }));
  beforeEach(async () => {
    const [a = '', b = '', c = ''] = await Promise.all([freePort(), freePort(), freePort()]);
    ports = { PORT: a, TEMPORAL_PORT: b, TEMPORAL_UI_PORT: c };
  });

  /** Runs it to its end. No program is on its path: whatever goes beyond the checks fails at once. */
  async function start(env: Record<string, string>): Promise<{ status: number; said: string }> {
    const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: project, env: { PATH: '', ...ports, ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [status] = (await once(child, 'close')) as [number];
    return { status, said };
  }

  const kept = (): string[] => readdirSync(project).filter((name) => name === 'data' || name === 'node_modules');

  it('names each port that is in use and the variable to set, and leaves nothing behind', async () => {
    const held = createServer().listen(Number(ports.TEMPORAL_PORT), '127.0.0.1');
    await once(held, 'listening');
    const { status, said } = await start({});
    held.close();
    expect(said).toContain(`TEMPORAL_PORT: 127.0.0.1:${ports.TEMPORAL_PORT} is in use by another program`);
    expect(status).toBe(1);
    expect(kept()).toEqual([]);
  });

  it('refuses one port for two servers, and a port that is none', async () => {
    expect((await start({ PORT: ports.TEMPORAL_PORT })).said).toContain('is that of PORT as well');
    const { status, said } = await start({ PORT: 'http' });
    expect(said).toContain('PORT says "http"; expected a port from 1 to 65535');
    expect(status).toBe(1);
    expect(kept()).toEqual([]);
  });

  it.each(['/proc/lustrum', 'package.json', 'package.json/data'])('says that the data folder %s cannot be written', async (folder) => {
    const { status, said } = await start({ LUSTRUM_DATA_DIR: folder });
    expect(said).toMatch(/The data folder .* cannot be written .*\n.*LUSTRUM_DATA_DIR/);
    expect(status).toBe(1);
  });

  describe('with a lock in the data folder', () => {
    let dataDir: string;
    beforeEach(() => {
      dataDir = mkdtempSync(join(tmpdir(), 'lustrum-start-data-'));
    });
    afterEach(() => rmSync(dataDir, { recursive: true }));

    const lockOf = (pid: number, started: { pid: number; command: string }[] = []): void =>
      writeFileSync(join(dataDir, 'lustrum.lock'), JSON.stringify({ pid, started }));

    it('refuses to run beside the start that holds it, and leaves its lock alone', async () => {
      const script = join(dataDir, 'start.mjs');
      writeFileSync(script, 'setInterval(() => undefined, 1000);');
      const other = spawn(process.execPath, [script], { stdio: 'ignore' });
      await once(other, 'spawn');
      lockOf(other.pid ?? 0);
      const { status, said } = await start({ LUSTRUM_DATA_DIR: dataDir });
      other.kill('SIGKILL');
      expect(said).toContain(`already running on the data folder ${dataDir} (process ${other.pid})`);
      expect(status).toBe(1);
      expect(JSON.parse(readFileSync(join(dataDir, 'lustrum.lock'), 'utf8'))).toMatchObject({ pid: other.pid });
    });

    it('takes over the lock of a start that was killed, ends what it left running, and nothing else', async () => {
      const script = join(dataDir, 'part.js');
      writeFileSync(script, 'setInterval(() => undefined, 1000);');
      const left = spawn(process.execPath, [script], { stdio: 'ignore', detached: true });
      const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore', detached: true });
      await Promise.all([once(left, 'spawn'), once(stranger, 'spawn')]);
      const gone = spawn(process.execPath, ['-e', '']);
      await once(gone, 'exit');
      lockOf(gone.pid ?? 0, [
        { pid: left.pid ?? 0, command: script },
        { pid: stranger.pid ?? 0, command: 'dist/apps/worker/main.js' },
      ]);
      const { said } = await start({ LUSTRUM_DATA_DIR: dataDir });
      if (left.signalCode === null) await once(left, 'exit');
      expect(left.signalCode).toBe('SIGKILL');
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
      stranger.kill('SIGKILL');
      expect(said).toContain('installing the locked packages');
      expect(existsSync(join(dataDir, 'lustrum.lock'))).toBe(false);
    });
  });
});

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}
