import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from '../test/support/child.js';
import { Databases, engines } from '../test/support/databases.js';
import type { Database } from './database.js';
import { DatabaseNewerThanCode, DatabaseNotWritable, DatabaseUnreachable } from './faults.js';
import { person as aPerson } from '../test/builders/person.js';
import { rowOf } from './person-row.js';
import { PersonEntity } from './person.entity.js';

const person = (id: string): PersonEntity => rowOf(aPerson({ edition: 'e', id }));
const ids = async ({ reads }: Database, edition = 'e'): Promise<string[]> =>
  (await reads.manager.find(PersonEntity, { where: { edition }, order: { id: 'ASC' } })).map(({ id }) => id);

describe.each(engines)('a database on %s', (engine) => {
  const databases = new Databases(engine);
  afterEach(() => databases.close());

  it('keeps all of 50 concurrent transactions that succeed and nothing of those that fail', async () => {
    const database = await databases.migrated();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        database.write(async (tx) => {
          await tx.insert(PersonEntity, person(`${n}-first`));
          await new Promise((resolve) => setTimeout(resolve, n % 3)); // lets the others come in between, if they can
          if (n % 5 === 0) throw new Error('as planned');
          await tx.insert(PersonEntity, person(`${n}-second`));
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    const expected = Array.from({ length: 50 }, (_, n) => (n % 5 === 0 ? [] : [`${n}-first`, `${n}-second`])).flat();
    expect(await ids(database)).toEqual(expect.arrayContaining(expected));
    expect(await ids(database)).toHaveLength(expected.length);
  });

  it('goes on writing after a transaction that could not be rolled back', async () => {
    const database = await databases.migrated();
    const broken = database.write(async (tx) => {
      await tx.insert(PersonEntity, person('lost'));
      await tx.query('ROLLBACK'); // as SQLite does by itself when the disk is full
      throw new Error('as planned');
    });
    await expect(broken).rejects.toThrow('as planned');
    await database.write((tx) => tx.insert(PersonEntity, person('kept')));
    expect(await ids(database)).toEqual(['kept']);
  });

  it('turns a write inside a write away instead of waiting for itself, and what runs on after a write is none inside it', async () => {
    const database = await databases.migrated();
    let later: Promise<unknown> = Promise.resolve();
    await database.write((tx) => {
      later = new Promise((resolve) => setTimeout(resolve, 50)).then(() =>
        database.write((next) => next.insert(PersonEntity, person('later'))),
      );
      return tx.insert(PersonEntity, person('first'));
    });
    await later;
    await expect(database.write(() => database.write((tx) => tx.insert(PersonEntity, person('inner'))))).rejects.toThrow(
      /in the middle of another/,
    );
    expect(await ids(database)).toEqual(['first', 'later']);
  });

  it('takes the writes of two processes at once, reading before they write, and loses none', async () => {
    const url = await databases.freshUrl();
    const database = await databases.open(url);
    await database.migrate();
    const writer = new URL('../test/support/children/writer.ts', import.meta.url);
    const children = ['one', 'other'].map((name) => new Child(writer, url, name, '60'));
    await Promise.all(children.map((child) => child.succeeded()));
    expect(await ids(database, 'two-processes')).toHaveLength(120);
  });

  it('of a newer version is left alone, and says so', async () => {
    const url = await databases.freshUrl();
    const database = await databases.open(url);
    await database.migrate();
    await database.write((tx) => tx.query(`INSERT INTO "migrations" ("timestamp", "name") VALUES (1999999999999, 'Later1999999999999')`));
    await expect(database.migrate()).rejects.toThrow(DatabaseNewerThanCode);
    await database.close();
    await expect(databases.open(url)).rejects.toThrow(/changed by a newer version of Lustrum \(Later1999999999999\)/);
  });
});

describe('a place that is no database', () => {
  const databases = new Databases('sqlite');
  afterEach(() => databases.close());

  it('is named when its folder cannot be made', async () => {
    const folder = databases.folder();
    writeFileSync(join(folder, 'file'), '');
    const opening = databases.open(`sqlite:${join(folder, 'file', 'data', 'lustrum.sqlite')}`);
    await expect(opening).rejects.toThrow(DatabaseNotWritable);
    await expect(opening).rejects.toThrow(join(folder, 'file', 'data', 'lustrum.sqlite'));
  });

  it('is named when it is a folder, or a file of another kind', async () => {
    const folder = databases.folder();
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'letter.txt'), 'Dear secretary, '.repeat(100));
    for (const name of ['folder', 'letter.txt'])
      await expect(databases.open(`sqlite:${join(folder, name)}`)).rejects.toThrow(DatabaseNotWritable);
  });

  it('is named, without the password, when no server answers there', async () => {
    const opening = databases.open('postgres://lustrum:secret@127.0.0.1:1/lustrum');
    await expect(opening).rejects.toThrow(DatabaseUnreachable);
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1\/lustrum cannot be reached/);
    await expect(opening).rejects.not.toThrow(/secret/);
  });
});

