import { afterEach, describe, expect, it } from '@jest/globals';
import type { CycleTemplate } from '../../domain/template/template.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { Databases, engines } from '../../test/support/databases.js';
import { Desk } from '../../test/support/desk.js';
import { contents, readTables } from '../../test/support/tables.js';
import { EditionEntity } from '../edition.entity.js';
import { StreamEntity } from '../stream.entity.js';
import { Templates } from '../templates.js';
import { engine } from './engine.js';

const ends = [
  { id: 'M46', due: 'opening' },
  { id: 'M53', due: 'closing' },
];
const one = cycleTemplate([{ id: 'M1', due: 'opening-10w' }, { id: 'M2', due: 'opening-9w' }, { id: 'M3', due: 'opening-8w' }, ...ends]);
/** M1, which is done, and M3, which is not, are dropped; M2 is corrected; M4 is new. */
const two: CycleTemplate = {
  ...cycleTemplate([{ id: 'M2', due: 'opening-20w' }, { id: 'M4', due: 'opening-4w' }, ...ends]),
  version: 2,
};
const adoption = { type: 'replan' as const, changes: [{ type: 'adopt-template' as const, version: 2 }] };

const before = '2030-02-01T00:00:00.000Z';
const adoptedAt = '2030-03-01T00:00:00.000Z';
const after = '2030-04-01T00:00:00.000Z';

describe.each(engines)('an edition that adopts a newer template on %s', (engineName) => {
  const databases = new Databases(engineName);
  afterEach(() => databases.close());

  /** Opened under the first version, with something done; the second is in the database. */
  const openDesk = async (): Promise<Desk> => {
    const desk = new Desk(await databases.migrated(), one);
    await desk.open();
    await desk.give({ type: 'complete', milestone: 'M1', evidence: { note: 'seen to' } }, { id: 'done' }, before);
    await new Templates(desk.database).store(two);
    return desk;
  };
  const adopt = (desk: Desk, id = 'adopt') => desk.give(adoption, { id }, adoptedAt);
  const keys = (world: { edition?: { milestones: object } } | undefined): string[] => Object.keys(world?.edition?.milestones ?? {}).sort();

  it('follows it from there on, in memory, in its row, and in a process that has just begun', async () => {
    const desk = await openDesk();
    const reader = new Desk(desk.database, one);
    expect(keys(await reader.reading.world('edition'))).toEqual(['M1', 'M2', 'M3', 'M46', 'M53']);
    expect((await adopt(desk)).answer).toMatchObject({ accepted: true });
    const row = await desk.database.reads.manager.findOneByOrFail(EditionEntity, { id: 'edition' });
    expect(row).toMatchObject({ templateId: one.id, templateVersion: 2 });
    for (const each of [desk, reader, new Desk(desk.database, one)]) {
      const world = await each.reading.world('edition');
      expect(world?.template.version).toBe(2);
      expect(keys(world)).toEqual(['M1', 'M2', 'M4', 'M46', 'M53']);
      expect(await each.journal.look('edition')).toMatchObject({ edition: { template: { version: 2 } }, template: { version: 2 } });
    }
    // the process that was there before, and one that was not, decide on under it
    expect((await desk.give({ type: 'start', milestone: 'M4' }, { id: 'old' }, after)).answer).toMatchObject({ accepted: true });
    const fresh = new Desk(desk.database, one);
    const again = await fresh.give({ type: 'reopen', milestone: 'M1', reason: 'not settled' }, { id: 'new' }, after);
    expect(again.answer).toMatchObject({ accepted: true });
    expect((await fresh.give({ type: 'start', milestone: 'M3' }, { id: 'gone' }, after)).answer).toMatchObject({
      refusal: { code: 'milestone-unknown' },
    });
  });

  it('is rebuilt from its log as it was, with its states in another shape too', async () => {
    const desk = await openDesk();
    await adopt(desk);
    await desk.give({ type: 'start', milestone: 'M2' }, { id: 'later' }, after);
    const tables = await contents(desk.database, readTables);
    expect(await new Desk(desk.database, one).journal.rebuild('edition')).toMatchObject({ mended: [] });
    expect(await contents(desk.database, readTables)).toEqual(tables);

    await desk.database.write((tx) => tx.update(EditionEntity, { id: 'edition' }, { templateVersion: 1 }));
    expect(await new Desk(desk.database, one).journal.rebuild('edition')).toMatchObject({ mended: ['editions'] });
    expect(await contents(desk.database, readTables)).toEqual(tables);

    await desk.database.write((tx) => tx.update(StreamEntity, { edition: 'edition' }, { stateVersion: 0 }));
    expect((await new Desk(desk.database, one).reading.world('edition'))?.edition).toEqual((await desk.reading.world('edition'))?.edition);
  });

  it('reads as it was known before by the version that it followed then', async () => {
    const desk = await openDesk();
    const known = await desk.reading.world('edition');
    const touched = known?.edition?.touched ?? 0;
    await adopt(desk);
    const asOf = await desk.reading.worldAsOf('edition', { knownAt: '2030-02-15T00:00:00.000Z' });
    const through = await desk.reading.worldThrough('edition', touched);
    for (const world of [asOf, through?.world]) {
      expect(world?.template.version).toBe(1);
      expect(world?.edition).toEqual(known?.edition);
    }
    expect((await desk.reading.worldAsOf('edition', { knownAt: after }))?.template.version).toBe(2);
  });

  it('is done whole or not at all, and once under its key', async () => {
    const desk = await openDesk();
    const tables = await contents(desk.database, readTables);
    const failing = new Desk(desk.database, one, {
      ...engine,
      outlook: () => {
        throw new Error('as planned');
      },
    });
    await expect(adopt(failing)).rejects.toThrow('as planned');
    expect(await contents(desk.database, readTables)).toEqual(tables);
    expect((await failing.journal.look('edition'))?.template.version).toBe(1);
    const first = await adopt(desk);
    expect(await adopt(new Desk(desk.database, one))).toMatchObject({ answer: first.answer });
    expect((await desk.reading.events('edition', { type: 'template-adopted' }, 0, 10)).map(({ event }) => event)).toEqual([
      { type: 'template-adopted', version: 2 },
    ]);
  });

  it('is refused where that version is not in the database', async () => {
    const desk = await openDesk();
    const changes = [{ type: 'adopt-template' as const, version: 3 }];
    expect((await desk.give({ type: 'replan', changes }, { id: 'three' }, adoptedAt)).answer).toMatchObject({
      accepted: false,
      refusal: { code: 'template-unknown', pointer: '/changes/0/version' },
    });
  });
});
