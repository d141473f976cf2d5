import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../../../entities/database.js';
import { settingsOfProcess } from '../../settings/load.js';
import { behind, goOn, type Behind } from './restored.js';

/**
 * `npm run restored`: tells of which editions less is recorded than their workflows remember, and what is missing, as after
 * an older backup was restored; status 1 where there are any. `-- --accept` goes on from what is recorded; what is
 * missing is then to be entered again.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { accept: { type: 'boolean', default: false } } });
  const { databaseUrl, temporal } = settingsOfProcess();
  const database = await openDatabase({ url: databaseUrl });
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace });
  try {
    const found = await behind(client, database);
    for (const edition of found) console.log(inWords(edition));
    if (found.length === 0) console.log('Everything that the workflows remember is recorded.');
    else if (values.accept) {
      await goOn(
        client,
        database,
        temporal.taskQueue,
        found.map(({ edition }) => edition),
      );
      console.log('Their workflows have been started anew from what is recorded. Enter again what is missing.');
    } else {
      console.log(
        'Nothing is done with these editions until that is decided: connect the newer database, or go on from this one with "npm run restored -- --accept".',
      );
      process.exitCode = 1;
    }
  } finally {
    await connection.close();
    await database.close();
  }
}

function inWords({ edition, recorded, remembered, missing }: Behind): string {
  const lines = missing.map(
    ({ stream, sequence, type, command }) =>
      `  ${command.at}  ${stream} ${sequence}  ${type}, by ${command.type === 'wake' ? 'a wake-up' : `"${command.type}" of ${command.actor} (${command.id})`}`,
  );
  return [`${edition}: ${recorded} events are recorded, ${remembered} are remembered. Missing:`, ...lines].join('\n');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
