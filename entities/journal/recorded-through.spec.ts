import { afterEach, describe, expect, it } from '@jest/globals';
import { envelope } from '../../test/builders/command.js';
import { Databases } from '../../test/support/databases.js';
import { Desk } from '../../test/support/desk.js';
import type { Known } from '../../workflows/contracts/handle.js';
import { DeliveryRecords } from './delivery.js';

const at = '2030-01-03T00:00:00.000Z';

describe('what is known to be recorded', () => {
  const databases = new Databases('sqlite');
  afterEach(() => databases.close());

  it.each([
    ['of a process that has recorded it', false],
    ['of one that has just started', true],
  ])('is looked for in the log %s before anything is done', async (_, fresh) => {
    const first = new Desk(await databases.migrated());
    await first.open();
    const { position: early = 0, lastCommand: opened } = await first.give({ type: 'start', milestone: 'M100' }, { id: 'one' });
    const { position: late = 0, lastCommand: last } = await first.give({ type: 'start', milestone: 'M101' }, { id: 'two' });
    expect([opened, last, late]).toEqual(['one', 'two', early + 1]);
    const desk = fresh ? new Desk(first.database) : first;
    const records = new DeliveryRecords(desk.database, desk.journal);
    const wake = (known: Known): Promise<unknown> =>
      desk.journal.handle({ envelope: envelope({ type: 'wake' }, { id: 'wake', hash: '' }), now: at, ...known });
    const claim = (known: Known): Promise<unknown> => records.claim('edition', at, 1, known);
    for (const act of [wake, claim]) {
      for (const known of [{}, { seen: 0 }, { seen: early }, { seen: early, seenBy: 'one' }, { seen: late, seenBy: 'two' }])
        await expect(act(known)).resolves.toBeDefined();
      for (const [known, says] of [
        [{ seen: late + 1 }, `The database has ${late} events of the edition edition, and ${late + 1} have been recorded`],
        [{ seen: late, seenBy: 'another' }, `Event ${late} of the edition edition is not the one`],
        [{ seen: early, seenBy: 'another' }, `Event ${early} of the edition edition is not the one`],
      ] as const)
        await expect(act(known)).rejects.toThrow(says);
    }
    expect((await desk.journal.reached('edition')).lastCommand).toBe('two');
  });
});
