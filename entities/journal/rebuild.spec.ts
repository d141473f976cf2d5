import { afterEach, describe, expect, it } from '@jest/globals';
import { loadSeeds } from '../../seeds/load.js';
import { Databases, engines } from '../../test/support/databases.js';
import { contents, readTables } from '../../test/support/tables.js';
import { DatabaseReading } from '../reading/reading.js';
import { engine } from './engine.js';
import { Journal } from './journal.js';

describe.each(engines)('the read tables on %s', (engineName) => {
  const databases = new Databases(engineName);
  afterEach(() => databases.close());

  it('of all seeds are made anew exactly as they were, while they are read', async () => {
    const url = await databases.freshUrl();
    const database = await databases.open(url);
    await database.migrate();
    await loadSeeds(database, '2026-11-21T09:00:00.000Z', () => undefined);
    const before = await contents(database, readTables);
    expect(before['editions']?.length).toBeGreaterThanOrEqual(5);

    const reader = new DatabaseReading(await databases.open(url), engine);
    const seen = new Set<string>();
    let goesOn = true;
    const reading = (async () => {
      while (goesOn) seen.add(JSON.stringify((await reader.world('fourteenth-congress'))?.edition?.milestones['M53']));
    })();
    const rebuilt = await new Journal(database, engine).rebuildAll();
    goesOn = false;
    await reading;

    expect(rebuilt.map(({ edition, mended }) => ({ edition, mended }))).toEqual(
      before['editions']?.map(({ id }) => ({ edition: id, mended: [] })),
    );
    expect(await contents(database, readTables)).toEqual(before);
    expect(seen.size).toBe(1);
    expect([...seen][0]).toContain('"done"');
  }, 60_000);
});
