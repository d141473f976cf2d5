import { afterAll, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import { ApiOverDatabase } from '../support/api-over-database.js';

let api: ApiOverDatabase;
beforeAll(async () => {
  api = await ApiOverDatabase.start();
}, 60_000);
afterAll(() => api.stop());

it('an edition that is closed is answered as closed, though the first answer was lost and no key was given', async () => {
  const http = () => request(api.app.getHttpServer());
  const edition = { id: 'x', title: 'X', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2031 };
  api.clock.present = '2030-02-11T09:00:00.000Z';
  await http().post('/v1/editions').send(edition).expect(201);
  const carry = api.carrier.carry.bind(api.carrier);
  api.carrier.carry = async (envelope) => {
    await carry(envelope);
    return { outcome: 'unknown', cause: new Error('deadline exceeded') };
  };

  const { status, body } = await http().post('/v1/editions/x/closure').send({ reason: 'all is recorded' });

  expect([status, body.code]).toEqual([200, undefined]);
  await http().post('/v1/editions/x/closure').send({ reason: 'all is recorded' }).expect(409);
});
