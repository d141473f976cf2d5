import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import type { MilestoneView } from '../../domain/edition/view.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

/** Answers to reminders, and the ladders that bring them, over REST. */
let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';
const edition = {
  id: 'c-16',
  title: 'Sixteenth',
  template: { id: 'un-crime-congress' },
  zone: 'Asia/Tokyo',
  targetYear: 2035,
  dates: { opening: '2035-04-23', closing: '2035-04-28' },
};

beforeAll(async () => {
  table = await apiOnTheTable();
  await http().post('/v1/editions').send(edition).expect(201);
  for (const [id, role] of [
    ['ada', 'host-counterpart'],
    ['bela', 'host-counterpart'],
    ['oskar', 'organiser'],
  ]) {
    await http()
      .post(`${at}/people`)
      .send({ id, name: id, email: `${id}@example.org` })
      .expect(201);
    await http().put(`${at}/roles/${role}/holders/${id}`).send({}).expect(200);
  }
  await http().post(`${at}/milestones/M02/waiver`).send({ reason: 'known' }).expect(200);
});
afterAll(() => table.app.close());

const milestone = `${at}/milestones/M09`;
const answers = async (of = milestone): Promise<Record<string, unknown>> => {
  const { body } = await http().get(of).expect(200);
  expect(schemas.Milestone.safeParse(body)).toMatchObject({ success: true });
  return (body as { answers: Record<string, unknown> }).answers;
};

