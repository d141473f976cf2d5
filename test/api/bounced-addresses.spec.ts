import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import { DeliveryRecords } from '../../entities/journal/delivery.js';
import { ApiOverDatabase } from '../support/api-over-database.js';

jest.setTimeout(60_000);

let api: ApiOverDatabase;
const http = () => request(api.app.getHttpServer());
const at = '/v1/editions/c-16';

type Person = Record<string, unknown> & { bounced?: { at: string; answer: string } };
const read = async (id: string): Promise<Person> => {
  const answer = await http().get(`${at}/people/${id}`).expect(200);
  expect(schemas.Person.safeParse(answer.body)).toMatchObject({ success: true });
  return answer.body as Person;
};

beforeAll(async () => {
  api = await ApiOverDatabase.start();
  const dates = { opening: '2031-04-21', closing: '2031-04-26' };
  const edition = { id: 'c-16', title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2031, dates };
  await http().post('/v1/editions').send(edition).expect(201);
  for (const id of ['ada', 'bo']) {
    await http()
      .post(`${at}/people`)
      .send({ id, name: id, email: `${id}@example.org` })
      .expect(201);
    await http().put(`${at}/roles/organiser/holders/${id}`).send({}).expect(200);
  }
});
afterAll(() => api?.stop());

describe('an address whose messages come back', () => {
  it('is known as such with what the mail server said, until it is corrected; the import warns of it', async () => {
    await api.pass('c-16', '2030-03-01T09:00:00.000Z');
    await api.pass('c-16', '2030-03-01T09:00:10.000Z'); // what catches up waits some seconds for that of other editions
    expect(await read('ada')).not.toHaveProperty('bounced');
    const { items } = (await http().get(`${at}/reminders?recipient=ada&status=sent`)).body as {
      items: { messageId: string; lastAttemptAt: string }[];
    };
    const [first] = items;
    if (!first) throw new Error('Nothing was sent.');
    const records = new DeliveryRecords(api.data.database, api.data.journal);
    const bounce = { at: '2030-03-01T10:00:00.000Z', answer: '5.1.1 550 no such box', permanent: true };
    await records.recordBounce(first.messageId, bounce);

    const bounced = { at: first.lastAttemptAt, answer: bounce.answer };
    expect(await read('ada')).toMatchObject({ bounced });
    expect(await read('bo')).not.toHaveProperty('bounced');
    const list = await http().get(`${at}/people`).expect(200);
    expect((list.body as { items: Person[] }).items.map((person) => [person['id'], person.bounced])).toEqual([
      ['ada', bounced],
      ['bo', undefined],
    ]);
    const preview = async (address: string) => {
      const table = `id,email,roles\r\nada,${address},organiser\r\nnew,ADA@example.org,`;
      const answer = await http().post(`${at}/people/import?preview=true`).set('Content-Type', 'text/csv').send(table).expect(200);
      expect(schemas.Import.safeParse(answer.body)).toMatchObject({ success: true });
      return (answer.body as { bounced: unknown }).bounced;
    };
    expect(await preview('ada@example.org')).toEqual([
      { person: 'ada', ...bounced },
      { person: 'new', ...bounced },
    ]);
    expect(await preview('ada@example.com')).toEqual([{ person: 'new', ...bounced }]);

    const correct = (email: string) => http().put(`${at}/people/ada`).send({ name: 'Ada Lovelace', email }).expect(200);
    await correct('ada@example.org'); // the name alone says nothing of the address
    expect(await read('ada')).toMatchObject({ bounced });
    api.clock.present = '2030-03-02T09:00:00.000Z';
    await correct('ada@example.com');
    expect(await read('ada')).not.toHaveProperty('bounced');
    await http().put(`${at}/people/ada`).send({ name: 'Ada L.', email: 'ada@example.com' }).expect(200);
    expect(await read('ada')).not.toHaveProperty('bounced');
  });

  it('was another one where the message went out before a list corrected it', async () => {
    const [first] = (await http().get(`${at}/reminders?recipient=bo&status=sent`)).body.items as { messageId: string }[];
    api.clock.present = '2030-03-03T09:00:00.000Z';
    const table = 'id,email\r\nbo,bo@example.com';
    await http().post(`${at}/people/import`).set('Content-Type', 'text/csv').set('Idempotency-Key', 'new-address').send(table).expect(200);
    const records = new DeliveryRecords(api.data.database, api.data.journal);
    await records.recordBounce(first?.messageId ?? '', { at: '2030-03-04T10:00:00.000Z', answer: '5.0.0', permanent: true });
    expect(await read('bo')).not.toHaveProperty('bounced');
  });
});
