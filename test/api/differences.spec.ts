import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import type { Comparison } from '../../domain/replanning/comparison.types.js';
import type { Difference } from '../../domain/replanning/difference.types.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';
import { organised } from '../support/organiser.js';

/** Any two versions of an edition's plan, side by side. */
let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';
/** Versions after each of three commands. */
const versions: number[] = [];
const version = async (): Promise<number> => (await http().get(at).expect(200)).body.touched as number;

beforeAll(async () => {
  table = await apiOnTheTable();
  const dates = { opening: '2031-04-21', closing: '2031-04-26' };
  const edition = { id: 'c-16', title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2031, dates };
  await http().post('/v1/editions').send(edition).expect(201);
  await organised(http, at);
  versions.push(await version());
  table.clock.present = '2030-03-01T09:00:00.000Z';
  await http().put(`${at}/milestones/M11/pin`).send({ on: '2030-05-02', reason: 'agreed' }).expect(200);
  versions.push(await version());
  table.clock.present = '2030-03-05T09:00:00.000Z';
  await http().put(`${at}/milestones/M12/pin`).send({ on: '2030-06-03', reason: 'agreed' }).expect(200);
  versions.push(await version());
  table.clock.present = '2030-04-01T09:00:00.000Z';
});
afterAll(() => table.app.close());

const between = async (query: string): Promise<Difference> => {
  const { body } = await http().get(`${at}/differences?${query}`).expect(200);
  expect(schemas.Difference.safeParse(body)).toMatchObject({ success: true });
  return body as Difference;
};
const changed = ({ milestones }: Difference): string[] => milestones.filter(({ change }) => change !== 'kept').map(({ key }) => key);

describe('the difference between two versions', () => {
  it('is what was decided between them, and no more', async () => {
    const [opened, first, second] = versions;
    const pinned = await between(`from=${opened}&to=${first}`);
    expect(changed(pinned)).toContain('M11');
    expect(changed(pinned)).not.toContain('M12');
    expect(pinned.milestones.find(({ key }) => key === 'M11')?.to).toMatchObject({ on: '2030-05-02', root: 'pin' });
    const later = await between(`from=${first}&to=${second}`);
    expect(changed(later)).toContain('M12');
    expect(changed(later)).not.toContain('M11');
    expect(changed(await between(`from=${opened}`))).toEqual(expect.arrayContaining(['M11', 'M12']));
    expect(changed(await between(`from=${first}&to=${first}`))).toEqual([]);
  });

  it('is reckoned for the day of the later one, or for today', async () => {
    const [opened, first] = versions;
    expect((await between(`from=${opened}&to=${first}`)).asOf).toBe('2030-03-01');
    expect((await between(`from=${opened}`)).asOf).toBe('2030-04-01');
  });

  it('takes a version in the middle of a command for the whole of it', async () => {
    const [opened = 0, first = 0] = versions;
    const pinned = (await http().get(`${at}/events?type=date-pinned`)).body.items[0].sequence as number;
    expect(pinned).toBeGreaterThan(opened);
    expect(pinned).toBeLessThan(first);
    expect(changed(await between(`from=${pinned}&to=${first}`))).toEqual([]);
  });

  it('is there as JSON, Markdown and CSV', async () => {
    for (const [format, type] of [
      ['json', 'application/json'],
      ['md', 'text/markdown'],
      ['csv', 'text/csv'],
      ['html', 'text/html'],
    ] as const) {
      const byAccept = await http().get(`${at}/differences?from=${versions[0]}`).set('Accept', type).expect(200);
      const byFormat = await http().get(`${at}/differences?from=${versions[0]}&format=${format}`).expect(200);
      expect(byAccept.headers['content-type']).toBe(`${type}; charset=utf-8`);
      expect(byAccept.text).toBe(byFormat.text);
      expect(byAccept.text).toContain('M11');
    }
  });

  it.each([
    ['', 'from'],
    ['from=0', 'from'],
    ['from=first', 'from'],
    ['from=999999', 'from'],
    ['from=1&to=999999', 'to'],
    ['from=5&to=2', 'to'],
    ['from=1&until=2', 'until'],
    ['from=1&format=pdf', 'format'],
  ])('refuses ?%s', async (query, parameter) => {
    const { body } = await http().get(`${at}/differences?${query}`);
    expect(body).toMatchObject({ status: 400, code: 'query-invalid', errors: [{ parameter }] });
  });

  it('is of an edition that there is', async () => {
    expect((await http().get('/v1/editions/nowhere/differences?from=1')).body).toMatchObject({ status: 404, code: 'edition-unknown' });
  });
});

describe('two editions beside each other', () => {
  beforeAll(async () => {
    const dates = { opening: '2036-04-21', closing: '2036-04-26' };
    const another = {
      id: 'c-17',
      title: 'Seventeenth',
      template: { id: 'un-crime-congress' },
      zone: 'Asia/Tokyo',
      targetYear: 2036,
      dates,
    };
    const conference = {
      id: 'conference',
      title: 'A conference',
      template: { id: 'scientific-conference' },
      zone: 'UTC',
      targetYear: 2031,
    };
    for (const edition of [another, conference]) await http().post('/v1/editions').send(edition).expect(201);
  });

  it('are compared by how far each milestone is from the opening or the closing', async () => {
    const { body } = await http().get('/v1/comparisons?editions=c-16,c-17').expect(200);
    expect(schemas.Comparison.safeParse(body)).toMatchObject({ success: true });
    const { editions, milestones } = body as Comparison;
    expect(editions.map(({ id }) => id)).toEqual(['c-16', 'c-17']);
    const pinned = milestones.find(({ key }) => key === 'M12');
    expect(pinned?.editions[0]).toMatchObject({ dueOn: '2030-06-03', due: -322 });
    expect(pinned?.planned).not.toBe(0);
    const opening = milestones.find(({ key }) => key === 'M46');
    expect(opening).toMatchObject({ editions: [{ due: 0 }, { due: 0 }], planned: 0 });
  });

  it.each([
    ['md', 'text/markdown'],
    ['csv', 'text/csv'],
  ])('are there as %s', async (format, type) => {
    const byAccept = await http().get('/v1/comparisons?editions=c-16,c-17').set('Accept', type).expect(200);
    const byFormat = await http().get(`/v1/comparisons?editions=c-16,c-17&format=${format}`).expect(200);
    expect(byAccept.headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect(byAccept.text).toBe(byFormat.text);
    expect(byAccept.text).toContain('M12');
  });

  it.each([
    ['', 400, 'query-invalid'],
    ['editions=c-16', 400, 'query-invalid'],
    ['editions=c-16,c-16', 400, 'query-invalid'],
    ['editions=c-16,c-17,conference', 400, 'query-invalid'],
    ['editions=c-16,', 400, 'query-invalid'],
    ['editions=c-16,nowhere', 404, 'edition-unknown'],
    ['editions=c-16,conference', 409, 'templates-differ'],
  ])('are not compared by ?%s', async (query, status, code) => {
    const { body } = await http().get(`/v1/comparisons?${query}`);
    expect(body).toMatchObject({ status, code });
    expect(schemas.Problem.safeParse(body)).toMatchObject({ success: true });
  });
});
