import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
let edition = '';
let at = '';

const head = 'id,kind,name,email,language,zone,station,working_days,channel,digest,quiet_from,quiet_to,absences,roles';
const listOf = (...lines: string[]): string => [head, ...lines].join('\r\n');
const ada =
  'ada,person,Ada,ada@example.org,fr,,vienna,,email,daily,20:00,7:00,2030-07-01/2030-07-14/bo;2030-08-01,organiser:responsible;drafter:deputy';
const bo = 'bo,,Bo,bo@example.org,,,,,,,,,,organiser:deputy';

type Answer = Record<string, unknown> & { errors: object[] };
let keys = 0;
const send = (list: string | Buffer, query = '', type = 'text/csv') => bare(list, query, type).set('Idempotency-Key', `key-${++keys}`);
const bare = (list: string | Buffer, query = '', type = 'text/csv') =>
  http()
    .post(`${at}/people/import${query}`)
    .set('Content-Type', type)
    .serialize((body: unknown) => body as string)
    .send(list as string);
interface Fault {
  line: number;
  column?: string;
  reason: string;
}
const preview = async (list: string | Buffer): Promise<Answer> => {
  const answer = await send(list, '?preview=true').expect(200);
  expect(schemas.Import.safeParse(answer.body)).toMatchObject({ success: true });
  return answer.body as Answer;
};
const exported = async (): Promise<string> => (await http().get(`${at}/people`).set('Accept', 'text/csv').expect(200)).text;
const looks = (): number => table.carrier.looked.filter((id) => id === edition).length;
const everything = async (): Promise<unknown> => [
  await exported(),
  (await http().get(`${at}/events?limit=200`)).body,
  table.carrier.looked.length,
];

beforeAll(async () => {
  table = await apiOnTheTable();
});
afterAll(() => table.app.close());

/** Each test has an edition of its own. */
let editions = 0;
beforeEach(async () => {
  edition = `c-${++editions}`;
  at = `/v1/editions/${edition}`;
  const opened = { id: edition, title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2033 };
  await http().post('/v1/editions').send(opened).expect(201);
});

