import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import { ApiOverDatabase } from '../support/api-over-database.js';

jest.setTimeout(60_000);

/** The ledger: of each notice who was to be told what, why and when, and what became of it. */
let api: ApiOverDatabase;
const http = () => request(api.app.getHttpServer());
const at = '/v1/editions/c-16';
const edition = {
  id: 'c-16',
  title: 'Sixteenth',
  template: { id: 'un-crime-congress' },
  zone: 'Asia/Tokyo',
  targetYear: 2035,
  dates: { opening: '2035-04-23', closing: '2035-04-28' },
};

interface Line {
  id: number;
  key: string;
  kind: string;
  status: string;
  recipient: string;
  role: string;
  collapsedInto: string | null;
  [more: string]: unknown;
}

beforeAll(async () => {
  api = await ApiOverDatabase.start();
  await http().post('/v1/editions').send(edition).expect(201);
  for (const [id, role, more] of [
    ['ada', 'host-counterpart', { language: 'fr' }],
    ['dora', 'documents-officer', { digest: 'daily' }],
    ['oskar', 'organiser', { channel: 'calendar' }],
  ] as const) {
    await http()
      .post(`${at}/people`)
      .send({ id, name: id, email: `${id}@example.org`, ...more })
      .expect(201);
    await http().put(`${at}/roles/${role}/holders/${id}`).send({}).expect(200);
  }
  await http().post(`${at}/milestones/M02/waiver`).send({ reason: 'known' }).expect(200);
  for (const m of ['M09', 'M19', 'M36'])
    await http().put(`${at}/milestones/${m}/pin`).set('X-Lustrum-Actor', 'oskar').send({ on: '2030-03-14', reason: 'agreed' }).expect(200);
  for (const minute of ['30', '33']) await api.pass('c-16', `2030-02-12T00:${minute}:00.000Z`);
  await http().post(`${at}/milestones/M09/acknowledgement`).send({ person: 'ada', promise: '2030-02-20' }).expect(200);
  await http().post(`${at}/milestones/M36/waiver`).send({ reason: 'not needed' }).expect(200);
  await api.pass('c-16', '2030-02-20T23:30:00.000Z'); // the promised day is over
});
afterAll(() => api?.stop());

async function list(query = ''): Promise<Line[]> {
  const { body } = await http().get(`${at}/reminders?limit=200${query}`).expect(200);
  expect(schemas.ReminderPage.safeParse(body)).toMatchObject({ success: true });
  return (body as { items: Line[] }).items;
}

describe('the ledger', () => {
  it('says of each notice why it reaches its reader, how it speaks, and what was answered', async () => {
    const lines = await list('&recipient=ada');
    expect(lines).toMatchObject([
      {
        kind: 'reminder',
        status: 'sent',
        milestones: ['M09'],
        about: [{ milestone: 'M09', rung: -30, dueOn: '2030-03-14' }],
        why: { capacity: 'responsible', rule: 'ladder of the template' },
        tone: 'notice',
        language: 'fr',
        attempts: 1,
        response: 'acknowledged',
        respondedAt: '2030-02-12T00:33:00.000Z',
        session: null,
        concern: null,
      },
      { kind: 'reminder', status: 'sent', why: { capacity: 'responsible', promised: '2030-02-20' }, tone: 'urgent' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('@example.org');
  });

  it.each([
    ['status', 'sent'],
    ['kind', 'digest'],
    ['recipient', 'dora'],
    ['role', 'organiser'],
    ['status', 'calendar'],
  ] as const)('is filtered by %s %s', async (filter, value) => {
    const all = await list();
    const some = await list(`&${filter}=${value}`);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    expect(some).toEqual(all.filter((line) => line[filter] === value));
  });

  it('is filtered by the milestone that a notice names, whatever its kind, and by when it came up', async () => {
    expect((await list('&milestone=M36')).map(({ kind }) => kind).sort()).toEqual(['digest', 'digest', 'reminder']);
    const early = await list('&until=2030-02-12');
    const late = await list('&since=2030-02-13');
    expect([early.length > 0, late.length > 0]).toEqual([true, true]);
    expect([...early, ...late]).toEqual(await list());
    expect(await list('&since=2030-02-13&until=2030-02-20')).toEqual([]); // 23:30 of the 20th is the 21st in Tokyo
    expect(await list('&since=2030-02-21&until=2030-02-21')).toEqual(late);
  });

  it('is read page by page', async () => {
    const first = (await http().get(`${at}/reminders?limit=2`).expect(200)).body as { items: Line[]; next: string };
    const second = (await http().get(`${at}/reminders?limit=2&cursor=${first.next}`).expect(200)).body as { items: Line[] };
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  it.each(['status=lost', 'kind=letter', 'since=yesterday', 'until=2030-02-30', 'role=king', 'milestone=M99', 'format=pdf', 'colour=red'])(
    'refuses ?%s',
    async (query) => {
      const answer = await http().get(`${at}/reminders?${query}`);
      expect(answer.body).toMatchObject({ status: 400, code: 'query-invalid', errors: [{ parameter: query.split('=')[0] }] });
    },
  );

  it('is there as CSV too, whole', async () => {
    const { text, headers } = await http().get(`${at}/reminders?limit=1`).set('Accept', 'text/csv').expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const rows = parse<Record<string, string>>(text, { columns: true });
    const lines = await list();
    expect(rows.map(({ id, kind, status, recipient }) => [Number(id), kind, status, recipient])).toEqual(
      lines.map(({ id, kind, status, recipient }) => [id, kind, status, recipient]),
    );
    expect(rows.find(({ recipient }) => recipient === 'ada')).toMatchObject({
      rung: '-30',
      due: '2030-03-14',
      rule: 'ladder of the template',
    });
    expect((await http().get(`${at}/reminders?format=csv&recipient=nobody`).expect(200)).text.trim().split('\r\n')).toHaveLength(1);
  });
});

describe('a line of it', () => {
  it('has each attempt with the server’s answer', async () => {
    const [line] = await list('&recipient=ada');
    const { body } = await http().get(`${at}/reminders/${line!.id}`).expect(200);
    expect(schemas.Reminder.safeParse(body)).toMatchObject({ success: true });
    expect(body).toMatchObject({
      reminder: { key: line!.key },
      attempts: [{ attempt: 1, outcome: 'sent', messageId: line!['messageId'], answer: expect.any(String) }],
      collapsed: [],
    });
  });

  it('has what went into it', async () => {
    const [digest] = await list('&kind=digest');
    const { body } = await http().get(`${at}/reminders/${digest!.id}`).expect(200);
    expect(body).toMatchObject({ collapsed: [{ edition: 'c-16', kind: 'reminder', milestones: ['M36'] }] });
    const { collapsed } = body as { collapsed: { id: number }[] };
    expect((await http().get(`${at}/reminders/${collapsed[0]!.id}`).expect(200)).body).toMatchObject({
      reminder: { status: 'collapsed', collapsedInto: digest!.key },
      attempts: [],
    });
  });

  it.each(['0', '9999', 'x', '1e3', '-1', '1.5', '99999999999999999999'])('%s that is not there is 404', async (id) => {
    expect((await http().get(`${at}/reminders/${id}`)).body).toMatchObject({ status: 404, code: 'reminder-unknown' });
  });

  it('of an edition that is not there is 404', async () => {
    expect((await http().get('/v1/editions/nowhere/reminders/1')).body).toMatchObject({ status: 404, code: 'edition-unknown' });
  });
});
