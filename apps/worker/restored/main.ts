import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { openDatabase, type Database } from '../../../entities/database.js';
import { DatabaseNewerThanCode, DatabaseNotWritable, DatabaseUnreachable } from '../../../entities/faults.js';
import { settingsOfProcess } from '../../settings/load.js';
import { masked } from '../../settings/masked.js';
import type { Settings } from '../../settings/settings.js';
import { TemporalUnreachable } from '../temporal-unreachable.js';
import { behind } from './behind.js';
import { goOn } from './go-on.js';
import { inWords } from './in-words.js';
import { missingOf } from './missing.js';

const usage = `npm run restored               tells what is missing
npm run restored -- --accept   goes on without it`;

/** The status with which it ends where something is missing and nobody has decided how to go on; 1 is that of every failure. */
const undecided = 2;

/** Thrown when it cannot be begun for a reason that whoever calls can mend. */
class CannotBegin extends Error {}

/** Faults that a person can mend; they are told without a stack. */
const known = [CannotBegin, DatabaseNewerThanCode, DatabaseNotWritable, DatabaseUnreachable, TemporalUnreachable];

/**
 * `npm run restored`: tells of which editions something is not recorded that their workflows remember, and what is missing, as
 * after an older backup was restored. `-- --accept` goes on from what is recorded; what is missing is then to be entered again.
 */
async function main(): Promise<void> {
  const accept = accepts();
  const { databaseUrl, temporal } = settingsOfProcess();
  const database = await databaseAt(databaseUrl);
  try {
    const connection = await connected(temporal.address);
    try {
      console.log(`Database ${masked(databaseUrl)}, Temporal at ${temporal.address}`);
      await compare(new Client({ connection, namespace: temporal.namespace }), database, temporal.taskQueue, accept);
    } finally {
      await connection.close();
    }
  } finally {
    await database.close();
  }
}

async function compare(client: Client, database: Database, taskQueue: string, accept: boolean): Promise<void> {
  await database.migrate();
  const found = await behind(client, database, taskQueue);
  for (const edition of found) console.log(inWords(edition, await missingOf(client, database, edition)));
  if (found.length === 0) {
    console.log('Everything that the workflows remember is recorded.');
  } else if (accept) {
    await goOn(client, database, taskQueue, found, new Date().toISOString());
    console.log('Going on from what is recorded: the workflows of live editions have been started anew. Now enter again what is missing.');
  } else {
    console.log(
      'Nothing is done with these editions until it is decided how to go on. Either stop, connect the newer database and start again, or go on from this one without what is missing: npm run restored -- --accept',
    );
    process.exitCode = undecided;
  }
}

function accepts(): boolean {
  try {
    return parseArgs({ options: { accept: { type: 'boolean', default: false } } }).values.accept;
  } catch (error) {
    throw new CannotBegin(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

/** One that is made on being opened would lack everything that every workflow remembers. */
function databaseAt(url: Settings['databaseUrl']): Promise<Database> {
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : undefined;
  if (file === undefined || existsSync(file)) return openDatabase({ url });
  throw new CannotBegin(`There is no database at ${file}. Set LUSTRUM_DATA_DIR or DATABASE_URL to the one that was restored.`);
}

async function connected(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address });
  } catch (error) {
    throw new TemporalUnreachable(address, error);
  }
}

main().catch((error: unknown) => {
  console.error(known.some((kind) => error instanceof kind) ? (error as Error).message : error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
