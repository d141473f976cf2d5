import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { discard, run } from '../lib/processes.mjs';
import { cached, goVersion, version } from './versions.mjs';

/** Why it cannot be built here; undefined when it can. */
export function whyNoGo() {
  const { status, stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', cwd: '/' });
  if (status !== 0) return 'there is no "go" on the PATH';
  const found = stdout.trim().replace(/^go/, '');
  return isAtLeast(found, goVersion) ? undefined : `the "go" on the PATH is ${found}`;
}

/** Builds under a name of its own and renames: an interrupted build leaves no half a server behind. */
export async function buildFromModule(log) {
  const draft = `${cached}.building-${process.pid}`;
  mkdirSync(dirname(cached), { recursive: true });
  const named = `-X github.com/temporalio/cli/internal/temporalcli.Version=${version}`;
  const args = ['build', '-mod=readonly', '-trimpath', `-ldflags=-s -w ${named}`, '-o', draft, 'github.com/temporalio/cli/cmd/temporal'];
  try {
    await run('go build', 'go', args, {
      log,
      cwd: import.meta.dirname,
      env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
    });
    renameSync(draft, cached);
  } finally {
    discard(draft);
  }
}

function isAtLeast(found, wanted) {
  const [a, b] = [found, wanted].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let index = 0; index < 3; index += 1) if ((a[index] ?? 0) !== (b[index] ?? 0)) return (a[index] ?? 0) > (b[index] ?? 0);
  return true;
}
