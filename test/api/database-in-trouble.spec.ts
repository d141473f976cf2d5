import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import request from 'supertest';
import { asProblem } from '../../apps/api/problems/problem.filter.js';
import { type Database, openDatabase } from '../../entities/database.js';
import { ApiOverDatabase } from '../support/api-over-database.js';
import { type DataFolder, dataFolder } from '../support/database.js';
import { Databases } from '../support/databases.js';

const at = '/v1/editions/c-16';

describe('an API whose database another process keeps', () => {
  let data: DataFolder;
  let impatient: Database;
  let api: ApiOverDatabase;
  const http = () => request(api.app.getHttpServer());

  beforeAll(async () => {
    data = await dataFolder();
    impatient = await openDatabase({ url: data.url, patience: 50 });
    api = await ApiOverDatabase.start({ ...data, database: impatient });
    const edition = { id: 'c-16', title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2033 };
    await http().post('/v1/editions').send(edition).expect(201);
  });
  afterAll(async () => {
    await api.app.close();
    await impatient.close();
    await data.close();
  });

  it('says so, does nothing of what it was asked for, and does it when it is asked again', async () => {
    const another = new Sqlite(data.url.slice('sqlite:'.length));
    another.exec('BEGIN IMMEDIATE');
    const enter = () => http().post(`${at}/people`).send({ id: 'ana', name: 'Ana', email: 'ana@example.org' });
    const refused = await enter();
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
    expect(refused.body).toMatchObject({
      code: 'database-busy',
      title: 'The database is busy',
      detail: 'The database was busy for too long, and nothing of this was done. Send it again in a few seconds.',
    });
    await http().get(`${at}/people/ana`).expect(404); // reading goes on
    another.exec('COMMIT');
    another.close();
    await enter().expect(201);
  });
});

describe('what a database server that goes down throws', () => {
  const databases = new Databases('postgres');
  afterAll(() => databases.close());

  it('is known to pass', async () => {
    const database = await databases.migrated();
    const lost = await database.write((tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())')).catch(asProblem);
    expect(lost).toMatchObject({ code: 'database-unreachable', status: 503, extras: { retryAfter: 5 } });
  });
});
