import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { envelope } from '../../test/builders/command.js';
import { person } from '../../test/builders/person.js';
import { Databases, engines } from '../../test/support/databases.js';
import { Desk } from '../../test/support/desk.js';
import { holdingBack, untilWaiting } from '../../test/support/held-back.js';
import type { Database } from '../database.js';
import { EditionEntity } from '../edition.entity.js';
import { EditionMissing } from '../faults.js';
import { People } from '../people.js';
import { Webhooks } from '../webhooks.js';
import { DeliveryRecords } from './delivery.js';
import { engine } from './engine.js';
import { Journal } from './journal.js';

const now = '2031-03-15T00:02:00.000Z';

describe.each(engines)('an edition that is rebuilt on %s', (engineName) => {
  const databases = new Databases(engineName);
  let desk: Desk;
  /** The same database as another process has it. */
  let elsewhere: Database;
  let records: DeliveryRecords;
  /** A message that is just being sent. */
  let key: string;
  let position: number;

  beforeEach(async () => {
    const url = await databases.freshUrl();
    const database = await databases.open(url);
    await database.migrate();
    elsewhere = await databases.open(url);
    desk = new Desk(database);
    await new People(database).save(person({ zone: 'Asia/Tokyo' }));
    await desk.open();
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' });
    await desk.wake('2031-03-15T00:00:00.000Z');
    records = new DeliveryRecords(database, desk.journal, { grace: 60_000 });
    key = (await records.claim('edition', '2031-03-15T00:01:00.000Z', 10))[0]!.notice.key;
    position = (await desk.journal.reached('edition')).position!;
  });
  afterEach(() => databases.close());

  /** What is asked for when a rebuild is done with everything, and waits until that has committed. */
  async function beside<T extends unknown[]>(...works: { [N in keyof T]: () => Promise<T[N]> }): Promise<T> {
    const { database, done, release } = holdingBack(elsewhere);
    const rebuilt = new Journal(database, engine).rebuild('edition');
    await done;
    const waiting = Promise.all(works.map((work) => work()));
    waiting.catch(() => undefined);
    await untilWaiting(elsewhere, works.length);
    release();
    expect(await rebuilt).toMatchObject({ mended: [] });
    return (await waiting) as T;
  }

  it('is there for the commands, the wake-up and the webhook that have waited', async () => {
    const fresh = new Journal(desk.database, engine);
    const waive = (milestone: string, seen: number) =>
      fresh.handle({ envelope: envelope({ type: 'waive', milestone, reason: 'Not needed' }), now, seen });
    const webhook = { edition: 'edition', url: 'https://receiver.test/hook', types: [], by: 'organiser', at: now };
    const [knowing, unknowing, woken, entered] = await beside(
      () => waive('M105', position),
      () => waive('M106', 0),
      () => desk.wake(now),
      () => new Webhooks(desk.database).add(webhook),
    );
    expect([knowing.answer, unknowing.answer]).toMatchObject([{ accepted: true }, { accepted: true }]);
    expect(woken).toMatchObject({ over: false, archived: false });
    expect('webhook' in entered && entered.webhook.position).toBeGreaterThanOrEqual(position);
  });

  it('keeps what became of a message, which is not offered again', async () => {
    await beside(() => records.record('edition', [{ key, attempt: 1, at: now, answer: '250', sent: true, messageId: '<m@lustrum>' }]));
    expect(await desk.reading.notices('edition', { status: 'sent' }, 0, 10)).toMatchObject([{ key, attempts: 1 }]);
    const again = await records.claim('edition', '2031-03-15T00:20:00.000Z', 100);
    expect(again.map(({ notice }) => notice.key)).not.toContain(key);
  });

  it('is rebuilt once more by who has waited, and its row comes back where it was lost', async () => {
    await beside(() => desk.journal.rebuild('edition'));
    const row = () => desk.database.reads.manager.findOneByOrFail(EditionEntity, { id: 'edition' });
    const before = await row();
    await desk.database.write((tx) => tx.delete(EditionEntity, { id: 'edition' }));
    expect(await desk.journal.rebuild('edition')).toMatchObject({ mended: ['editions'] });
    expect(await row()).toEqual(before);
  });

  it('takes no word for done, and refuses none for good, while its row is lost', async () => {
    await desk.database.write((tx) => tx.delete(EditionEntity, { id: 'edition' }));
    const outcome = { key, attempt: 1, at: now, answer: '250', sent: true as const, messageId: '<m@lustrum>' };
    const waive = () => desk.give({ type: 'waive', milestone: 'M105', reason: 'Not needed' }, {}, now);
    await expect(records.record('edition', [outcome])).rejects.toThrow(EditionMissing);
    await expect(waive()).rejects.toThrow(EditionMissing);
    await expect(desk.wake(now)).rejects.toThrow(EditionMissing);
    const webhook = { edition: 'edition', url: 'https://receiver.test/hook', types: [], by: 'organiser', at: now };
    await expect(new Webhooks(desk.database).add(webhook)).rejects.toThrow(EditionMissing);
    expect(await records.claim('edition', now, 10)).toEqual([]);
    await desk.journal.rebuild('edition');
    await records.record('edition', [outcome]);
    expect(await waive()).toMatchObject({ answer: { accepted: true } });
    expect(await desk.reading.notices('edition', { status: 'sent' }, 0, 10)).toMatchObject([{ key }]);
  });
});
