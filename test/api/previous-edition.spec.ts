import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import type { CreateEdition } from '../../domain/edition/commands.js';
import { creation } from '../builders/command.js';
import { readTemplate } from '../../seeds/templates.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const template = readTemplate('seeds/templates/un-crime-congress.yaml');

/** Opens an edition of a year that follows on another. */
const open = (id: string, targetYear: number, previous: string, of = 'un-crime-congress') =>
  http()
    .post('/v1/editions')
    .send({ id, title: `Congress ${id}`, template: { id: of }, zone: 'Asia/Tokyo', targetYear, previous });

const complete = (id: string, milestone: string, evidence: object) =>
  http().post(`/v1/editions/${id}/milestones/${milestone}/completion`).send({ evidence });

/** What an edition waits for from outside, by id. */
async function externals(id: string): Promise<Record<string, { known: unknown; recorded: unknown; awaitedBy: string[] }>> {
  const { body } = await http().get(`/v1/editions/${id}/externals`).expect(200);
  return Object.fromEntries((body as { items: { id: string }[] }).items.map((item) => [item.id, item])) as never;
}

beforeAll(async () => {
  table = await apiOnTheTable();
  table.clock.present = '2026-12-20T09:00:00.000Z';
  const record: Partial<CreateEdition> = { mode: 'historic', targetYear: 2026, dates: { opening: '2026-04-25', closing: '2026-04-30' } };
  const command = creation(template, record);
  await table.carrier.create({ id: 'create', edition: 'fifteenth', stream: 'edition', actor: 'organiser', hash: '', command });
  await complete('fifteenth', 'M57', { symbol: 'A/RES/81/190' }).expect(200);
});
afterAll(() => table.app.close());

test('an edition follows on an earlier one of its template alone', async () => {
  const { body } = await open('sixteenth', 2031, 'fifteenth').expect(201);
  expect(body).toMatchObject({ edition: { previous: { edition: 'fifteenth', dates: { M57: '2026-12-20' } } } });
  for (const [year, previous] of [
    [2031, 'sixteenth'],
    [2028, 'sixteenth'],
  ] as const) {
    const refused = await open('another', year, previous).expect(422);
    expect(refused.body).toMatchObject({
      code: 'dates-invalid',
      pointer: '/previous',
      detail: `sixteenth is meant for 2031, and does not come before an edition of ${year}.`,
    });
  }
  const other = await open('another', 2036, 'sixteenth', 'scientific-conference').expect(409);
  expect(other.body).toMatchObject({ code: 'templates-differ', pointer: '/previous' });
  await http().get('/v1/editions/another').expect(404);
});

test('what the previous edition tells is known, and nobody waits for it', async () => {
  const { 'previous-outcome': outcome, 'previous-congress-held': held, 'extrabudgetary-funds': funds } = await externals('sixteenth');
  expect(outcome).toMatchObject({ recorded: null, known: { edition: 'fifteenth', milestone: 'M57', on: '2026-12-20' }, awaitedBy: [] });
  expect(held).toMatchObject({ known: null, awaitedBy: ['M02'] });
  expect(funds).toMatchObject({ known: null, awaitedBy: ['M61'] });
});

test('what is done waits for nothing', async () => {
  await http()
    .put('/v1/editions/sixteenth/externals/previous-congress-held')
    .send({ evidence: { symbol: 'A/CONF.250/9' } })
    .expect(200);
  expect((await externals('sixteenth'))['previous-congress-held']).toMatchObject({ recorded: { evidence: {} }, awaitedBy: [] });
  await http().post('/v1/editions/sixteenth/milestones/M02/waiver').send({ reason: 'no host was asked for' }).expect(200);
  expect((await externals('sixteenth'))['previous-congress-held']?.awaitedBy).toEqual([]);
});
