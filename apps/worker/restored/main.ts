import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../../../entities/database.js';
import { settingsOfProcess } from '../../settings/load.js';
import { behind } from './behind.js';
import { goOn } from './go-on.js';
import { inWords } from './in-words.js';
import { missingOf } from './missing.js';

/**
 * `npm run restored`: tells of which editions something is not recorded that their workflows remember, and what is missing, as
 * after an older backup was restored; status 1 where there are any. `-- --accept` goes on from what is recorded; what is
 * missing is then to be entered again.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { accept: { type: 'boolean', default: false } } });
  const { databaseUrl, temporal } = settingsOfProcess();
  const database = await openDatabase({ url: databaseUrl });
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace });
  try {
    await database.migrate();
    const found = await behind(client, database, temporal.taskQueue);
    for (const edition of found) console.log(inWords(edition, await missingOf(client, database, edition)));
    if (found.length === 0) console.log('Everything that the workflows remember is recorded.');
    else if (values.accept) {
      await goOn(client, database, temporal.taskQueue, found, new Date().toISOString());
      console.log('It is gone on from what is recorded: workflows have been started anew for what is live. Enter again what is missing.');
    } else {
      console.log(
        'Nothing is done with these editions until that is decided: stop, connect the newer database and start again, or go on from this one with "npm run restored -- --accept".',
      );
      process.exitCode = 1;
    }
  } finally {
    await connection.close();
    await database.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