describe('SQLite', () => {
  const databases = new Databases('sqlite');
  afterEach(() => databases.close());

  it('puts writes of the whole process in one queue, however often the file is opened, while reads go on', async () => {
    const url = await databases.freshUrl();
    const [one, other] = [await databases.open(url), await databases.open(url)];
    await one.migrate();
    let underWay = 0;
    let most = 0;
    const seen: number[] = [];
    const work = (database: Database, n: number) =>
      database.write(async (tx) => {
        most = Math.max(most, ++underWay);
        await tx.insert(PersonEntity, person(`${n}`));
        seen.push((await ids(other)).length); // what has not been committed is not seen
        underWay -= 1;
      });
    await Promise.all(Array.from({ length: 20 }, (_, n) => work(n % 2 === 0 ? one : other, n)));
    expect(most).toBe(1);
    expect(seen.every((committed, before) => committed <= before)).toBe(true);
    expect(await ids(one)).toHaveLength(20);
  });

  it('commits what waits together, in the order in which it was asked for, and answers nothing before', async () => {
    const database = await databases.migrated();
    const before: string[][] = [];
    const answered = Array.from({ length: 6 }, (_, n) =>
      database
        .write(async (tx) => {
          before.push((await tx.find(PersonEntity, { order: { id: 'ASC' } })).map(({ id }) => id));
          await tx.insert(PersonEntity, person(`${n}`));
          return (await ids(database)).length;
        })
        .then(async (committed) => ({ committed, now: await ids(database) })),
    );
    const all = ['0', '1', '2', '3', '4', '5'];
    expect(await Promise.all(answered)).toEqual(all.map(() => ({ committed: 0, now: all })));
    expect(before).toEqual(all.map((_, n) => all.slice(0, n)));
  });

  it('keeps of what waits together all but that which fails', async () => {
    const database = await databases.migrated();
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'b', 'c'].map((id) =>
        database.write(async (tx) => {
          await tx.insert(PersonEntity, person(id));
          return id;
        }),
      ),
    );
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed'))).toEqual(['a', 'b', 'failed', 'c']);
    expect(await ids(database)).toEqual(['a', 'b', 'c']);
  });

  it('holds other processes off from the beginning of a transaction, also after one that could not be rolled back', async () => {
    const url = await databases.freshUrl();
    const database = await databases.open(url);
    const another = new Sqlite(url.slice('sqlite:'.length), { timeout: 0 });
    const meanwhile = (): Promise<string> => database.write(() => Promise.resolve(beginning(another)));
    expect(await meanwhile()).toBe('SQLITE_BUSY');
    await expect(database.write((tx) => tx.query('ROLLBACK'))).rejects.toThrow(/no transaction is active/);
    expect(await meanwhile()).toBe('SQLITE_BUSY');
    expect(beginning(another)).toBe('begun');
    another.close();
  });

  it('waits for another process without keeping its own from reading', async () => {
    const url = await databases.freshUrl();
    const database = await databases.open(url);
    await database.migrate();
    const another = new Sqlite(url.slice('sqlite:'.length));
    another.exec('BEGIN IMMEDIATE');
    let written = false;
    const writing = database.write((tx) => tx.insert(PersonEntity, person('late'))).then(() => (written = true));
    const slowest = { read: 0 };
    for (const until = Date.now() + 1_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 5))) {
      const from = Date.now();
      expect(await ids(database)).toEqual([]);
      slowest.read = Math.max(slowest.read, Date.now() - from);
    }
    expect(written).toBe(false);
    expect(slowest.read).toBeLessThan(500);
    another.exec('COMMIT');
    another.close();
    await writing;
    expect(await ids(database)).toEqual(['late']);
  });

  it('turns all away together whom another process has kept waiting, and does nothing of what they asked for', async () => {
    const url = await databases.freshUrl();
    const database = await databases.open(url, 50);
    await database.migrate();
    const another = new Sqlite(url.slice('sqlite:'.length));
    another.exec('BEGIN IMMEDIATE');
    const [first, ...others] = ['a', 'b', 'c', 'd'].map((id) => database.write((tx) => tx.insert(PersonEntity, person(id))));
    await expect(first).rejects.toMatchObject({ driverError: { code: 'SQLITE_BUSY' } });
    const outcomes = Promise.allSettled(others);
    await Promise.any(others.map((each) => each.catch(() => undefined)));
    another.exec('COMMIT'); // too late for those that waited with the one that was turned away
    another.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await ids(database)).toEqual([]);
    await database.write((tx) => tx.insert(PersonEntity, person('e')));
    expect(await ids(database)).toEqual(['e']);
  });

  it('does not write through its reading side', async () => {
    const database = await databases.migrated();
    await expect(database.reads.manager.insert(PersonEntity, person('x'))).rejects.toThrow(/readonly/);
  });

  it('keeps a write-ahead log and flushes each commit', async () => {
    const database = await databases.migrated();
    const [mode, flush] = await database.write(async (tx) => [await tx.query('PRAGMA journal_mode'), await tx.query('PRAGMA synchronous')]);
    expect([mode, flush]).toEqual([[{ journal_mode: 'wal' }], [{ synchronous: 2 }]]);
  });
});

/** Whether a connection can begin to write, or the code of the error that keeps it from doing so. */
function beginning(connection: Sqlite.Database): string {
  try {
    connection.exec('BEGIN IMMEDIATE; ROLLBACK');
    return 'begun';
  } catch (error) {
    return (error as { code: string }).code;
  }
}
