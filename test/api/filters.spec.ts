import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

/** Filters find what they name, and say so where there is nothing of that name. */
let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';
type Found = Record<string, unknown>[];
const milestones = async (query: string): Promise<Found> =>
  (await http().get(`${at}/milestones?limit=200&${query}`).expect(200)).body.items as Found;

beforeAll(async () => {
  table = await apiOnTheTable();
  table.clock.present = '2029-03-01T09:00:00.000Z';
  const edition = { id: 'c-16', title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2033 };
  await http()
    .post('/v1/editions')
    .send({ ...edition, dates: { opening: '2033-04-25', closing: '2033-04-30' } })
    .expect(201);
  table.clock.present = '2030-02-11T09:00:00.000Z';
});
afterAll(() => table.app.close());

describe('milestones', () => {
  it.each(['dueSoon', 'atRisk', 'overdue'])('%s divides all of them in two', async (flag) => {
    const all = await milestones('');
    const [those, others] = [await milestones(`${flag}=true`), await milestones(`${flag}=false`)];
    expect(those.map((m) => m['key'])).toEqual(all.filter((m) => m[flag] === true).map((m) => m['key']));
    expect(those.length + others.length).toBe(all.length);
    expect(others.some((m) => m[flag] === true)).toBe(false);
  });

  it('are found by the role that must act', async () => {
    const all = await milestones('');
    const role = String(all[0]?.['responsible']);
    const found = await milestones(`responsible=${role}`);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(all.filter((m) => m['responsible'] === role));
  });
});

describe('what no edition of this template has', () => {
  it.each([
    ['milestones?stage=declarations', 'stage', 'declaration'],
    ['milestones?body=parliament', 'body', 'commission'],
    ['milestones?responsible=jester', 'responsible', 'organiser'],
    ['events?milestone=M999', 'milestone', 'M01'],
    ['events?stream=nowhere', 'stream', 'discussion-guide'],
    ['events?type=milestone-eaten', 'type', 'milestone-completed'],
    ['reminders?milestone=constructor', 'milestone', 'M01'],
  ])('%s is 400 and names what there is', async (query, parameter, known) => {
    const { body } = await http().get(`${at}/${query}`).expect(400);
    expect(body).toMatchObject({ code: 'query-invalid', errors: [{ parameter, detail: expect.stringContaining(known) }] });
  });

  it('is not confused with what is there and has nothing yet', async () => {
    for (const query of ['events?milestone=M50', 'events?type=reconvened', 'events?stream=declaration', 'reminders?milestone=M22.africa'])
      expect((await http().get(`${at}/${query}`).expect(200)).body.items).toEqual([]);
  });
});
