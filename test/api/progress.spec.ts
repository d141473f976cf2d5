import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';
import { organised } from '../support/organiser.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';
const report = (query = '', accept = 'application/json') => http().get(`${at}/progress${query}`).set('Accept', accept);

beforeAll(async () => {
  table = await apiOnTheTable();
  table.clock.present = '2029-03-01T09:00:00.000Z';
  const edition = {
    id: 'c-16',
    title: 'Sixteenth <b>Congress</b>',
    template: { id: 'un-crime-congress' },
    zone: 'Asia/Tokyo',
    targetYear: 2033,
    dates: { opening: '2033-04-25', closing: '2033-04-30' },
  };
  await http().post('/v1/editions').send(edition).expect(201);
  table.clock.present = '2029-06-01T09:00:00.000Z';
  await http()
    .post(`${at}/milestones/M32/waiver`)
    .send({ reason: '=HYPERLINK("http://elsewhere.example") <img src=x onerror=alert(1)> | [a](javascript:x)' })
    .expect(200);
  // late in the evening of 1 June in UTC it is 2 June in Tokyo
  table.clock.present = '2029-06-01T20:00:00.000Z';
  await http().post(`${at}/milestones/M02/waiver`).send({ reason: 'after midnight in Tokyo' }).expect(200);
  table.clock.present = '2030-02-11T09:00:00.000Z';
});
afterAll(() => table.app.close());