describe('a list of people', () => {
  it('is tried without changing anything, and applied as it was tried', async () => {
    const before = await everything();
    const tried = await preview(listOf(ada, bo));
    expect(tried).toMatchObject({
      applied: false,
      entered: ['ada', 'bo'],
      corrected: [],
      left: [],
      unlisted: [],
      given: [
        { person: 'ada', role: 'organiser', capacity: 'responsible' },
        { person: 'ada', role: 'drafter', capacity: 'deputy' },
        { person: 'bo', role: 'organiser', capacity: 'deputy' },
      ],
      taken: [],
      faults: [],
    });
    expect(await everything()).toEqual(before);
    const applied = await send(listOf(ada, bo)).expect(200);
    expect(applied.body).toEqual({ ...tried, applied: true });
    expect((await http().get(`${at}/people/ada`)).body).toEqual({
      id: 'ada',
      kind: 'person',
      name: 'Ada',
      email: 'ada@example.org',
      language: 'fr',
      zone: 'Europe/Vienna',
      station: 'vienna',
      workingDays: [1, 2, 3, 4, 5],
      channel: 'email',
      digest: 'daily',
      quiet: { from: '20:00', to: '07:00' },
      absences: [
        { from: '2030-07-01', to: '2030-07-14', cover: 'bo' },
        { from: '2030-08-01', to: '2030-08-01' },
      ],
      roles: ['organiser', 'drafter'],
      holds: [
        { role: 'organiser', capacity: 'responsible' },
        { role: 'drafter', capacity: 'deputy' },
      ],
    });
    expect((await http().get(`${at}/people/bo`)).body).toMatchObject({ kind: 'person', zone: 'Asia/Tokyo', language: 'en' });
  });

  it('tells the edition once, however many there are', async () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      `p${n},,Person ${n},p${n}@example.org,,,,,,,,,,informed-nobody`.replace('informed-nobody', ''),
    );
    await send(listOf(ada, bo, ...many)).expect(200);
    expect(looks()).toBe(1);
    expect((await http().get(`${at}/people?format=csv`).expect(200)).text.trim().split('\r\n')).toHaveLength(303);
  });

  it('comes out as it went in: what is exported changes nothing when it is taken in again', async () => {
    const odd = [
      'eve,delegation,"=HYPERLINK(""http://x"") ""Eve""",+eve@example.org,ar,Asia/Tokyo,cairo,sun;mon,calendar,weekly,,,,',
      `zed,body,"''=1+1, GmbH",zed@bücher.example,zh,,,,webhook,,,,,follow-up-officer:informed`,
      'ziad,,زياد الأمين,ziad@example.org,,,,,,,,,,',
    ];
    await send(listOf(ada, bo, ...odd)).expect(200);
    const csv = await exported();
    const again = await preview(csv);
    expect(again).toMatchObject({ entered: [], corrected: [], given: [], taken: [], faults: [], unlisted: [] });
    expect(again['left']).toEqual(['ada', 'bo', 'eve', 'zed', 'ziad']);
    expect(csv).toContain('sun');
    const rows = parse<Record<string, string>>(csv, { bom: true, columns: true });
    expect(rows.map((row) => row['name'])).toEqual(['Ada', 'Bo', `'=HYPERLINK("http://x") "Eve"`, `''=1+1, GmbH`, 'زياد الأمين']);
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect((await http().get(`${at}/people/eve`)).body).toMatchObject({ name: '=HYPERLINK("http://x") "Eve"', email: '+eve@example.org' });
    await send(csv).expect(200);
    expect(await exported()).toBe(csv);
  });

  it('is a file that spreadsheets open in the right encoding, and take apart with other separators', async () => {
    await send(listOf(ada, bo)).expect(200);
    const answer = await http().get(`${at}/people`).set('Accept', 'text/csv').expect(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename=people-${edition}.csv`,
    });
    expect(answer.text.startsWith(`\uFEFF${head}\r\n`)).toBe(true);
    expect((await http().get(`${at}/people`).set('Accept', 'application/json, */*')).headers['content-type']).toMatch(/json/);
    expect((await http().get(`${at}/people?format=csv&limit=2`).expect(400)).body).toMatchObject({ errors: [{ parameter: 'limit' }] });
    const semicolons = [
      head.replaceAll(',', ';'),
      'bo;;Bo;bo@example.org;;;;;;;;;;"organiser:deputy;drafter:informed"',
      ';;;;;;;;;;;;;',
      '',
    ];
    expect(await preview(semicolons.join('\n'))).toMatchObject({
      faults: [],
      left: [],
      given: [{ person: 'bo', role: 'drafter', capacity: 'informed' }],
    });
  });

  it('says all of those who are in it, and nothing of the others', async () => {
    await send(listOf(ada, bo)).expect(200);
    const fewer = listOf('bo,,Bo Li,bo@example.org,,,,,,,,,,drafter');
    expect(await preview(fewer)).toMatchObject({
      entered: [],
      corrected: [{ person: 'bo', fields: ['name'] }],
      unlisted: ['ada'],
      given: [{ person: 'bo', role: 'drafter', capacity: 'responsible' }],
      taken: [{ person: 'bo', role: 'organiser', capacity: 'deputy' }],
    });
    await send(fewer).expect(200);
    expect((await http().get(`${at}/people/bo`)).body).toMatchObject({
      name: 'Bo Li',
      holds: [{ role: 'drafter', capacity: 'responsible' }],
    });
    expect((await http().get(`${at}/people/ada`)).body).toMatchObject({ roles: ['organiser', 'drafter'] });
  });
});

describe('a list of few columns', () => {
  it('leaves as it is what it has no column for, and gives newcomers the defaults', async () => {
    await send(listOf(ada, bo)).expect(200);
    const before = (await http().get(`${at}/people/ada`)).body as object;
    const few = ['id,email', 'ada,ada@example.com', 'cy,cy@example.org'].join('\r\n');
    expect(await preview(few)).toMatchObject({
      faults: [],
      entered: ['cy'],
      corrected: [{ person: 'ada', fields: ['email'] }],
      given: [],
      taken: [],
    });
    await send(few).expect(200);
    expect((await http().get(`${at}/people/ada`)).body).toEqual({ ...before, email: 'ada@example.com' });
    expect((await http().get(`${at}/people/cy`)).body).toMatchObject({ name: 'cy', language: 'en', zone: 'Asia/Tokyo', holds: [] });
  });

  it('knows people without ids by their addresses, and gives newcomers ids that do not tell who they are', async () => {
    await send(listOf(ada, bo)).expect(200);
    const named = ['name;email;roles', 'Bo Li;BO@example.org;drafter', 'زياد الأمين;ziad@example.org;organiser'].join('\n');
    const tried = await preview(named);
    expect(tried).toMatchObject({ faults: [], corrected: [{ person: 'bo', fields: ['name', 'email'] }] });
    const [id = ''] = tried['entered'] as string[];
    expect(id).toMatch(/^p-[0-9a-f]{12}$/);
    expect((await send(named).expect(200)).body).toEqual({ ...tried, applied: true });
    expect((await http().get(`${at}/people/${id}`)).body).toMatchObject({ name: 'زياد الأمين', roles: ['organiser'] });
    expect(await preview(named)).toMatchObject({ entered: [], left: ['bo', id] });
  });

  it('says so where an address is that of several, or stands there twice', async () => {
    await send(listOf(bo, bo.replace('bo,,Bo', 'bob,,Bob'))).expect(200);
    const { faults } = await preview(['name,email', 'Bo,bo@example.org', 'Cy,cy@example.org', 'Cyril,cy@example.org'].join('\n'));
    expect(faults).toEqual([
      { line: 2, column: 'id', reason: 'is needed: bo and bob have this address' },
      { line: 4, column: 'email', reason: 'who has the address cy@example.org is on line 3 already' },
    ]);
  });

  it('may name days of work by their numbers too', async () => {
    await send(['id,email,working_days', 'cy,cy@example.org,7;1;2;3;4', 'dan,dan@example.org,Sun;mon'].join('\n')).expect(200);
    expect((await http().get(`${at}/people/cy`)).body).toMatchObject({ workingDays: [1, 2, 3, 4, 7] });
    expect((await http().get(`${at}/people/dan`)).body).toMatchObject({ workingDays: [1, 7] });
  });
});

describe('a list that leaves nobody to act', () => {
  it('says which roles will be vacant, and which are so already', async () => {
    expect((await preview(listOf(ada, bo)))['vacant']).not.toContainEqual(expect.objectContaining({ role: 'organiser' }));
    expect((await preview(listOf(bo)))['vacant']).toContainEqual({ role: 'drafter', already: true });
    await send(listOf(ada, bo.replace('organiser:deputy', ''))).expect(200);
    const informed = ada.replace('organiser:responsible;drafter:deputy', 'organiser:informed;drafter:deputy');
    const { vacant } = await preview(listOf(informed, bo.replace('organiser:deputy', '')));
    expect(vacant).toContainEqual({ role: 'organiser', already: false });
    expect(vacant).not.toContainEqual(expect.objectContaining({ role: 'drafter' }));
  });
});

describe('a list with faults', () => {
  it('names each with line and column, and nothing of it is applied', async () => {
    const before = await everything();
    const list = listOf(
      ada,
      bo,
      'Cy,,,cy@example,de,Europe/Wien,atlantis,mon;lun,fax,hourly,20:00,,2030-07-02/2030-07-01/nobody,boss:deputy;organiser:chief',
      'bo,,Bo again,bo@example.org,,,,,,,,,,',
      '',
      'dan,,"Dan\nthe second",dan@example.org,,,,,,,,,,',
      'eve,,Eve',
      'fay,,Fay,fay@example.org,,,atlantis,,,,20:00,20:00,2030-07-02/2030-07-01/nobody,',
    );
    const places = (faults: { line: number; column?: string }[]) => faults.map(({ line, column }) => `${line} ${column ?? ''}`.trim());
    const reasons = (faults: Fault[], line: number, column: string) =>
      faults.filter((fault) => fault.line === line && fault.column === column).map(({ reason }) => reason);
    const { faults, entered } = (await preview(list)) as unknown as { faults: Fault[]; entered: string[] };
    expect(places(faults).sort()).toEqual(
      [
        ...['id', 'email', 'language', 'zone', 'station', 'working_days', 'channel', 'digest', 'quiet_to'].map((c) => `4 ${c}`),
        ...['absences', 'absences', 'roles', 'roles'].map((c) => `4 ${c}`),
        '5 id',
        '7 name',
        '9',
        ...['station', 'quiet_to', 'absences', 'absences'].map((c) => `10 ${c}`),
      ].sort(),
    );
    expect(entered).toEqual(['ada', 'bo']);
    expect(reasons(faults, 4, 'working_days')).toEqual(['must name days of the week, each once, such as mon;tue;wed;thu;fri']);
    expect(faults.find(({ line }) => line === 5)?.reason).toBe('"bo" is on line 3 already');
    expect(faults.find(({ line }) => line === 9)?.reason).toMatch(/^has 3 cells, not 14/);
    const refused = await send(list).expect(422);
    expect(refused.body).toMatchObject({ code: 'import-faulty', errors: expect.arrayContaining([expect.objectContaining({ line: 9 })]) });
    expect(schemas.Problem.safeParse(refused.body)).toMatchObject({ success: true });
    expect(await everything()).toEqual(before);
  });

  it.each<[string, string | Buffer, object]>([
    ['no column for the address', listOf(ada).replace(',email', ''), { line: 1, column: 'email', detail: 'is missing' }],
    ['neither ids nor names', 'email\r\nada@example.org', { line: 1, column: 'id', detail: expect.stringContaining('is needed') }],
    ['an unknown column', listOf(ada).replace(',zone', ',zone,shoe size'), { line: 1, column: 'shoe size' }],
    ['a column twice', listOf(ada).replace(',zone', ',zone,zone'), { line: 1, column: 'zone', detail: 'is there twice' }],
    ['another encoding', Buffer.from(listOf(ada, bo.replace('Bo', 'Bö')), 'latin1'), { line: 3, detail: expect.stringContaining('UTF-8') }],
    ['sixteen bits to a character', Buffer.from(`\uFEFF${listOf(ada)}`, 'utf16le'), { line: 1, detail: expect.stringContaining('UTF-8') }],
    ['a quote that never closes', listOf(ada, bo.replace('Bo', '"Bo')), { detail: 'opens a quote that is never closed' }],
    ['a quote in the middle', listOf(ada, bo.replace('Bo', 'B"o')), { line: 3, detail: expect.stringContaining('quote inside') }],
    ['nothing in it', '', { line: 1, detail: expect.stringContaining('is missing') }],
  ])('is refused as a whole with %s', async (_what, list, fault) => {
    const before = await everything();
    const refused = await send(list).expect(422);
    expect(refused.body).toMatchObject({ code: 'import-faulty' });
    expect((refused.body as Answer).errors).toContainEqual(expect.objectContaining(fault));
    expect(await everything()).toEqual(before);
  });

  it('is refused where it is too large, of another kind, or its edition is archived', async () => {
    await send(listOf(...Array.from({ length: 5000 }, () => ada))).expect(413);
    await send(listOf(ada), '', 'application/vnd.ms-excel').expect(415);
    await http().post(`${at}/people`).set('Content-Type', 'text/csv').send(listOf(ada)).expect(415);
    expect((await send(listOf(ada), '?preview=perhaps').expect(400)).body).toMatchObject({ code: 'query-invalid' });
    await http().post(`${at}/closure`).send({ reason: 'over' }).expect(200);
    expect((await send(listOf(bo)).expect(409)).body).toMatchObject({ code: 'edition-archived' });
    expect((await send(listOf(bo), '?preview=true').expect(409)).body).toMatchObject({ code: 'edition-archived' });
  });
});

describe('a list that is sent again', () => {
  it('under its key is answered as the first time and does nothing twice; another list is refused', async () => {
    const first = await send(listOf(ada, bo)).set('Idempotency-Key', 'list-1').expect(200);
    expect(first.headers['idempotency-key']).toBe('list-1');
    await http().delete(`${at}/roles/drafter/holders/ada?capacity=deputy`).expect(200);
    await http().put(`${at}/people/bo`).send({ name: 'Bo Li', email: 'bo@example.org' }).expect(200);
    const before = (await http().get(`${at}/events?limit=200`)).body;
    expect((await send(listOf(ada, bo)).set('Idempotency-Key', 'list-1').expect(200)).body).toEqual(first.body);
    expect((await http().get(`${at}/events?limit=200`)).body).toEqual(before);
    expect((await http().get(`${at}/people/bo`)).body.name).toBe('Bo Li');
    expect((await send(listOf(bo)).set('Idempotency-Key', 'list-1').expect(422)).body).toMatchObject({ code: 'key-reused' });
  });

  it('gives and takes all roles at once, so that nobody is told of one as vacant whose holder is further down', async () => {
    const assigned = async (): Promise<unknown[]> => {
      const items = (await http().get(`${at}/events?limit=200`)).body.items as { commandId: string; event: { type: string } }[];
      return items.filter(({ event }) => event.type.startsWith('role-')).map(({ commandId, event }) => [event.type, commandId]);
    };
    await send(listOf(ada, bo)).set('Idempotency-Key', 'list-4').expect(200);
    expect(await assigned()).toEqual(Array(3).fill(['role-assigned', 'list-4:roles:0']));
    await send(listOf(bo.replace('organiser:deputy', 'drafter:deputy')))
      .set('Idempotency-Key', 'list-5')
      .expect(200);
    expect((await assigned()).slice(3)).toEqual([
      ['role-assigned', 'list-5:roles:0'],
      ['role-released', 'list-5:roles:0'],
    ]);
  });

  it('after an outcome that is not known finishes what was begun', async () => {
    const { carrier } = table;
    const carry = carrier.carry.bind(carrier);
    let carried = 0;
    carrier.carry = (envelope) => (++carried === 1 ? Promise.resolve({ outcome: 'unknown', cause: new Error('away') }) : carry(envelope));
    const away = await send(listOf(ada, bo)).set('Idempotency-Key', 'list-2').expect(503);
    expect(away.body).toMatchObject({ code: 'outcome-unknown' });
    expect((await http().get(`${at}/people/ada`)).body).toMatchObject({ id: 'ada', holds: [] });
    carrier.carry = carry;
    const again = await send(listOf(ada, bo)).set('Idempotency-Key', 'list-2').expect(200);
    expect(again.body).toMatchObject({ applied: true, entered: ['ada', 'bo'] });
    expect(await preview(listOf(ada, bo))).toMatchObject({ left: ['ada', 'bo'] });
    const types = ((await http().get(`${at}/events?limit=200`)).body.items as { event: { type: string } }[]).map(({ event }) => event.type);
    expect(types.filter((type) => type === 'role-assigned')).toHaveLength(3);
    expect(looks()).toBe(1);
  });

  it('at the same moment under one key is applied once', async () => {
    const both = await Promise.all([1, 2].map(() => send(listOf(ada, bo)).set('Idempotency-Key', 'list-3')));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[1]?.body).toEqual(both[0]?.body);
  });

  it('needs a key to be applied, for without one it cannot be finished; none to be tried', async () => {
    const before = await everything();
    const refused = await bare(listOf(ada, bo)).expect(400);
    expect(refused.body).toMatchObject({ code: 'header-invalid', errors: [{ header: 'Idempotency-Key' }] });
    expect(await everything()).toEqual(before);
    await bare(listOf(ada, bo), '?preview=true').expect(200);
  });

  it('has no version', async () => {
    expect((await send(listOf(ada)).set('If-Match', '"1"').expect(400)).body).toMatchObject({ code: 'header-invalid' });
  });
});
