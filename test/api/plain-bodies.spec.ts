import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

/** What no body may be, whatever it is a body of; and how its faults are told. */
let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const edition = { id: 'c-16', title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2035 };
const waive = (reason: string) => http().post('/v1/editions/c-16/milestones/M01/waiver').send({ reason });
interface Told {
  code: string;
  detail: string;
  pointer?: string;
  errors: { pointer: string; detail: string }[];
}

beforeAll(async () => {
  table = await apiOnTheTable();
  await http().post('/v1/editions').send(edition).expect(201);
});
afterAll(() => table.app.close());

describe('a body nested beyond reason', () => {
  it.each([
    ['arrays', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
    ['objects', (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)],
  ])('of %s is 422 at whatever depth, and named so', async (_what, nested) => {
    for (const depth of [40, 3_000, 20_000]) {
      const answer = await http()
        .post('/v1/editions/c-16/stages/discussion-guide/steps/name-institutes')
        .set('Content-Type', 'application/json')
        .send(`{"payload":{"institutes":${nested(depth)}}}`);
      expect({ status: answer.status, ...(answer.body as Told) }).toMatchObject({
        status: 422,
        code: 'body-invalid',
        errors: [{ pointer: '', detail: 'must not be nested more than 32 levels deep' }],
      });
    }
  });
});

describe('members with names that every object has', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('%s are 422 wherever they stand: nothing is dropped without a word', async (name) => {
    const opened = { ...edition, id: 'c-18', adjustments: { M01: { count: 5, unit: 'm' } } };
    const body = JSON.stringify(opened).replace('"M01"', JSON.stringify(name));
    const answer = await http().post('/v1/editions').set('Content-Type', 'application/json').send(body).expect(422);
    expect(answer.body).toMatchObject({ code: 'body-invalid', pointer: `/adjustments/${name}` });
    await http().get('/v1/editions/c-18').expect(404);
  });
});

describe('control characters', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['escape', '\u001b[31mred'],
    ['delete', 'a\u007f'],
    ['half a character', 'a\ud800'],
  ])('%s is 422 in any text, with its pointer', async (_name, text) => {
    const answer = await waive(text).expect(422);
    expect(answer.body).toMatchObject({ code: 'body-invalid', pointer: '/reason' });
    const inside = await http()
      .post('/v1/editions/c-16/stages/discussion-guide/steps/name-institutes')
      .send({ payload: { institutes: ['UNICRI', text] } })
      .expect(422);
    expect(inside.body).toMatchObject({ code: 'body-invalid', pointer: '/payload/institutes/1' });
  });

  it('are refused in the names of members, in addresses and in filters too', async () => {
    const named = await http().post('/v1/editions/c-16/milestones/M01/waiver').send({ reason: 'r', 'a\u0000': 1 }).expect(422);
    expect(named.body.code).toBe('body-invalid');
    await http().get('/v1/editions/c-16/people/a%00').expect(404);
    await http().get('/v1/editions/c-16/milestones?q=a%00').expect(400);
  });

  it('lines and tabs stay in long texts, and are 422 in names and titles', async () => {
    await waive('First line.\r\nSecond line:\n\tindented.').expect(200);
    for (const title of ['Sixteenth\r\nBcc: all@example.org', 'Six\nteenth', 'Six\tteenth', 'Six\u2028teenth']) {
      const answer = await http()
        .post('/v1/editions')
        .send({ ...edition, id: 'c-17', title })
        .expect(422);
      expect(answer.body).toMatchObject({ pointer: '/title', code: 'body-invalid' });
    }
    const person = { id: 'a.b', name: 'Anna\nB', email: 'a@example.org' };
    expect((await http().post('/v1/editions/c-16/people').send(person).expect(422)).body).toMatchObject({ pointer: '/name' });
  });
});

describe('messages', () => {
  it('keep every word, also where a property has the name of one', async () => {
    const completed = await http()
      .post('/v1/editions/c-16/milestones/M02/completion')
      .send({ evidence: { symbol: 'seen on the web', date: '2017-13-01' } })
      .expect(422);
    expect((completed.body as Told).errors).toEqual(
      expect.arrayContaining([
        { pointer: '/evidence/date', detail: 'must be a date that exists, written YYYY-MM-DD' },
        { pointer: '/evidence/symbol', detail: 'must be a document symbol such as A/RES/72/192' },
      ]),
    );
    const created = await http()
      .post('/v1/editions')
      .send({ ...edition, id: 'c-17', zone: 'Mars/Olympus', targetYear: 'soon' })
      .expect(422);
    expect((created.body as Told).errors).toEqual(
      expect.arrayContaining([
        { pointer: '/zone', detail: 'must be an IANA time zone such as Asia/Tokyo' },
        { pointer: '/targetYear', detail: expect.stringMatching(/^must /) },
      ]),
    );
  });
});

describe('the precondition', () => {
  it('belongs to the request under a key: with another If-Match the key is used, not the remembered answer', async () => {
    const start = (etag?: string) => {
      const asked = http().post('/v1/editions/c-16/milestones/M05/start').set('Idempotency-Key', 'on-a-version');
      return (etag === undefined ? asked : asked.set('If-Match', etag)).send({});
    };
    const { etag } = (await http().get('/v1/editions/c-16/milestones/M05').expect(200)).headers as { etag: string };
    const stale = await start('"999"').expect(412);
    expect((await start('"999"').expect(412)).body.detail).toBe(stale.body.detail);
    for (const other of [etag, '*', undefined]) {
      expect((await start(other).expect(422)).body).toMatchObject({
        code: 'key-reused',
        detail: expect.stringContaining('needs a new key'),
      });
    }
    await http().post('/v1/editions/c-16/milestones/M05/start').set('Idempotency-Key', 'anew').set('If-Match', etag).send({}).expect(200);
  });
});

describe('the bare address', () => {
  it('leads to the description of the API', async () => {
    expect((await http().get('/').expect(302)).headers['location']).toBe('/docs');
  });
});
