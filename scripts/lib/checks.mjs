import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from './trouble.mjs';

/** Makes the data folder if need be and proves that files can be kept in it. Says whether it was made. */
export function requireDataFolder(dataDir) {
  const made = !existsSync(dataDir);
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, 'lustrum');
    readFileSync(probe);
    rmSync(probe);
  } catch (error) {
    throw new Trouble(
      `The data folder ${dataDir} cannot be written (${error.code ?? error.message}).\n` +
        'Give this user the right to write there, or set LUSTRUM_DATA_DIR to another folder.',
    );
  }
  return made;
}

/** Folder by folder: where the system refuses without a clear word, as in /proc, Node's own recursion has no end. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** @throws Trouble naming every port that another program holds */
export async function requireFreePorts({ host, port, temporal }) {
  const wanted = [['PORT', host, port]];
  if (temporal) wanted.push(['TEMPORAL_PORT', '127.0.0.1', temporal.port], ['TEMPORAL_UI_PORT', '127.0.0.1', temporal.uiPort]);
  const faults = [];
  for (const [index, [name, address, number]] of wanted.entries()) {
    const ours = wanted.slice(0, index).find(([, , other]) => other === number);
    const fault = ours ? `is that of ${ours[0]} as well` : await whyNotFreeAtLast(address, number);
    if (fault) faults.push(`  ${name}: ${address}:${number} ${fault}`);
  }
  if (faults.length === 0) return;
  throw new Trouble(
    `Cannot listen:\n${faults.join('\n')}\nStop the program that holds the port, or set ${faults.length === 1 ? 'the variable' : 'the variables'} to another one.`,
  );
}

/** A program that has just ended may hold its port for a moment. */
async function whyNotFreeAtLast(host, port) {
  for (let attempt = 0; ; attempt += 1) {
    const fault = await whyNotFree(host, port);
    if (!fault || attempt === 3) return fault;
    await pause(300);
  }
}

async function whyNotFree(host, port) {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    if (error.code === 'EADDRINUSE') return 'is in use by another program';
    if (error.code === 'EACCES') return 'is not allowed to this user';
    return `is no address of this machine (${error.code ?? error.message})`;
  } finally {
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  }
}
