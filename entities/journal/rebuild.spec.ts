import { afterEach, describe, expect, it } from '@jest/globals';
import { loadSeeds } from '../../seeds/load.js';
import { Databases, engines } from '../../test/support/databases.js';
import { Desk } from '../../test/support/desk.js';
import { contents, readTables } from '../../test/support/tables.js';
import { EditionEntity } from '../edition.entity.js';
import { DatabaseReading } from '../reading/reading.js';
import { StreamEntity } from '../stream.entity.js';
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

  it('lose what no event has brought about, and it is said', async () => {
    const desk = new Desk(await databases.migrated());
    await desk.open();
    const before = await contents(desk.database, readTables);
    await desk.database.write(async (tx) => {
      const [row] = await tx.findBy(EditionEntity, { id: 'edition' });
      await tx.insert(EditionEntity, { ...row!, id: 'ghost' });
      const [stream] = await tx.findBy(StreamEntity, { edition: 'edition' });
      await tx.insert(StreamEntity, [
        { ...stream!, edition: 'ghost' },
        { ...stream!, edition: 'shade' },
      ]);
    });
    const rebuilt = await desk.journal.rebuildAll();
    expect(rebuilt.map(({ edition, mended }) => [edition, mended])).toEqual([
      ['edition', []],
      ['ghost', ['streams', 'editions']],
      ['shade', ['streams']],
    ]);
    expect(await contents(desk.database, readTables)).toEqual(before);
    expect(await desk.journal.rebuildAll()).toHaveLength(1);
  }, 60_000);
});
