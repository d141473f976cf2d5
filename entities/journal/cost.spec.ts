import { person } from '../../test/builders/person.js';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { DataSource, Logger } from 'typeorm';
import { Databases } from '../../test/support/databases.js';
import { Desk } from '../../test/support/desk.js';
import { People } from '../people.js';
import { DeliveryRecords } from './delivery.js';

type Asked = { query: string; parameters: unknown[] };

/** Notes every statement of a data source from now on. */
function listen(source: DataSource): Asked[] {
  const asked: Asked[] = [];
  const nothing = () => undefined;
  const logger: Logger = {
    logQuery: (query, parameters = []) => void asked.push({ query, parameters: [...(parameters as unknown[])] }),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
  source.setOptions({}).logger = logger;
  return asked;
}

/*
 * The cost of a command must not grow with the number of editions, nor with the length of their logs. A stopwatch would
 * say so on some days only; the plans of the statements say it always.
 */
describe('the cost of a command', () => {
  const databases = new Databases('sqlite');
  afterEach(() => databases.close());

  it('is, where a reader answers, that of the notices about what is answered', async () => {
    const desk = new Desk(await databases.migrated());
    await new People(desk.database).save(person({ edition: 'edition', id: 'p1', email: 'aiko@example.org', zone: 'Asia/Tokyo' }));
    await desk.open();
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' });
    await desk.wake('2031-03-15T00:00:00.000Z');
    const [told] = await desk.reading.notices('edition', { status: 'intended' }, 0, 1);
    const about = (milestone: string) => [{ milestone, rung: -7, dueOn: '2031-04-14', revision: 1 }];
    const at = '2031-03-15T00:00:30.000Z';
    const notices = Array.from({ length: 40 }, (_, n) => `M${100 + (n % 20)}`).map((milestone, n) => ({
      ...{ key: `k${n}`, recipient: told!.recipient, role: told!.role, at, status: 'intended' as const },
      ...(n < 20 ? { kind: 'reminder' as const } : { kind: 'digest' as const }),
      about: about(milestone),
    }));
    await desk.journal.record('edition', 'delivery', at, () => [
      { type: 'notices-intended', notices },
      { type: 'delivery-begun', keys: notices.map(({ key }) => key), at },
    ]);
    const asked = await desk.database.write((tx) => Promise.resolve(listen(tx.dataSource)));
    await desk.journal.record('edition', 'edition', '2031-03-16T00:00:00.000Z', () => [
      { type: 'reminder-acknowledged', milestone: 'M103', person: 'p1', promise: '2031-04-01', revision: 1 },
    ]);
    const answered = asked.filter(({ query }) => /^SELECT .*FROM "notices".*"response" IS NULL/s.test(query));
    asked.length = 0;
    expect(answered).toHaveLength(1);
    await desk.database.write(async (tx) => {
      for (const { query, parameters } of answered) {
        await tx.query(`UPDATE notices SET response = NULL`);
        expect(await tx.query<unknown[]>(query, parameters)).toHaveLength(2);
      }
    });
    expect((await desk.reading.notices('edition', {}, 0, 200)).filter(({ key }) => /^k(3|23)$/.test(key))).toHaveLength(2);
  });

  it('is that of a few statements, each of which finds its rows by an index', async () => {
    const desk = new Desk(await databases.migrated());
    await new People(desk.database).save(
      person({
        edition: 'edition',
        id: 'p1',
        name: 'Aiko',
        email: 'aiko@example.org',
        zone: 'Asia/Tokyo',
        language: 'en',
      }),
    );
    await desk.open();
    await desk.give({ type: 'assign-role', role: 'secretary', person: 'p1' });
    const asked = await desk.database.write((tx) => Promise.resolve(listen(tx.dataSource)));
    const records = new DeliveryRecords(desk.database, desk.journal);

    asked.length = 0;
    await desk.give({ type: 'start', milestone: 'M100' });
    expect(asked.length).toBeLessThanOrEqual(10);
    await desk.wake('2031-03-15T00:00:00.000Z');
    const [claimed] = await records.claim('edition', '2031-03-15T00:01:00.000Z', 1);
    const sent = {
      key: claimed?.notice.key ?? '',
      attempt: 1,
      at: '2031-03-15T00:02:00.000Z',
      answer: '250',
      sent: true,
      messageId: '<m>',
    } as const;
    await records.record('edition', [sent]);
    await records.recordBounce('<m>', { at: '2031-03-15T00:03:00.000Z', answer: '550', permanent: true });
    await desk.give({ type: 'waive', milestone: 'M101', reason: 'Not needed' });
    await new Desk(desk.database).give({ type: 'waive', milestone: 'M102', reason: 'By a process that has just started' });
    const writes = asked.filter(({ query }) => /^(SELECT|UPDATE|DELETE|INSERT)/.test(query));
    expect(writes.length).toBeGreaterThan(30);

    const reading = listen(desk.database.reads);
    await desk.reading.version('edition');
    await desk.reading.versionedWorld('edition');
    await desk.reading.worldAsOf('edition', { knownAt: '2030-06-01T00:00:00.000Z' });
    await desk.reading.answered('edition', 'create');
    await desk.reading.events('edition', { milestone: 'M100' }, 0, 20);
    await desk.reading.notices('edition', { milestone: 'M100' }, 0, 20);
    await desk.reading.notices('edition', { status: 'intended' }, 0, 20);

    const scans: string[] = [];
    for (const { query, parameters } of [...writes, ...reading]) {
      const steps: { detail: string }[] = await desk.database.reads.query(`EXPLAIN QUERY PLAN ${query}`, parameters);
      scans.push(
        ...steps.filter(({ detail }) => /^SCAN (?!\d+-ROW VALUES CLAUSE)/.test(detail)).map(({ detail }) => `${detail}: ${query}`),
      );
    }
    expect(scans).toEqual([]);
  });
});