describe('a progress report', () => {
  it('tells the same in every rendering, by Accept and by ?format=', async () => {
    for (const [format, type] of [
      ['json', 'application/json'],
      ['md', 'text/markdown'],
      ['csv', 'text/csv'],
      ['html', 'text/html'],
    ] as const) {
      const byAccept = await report('', type).expect(200);
      const byFormat = await report(`?format=${format}`, 'image/png').expect(200);
      expect(byAccept.headers['content-type']).toBe(`${type}; charset=utf-8`);
      expect(byFormat.text).toBe(byAccept.text);
      expect(byAccept.text).toContain('M32');
    }
  });

  it('lets nothing that people have entered become markup or a formula', async () => {
    const html = (await report('?format=html')).text;
    expect(html).not.toMatch(/<img|<b>Congress/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    const markdown = (await report('?format=md')).text;
    expect(markdown).not.toMatch(/<img|[^\\]\[a\]\(javascript/);
    const row = markdown.split('\n').find((line) => line.includes('HYPERLINK'));
    expect(row?.replaceAll('\\|', '').split('|')).toHaveLength(6);
    const csv = (await report('?format=csv')).text;
    expect(csv).not.toMatch(/(^|,|\r\n)"?=/);
    expect(csv.split('\r\n')[0]).toBe('state,key,title,stage,responsible,date,days,detail');
  });

  it('has a stage and a role on every line of its table of milestones', async () => {
    const { text } = await report('?format=csv').expect(200);
    const lines = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
    const states = new Set(lines.map(([state]) => state));
    expect([...states]).toEqual(expect.arrayContaining(['waived', 'next due']));
    const { body } = await http().get(`${at}/milestones?limit=200`).expect(200);
    for (const { key, stage, responsible } of body.items as { key: string; stage: string; responsible: string }[]) {
      const its = text.split('\r\n').filter((line) => line.split(',')[1] === key);
      expect(its.filter((line) => !line.includes(`,${stage},${responsible},`))).toEqual([]);
    }
  });

  it('names the roles that nobody acts in, until somebody does', async () => {
    type Vacant = { id: string; title: string; open: number; nextDue: string | null };
    const vacant = async (query = '') => (await report(query)).body.vacantRoles as Vacant[];
    const drafter = (await vacant()).find(({ id }) => id === 'drafter');
    expect(drafter?.open).toBeGreaterThan(0);
    const open = ((await http().get(`${at}/milestones?limit=200`)).body.items as { responsible: string; status: string }[]).filter(
      ({ responsible, status }) => responsible === 'drafter' && (status === 'planned' || status === 'in-progress'),
    );
    expect(drafter?.open).toBe(open.length);
    for (const format of ['md', 'html']) {
      const { text } = await report(`?format=${format}`);
      expect(text).toContain('Roles without anybody');
      expect(text).toContain(drafter?.title);
    }
    expect((await report('?format=csv')).text).toContain(
      `role without anybody,,${drafter?.title},,drafter,${drafter?.nextDue},,${open.length} open`,
    );
    const person = { id: 'emil', name: 'Emil', email: 'emil@example.org' };
    await http().post(`${at}/people`).send(person).expect(201);
    await http().put(`${at}/roles/drafter/holders/emil`).send({ capacity: 'supervisor' }).expect(200);
    expect((await vacant()).map(({ id }) => id)).toContain('drafter');
    await http().put(`${at}/roles/drafter/holders/emil`).send({ capacity: 'deputy' }).expect(200);
    expect((await vacant()).map(({ id }) => id)).not.toContain('drafter');
    expect(await vacant('?asOf=2029-06-02')).toContainEqual(expect.objectContaining({ id: 'drafter' }));
  });

  it('says who acts by what the role is called, as of a role that nobody holds', async () => {
    const { inProgress, nextDue, overdue } = (await report()).body as Record<
      'inProgress' | 'nextDue' | 'overdue',
      { responsible: string }[]
    >;
    const roles = new Set([...inProgress, ...nextDue, ...overdue].map(({ responsible }) => responsible));
    const { items } = (await http().get(`${at}/roles`)).body as { items: { id: string; title: string }[] };
    expect(roles.size).toBeGreaterThan(1);
    for (const [format, cell] of [
      ['md', (text: string) => `| ${text} |`],
      ['html', (text: string) => `<td data-of="Who acts" dir="auto">${text}</td>`],
    ] as const) {
      const { text } = await report(`?format=${format}`);
      for (const { id, title } of items.filter((role) => roles.has(role.id))) {
        expect(text).toContain(cell(title));
        expect(text).not.toContain(cell(id));
      }
    }
  });

  it('as a page says of each cell of which column it is, for screens on which columns do not fit side by side', async () => {
    const html = (await report('?format=html')).text;
    expect(html).toContain('<td data-of="State" dir="auto">');
    expect(html).not.toMatch(/<td(?! data-of="[^"]+")/);
  });

  it('names next sessions in the order of their dates', async () => {
    const starts = ((await report()).body.nextSessions as { start: string }[]).map((s) => s.start);
    expect(starts.length).toBeGreaterThan(1);
    expect(starts).toEqual([...starts].sort());
  });

  it('says what slack is, keeps dates on one line, and does not call what is open by another name', async () => {
    const pin = `${at}/milestones/M31/pin`;
    await organised(http, at);
    await http().put(pin).send({ on: '2033-04-24', reason: 'on the eve of the opening' }).expect(200);
    expect((await report()).body.atRisk.length).toBeGreaterThan(0);
    const html = (await report('?format=html')).text;
    const markdown = (await report('?format=md')).text;
    for (const text of [html, markdown]) expect(text).toContain('days to spare before the opening or a firm date');
    expect(markdown).toContain('- **Status**: open');
    expect(html).toContain('.date { white-space: nowrap; }');
    expect(html).toMatch(/<td data-of="Due" class="date">\d{4}-\d\d-\d\d<\/td>/);
    expect(html).not.toMatch(/<td data-of="[^"]*">\d{4}-\d\d-\d\d<\/td>/);
    await http().delete(pin).send({ reason: 'tried' }).expect(200);
  });

  it('as a page needs nothing from elsewhere and may not be framed', async () => {
    const page = await report('?format=html');
    expect(page.text).not.toMatch(/(src|href)=["']?(https?:)?\/\//);
    expect(page.text).toContain('@media print');
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
  });

  it('as of a past day is the report as it stood at the end of that day in the edition’s zone', async () => {
    const waived = async (query: string): Promise<string[]> =>
      ((await report(query).expect(200)).body.waived as { key: string }[]).map((w) => w.key);
    expect(await waived('?asOf=2029-05-31')).toEqual([]);
    expect(await waived('?asOf=2029-06-01')).toEqual(['M32']);
    expect(await waived('?asOf=2029-06-02')).toEqual(['M02', 'M32']);
    expect((await report('?asOf=2029-06-01')).body.asOf).toBe('2029-06-01');
    expect(await waived('')).toEqual(['M02', 'M32']);
  });

  it('is told anew for whatever it follows from, whichever was told before', async () => {
    await http()
      .post('/v1/editions')
      .send({ id: 'c-17', title: 'Seventeenth', template: { id: 'un-crime-congress' }, zone: 'UTC', targetYear: 2035 })
      .expect(201);
    const stage = () => http().get(`${at}/stages/declaration/progress`);
    const others = () => [
      report(),
      report('?asOf=2029-06-01'),
      report('?asOf=2029-06-02'),
      report('?knownAt=2029-06-01'),
      report('?asOf=2029-06-02&knownAt=2029-06-01'),
      report('?format=md'),
      stage(),
      stage().set('Accept', 'text/markdown'),
      http().get('/v1/editions/c-17/progress'),
    ];
    const first = (await Promise.all(others())).map(({ text }) => text);
    const second = (await Promise.all(others())).map(({ text }) => text);
    expect(second).toEqual(first);
    // known at the end of a day and as of it are the same report of facts that were recorded on their days
    expect(first[3]).toBe(first[1]);
    expect(new Set(first).size).toBe(first.length - 1);
  });

  it('of a stage is confined to it', async () => {
    const { body } = await http().get(`${at}/stages/declaration/progress`).expect(200);
    expect(body.stage).toBe('declaration');
    expect((body.stages as { id: string }[]).map((s) => s.id)).toEqual(['declaration']);
  });

  it('is not sent again to whom has it, and is sent anew when the edition or the day has changed', async () => {
    const { etag } = (await report()).headers as { etag: string };
    const again = () => report().set('If-None-Match', etag);
    await again().expect(304);
    expect((await report('?format=md')).headers['etag']).not.toBe(etag);
    await http().post(`${at}/milestones/M09/start`).send({}).expect(200);
    const changed = await again().expect(200);
    expect(changed.body.inProgress).toContainEqual(expect.objectContaining({ key: 'M09' }));
    const before = changed.headers['etag'] as string;
    table.clock.present = '2030-02-12T09:00:00.000Z';
    const nextDay = await report().set('If-None-Match', before).expect(200);
    expect(nextDay.body.asOf).toBe('2030-02-12');
  });

  it('does not make a milestone "not modified" when only the day has changed what follows from it', async () => {
    const { headers } = await http().get(`${at}/milestones/M10`).expect(200);
    await http()
      .get(`${at}/milestones/M10`)
      .set('If-None-Match', headers['etag'] as string)
      .expect(200);
  });
});
