import { openDatabase } from '../../entities/database.js';
import { engine } from '../../entities/journal/engine.js';
import { Journal } from '../../entities/journal/journal.js';
import { settingsOfProcess } from '../settings/load.js';

/**
 * `npm run rebuild`: makes the read tables of every edition anew from its events, one edition after the other, while API
 * and worker go on. Says what had not stood as the events have it. Running it again is harmless.
 */
async function rebuild(): Promise<void> {
  const database = await openDatabase({ url: settingsOfProcess().databaseUrl });
  try {
    await database.migrate();
    const began = Date.now();
    const all = await new Journal(database, engine).rebuildAll(({ edition, events, mended }) =>
      console.log(
        `${edition}: ${events} events, ${mended.length === 0 ? 'everything was as they have it' : `mended: ${mended.join(', ')}`}`,
      ),
    );
    const events = all.reduce((sum, rebuilt) => sum + rebuilt.events, 0);
    console.log(`${all.length} editions, ${events} events, ${((Date.now() - began) / 1_000).toFixed(1)} s.`);
  } finally {
    await database.close();
  }
}

rebuild().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
