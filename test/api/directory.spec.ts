import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { schemas, type SchemaName } from '../../apps/api/openapi/schemas/index.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';
const ana = { name: 'Ana', email: 'ana@example.org' };

function conforming<T = Record<string, unknown>>(answer: request.Response, name: SchemaName): T {
  expect(schemas[name].safeParse(answer.body)).toMatchObject({ success: true });
  return answer.body as T;
}

const enter = (id: string, more: object = {}) =>
  http()
    .post(`${at}/people`)
    .send({ id, ...ana, ...more });
const looks = () => table.carrier.looked.length;

beforeAll(async () => {
  table = await apiOnTheTable();
  const edition = { id: 'c-16', title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2033 };
  await http().post('/v1/editions').send(edition).expect(201);
});
afterAll(() => table.app.close());

describe('an entry of the directory', () => {
  it('carries all that says how and when somebody is reached, and takes defaults for the rest', async () => {
    const bare = conforming(await enter('bare').expect(201), 'Person');
    expect(bare).toEqual({
      id: 'bare',
      kind: 'person',
      ...ana,
      zone: 'Asia/Tokyo',
      language: 'en',
      workingDays: [1, 2, 3, 4, 5],
      channel: 'email',
      digest: 'none',
      absences: [],
      roles: [],
      holds: [],
    });
    const all = {
      kind: 'delegation',
      name: 'Delegation of Atlantis',
      email: 'mission@bücher.example',
      zone: 'Africa/Nairobi',
      language: 'ar',
      station: 'cairo',
      workingDays: [1, 2, 3, 4, 7],
      channel: 'webhook',
      digest: 'weekly',
      quiet: { from: '20:00', to: '07:30' },
      absences: [{ from: '2030-07-01', to: '2030-07-14', cover: 'bare' }],
    };
    expect(conforming(await enter('all', all).expect(201), 'Person')).toEqual({ id: 'all', ...all, roles: [], holds: [] });
    const replaced = await http()
      .put(`${at}/people/all`)
      .send({ name: all.name, email: all.email, station: 'cairo', quiet: null })
      .expect(200);
    expect(replaced.body).toMatchObject({
      kind: 'person',
      zone: 'Africa/Cairo',
      workingDays: [1, 2, 3, 4, 7],
      channel: 'email',
      absences: [],
    });
    expect(replaced.body).not.toHaveProperty('quiet');
  });

  it.each<[string, object, string]>([
    ['an unknown duty station', { station: 'atlantis' }, '/station'],
    ['an unknown language', { language: 'de' }, '/language'],
    ['an unknown zone', { zone: 'Europe/Wien' }, '/zone'],
    ['an unknown kind', { kind: 'robot' }, '/kind'],
    ['a display name in the address', { email: 'Ana <ana@example.org>' }, '/email'],
    ['two addresses', { email: 'ana@example.org,eve@example.org' }, '/email'],
    ['a header in the address', { email: 'ana@example.org\r\nBcc: eve@example.org' }, '/email'],
    ['a header in the name', { name: 'Ana\r\nBcc: eve@example.org' }, '/name'],
    ['a name that turns its direction', { name: 'Ana \u202Egro' }, '/name'],
    ['no working day', { workingDays: [] }, '/workingDays'],
    ['an eighth day', { workingDays: [1, 8] }, '/workingDays'],
    ['one day twice', { workingDays: [1, 1] }, '/workingDays'],
    ['an hour that there is not', { quiet: { from: '24:00', to: '07:00' } }, '/quiet/from'],
    ['half a quiet time', { quiet: { from: '20:00' } }, '/quiet/to'],
    ['an absence that ends before it begins', { absences: [{ from: '2030-07-02', to: '2030-07-01' }] }, '/absences/0/to'],
    ['a day that there is not', { absences: [{ from: '2030-02-30', to: '2030-03-01' }] }, '/absences/0/from'],
    ['a cover who is not there', { absences: [{ from: '2030-07-01', to: '2030-07-02', cover: 'nobody' }] }, '/absences/0/cover'],
    ['themselves as a cover', { absences: [{ from: '2030-07-01', to: '2030-07-02', cover: 'wrong' }] }, '/absences/0/cover'],
    [
      'two absences at a time',
      {
        absences: [
          { from: '2030-07-01', to: '2030-07-05' },
          { from: '2030-07-05', to: '2030-07-06' },
        ],
      },
      '/absences/1/from',
    ],
  ])('is refused with %s', async (_what, more, pointer) => {
    const answer = await enter('wrong', more).expect(422);
    expect(answer.body).toMatchObject({ code: 'body-invalid', pointer });
    await http().get(`${at}/people/wrong`).expect(404);
  });

  it('names the duty stations where an unknown one is given', async () => {
    expect((await enter('wrong', { station: 'atlantis' })).body.detail).toMatch(/addis-ababa, .*vienna/);
  });

  it('of two under one id at once one is entered', async () => {
    const both = await Promise.all([enter('race', { name: 'One' }), enter('race', { name: 'Two' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('tells the edition where hours move, and only then', async () => {
    await enter('mover', { station: 'vienna' }).expect(201);
    const put = async (more: object): Promise<number> => {
      const before = looks();
      await http()
        .put(`${at}/people/mover`)
        .send({ ...ana, station: 'vienna', ...more })
        .expect(200);
      return looks() - before;
    };
    expect(await put({ name: 'Another', language: 'fr', kind: 'body' })).toBe(0);
    expect(await put({ digest: 'daily' })).toBe(1);
    expect(await put({ digest: 'daily' })).toBe(0);
    expect(await put({ digest: 'daily', quiet: { from: '18:00', to: '08:00' } })).toBe(1);
    expect(await put({ digest: 'daily', station: 'doha' })).toBe(1);
    expect(await put({ digest: 'daily', station: 'doha', absences: [{ from: '2030-07-01', to: '2030-07-02' }] })).toBe(1);
  });

  it('of somebody who is erased is no cover any more, and the edition hears of it', async () => {
    await enter('cover').expect(201);
    await enter('away', { absences: [{ from: '2030-07-01', to: '2030-07-02', cover: 'cover' }] }).expect(201);
    const before = looks();
    await http().delete(`${at}/people/cover`).expect(204);
    expect((await http().get(`${at}/people/away`)).body.absences).toEqual([{ from: '2030-07-01', to: '2030-07-02' }]);
    expect(looks()).toBe(before + 1);
  });
});

describe('duty stations', () => {
  it('are listed with their working weeks and their holidays', async () => {
    const { items } = conforming<{ items: { id: string }[] }>(await http().get('/v1/stations').expect(200), 'StationList');
    expect(items).toContainEqual({ id: 'doha', title: 'Doha', zone: 'Asia/Qatar', workingDays: [7, 1, 2, 3, 4] });
    const days = conforming<{ year: number; items: object[] }>(await http().get('/v1/stations/doha/holidays').expect(200), 'HolidayList');
    expect(days.year).toBe(2030);
    expect(days.items).toContainEqual({ on: '2030-12-18', title: 'National Day' });
    const later = await http().get('/v1/stations/vienna/holidays?year=2031').expect(200);
    expect(later.body.items).toContainEqual({ on: '2031-04-14', title: 'Easter Monday' });
    expect((await http().get('/v1/stations/atlantis/holidays').expect(404)).body).toMatchObject({ code: 'station-unknown' });
    await http().get('/v1/stations/vienna/holidays?year=1').expect(400);
  });
});

describe('roles', () => {
  it('are held in capacities, given and taken one by one; without anybody to act a role is vacant', async () => {
    await enter('dep').expect(201);
    const holder = `${at}/roles/drafter/holders/dep`;
    const role = async () => ((await http().get(`${at}/roles`)).body.items as { id: string }[]).find(({ id }) => id === 'drafter');
    expect(await role()).toMatchObject({ holders: [], vacant: true });
    await http().put(holder).send({ capacity: 'informed' }).expect(200);
    expect(await role()).toMatchObject({ vacant: true, byCapacity: { informed: ['dep'] } });
    const given = await http().put(holder).send({ capacity: 'deputy', basis: 'Memo 7' }).expect(200);
    expect(conforming(given, 'RoleAnswer')).toMatchObject({ role: { holders: [], vacant: false, byCapacity: { deputy: ['dep'] } } });
    await http().put(holder).expect(200);
    expect(await role()).toMatchObject({ holders: ['dep'], byCapacity: { responsible: ['dep'], deputy: ['dep'] } });
    expect((await http().get(`${at}/people/dep`)).body).toMatchObject({
      roles: ['drafter'],
      holds: [
        { role: 'drafter', capacity: 'responsible' },
        { role: 'drafter', capacity: 'deputy' },
        { role: 'drafter', capacity: 'informed' },
      ],
    });
    await http().delete(holder).expect(200);
    await http().delete(`${holder}?capacity=deputy`).expect(200);
    expect(await role()).toMatchObject({ holders: [], vacant: true, byCapacity: { informed: ['dep'] } });
    expect((await http().delete(`${at}/people/dep`)).body).toMatchObject({ code: 'person-holds-roles' });
    await http().delete(`${holder}?capacity=informed`).expect(200);
    await http().delete(`${at}/people/dep`).expect(204);
  });

  it('are taken from somebody whom the directory has lost, once, and not given any more', async () => {
    await enter('lost').expect(201);
    const holder = `${at}/roles/drafter/holders/lost`;
    await http().put(holder).expect(200);
    table.journal.directory.lose('c-16', 'lost');
    const release = () => http().delete(holder).set('Idempotency-Key', 'release-lost');
    const released = await release().expect(200);
    expect(conforming(released, 'RoleAnswer')).toMatchObject({ role: { holders: [], vacant: true } });
    expect((await release().expect(200)).body).toEqual(released.body);
    expect((await http().delete(holder).expect(404)).body).toMatchObject({ code: 'person-unknown' });
    expect((await http().put(holder).expect(404)).body).toMatchObject({ code: 'person-unknown' });
  });

  it('in a capacity that there is not are refused', async () => {
    const holder = `${at}/roles/drafter/holders/bare`;
    expect((await http().put(holder).send({ capacity: 'boss' }).expect(422)).body).toMatchObject({ pointer: '/capacity' });
    expect((await http().delete(`${holder}?capacity=boss`).expect(400)).body).toMatchObject({ code: 'query-invalid' });
  });
});
