import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { ApiOverDatabase } from '../support/api-over-database.js';

jest.setTimeout(60_000);

/** After a first start, an import or a restore much has come up at once: a reader gets it in one message, whatever kinds it is of. */
let api: ApiOverDatabase;
const http = () => request(api.app.getHttpServer());
const editions = ['c-16', 'c-17'];
const now = '2030-02-12T00:30:00.000Z';

beforeAll(async () => {
  api = await ApiOverDatabase.start();
  api.clock.present = '2030-02-11T09:00:00.000Z';
  for (const id of editions) {
    const dates = { opening: '2031-04-21', closing: '2031-04-26' };
    const opened = { id, title: `Congress ${id}`, template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2031, dates };
    await http().post('/v1/editions').send(opened).expect(201);
    const list = 'id,email,roles\r\nada,ada@example.org,organiser;intergovernmental-officer';
    await http()
      .post(`/v1/editions/${id}/people/import`)
      .set('Content-Type', 'text/csv')
      .set('Idempotency-Key', `list-${id}`)
      .send(list)
      .expect(200);
  }
});
afterAll(() => api?.stop());

it('everything that is not a reminder of one milestone goes to a reader in one message, from all editions what catches up', async () => {
  const wake = (edition: string, at: string) => api.pass(edition, at);
  for (const edition of editions) await wake(edition, now); // both decide, and what catches up waits for the other edition's
  expect((await api.mailTo('ada@example.org')).filter(({ subject }) => !/M\d\d/.test(subject))).toEqual([]);
  for (const edition of editions) await wake(edition, '2030-02-12T00:31:00.000Z');

  type Line = { kind: string; status: string; messageId: string | null; key: string; collapsedInto: string | null };
  const lines = async (edition: string): Promise<Line[]> =>
    (await http().get(`/v1/editions/${edition}/reminders?recipient=ada&limit=200`).expect(200)).body.items as Line[];
  const [first, second] = await Promise.all(editions.map(lines));
  const sent = (all: Line[] = []) => all.filter(({ kind, status }) => kind !== 'reminder' && status === 'sent');
  expect(sent(first).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['catch-up', 'concern']));
  expect(new Set(sent(first).map(({ messageId }) => messageId)).size).toBe(1);
  const caughtUp = second?.find(({ kind }) => kind === 'catch-up');
  expect(caughtUp).toMatchObject({ status: 'collapsed', collapsedInto: first?.find(({ kind }) => kind === 'catch-up')?.key });

  const others = second?.filter(({ kind, status }) => kind !== 'reminder' && status !== 'collapsed');
  expect(others).toEqual([]);

  const mails = (await api.mailTo('ada@example.org')).filter(({ subject }) => !/^M\d\d/.test(subject));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toMatch(/milestones to look at.*Nobody holds these roles.*Congress c-16, Congress c-17/);
  const { text = '' } = mails[0] ?? {};
  expect([text.match(/\/v1\/editions\/c-16\/progress/g), text.match(/\/v1\/editions\/c-17\/progress/g)]).toEqual([
    expect.any(Array),
    expect.any(Array),
  ]);
  expect(text.match(/== Nobody holds these roles/g)).toHaveLength(2);
  expect(text).toMatch(/== Nobody holds these roles.*\(Congress c-17\)/);
});
