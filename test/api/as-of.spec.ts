import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';
const read = async (path: string) => (await http().get(`${at}${path}`).expect(200)).body as Record<string, unknown>;

/** Opened on 1 March 2029; M32 waived on 1 June; on 10 July it becomes known that M02 was waived on 1 April. */
beforeAll(async () => {
  table = await apiOnTheTable();
  table.clock.present = '2029-03-01T09:00:00.000Z';
  const dates = { opening: '2033-04-25', closing: '2033-04-30' };
  const template = { id: 'un-crime-congress' };
  await http()
    .post('/v1/editions')
    .send({ id: 'c-16', title: 'Sixteenth Congress', template, zone: 'Asia/Tokyo', targetYear: 2033, dates })
    .expect(201);
  table.clock.present = '2029-06-01T09:00:00.000Z';
  await http().post(`${at}/milestones/M32/waiver`).send({ reason: 'Not needed' }).expect(200);
  // Midnight of 2 July in Tokyo.
  table.clock.present = '2029-07-01T15:00:00.000Z';
  await http().post(`${at}/milestones/M09/start`).send({}).expect(200);
  table.clock.present = '2029-07-10T09:00:00.000Z';
  await http().post(`${at}/milestones/M02/waiver`).send({ reason: 'Known late', effectiveOn: '2029-04-01' }).expect(200);
  table.clock.present = '2029-08-01T09:00:00.000Z';
});
afterAll(() => table.app.close());

const moments = [
  ['asOf=2029-03-31', []],
  ['asOf=2029-04-01', ['M02']],
  ['asOf=2029-06-01', ['M02', 'M32']],
  ['knownAt=2029-07-09', ['M32']],
  ['asOf=2029-04-01&knownAt=2029-07-09', []],
  ['asOf=2029-04-01&knownAt=2029-07-10', ['M02']],
  ['asOf=2029-04-01&knownAt=2029-07-10T08:59:59.999Z', []],
  ['asOf=2029-04-01&knownAt=2029-07-10T18:00:00%2B09:00', ['M02']],
  ['asOf=2029-08-01&knownAt=2029-05-01', []],
  ['', ['M02', 'M32']],
  ['asOf=2029-08-01', ['M02', 'M32']],
] as const;

describe.each(moments)('read with ?%s', (query, waived) => {
  it('milestones, each milestone, the report and events agree on what was so, as was known', async () => {
    const keys = (list: { key: string }[]) => list.map(({ key }) => key).sort();
    expect(keys((await read(`/milestones?limit=200&status=waived&${query}`))['items'] as never)).toEqual(waived);
    expect(keys((await read(`/progress?${query}`))['waived'] as never)).toEqual(waived);
    for (const key of ['M02', 'M32'])
      expect((await read(`/milestones/${key}?${query}`))['status'] === 'waived').toBe((waived as readonly string[]).includes(key));
    const events = (await read(`/events?type=milestone-waived&${query}`))['items'] as { event: { milestone: string } }[];
    expect(events.map(({ event }) => event.milestone).sort()).toEqual(waived);
  });
});

describe('a moment of the past', () => {
  it('is the day on which what is read is seen', async () => {
    const today = async (query: string) => (await read(query))['today'];
    expect(await today('?asOf=2029-05-01')).toBe('2029-05-01');
    expect(await today('?knownAt=2029-05-01')).toBe('2029-05-01');
    expect(await today('?asOf=2029-06-05&knownAt=2029-05-01')).toBe('2029-06-05');
    expect((await read('/stages?asOf=2029-05-01'))['items']).toEqual(expect.any(Array));
  });

  it('ends before midnight: what was recorded at that very instant is of the day that begins', async () => {
    const status = async (query: string) => (await read(`/milestones/M09?${query}`))['status'];
    expect([await status('asOf=2029-07-01'), await status('knownAt=2029-07-01')]).toEqual(['planned', 'planned']);
    expect([await status('asOf=2029-07-02'), await status('knownAt=2029-07-02')]).toEqual(['in-progress', 'in-progress']);
  });

  it('has no version for If-Match, where the present has one; a report has one of its own for each moment', async () => {
    for (const path of ['', '/milestones/M02', '/stages/declaration']) {
      expect((await http().get(`${at}${path}?asOf=2029-04-01`).expect(200)).headers).not.toHaveProperty('etag');
      expect((await http().get(`${at}${path}?asOf=2029-08-01`).expect(200)).headers['etag']).toMatch(/^"\d+"$/);
    }
    const report = (query: string) => http().get(`${at}/progress?${query}`);
    const { etag } = (await report('asOf=2029-04-01').expect(200)).headers as { etag: string };
    await report('asOf=2029-04-01').set('If-None-Match', etag).expect(304);
    await report('asOf=2029-04-01&knownAt=2029-07-09').set('If-None-Match', etag).expect(200);
  });

  it('that is to come, or before there was an edition, is refused everywhere with what is wrong', async () => {
    for (const path of ['', '/milestones', '/milestones/M02', '/stages', '/stages/declaration', '/progress', '/events', '/reminders']) {
      for (const query of [
        'asOf=2029-08-02',
        'knownAt=2029-08-02',
        'knownAt=2029-08-01T09:00:00.001Z',
        'asOf=2029-02-30',
        'knownAt=yesterday',
      ]) {
        const { body } = await http().get(`${at}${path}?${query}`).expect(400);
        expect(body).toMatchObject({ code: 'query-invalid', errors: [{ parameter: query.split('=')[0] }] });
      }
    }
    for (const query of ['asOf=2029-02-28', 'knownAt=2029-02-28', 'asOf=2029-04-01&knownAt=2029-02-28'])
      expect((await http().get(`${at}?${query}`).expect(404)).body.code).toBe('edition-unknown');
    expect((await read('/events?asOf=2029-02-28'))['items']).toEqual([]);
  });
});
