import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import type { WhatIf } from '../../domain/whatif/what-if.types.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

/** What would follow if something were so, over REST. */
let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';
const ask = (facts: unknown, query = '') => http().post(`${at}/what-if${query}`).send({ facts });
const events = async (): Promise<unknown> => (await http().get(`${at}/events?limit=200`)).body;
let before: unknown;

beforeAll(async () => {
  table = await apiOnTheTable();
  const dates = { opening: '2031-04-21', closing: '2031-04-26' };
  const edition = { id: 'c-16', title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2031, dates };
  await http().post('/v1/editions').send(edition).expect(201);
});
afterAll(() => table.app.close());
beforeEach(async () => {
  before = await events();
});

describe('what if', () => {
  it('gives the projected days of what follows, and stores nothing', async () => {
    const { body } = await ask([{ type: 'late', milestone: 'M11', days: 30 }]).expect(200);
    expect(schemas.WhatIf.safeParse(body)).toMatchObject({ success: true });
    const { milestones, facts, asOf } = body as WhatIf;
    expect(asOf).toBe('2030-02-11');
    expect(facts).toEqual([expect.objectContaining({ fact: { type: 'late', milestone: 'M11', days: 30 } })]);
    const supposed = milestones.find(({ key }) => key === 'M11');
    expect(supposed).toMatchObject({ assumed: true, changed: true, after: { earliest: facts[0]?.on } });
    expect(milestones.filter(({ assumed }) => !assumed).length).toBeGreaterThan(0);
    expect(await events()).toEqual(before);
    expect(table.carrier.carried).toEqual([]);
  });

  it('counts days from the cycle as templates do, and takes several hypotheses at once', async () => {
    const { body } = await ask([
      { type: 'not-done', milestone: 'M11', by: 'T0-12m' },
      { type: 'session', session: 'commission-40', start: '2031-05-26', end: '2031-05-30' },
    ]).expect(200);
    expect((body as WhatIf).facts).toMatchObject([
      { fact: { type: 'not-done', by: 'T0-12m' }, on: '2030-04-22' },
      { fact: { type: 'session', session: 'commission-40', start: '2031-05-26' }, on: '2031-05-26' },
    ]);
  });

  it('is there as JSON, Markdown and CSV', async () => {
    const facts = [{ type: 'late', milestone: 'M11', days: 30 }];
    for (const [format, type] of [
      ['json', 'application/json'],
      ['md', 'text/markdown'],
      ['csv', 'text/csv'],
    ] as const) {
      const byAccept = await ask(facts).set('Accept', type).expect(200);
      const byFormat = await ask(facts, `?format=${format}`).expect(200);
      expect(byAccept.headers['content-type']).toBe(`${type}; charset=utf-8`);
      expect(byAccept.text).toBe(byFormat.text);
      expect(byAccept.text).toContain('M11');
    }
  });

  it.each([
    ['nothing', [], '/facts'],
    ['no list', { type: 'late' }, '/facts'],
    ['an unknown kind', [{ type: 'luck' }], '/facts/0/type'],
    ['a missing day', [{ type: 'done', milestone: 'M11' }], '/facts/0/on'],
    ['what it does not know', [{ type: 'late', milestone: 'M11', days: 3, odds: 0.5 }], '/facts/0/odds'],
    ['half a day', [{ type: 'late', milestone: 'M11', days: 0.5 }], '/facts/0/days'],
    ['days beyond any cycle', [{ type: 'late', milestone: 'M11', days: 40_000 }], '/facts/0/days'],
    ['too much', Array.from({ length: 51 }, () => ({ type: 'late', milestone: 'M11', days: 3 })), '/facts'],
  ])('refuses %s', async (_, facts, pointer) => {
    const { body } = await ask(facts);
    expect(body).toMatchObject({ status: 422, code: 'body-invalid', pointer });
    expect(await events()).toEqual(before);
  });

  it.each([
    ['an unknown milestone', [{ type: 'late', milestone: 'M99', days: 3 }], 404, 'milestone-unknown', '/facts/0/milestone'],
    ['an unknown meeting', [{ type: 'meeting-late', meeting: 'atlantis', days: 3 }], 404, 'meeting-unknown', '/facts/0/meeting'],
    ['a day that is none', [{ type: 'done', milestone: 'M11', on: 'soon' }], 422, 'dates-invalid', '/facts/0/on'],
    ['a day outside the cycle', [{ type: 'done', milestone: 'M11', on: '2199-01-01' }], 422, 'dates-invalid', '/facts/0/on'],
    [
      'hypotheses that contradict each other',
      [
        { type: 'done', milestone: 'M11', on: '2030-03-01' },
        { type: 'not-done', milestone: 'M11', by: '2030-04-01' },
      ],
      422,
      'hypothesis-contradictory',
      '/facts',
    ],
    [
      'hypotheses that count from each other in a circle',
      [
        { type: 'done', milestone: 'M11', on: 'M12+1w' },
        { type: 'done', milestone: 'M12', on: 'M11+1w' },
      ],
      422,
      'hypothesis-circular',
      '/facts',
    ],
  ])('refuses %s', async (_, facts, status, code, pointer) => {
    const answer = await ask(facts);
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.body.pointer).toMatch(new RegExp(`^${pointer}`));
    expect(schemas.Problem.safeParse(answer.body)).toMatchObject({ success: true });
    expect(await events()).toEqual(before);
  });

  it('asks nothing of an edition that there is not, or that is over', async () => {
    const facts = [{ type: 'late', milestone: 'M11', days: 3 }];
    expect((await http().post('/v1/editions/nowhere/what-if').send({ facts })).body).toMatchObject({
      status: 404,
      code: 'edition-unknown',
    });
    await http().post(`${at}/closure`).send({ reason: 'over' }).expect(200);
    expect((await ask(facts)).body).toMatchObject({ status: 409, code: 'edition-archived' });
  });
});
