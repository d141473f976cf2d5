import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import type { Memory } from '../../domain/memory/memory.types.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/templates/un-crime-congress/memory';

const memoryFrom = async (query = ''): Promise<Memory> => {
  const { body } = await http().get(`${at}${query}`).expect(200);
  expect(schemas.Memory.safeParse(body)).toMatchObject({ success: true });
  return body as Memory;
};

/** An edition of which one thing was done, four months and a half before the opening. */
async function edition(id: string, template: string): Promise<void> {
  table.clock.present = '2029-03-01T09:00:00.000Z';
  const dates = { opening: '2033-04-25', closing: '2033-04-30' };
  await http()
    .post('/v1/editions')
    .send({ id, title: `=Congress ${id}`, template: { id: template }, zone: 'Asia/Tokyo', targetYear: 2033, dates })
    .expect(201);
}

beforeAll(async () => {
  table = await apiOnTheTable();
  await edition('closed', 'un-crime-congress');
  await http()
    .put('/v1/editions/closed/externals/previous-congress-held')
    .send({ evidence: { note: 'held' } })
    .expect(200);
  table.clock.present = '2029-06-01T09:00:00.000Z';
  await http()
    .post('/v1/editions/closed/milestones/M02/completion')
    .send({ evidence: { symbol: 'A/RES/83/190' } })
    .expect(200);
  await http().post('/v1/editions/closed/closure').send({ reason: 'not held' }).expect(200);
  await edition('running', 'un-crime-congress');
  await edition('conference', 'scientific-conference');
});
afterAll(() => table.app.close());

describe('the memory of a template', () => {
  it('is told from the editions that are closed, by the figures written down then', async () => {
    const memory = await memoryFrom();
    expect(memory.editions).toEqual([{ id: 'closed', title: '=Congress closed' }]);
    expect(memory.spreads.find(({ id }) => id === 'M02')).toMatchObject({
      planned: -913,
      needed: [{ edition: { id: 'closed' }, days: { least: -1424, most: -1424 }, late: { least: -511, most: -511 }, doneOn: '2029-06-01' }],
      median: -1424,
    });
    expect(memory.proposals).toMatchObject([{ id: 'M02', verdict: 'too-little', proposed: 'opening-47m' }]);
    const { body } = await http().get('/v1/editions/closed/events?limit=200').expect(200);
    expect((body.items as { event: { type: string } }[]).map(({ event }) => event.type)).toContain('figures-recorded');
  });

  it('is told from editions that are named, also from such as still run', async () => {
    const memory = await memoryFrom('?editions=running,%20closed,running');
    expect(memory.editions.map(({ id }) => id)).toEqual(['running', 'closed']);
    expect(memory.spreads.find(({ id }) => id === 'M02')?.without).toEqual(['running']);
  });

  it('is empty where no edition has been closed', async () => {
    const { body } = await http().get('/v1/templates/scientific-conference/memory').expect(200);
    expect(body).toMatchObject({ editions: [], proposals: [] });
  });

  it('is there as Markdown and as CSV', async () => {
    const markdown = await http()
      .get(at)
      .set('Accept', 'text/markdown')
      .expect(200)
      .expect('Content-Type', /text\/markdown/);
    expect(markdown.text).toContain('## Rules of which the record says too little (1)');
    const csv = await http()
      .get(`${at}?format=csv`)
      .expect(200)
      .expect('Content-Type', /text\/csv/);
    expect(csv.text.split('\r\n')[1]).toMatch(
      /^M02,.*,opening-30m,closed,M02,2033-04-25,2029-06-01,-1424,-1424,yes,-1424,-1424,-511,-511,A\/RES\/83\/190,-1424,too-little,opening-47m$/,
    );
    await http().get(at).set('Accept', 'application/pdf').expect(406);
  });

  it('can be what an edition is opened with', async () => {
    table.clock.present = '2029-06-02T09:00:00.000Z';
    const proposed = (await memoryFrom()).proposals.find(({ id }) => id === 'M02');
    expect(proposed).toMatchObject({ proposed: 'opening-47m' }); // one edition is no rule, so that taking it is somebody's own decision
    const body = { id: 'own', title: 'Own', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2038 };
    const dates = { opening: '2038-04-19', closing: '2038-04-24' };
    const wrong = [
      { M02: { count: 1.5, unit: 'm' } },
      { M02: { count: 1, unit: 'y' } },
      { M02: -47 },
      { M02: { count: 1, unit: 'd', more: 1 } },
      [],
      'M02',
    ];
    for (const adjustments of wrong) {
      const refused = await http()
        .post('/v1/editions')
        .send({ ...body, dates, adjustments })
        .expect(422);
      expect(refused.body).toMatchObject({ code: 'body-invalid', errors: [{ pointer: '/adjustments' }] });
    }
    const unknown = await http()
      .post('/v1/editions')
      .send({ ...body, dates, adjustments: { M99: { count: 1, unit: 'd' } } })
      .expect(404);
    expect(unknown.body).toMatchObject({ code: 'milestone-unknown' });
    await http().get('/v1/editions/own').expect(404);
    const adjustments = { M02: { count: -47, unit: 'm' } };
    const created = await http()
      .post('/v1/editions')
      .send({ ...body, dates, adjustments })
      .expect(201);
    expect(schemas.EditionAnswer.safeParse(created.body)).toMatchObject({ success: true });
    expect(created.body.edition).toMatchObject({ adjustments });
    const { body: offer } = await http().get('/v1/editions/own/milestones/M02').expect(200);
    expect(offer).toMatchObject({ due: { on: '2034-05-19', why: expect.stringContaining('of this edition') } });
  });

  it.each<[string, number, string]>([
    ['/v1/templates/none/memory', 404, 'template-unknown'],
    [`${at}?version=99`, 404, 'template-unknown'],
    [`${at}?version=first`, 400, 'query-invalid'],
    [`${at}?editions=none`, 404, 'edition-unknown'],
    [`${at}?editions=closed,,running`, 400, 'query-invalid'],
    [`${at}?editions=conference`, 400, 'query-invalid'],
    [`${at}?format=html`, 400, 'query-invalid'],
  ])('GET %s is refused with %i %s', async (path, status, code) => {
    const { body } = await http().get(path).expect(status);
    expect(body).toMatchObject({ code });
  });
});
