/**
 * `npm start`: from a fresh clone to a running Lustrum. Installs, builds and prepares what is not there yet, starts Temporal,
 * worker and API, and stops them in order on Ctrl-C. Nothing but Node's own modules is loaded before `npm ci` has run.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Lustrum needs Node 20.19 or later; this is ${process.versions.node}. Install a newer one and start again.`);
  process.exit(1);
}

const { start } = await import('./lib/start.mjs');
await start();
