import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { Trouble } from './trouble.mjs';

const folder = join(root, 'node_modules');
const stamp = join(folder, '.lustrum-installed');

/** Names the locked packages and the Node they are built for: another major version needs other native modules. */
const wanted = () =>
  `${createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')} ${process.versions.modules}`;

export const isInstalled = () => (existsSync(stamp) ? readFileSync(stamp, 'utf8') === wanted() : adopt());

/** Installs the locked packages. An interrupted installation leaves no stamp and is done again. */
export async function install(log) {
  refuseLink();
  rmSync(stamp, { force: true });
  await run('npm ci', ...npm('ci', '--no-audit', '--no-fund', '--loglevel=error'), { log, env: ownNpm() });
  writeFileSync(stamp, wanted());
}

/** npm empties the folder, and would do so where the link leads. */
function refuseLink() {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Trouble(
    `node_modules is a link to ${realpathSync(folder)}, where other packages are installed than this copy needs. Installing here would empty that folder: remove the link and start again.`,
  );
}

/** Somebody ran "npm ci" by hand: good, if what npm says it has installed is what the lock file says. */
function adopt() {
  const record = join(folder, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const same = Object.entries(locked).every(
    ([path, { version, optional, link }]) => path === '' || link || (installed[path] ? installed[path].version === version : optional),
  );
  if (same) writeFileSync(stamp, wanted());
  return same;
}

/** The npm that started us, else the one on the path. */
function npm(...args) {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') ? [process.execPath, [own, ...args]] : ['npm', args];
}

/** Without what the npm that runs us has told us of itself: it would take that for settings of the user. */
const ownNpm = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(config|package|lifecycle)_/.test(name)));
