import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import type { EditionCommand } from '../../domain/edition/commands.js';
import type { Memory } from '../../domain/memory/memory.types.js';
import { readTemplates } from '../../seeds/templates.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';
import { organised } from '../support/organiser.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/templates/un-crime-congress/memory';

const memoryFrom = async (query = ''): Promise<Memory> => {
  const { body } = await http().get(`${at}${query}`).expect(200);
  expect(schemas.Memory.safeParse(body)).toMatchObject({ success: true });
  return body as Memory;
};

const dates = { opening: '2033-04-25', closing: '2033-04-30' };

async function edition(id: string, template: string, more: object = {}): Promise<void> {
  table.clock.present = '2029-03-01T09:00:00.000Z';
  const opened = { id, title: `=Congress ${id}`, template: { id: template }, zone: 'Asia/Tokyo', targetYear: 2033, dates, ...more };
  await http().post('/v1/editions').send(opened).expect(201);
}

/** An edition told from the record: offered four years before, held, and closed. */
async function held(id: string): Promise<void> {
  table.clock.present = '2029-03-01T09:00:00.000Z';
  const template = { id: 'un-crime-congress', version: Math.max(...versions()) };
  const fields = { zone: 'Asia/Tokyo', mode: 'historic' as const, placement: 'opening' as const, targetYear: 2033, dates, sessions: [] };
  const command = { type: 'create' as const, title: `=Congress ${id}`, template, ...fields };
  await table.carrier.create({ id: `create-${id}`, edition: id, stream: 'edition', actor: 'organiser', hash: '', command });
  await complete(id, 'M02', '2029-06-01', { symbol: 'A/RES/83/190' });
  await complete(id, 'M46', '2033-04-25', { note: 'opened' });
  await http().post(`/v1/editions/${id}/closure`).send({ reason: 'all is recorded' }).expect(200);
}

async function complete(id: string, milestone: string, on: string, evidence: object): Promise<void> {
  table.clock.present = `${on}T09:00:00.000Z`;
  await http().post(`/v1/editions/${id}/milestones/${milestone}/completion`).send({ evidence }).expect(200);
}
const versions = (): number[] => readTemplates().flatMap(({ id, version }) => (id === 'un-crime-congress' ? [version] : []));

beforeAll(async () => {
  table = await apiOnTheTable();
  await held('closed');
  await edition('abandoned', 'un-crime-congress');
  await edition('cancelled', 'un-crime-congress');
  await organised(http, '/v1/editions/cancelled');
  const command = { type: 'cancel' as const, evidence: { symbol: 'decision 83/501' } };
  await table.carrier.carry({
    id: 'cancel',
    edition: 'cancelled',
    stream: 'edition',
    actor: 'organiser',
    basis: 'decision 83/501',
    hash: '',
    command,
  });
  await edition('exercise', 'un-crime-congress', { madeUp: true });
  for (const id of ['abandoned', 'cancelled', 'exercise'])
    await http().post(`/v1/editions/${id}/closure`).send({ reason: 'not held' }).expect(200);
  await edition('running', 'un-crime-congress');
  await edition('conference', 'scientific-conference');
}, 120_000);
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
    expect(memory.proposals).toContainEqual(expect.objectContaining({ id: 'M02', verdict: 'too-little', proposed: 'opening-47m' }));
    const { body } = await http().get('/v1/editions/closed/events?limit=200').expect(200);
    expect((body.items as { event: { type: string } }[]).map(({ event }) => event.type)).toContain('figures-recorded');
  });

  it('is not told from editions that were not held or are made up, unless they are named', async () => {
    const why = [
      ['abandoned', 'closed without an opening on record'],
      ['cancelled', 'cancelled'],
      ['exercise', 'made up'],
    ];
    const { leftOut } = await memoryFrom();
    expect(leftOut.map((e) => [e.id, e.why])).toEqual(why);
    const named = await memoryFrom('?editions=cancelled,exercise');
    expect(named).toMatchObject({ editions: [{ id: 'cancelled' }, { id: 'exercise' }], leftOut: [] });
    expect((await http().get('/v1/editions/exercise').expect(200)).body).toMatchObject({ madeUp: true });
  });

  it('is told from editions that are named, also from such as still run', async () => {
    const memory = await memoryFrom('?editions=running,%20closed,running');
    expect(memory.editions.map(({ id }) => id)).toEqual(['running', 'closed']);
    expect(memory.spreads.find(({ id }) => id === 'M02')?.without).toEqual(['running']);
  });

  it('is told from the hundred that were closed last, whatever their ids, and says how many it has not looked at', async () => {
    const many = await apiOnTheTable();
    const give = (id: string, command: EditionCommand) =>
      many.carrier.create({ id: command.type, edition: id, stream: 'edition', actor: 'organiser', hash: '', command });
    const conference = readTemplates().find(({ id }) => id === 'scientific-conference');
    const template = { id: 'scientific-conference', version: conference?.version ?? 0 };
    const fields = { title: 'A conference', zone: 'Europe/Vienna', mode: 'historic' as const, placement: 'opening' as const, sessions: [] };
    const inOrder = Array.from({ length: 102 }, (_, n) => `conference-${200 - n}`);
    for (const [n, id] of inOrder.entries()) {
      many.clock.present = new Date(Date.UTC(2029, 0, 1 + n, 9)).toISOString();
      await give(id, { type: 'create', template, targetYear: 2030, ...fields });
      await give(id, { type: 'close', reason: 'an exercise' });
    }
    const at = '/v1/templates/scientific-conference/memory';
    const { body } = await request(many.app.getHttpServer()).get(at).expect(200);
    expect(schemas.Memory.safeParse(body)).toMatchObject({ success: true });
    expect(body).toMatchObject({ earlier: 2 });
    expect((body as Memory).leftOut.map(({ id }) => id)).toEqual(inOrder.slice(2));
    const { text } = await request(many.app.getHttpServer()).get(at).set('Accept', 'text/markdown').expect(200);
    expect(text).toContain('Closed before these and not looked at unless named: 2 editions.');
    const named = await request(many.app.getHttpServer()).get(`${at}?editions=conference-200`).expect(200);
    expect(named.body).toMatchObject({ editions: [{ id: 'conference-200' }], earlier: 0 });
    await many.app.close();
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
      /^M02,.*,opening-30m[^,]*,closed,M02,2033-04-25,2029-06-01,-1424,-1424,yes,-1424,-1424,-511,-511,A\/RES\/83\/190,-1424,too-little,opening-47m$/,
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
    [`${at}?format=pdf`, 400, 'query-invalid'],
  ])('GET %s is refused with %i %s', async (path, status, code) => {
    const { body } = await http().get(path).expect(status);
    expect(body).toMatchObject({ code });
  });
});
