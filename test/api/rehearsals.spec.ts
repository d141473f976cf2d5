import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Rehearsal } from '../../domain/rehearsal/rehearsal.types.js';
import { somebody, told, written } from '../builders/rehearsal.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const rehearse = (body: object, query = '') => http().post(`/v1/rehearsals${query}`).send(body);

const rehearsal = {
  ...written,
  title: 'Sixteenth <b>Congress</b>',
  targetYear: 2033,
  dates: { opening: '2033-04-25', closing: '2033-04-30' },
  begins: '2030-03-01',
  until: '2030-12-31',
  people: [somebody('ada')],
  lines: [
    { on: '2030-03-01', 'assign-role': { role: 'organiser', person: 'ada' }, ...told },
    { name: 'waiver', on: '2030-04-01', waive: 'M02', reason: 'no host has offered', ...told },
  ],
};

beforeAll(async () => {
  table = await apiOnTheTable();
});
afterAll(() => table.app.close());

describe('a rehearsal over HTTP', () => {
  it('says what would come of a script, and stores nothing', async () => {
    const before = await http().get('/v1/editions').expect(200);
    const { body } = (await rehearse({ rehearsal }).expect(200)) as { body: Rehearsal };
    const [scenario] = body.scenarios;
    expect(scenario).toMatchObject({ from: '2030-03-01', until: '2030-12-31', counts: { lines: 2, accepted: 2, refused: 0 } });
    expect(scenario?.milestones.find(({ key }) => key === 'M02')?.status).toBe('waived');
    expect(scenario?.reminders?.some(({ to, fate }) => to === 'ada' && fate === 'sent')).toBe(true);
    expect((await http().get('/v1/editions').expect(200)).body).toEqual(before.body);
    expect(table.carrier.carried).toEqual([]);
  });

  it('holds scenarios against each other, in outline without the long lists', async () => {
    const scenarios = [
      { id: 'as-written', title: 'As written' },
      { id: 'later', title: 'Opens a month later', edition: { dates: { opening: '2033-05-23', closing: '2033-05-28' } } },
    ];
    const { body } = (await rehearse({ rehearsal: { ...rehearsal, scenarios }, detail: 'outline' }).expect(200)) as { body: Rehearsal };
    expect(body.scenarios.map(({ id, timeline }) => [id, timeline])).toEqual([
      ['as-written', undefined],
      ['later', undefined],
    ]);
    expect(body.comparison.find(({ key }) => key === 'M46')?.shift).toEqual([0, 28]);
  });

  it('is there as Markdown and as a page, and lets nothing become markup', async () => {
    const page = await rehearse({ rehearsal }, '?format=html')
      .expect(200)
      .expect('content-type', /text\/html/);
    expect(page.text).toContain('Sixteenth &lt;b&gt;Congress');
    expect(page.text).not.toContain('<b>Congress');
    const markdown = await rehearse({ rehearsal })
      .set('Accept', 'text/markdown')
      .expect(200)
      .expect('content-type', /text\/markdown/);
    expect(markdown.text).toContain('# Rehearsal: Sixteenth &lt;b&gt;');
    await rehearse({ rehearsal }).set('Accept', 'image/png').expect(406);
  });

  it.each([
    ['a milestone that there is not', { lines: [{ on: '2030-03-01', complete: 'M99', ...told }] }, '/rehearsal/lines/0/complete'],
    ['a field that is not known', { lines: [{ on: '2030-03-01', finish: 'M01', ...told }] }, '/rehearsal/lines/0/finish'],
    ['a template that there is not', { template: 'world-fair' }, '/rehearsal/template'],
    ['an unknown line of a scenario', { scenarios: [{ id: 'a', title: 'A', drop: ['nothing'] }] }, '/rehearsal/scenarios/0/drop/0'],
    ['dates that do not fit', { dates: { opening: '2029-04-25', closing: '2029-04-30' } }, '/rehearsal/dates/opening'],
    ['an end before the beginning', { scenarios: [{ id: 'a', title: 'A', until: '2030-01-01' }] }, '/rehearsal/scenarios/0/until'],
    [
      'a year for which nobody plans',
      { targetYear: 9999, dates: { opening: '9999-12-26', closing: '9999-12-31' } },
      '/rehearsal/targetYear',
    ],
    ['an end before its own beginning', { until: '2020-01-01' }, '/rehearsal/until'],
    [
      'lines to be dropped from the last to the first',
      {
        lines: ['a', 'b'].map((name) => ({ on: '2030-03-01', name, complete: 'M01', ...told })),
        scenarios: [{ id: 's', title: 'S', drop: { from: 'b', to: 'a' } }],
      },
      '/rehearsal/scenarios/0/drop',
    ],
    ['a line long after its cycle', { lines: [{ on: '2099-03-01', complete: 'M01', ...told }] }, '/rehearsal/lines/0/on'],
    [
      'more scenarios than are told whole',
      { scenarios: Array.from({ length: 21 }, (_, n) => ({ id: `s${n}`, title: 'S' })) },
      '/rehearsal/scenarios',
    ],
  ])('is refused for %s, with the place', async (_what, change, pointer) => {
    const { body } = (await rehearse({ rehearsal: { ...rehearsal, ...change } }).expect(422)) as {
      body: { code: string; errors: { pointer: string }[] };
    };
    expect(body.code).toBe('body-invalid');
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('leaves others their turn while many scenarios are checked', async () => {
    const wrong = { opening: '2033-04-25', closing: '2033-09-30' };
    const scenarios = Array.from({ length: 1_000 }, (_, n) => ({ id: `s-${n}`, title: `${n}`, edition: { venue: `${n}`, dates: wrong } }));
    const answered: string[] = [];
    const checked = rehearse({ rehearsal: { ...rehearsal, scenarios }, detail: 'outline' })
      .expect(422)
      .then(() => answered.push('rehearsal'));
    await http().get('/v1/stations').expect(200);
    answered.push('read');
    await checked;
    expect(answered).toEqual(['read', 'rehearsal']);
  });

  it('takes the calendar of an edition that is there, and of no other', async () => {
    await rehearse({ rehearsal, calendar: 'nowhere' }).expect(404);
  });
});