describe('answers to reminders', () => {
  it('are none at first', async () => {
    expect(await answers()).toEqual({ snoozed: [], declined: [] });
  });

  it('take a milestone on, by the usual day unless another one is promised', async () => {
    const usual = await http().post(`${milestone}/acknowledgement`).send({ person: 'ada' }).expect(200);
    expect(schemas.MilestoneAnswer.safeParse(usual.body)).toMatchObject({ success: true });
    expect(usual.body).toMatchObject({
      milestone: { key: 'M09', answers: { acknowledged: { by: 'ada', on: '2030-02-11', promise: '2030-02-18', broken: false } } },
      command: { events: [{ stream: 'edition', type: 'reminder-acknowledged' }] },
    });
    await http().post(`${milestone}/acknowledgement`).send({ person: 'ada', promise: '2030-03-01', note: 'with the editors' }).expect(200);
    expect(await answers()).toMatchObject({ acknowledged: { by: 'ada', promise: '2030-03-01' } });
  });

  it('say whose promise another one replaces', async () => {
    const { body } = await http().post(`${milestone}/acknowledgement`).send({ person: 'bela', promise: '2030-03-02' }).expect(200);
    expect(body).toMatchObject({
      milestone: { answers: { acknowledged: { by: 'bela', promise: '2030-03-02' } } },
      command: { advice: ['This replaces the promise of "ada" for 2030-03-01, who is told.'] },
    });
  });

  it('put it off, as often as the template lets', async () => {
    for (const [n, until] of ['2030-02-20', '2030-02-25'].entries()) {
      const { body } = await http().post(`${milestone}/snooze`).send({ person: 'bela', until, reason: 'travelling' }).expect(200);
      expect(body).toMatchObject({ milestone: { answers: { snoozed: [{ by: 'bela', until, reason: 'travelling', times: n + 1 }] } } });
    }
    expect((await http().post(`${milestone}/snooze`).send({ person: 'bela', until: '2030-02-26', reason: 'again' })).body).toMatchObject({
      status: 409,
      code: 'snoozes-used-up',
    });
  });

  it('report it done, which an organiser rejects or confirms', async () => {
    const report = { person: 'ada', evidence: { link: 'https://example.org/note' }, effectiveOn: '2030-02-10' };
    await http().post(`${milestone}/report`).send(report).expect(200);
    expect(await answers()).toMatchObject({ reported: { by: 'ada', on: '2030-02-10', evidence: report.evidence } });
    expect((await http().delete(`${milestone}/report`)).body).toMatchObject({ code: 'body-invalid', pointer: '/reason' });
    await http().delete(`${milestone}/report?reason=The+annex+is+missing`).expect(200);
    expect(await answers()).not.toHaveProperty('reported');
    expect((await http().delete(`${milestone}/report`).send({ reason: 'again' })).body).toMatchObject({ code: 'nothing-reported' });
    expect((await http().post(`${milestone}/report/confirmation`).send({})).body).toMatchObject({ code: 'nothing-reported' });
    await http().post(`${milestone}/report`).send(report).expect(200);
    const confirmed = await http().post(`${milestone}/report/confirmation`).set('X-Lustrum-Actor', 'oskar').send({ basis: 'NV 3' });
    expect(confirmed.body).toMatchObject({
      command: { events: expect.arrayContaining([expect.objectContaining({ type: 'milestone-completed' })]) },
    });
    expect((await http().get(milestone)).body).toMatchObject({ status: 'done', done: { on: '2030-02-10', by: 'oskar' } });
    expect((await http().post(`${milestone}/acknowledgement`).send({ person: 'ada' })).body).toMatchObject({ code: 'milestone-not-open' });
  });

  it('report what a step of a stage records: then that step is named, and confirming is not offered', async () => {
    const plan = `${at}/milestones/M28`;
    await http().put(`${at}/roles/drafter/holders/bela`).send({}).expect(200);
    const { body } = await http()
      .post(`${plan}/report`)
      .send({ person: 'bela', evidence: { link: 'https://example.org/plan' } })
      .expect(200);
    const { milestone: view, command } = body as { milestone: MilestoneView; command: { advice: string[] } };
    expect(schemas.MilestoneAnswer.safeParse(body)).toMatchObject({ success: true });
    expect(command.advice).toEqual([expect.stringContaining('recorded with the step "Circulate the work plan')]);
    expect(view.answers.reported?.recording).toMatchObject({ by: 'step', stream: 'declaration', steps: [{ id: 'circulate-work-plan' }] });
    expect(view.actions.refused.map(({ action }) => action)).toEqual(expect.arrayContaining(['confirm-report', 'perform']));
    expect((await http().post(`${plan}/report/confirmation`).send({})).body).toMatchObject({
      status: 409,
      code: 'milestone-owned-by-stage',
      facts: [{ ref: 'declaration/circulate-work-plan' }],
      allowedActions: expect.arrayContaining([expect.objectContaining({ action: 'reject-report' })]),
    });
  });

  it('hand it over with a note', async () => {
    const other = `${at}/milestones/M10`;
    expect((await http().post(`${other}/decline`).send({ person: 'ada', note: 'x', to: 'nobody' })).body).toMatchObject({
      status: 404,
      code: 'person-unknown',
      pointer: '/to',
    });
    expect((await http().post(`${other}/decline`).send({ person: 'ada', note: 'x', to: 'ada' })).body).toMatchObject({
      code: 'handover-invalid',
    });
    await http().post(`${other}/decline`).send({ person: 'ada', note: 'Protocol does.', to: 'bela' }).expect(200);
    expect(await answers(other)).toMatchObject({ declined: [{ by: 'ada', note: 'Protocol does.', to: 'bela' }] });
  });

  it('are held to what the reader saw, and given once under a key', async () => {
    const other = `${at}/milestones/M10`;
    const { etag } = (await http().get(other)).headers as { etag: string };
    const answer = (key: string) =>
      http().post(`${other}/acknowledgement`).set('If-Match', etag).set('Idempotency-Key', key).send({ person: 'bela' });
    const first = await answer('once').expect(200);
    expect((await answer('once').expect(200)).body).toEqual(first.body);
    // an answer leaves the milestone as it was; work on it does not
    expect(first.headers['etag']).toBe(etag);
    await http().post(`${other}/start`).send({}).expect(200);
    expect((await answer('twice')).body).toMatchObject({ status: 412, code: 'version-stale' });
  });

  describe('that cannot be', () => {
    let before: unknown;
    const events = async (): Promise<unknown> => (await http().get(`${at}/events?limit=200`)).body;
    beforeEach(async () => {
      before = await events();
    });
    it.each([
      ['M99/acknowledgement', { person: 'ada' }, 404, 'milestone-unknown', undefined],
      ['constructor/acknowledgement', { person: 'ada' }, 404, 'milestone-unknown', undefined],
      ['M10/acknowledgement', {}, 422, 'body-invalid', '/person'],
      ['M10/acknowledgement', { person: 'Ada Lovelace' }, 422, 'body-invalid', '/person'],
      ['M10/acknowledgement', { person: 'oskar' }, 409, 'not-a-reader', '/person'],
      ['M10/acknowledgement', { person: 'ghost' }, 409, 'not-a-reader', '/person'],
      ['M10/acknowledgement', { person: 'bela', promise: '2030-02-11' }, 409, 'promise-invalid', '/promise'],
      ['M10/acknowledgement', { person: 'bela', promise: '2031-02-11' }, 409, 'promise-invalid', '/promise'],
      ['M10/acknowledgement', { person: 'bela', promise: 'soon' }, 422, 'body-invalid', '/promise'],
      ['M10/snooze', { person: 'bela', until: '2031-01-01', reason: 'x' }, 409, 'snooze-invalid', '/until'],
      ['M10/snooze', { person: 'bela', until: '2030-02-20' }, 422, 'body-invalid', '/reason'],
      ['M10/snooze', { person: 'bela', until: '2030-02-20', reason: ' ' }, 422, 'reason-missing', '/reason'],
      ['M10/report', { person: 'bela' }, 422, 'body-invalid', '/evidence'],
      ['M10/report', { person: 'bela', evidence: { link: 'javascript:alert(1)' } }, 422, 'body-invalid', '/evidence/link'],
      ['M10/decline', { person: 'bela' }, 422, 'body-invalid', '/note'],
      ['M10/decline', { person: 'bela', note: 'x', more: 1 }, 422, 'body-invalid', '/more'],
    ])('%s %j changes nothing', async (path, body, status, code, pointer) => {
      const answer = await http().post(`${at}/milestones/${path}`).send(body);
      const problem = answer.body as { code: string; pointer?: string };
      expect({ code: problem.code, pointer: problem.pointer }).toEqual({ code, pointer });
      expect([status, kindStatus(code)]).toContain(answer.status);
      expect(schemas.Problem.safeParse(answer.body)).toMatchObject({ success: true });
      expect(await events()).toEqual(before);
    });
  });
});

