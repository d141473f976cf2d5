import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());

beforeAll(async () => {
  table = await apiOnTheTable();
});
afterAll(() => table.app.close());

describe('opening an edition', () => {
  it('answers 201 with its place', async () => {
    const answer = await http().post('/v1/editions').send({ id: 'c-16', title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2033 });
    expect(answer.body).toMatchObject({ edition: { id: 'c-16' } });
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ location: '/v1/editions/c-16', etag: expect.stringMatching(/^"\d+"$/) });
  });
});
