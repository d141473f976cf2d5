import { DatabaseNewerThanCode, DatabaseNotWritable, DatabaseUnreachable } from '../../entities/faults.js';
import { openDatabase } from '../../entities/database.js';
import { TemplateChanged } from '../../entities/templates.js';
import { loadSeeds } from '../../seeds/load.js';
import { ScriptFault } from '../../domain/script/script-fault.js';
import { YamlFaults } from '../../seeds/yaml.js';
import { settingsOfProcess } from '../settings/load.js';

/** Faults that a person can mend; they are told without a stack. */
const known = [DatabaseNewerThanCode, DatabaseNotWritable, DatabaseUnreachable, TemplateChanged, ScriptFault, YamlFaults];

/** Brings the database to what this version needs and loads the seeds that are not in it. Status 1 where that fails; running it again is harmless. */
async function prepare(): Promise<void> {
  const database = await openDatabase({ url: settingsOfProcess().databaseUrl });
  try {
    await database.migrate();
    await loadSeeds(database, new Date().toISOString(), (line) => console.log(line));
  } finally {
    await database.close();
  }
}

prepare().catch((error: unknown) => {
  // Only the stack of what nobody foresaw: an error of the database carries the rows it was about.
  console.error(known.some((kind) => error instanceof kind) ? (error as Error).message : error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
