import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { letterCatalogues } from '../../domain/words/letters/letters.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';
import { organised } from '../support/organiser.js';

/** What somebody who meets the API for the first time tries, and is helped on with. */
let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';

beforeAll(async () => {
  table = await apiOnTheTable();
  const edition = { id: 'c-16', title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2035 };
  await http()
    .post('/v1/editions')
    .send({ ...edition, dates: { opening: '2035-04-23', closing: '2035-04-28' }, meetings: [{ id: 'africa', title: 'Africa' }] })
    .expect(201);
});
afterAll(() => table.app.close());

describe('a step', () => {
  it('leads from the stage and from the meeting to the schema of its payload', async () => {
    const { schemas } = (await http().get('/openapi.json').expect(200)).body.components as { schemas: Record<string, unknown> };
    const stages = (await http().get(`${at}/stages`).expect(200)).body.items as { steps: { schema: string }[] }[];
    const meetings = (await http().get(`${at}/meetings`).expect(200)).body.items as { stage: { steps: { schema: string }[] } }[];
    const addresses = [...stages, ...meetings.map((m) => m.stage)].flatMap((s) => s.steps.map((step) => step.schema));
    expect(addresses).toContain('/openapi.json#/components/schemas/Step.regional-meeting.open');
    const names = addresses.map((address) => address.replace('/openapi.json#/components/schemas/', ''));
    expect(names.filter((name) => !Object.hasOwn(schemas, name))).toEqual([]);
  });
});

describe('the description of the API', () => {
  it('names the place where it is served and no other', async () => {
    const answer = await http().get('/openapi.json').expect(200);
    expect(answer.body.servers).toEqual([{ url: '/', description: expect.any(String) }]);
    expect(answer.text).not.toMatch(/127\.0\.0\.1|localhost/);
  });

  it('promises messages in the languages that letters are written in, and in no other', async () => {
    const { schemas } = (await http().get('/openapi.json').expect(200)).body.components as {
      schemas: Record<string, { properties: Record<string, { enum: string[] }> }>;
    };
    for (const name of ['PersonBody', 'NewPersonBody'])
      expect(schemas[name]?.properties['language']?.enum.toSorted()).toEqual(Object.keys(letterCatalogues).sort());
  });
});

describe('a pin', () => {
  const pinned = (key: string) => http().put(`${at}/milestones/${key}/pin`).send({ on: '2034-09-01', reason: 'Agreed.' });
  const pin = (key: string) => pinned(key).expect(200);
  const sequence = async (): Promise<number> => (await http().get(at).expect(200)).body.touched as number;

  it('is set once somebody decides on the plan: the refusal leads there', async () => {
    const before = await sequence();
    const { body } = await pinned('M12').expect(403);
    expect(body).toMatchObject({ code: 'role-required', facts: [{ ref: 'organiser', says: 'held by nobody' }] });
    expect((body.allowedActions as { action: string }[]).map(({ action }) => action)).not.toContain('pin');
    const [, address = ''] = /PUT (\/v1\/\S+)/.exec(String(body.detail)) ?? [];
    expect(await sequence()).toBe(before);
    const person = { id: 'ada', name: 'Ada', email: 'ada@example.org' };
    await http().post(`${at}/people`).send(person).expect(201);
    const holder = address.replace('{edition}', 'c-16').replace('{role}', String(body.facts[0].ref)).replace('{person}', person.id);
    await http().put(holder).send({}).expect(200);
    expect((await pinned('M12').expect(403)).body.detail).toContain('"organiser" does not. X-Lustrum-Actor says who acts');
    await pinned('M12').set('X-Lustrum-Actor', 'ada').expect(200);
    await organised(http, at);
  });

  it('is taken away with the reason in the body or in the query', async () => {
    await pin('M12');
    const { body } = await http().delete(`${at}/milestones/M12/pin`).send({ reason: 'Dated now.', basis: 'Decision 3' }).expect(200);
    expect(body.command.events).toContainEqual(expect.objectContaining({ type: 'date-unpinned' }));
    await pin('M12');
    await http().delete(`${at}/milestones/M12/pin?reason=Dated%20now.`).expect(200);
    const events = (await http().get(`${at}/events?milestone=M12&type=date-unpinned`).expect(200)).body.items as object[];
    expect(events).toEqual([
      expect.objectContaining({ basis: 'Decision 3', event: expect.objectContaining({ reason: 'Dated now.' }) }),
      expect.objectContaining({ event: expect.objectContaining({ reason: 'Dated now.' }) }),
    ]);
  });

  it('stays without one reason', async () => {
    await pin('M36');
    const missing = await http().delete(`${at}/milestones/M36/pin`).expect(422);
    expect(missing.body.errors).toEqual([{ pointer: '/reason', detail: 'is missing' }]);
    await http().delete(`${at}/milestones/M36/pin?reason=one`).send({ reason: 'another' }).expect(422);
  });
});

describe('the people of an archived edition', () => {
  it('are read and erased, also those who hold roles, and not changed', async () => {
    const own = await apiOnTheTable();
    const api = request(own.app.getHttpServer());
    const edition = { id: 'c-15', title: 'Fifteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2035 };
    await api.post('/v1/editions').send(edition).expect(201);
    const person = { name: 'Anna B', email: 'a@example.org' };
    await api
      .post('/v1/editions/c-15/people')
      .send({ id: 'a.b', ...person })
      .expect(201);
    const role = String((await api.get('/v1/editions/c-15/roles').expect(200)).body.items[0].id);
    await api.put(`/v1/editions/c-15/roles/${role}/holders/a.b`).send({}).expect(200);
    await api.delete('/v1/editions/c-15/people/a.b').expect(409);
    await api.post('/v1/editions/c-15/closure').send({ reason: 'over' }).expect(200);
    const changed = await api.put('/v1/editions/c-15/people/a.b').send({ ...person, name: 'Another' });
    expect(changed.body).toMatchObject({ status: 409, code: 'edition-archived' });
    const entered = await api.post('/v1/editions/c-15/people').send({ id: 'c.d', ...person });
    expect(entered.body).toMatchObject({ status: 409, code: 'edition-archived' });
    expect((await api.get('/v1/editions/c-15/people/a.b').expect(200)).body.name).toBe('Anna B');
    await api.delete('/v1/editions/c-15/people/a.b').expect(204);
    await api.get('/v1/editions/c-15/people/a.b').expect(404);
    await own.app.close();
  });
});
