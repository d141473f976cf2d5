import { openDatabase } from '../../entities/database.js';
import { engine } from '../../entities/journal/engine.js';
import { Journal, type Rebuilt } from '../../entities/journal/journal.js';
import { settingsOfProcess } from '../settings/load.js';

/**
 * `npm run rebuild`: makes the read tables of every edition anew from its events, one edition after the other, while API
 * and worker go on. Says what had not stood as the events have it; editions that have no events are taken out. Running it again is harmless.
 */
async function rebuild(): Promise<void> {
  const database = await openDatabase({ url: settingsOfProcess().databaseUrl });
  try {
    await database.migrate();
    const began = Date.now();
    const all = await new Journal(database, engine).rebuildAll((rebuilt) => console.log(inWords(rebuilt)));
    const events = all.reduce((sum, rebuilt) => sum + rebuilt.events, 0);
    console.log(`${all.length} editions, ${events} events, ${((Date.now() - began) / 1_000).toFixed(1)} s.`);
  } finally {
    await database.close();
  }
}

function inWords({ edition, events, mended }: Rebuilt): string {
  if (events === 0) return `${edition}: has no events, and is gone from ${mended.join(', ')}`;
  return `${edition}: ${events} events, ${mended.length === 0 ? 'everything was as they have it' : `mended: ${mended.join(', ')}`}`;
}

rebuild().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