/** What a refusal of a field by the core is answered with. */
const kindStatus = (code: string): number => (code === 'not-a-reader' ? 409 : 422);

describe('ladders', () => {
  const quiet = { rungs: [{ days: -7, to: ['responsible'] }], then: { everyDays: 30, to: ['supervisor'] } };
  const inForce = async (key: string): Promise<{ rule: string; ladder: unknown }> => {
    const { body } = await http().get(`${at}/ladders`).expect(200);
    expect(schemas.LadderList.safeParse(body)).toMatchObject({ success: true });
    return (body as { inForce: { milestone: string; rule: string; ladder: unknown }[] }).inForce.find(({ milestone: m }) => m === key)!;
  };

  it('are those of the template at first', async () => {
    const { body } = await http().get(`${at}/ladders/edition`).expect(200);
    expect(schemas.Ladder.safeParse(body)).toMatchObject({ success: true });
    expect(body).toMatchObject({ scope: 'edition', own: null, template: { rungs: expect.any(Array) } });
    expect(body.inForce).toEqual({ rule: 'ladder of the template', ladder: body.template });
    expect(await inForce('M10')).toMatchObject({ rule: 'ladder of the template' });
  });

  it('are set for all, a stage or a milestone; the nearest one holds, and the template’s again afterwards', async () => {
    const stage = ((await http().get(`${at}/milestones/M10`)).body as { stage: string }).stage;
    const scopes = ['edition', `stage:${stage}`, 'milestone:M10'];
    for (const scope of scopes) {
      const { body } = await http().put(`${at}/ladders/${scope}`).send({ ladder: quiet, reason: 'fewer' }).expect(200);
      expect(schemas.LadderAnswer.safeParse(body)).toMatchObject({ success: true });
      expect(body).toMatchObject({ ladder: { scope, own: { rungs: [{ days: -7, to: ['responsible'], tone: 'notice' }] } } });
    }
    const rules = [
      'ladder of this edition for M10',
      `ladder of this edition for the stage ${stage}`,
      'ladder of this edition',
      'ladder of the template',
    ];
    for (const [n, scope] of scopes.toReversed().entries()) {
      expect((await inForce('M10')).rule).toBe(rules[n]);
      const nearest = await Promise.all(
        scopes.map(async (each) => (await http().get(`${at}/ladders/${each}`)).body.inForce.rule as string),
      );
      expect(nearest).toEqual(scopes.map((_, place) => rules[Math.max(n, scopes.length - 1 - place)]));
      await http()
        .delete(`${at}/ladders/${scope}`)
        .send(n === 0 ? { reason: 'as usual' } : {})
        .query(n === 0 ? {} : { reason: 'as usual' })
        .expect(200);
    }
    expect((await inForce('M10')).rule).toBe(rules[3]);
    expect((await http().get(`${at}/events?type=ladder-set`)).body.items).toHaveLength(6);
  });

  it.each([
    ['milestone:M99', { ladder: quiet, reason: 'x' }, 404, 'scope-unknown', undefined],
    ['stage:nowhere', { ladder: quiet, reason: 'x' }, 404, 'scope-unknown', undefined],
    ['everything', { ladder: quiet, reason: 'x' }, 404, 'scope-unknown', undefined],
    ['edition', { ladder: quiet }, 422, 'body-invalid', '/reason'],
    ['edition', { reason: 'x' }, 422, 'body-invalid', '/ladder'],
    ['edition', { ladder: { rungs: [] }, reason: 'x' }, 422, 'ladder-invalid', '/ladder/rungs'],
    ['edition', { ladder: { rungs: [{ days: -7, to: [] }] }, reason: 'x' }, 422, 'ladder-invalid', '/ladder/rungs/0/to'],
    ['edition', { ladder: { rungs: [{ days: -7, to: ['boss'] }] }, reason: 'x' }, 422, 'body-invalid', '/ladder/rungs/0/to'],
    ['edition', { ladder: { rungs: [{ days: 0.5, to: ['deputy'] }] }, reason: 'x' }, 422, 'body-invalid', '/ladder/rungs/0/days'],
    ['edition', { ladder: { rungs: [...quiet.rungs, ...quiet.rungs] }, reason: 'x' }, 422, 'ladder-invalid', '/ladder/rungs/1/days'],
    [
      'edition',
      { ladder: { ...quiet, then: { everyDays: 0, to: ['deputy'] } }, reason: 'x' },
      422,
      'body-invalid',
      '/ladder/then/everyDays',
    ],
  ])('for %s %j is refused', async (scope, body, status, code, pointer) => {
    const before = (await http().get(`${at}/events?limit=200`)).body as unknown;
    const answer = await http().put(`${at}/ladders/${scope}`).send(body);
    expect(answer.body).toMatchObject({ status, code, ...(pointer === undefined ? {} : { pointer }) });
    expect((await http().get(`${at}/events?limit=200`)).body).toEqual(before);
  });
});
