import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';
import { organised } from '../support/organiser.js';

/** What is sent wrongly changes nothing, and the answer says what is wrong, where, and what to do. */
let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const events = async (): Promise<unknown[]> => (await http().get('/v1/editions/c-16/events?limit=200')).body.items as unknown[];
let before: unknown[];

beforeAll(async () => {
  table = await apiOnTheTable();
  await http().post('/v1/editions').send(edition).expect(201);
  await organised(http, '/v1/editions/c-16');
});
afterAll(() => table.app.close());
beforeEach(async () => {
  before = await events();
});

const edition = {
  id: 'c-16',
  title: 'Sixteenth',
  template: { id: 'un-crime-congress' },
  zone: 'Asia/Tokyo',
  targetYear: 2035,
  dates: { opening: '2035-04-23', closing: '2035-04-28' },
  conference: 250,
};

/** Holds an answer to the form of problems, and to its having changed nothing. */
async function refused(answer: request.Response, status: number, code: string): Promise<Record<string, unknown>> {
  expect({ status: answer.status, ...answer.body }).toMatchObject({ status, code, type: `/problems/${code}` });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(schemas.Problem.safeParse(answer.body)).toMatchObject({ success: true });
  expect(answer.body.correlationId).toBe(answer.headers['x-correlation-id']);
  expect(await events()).toEqual(before);
  return answer.body as Record<string, unknown>;
}

describe('unknown ids', () => {
  it.each([
    ['/v1/editions/nowhere', 'edition-unknown'],
    ['/v1/editions/nowhere/milestones', 'edition-unknown'],
    ['/v1/editions/nowhere/events', 'edition-unknown'],
    ['/v1/editions/nowhere/reminders', 'edition-unknown'],
    ['/v1/editions/nowhere/progress', 'edition-unknown'],
    ['/v1/editions/c-16/milestones/M99', 'milestone-unknown'],
    ['/v1/editions/c-16/milestones/constructor', 'milestone-unknown'],
    ['/v1/editions/c-16/stages/nowhere', 'stage-unknown'],
    ['/v1/editions/c-16/stages/nowhere/progress', 'stage-unknown'],
    ['/v1/editions/c-16/meetings/atlantis', 'meeting-unknown'],
    ['/v1/editions/c-16/sessions/commission-x', 'session-unknown'],
    ['/v1/editions/c-16/sessions/atlantis-3', 'session-unknown'],
    ['/v1/editions/c-16/people/nobody', 'person-unknown'],
    ['/v1/templates/nothing', 'template-unknown'],
    ['/v1/templates/un-crime-congress?version=99', 'template-unknown'],
    ['/problems/nothing', 'problem-unknown'],
    ['/v1/nothing', 'route-unknown'],
    ['/v1/editions/c%00', 'route-unknown'],
    ['/v1/editions/c-16/milestones/M01%0A', 'route-unknown'],
    ['/v1/editions/%E0%A4%A', 'route-unknown'],
  ])('%s is 404 %s', async (path, code) => {
    await refused(await http().get(path), 404, code);
  });

  it.each([
    ['/v1/editions/nowhere/dates', { opening: '2035-04-23', closing: '2035-04-28' }, 'edition-unknown'],
    ['/v1/editions/c-16/milestones/M99/waiver', { reason: 'why not' }, 'milestone-unknown'],
    ['/v1/editions/c-16/milestones/toString/start', {}, 'milestone-unknown'],
    ['/v1/editions/c-16/stages/nowhere/steps/any', {}, 'stage-unknown'],
    ['/v1/editions/c-16/retargets', { milestone: 'M55', session: 'atlantis-3', basis: 'decision 89/501' }, 'session-unknown'],
    ['/v1/editions/c-16/stages/__proto__/steps/any', {}, 'stage-unknown'],
  ])('POST %s is 404', async (path, body, code) => {
    await refused(await http().post(path).send(body), 404, code);
  });

  it('PUT of an unknown external, session or role is 404, and names the parameter', async () => {
    const external = await refused(
      await http()
        .put('/v1/editions/c-16/externals/rain')
        .send({ evidence: { note: 'wet' } }),
      404,
      'external-unknown',
    );
    expect(external['errors']).toEqual([{ parameter: 'external', detail: expect.any(String) }]);
    await refused(
      await http().put('/v1/editions/c-16/sessions/atlantis-3').send({ start: '2030-05-13', end: '2030-05-17' }),
      404,
      'session-unknown',
    );
    await refused(await http().put('/v1/editions/c-16/roles/jester/holders/a.b').send({}), 404, 'role-unknown');
  });
});

describe('malformed bodies', () => {
  it.each([
    ['{"reason": ', 'cut off'],
    ['not json', 'no JSON'],
    ['{"reason":"a",}', 'a comma too many'],
  ])('%s is 400', async (text) => {
    await refused(
      await http().post('/v1/editions/c-16/milestones/M01/waiver').set('Content-Type', 'application/json').send(text),
      400,
      'body-malformed',
    );
  });

  it.each(['[]', '"text"', '7', 'null'])('%s where an object is wanted is 422', async (text) => {
    const answer = await http().post('/v1/editions/c-16/milestones/M01/waiver').set('Content-Type', 'application/json').send(text);
    await refused(answer, 422, 'body-invalid');
  });

  it('each fault is named with its pointer', async () => {
    const body = {
      id: 'Not A Slug',
      template: { id: 'un-crime-congress', version: 0, colour: 'red' },
      zone: 'Mars/Olympus',
      targetYear: 'soon',
      dates: { opening: '2035-02-30', closing: '28.4.2035' },
      'a/b': 1,
      meetings: [
        { id: 'africa', title: 'Africa' },
        { id: '-', title: '' },
      ],
    };
    const problem = await refused(await http().post('/v1/editions').send(body), 422, 'body-invalid');
    const pointers = (problem['errors'] as { pointer: string }[]).map((e) => e.pointer);
    expect(pointers.sort()).toEqual([
      '/a~1b',
      '/dates/closing',
      '/dates/opening',
      '/id',
      '/meetings/1/id',
      '/meetings/1/title',
      '/targetYear',
      '/template/colour',
      '/template/version',
      '/title',
      '/zone',
    ]);
    expect(problem['pointer']).toEqual(expect.any(String));
  });

  it('malformed symbols, dates and links are named all at once', async () => {
    const body = {
      evidence: { symbol: 'seen on the web', also: ['A/72/496', 'nonsense'], link: 'javascript:alert(1)', date: '2017-13-01' },
      effectiveOn: 'yesterday',
    };
    const problem = await refused(await http().post('/v1/editions/c-16/milestones/M01/completion').send(body), 422, 'body-invalid');
    expect((problem['errors'] as { pointer: string }[]).map((e) => e.pointer).sort()).toEqual([
      '/effectiveOn',
      '/evidence/also',
      '/evidence/date',
      '/evidence/link',
      '/evidence/symbol',
    ]);
  });

  it('keys that every object has of itself are no keys', async () => {
    await refused(
      await http()
        .post('/v1/editions/c-16/retargets')
        .send({ milestone: 'constructor', session: 'commission-40', basis: 'decision 89/501' }),
      422,
      'body-invalid',
    );
    const dates = { opening: '2035-09-03', closing: '2035-09-08', evidence: { note: 'n' }, retarget: { valueOf: 'commission-40' } };
    await refused(await http().post('/v1/editions/c-16/reconvening').send(dates), 422, 'body-invalid');
    await refused(await http().put('/v1/editions/c-16/roles/organiser/holders/constructor').send({}), 404, 'person-unknown');
  });

  it('a step’s payload is checked by its procedure, each fault with its pointer', async () => {
    const guide = await apiOnTheTable();
    const at = request(guide.app.getHttpServer());
    await at.post('/v1/editions').send(edition).expect(201);
    await at.post('/v1/editions/c-16/milestones/M06/waiver').send({ reason: 'so that the stage starts' }).expect(200);
    const answer = await at
      .post('/v1/editions/c-16/stages/discussion-guide/steps/name-institutes')
      .send({ payload: { institutes: [], colour: 'red' } });
    expect(answer.body).toMatchObject({ status: 422, code: 'step-malformed' });
    expect((answer.body.errors as { pointer: string }[]).map((e) => e.pointer).sort()).toEqual(['/payload/colour', '/payload/institutes']);
    expect(answer.body.allowedActions).toContainEqual({ action: 'name-institutes', title: expect.any(String) });
    expect(answer.body.errors).toContainEqual({ pointer: '/payload/colour', detail: 'is not known here' });
    const flat = await at
      .post('/v1/editions/c-16/stages/discussion-guide/steps/name-institutes')
      .send({ institutes: ['UNICRI'] })
      .expect(422);
    expect(flat.body.errors).toEqual([
      { pointer: '/institutes', detail: 'is not known here; what a step carries belongs under `payload`' },
    ]);
    await guide.app.close();
  });

  it('a missing body is an empty one', async () => {
    const problem = await refused(await http().post('/v1/editions/c-16/milestones/M01/waiver'), 422, 'body-invalid');
    expect(problem['errors']).toEqual([{ pointer: '/reason', detail: 'is missing' }]);
  });

  it('of more than the limit is 413', async () => {
    await refused(
      await http()
        .post('/v1/editions/c-16/milestones/M01/waiver')
        .send({ reason: 'x'.repeat(300_000) }),
      413,
      'body-too-large',
    );
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])('of type %s is 415', async (type) => {
    await refused(
      await http().post('/v1/editions/c-16/milestones/M01/waiver').set('Content-Type', type).send('reason=x'),
      415,
      'media-type-unsupported',
    );
  });

  it('without a type is 415, and so is an unknown encoding', async () => {
    await refused(
      await http().post('/v1/editions/c-16/milestones/M01/waiver').unset('Content-Type').set('Content-Type', '').send('{}'),
      415,
      'media-type-unsupported',
    );
    const answer = await http()
      .post('/v1/editions/c-16/milestones/M01/waiver')
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'zip')
      .send('{"reason":"x"}');
    await refused(answer, 415, 'media-type-unsupported');
  });

  it('that would change what all objects inherit changes nothing', async () => {
    const answer = await http()
      .post('/v1/editions/c-16/milestones/M01/waiver')
      .set('Content-Type', 'application/json')
      .send('{"constructor":{"prototype":{"admin":true}},"__proto__":{"admin":true}}');
    await refused(answer, 422, 'body-invalid');
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});

describe('queries', () => {
  it.each([
    ['colour=red', 'colour'],
    ['status=finished', 'status'],
    ['dueBefore=2030-02-31', 'dueBefore'],
    ['overdue=perhaps', 'overdue'],
    ['limit=0', 'limit'],
    ['limit=1000', 'limit'],
    ['limit=ten', 'limit'],
    ['sort=colour', 'sort'],
    ['cursor=abc', 'cursor'],
    ['status=done&status=waived', 'status'],
  ])('?%s is 400 and names the parameter', async (query, parameter) => {
    const problem = await refused(await http().get(`/v1/editions/c-16/milestones?${query}`), 400, 'query-invalid');
    expect(problem['errors']).toEqual([expect.objectContaining({ parameter })]);
  });

  it('a cursor of another sort is refused', async () => {
    const { next } = (await http().get('/v1/editions/c-16/milestones?limit=2')).body as { next: string };
    await refused(await http().get(`/v1/editions/c-16/milestones?sort=due&cursor=${next}`), 400, 'query-invalid');
  });

  it.each(['events', 'simulations'])('a cursor of %s that names no place in it is refused', async (list) => {
    const { next } = (await http().get('/v1/editions/c-16/events?limit=1')).body as { next: string };
    const sort = list === 'events' ? (JSON.parse(Buffer.from(next, 'base64url').toString()) as string[])[0] : 'number';
    for (const id of ['abc', 1.5, 1e300]) {
      const cursor = Buffer.from(JSON.stringify([sort, 0, id])).toString('base64url');
      await refused(await http().get(`/v1/editions/c-16/${list}?cursor=${cursor}`), 400, 'query-invalid');
    }
  });

  it('a report of a day to come or of no day is refused', async () => {
    await refused(await http().get('/v1/editions/c-16/progress?asOf=2030-02-12'), 400, 'query-invalid');
    await refused(await http().get('/v1/editions/c-16/progress?asOf=2030-02-30'), 400, 'query-invalid');
    await refused(await http().get('/v1/editions/c-16/progress?asOf=2019-01-01'), 404, 'edition-unknown');
  });

  it('a rendering that there is not is 406', async () => {
    await refused(await http().get('/v1/editions/c-16/progress').set('Accept', 'image/png'), 406, 'not-acceptable');
  });
});

describe('refused transitions', () => {
  it('are 409 with code, facts and what is allowed instead', async () => {
    const problem = await refused(
      await http()
        .post('/v1/editions/c-16/milestones/M08/completion')
        .send({ evidence: { symbol: 'A/RES/86/190' } }),
      409,
      'prerequisites-open',
    );
    expect(problem['facts']).toContainEqual({ ref: 'M07', says: expect.any(String) });
    expect(problem['allowedActions']).toContainEqual({ action: 'waive', title: 'Waive, with the reason' });
  });

  it('a missing deliverable is 422 and points at the field', async () => {
    await http()
      .put('/v1/editions/c-16/externals/previous-outcome')
      .send({ evidence: { symbol: 'A/RES/81/190' } })
      .expect(200);
    before = await events();
    const problem = await refused(
      await http().post('/v1/editions/c-16/milestones/M01/completion').send({ evidence: {} }),
      422,
      'deliverable-missing',
    );
    expect(problem['pointer']).toBe('/evidence/symbol');
  });

  it('what belongs to a stage names the step', async () => {
    const problem = await refused(
      await http()
        .post('/v1/editions/c-16/milestones/M17/completion')
        .send({ evidence: { symbol: 'A/CONF.250/PM.1' } }),
      409,
      'milestone-owned-by-stage',
    );
    expect(problem['facts']).toContainEqual({ ref: expect.stringMatching(/^discussion-guide\//), says: expect.any(String) });
  });

  it('a stage that has not started is refused by the core, without any workflow', async () => {
    const problem = await refused(
      await http().post('/v1/editions/c-16/stages/declaration/steps/agree-work-plan').send({ payload: {} }),
      409,
      'stage-not-started',
    );
    expect(problem['facts']).toEqual([{ ref: 'M26', says: expect.any(String) }]);
  });

  it('an edition that exists cannot be opened again', async () => {
    await refused(await http().post('/v1/editions').send(edition), 409, 'edition-exists');
  });

  it('an unknown template is 404', async () => {
    const problem = await refused(
      await http()
        .post('/v1/editions')
        .send({ ...edition, id: 'c-17', template: { id: 'none' } }),
      404,
      'template-unknown',
    );
    expect(problem['pointer']).toBe('/template/id');
    await http().get('/v1/editions/c-17').expect(404);
  });
});

describe('stale versions', () => {
  it('are 412, of milestones, stages and editions', async () => {
    await refused(await http().post('/v1/editions/c-16/milestones/M01/start').set('If-Match', '"0"').send({}), 412, 'version-stale');
    await refused(await http().put('/v1/editions/c-16/conference').set('If-Match', '"0"').send({ number: 251 }), 412, 'version-stale');
  });

  it('what If-Match cannot be is 400', async () => {
    const problem = await refused(
      await http().post('/v1/editions/c-16/milestones/M01/start').set('If-Match', 'twelve').send({}),
      400,
      'header-invalid',
    );
    expect(problem['errors']).toEqual([expect.objectContaining({ header: 'If-Match' })]);
  });

  it('a fresh ETag is taken, and only once', async () => {
    const { etag } = (await http().get('/v1/editions/c-16/milestones/M01')).headers as { etag: string };
    const first = await http().post('/v1/editions/c-16/milestones/M01/start').set('If-Match', etag).send({}).expect(200);
    expect(first.headers['etag']).not.toBe(etag);
    before = await events();
    await refused(
      await http().post('/v1/editions/c-16/milestones/M01/waiver').set('If-Match', etag).send({ reason: 'late' }),
      412,
      'version-stale',
    );
  });
});

describe('repeated keys', () => {
  const key = 'one-and-the-same';

  it('the same body is answered as the first time, another one is 422', async () => {
    const act = (reason: string) => http().post('/v1/editions/c-16/milestones/M02/waiver').set('Idempotency-Key', key).send({ reason });
    const first = await act('no offer is awaited').expect(200);
    expect(first.headers['idempotency-key']).toBe(key);
    before = await events();
    const again = await act('no offer is awaited').expect(200);
    expect(again.body).toEqual(first.body);
    expect(await events()).toEqual(before);
    await refused(await act('for another reason'), 422, 'key-reused');
    await refused(
      await http().post('/v1/editions/c-16/milestones/M03/waiver').set('Idempotency-Key', key).send({ reason: 'no offer is awaited' }),
      422,
      'key-reused',
    );
  });

  it('a refusal is repeated word for word', async () => {
    const act = () =>
      http()
        .post('/v1/editions/c-16/milestones/M08/completion')
        .set('Idempotency-Key', 'refused-once')
        .send({ evidence: { symbol: 'A/RES/86/190' } });
    const first = await act();
    const { correlationId: _, ...same } = first.body as Record<string, unknown>;
    expect((await act()).body).toMatchObject(same);
  });

  it('the order of members does not make another body', async () => {
    const act = (body: string) =>
      http()
        .post('/v1/editions/c-16/milestones/M03/waiver')
        .set('Idempotency-Key', 'ordered')
        .set('Content-Type', 'application/json')
        .send(body);
    await act('{"reason":"r","basis":"b"}').expect(200);
    await act('{ "basis": "b", "reason": "r" }').expect(200);
  });

  it('a key that is none is 400', async () => {
    await refused(
      await http().post('/v1/editions/c-16/milestones/M05/start').set('Idempotency-Key', 'white space').send({}),
      400,
      'header-invalid',
    );
  });
});

describe('an outcome that is not known', () => {
  it('is 503 with Retry-After and the key to repeat with; reading goes on', async () => {
    table.carrier.instead = { outcome: 'unknown', cause: new Error('14 UNAVAILABLE: 127.0.0.1:7233 secret internals') };
    const answer = await http().post('/v1/editions/c-16/milestones/M05/start').send({});
    await refused(answer, 503, 'outcome-unknown');
    expect(answer.headers).toMatchObject({ 'retry-after': '2', 'idempotency-key': expect.any(String) });
    expect(answer.text).not.toMatch(/UNAVAILABLE|7233|secret/);
    await http().get('/v1/editions/c-16/milestones').expect(200);
    await http().get('/health/ready').expect(503);
    table.carrier.instead = undefined;
    await http().get('/health/ready').expect(200);
  });

  it('where the core would accept and no workflow runs, the workflows are being restored', async () => {
    table.carrier.instead = { outcome: 'nobody' };
    const answer = await http().post('/v1/editions/c-16/milestones/M05/start').send({});
    await refused(answer, 503, 'workflows-restoring');
    table.carrier.instead = undefined;
  });

  it('a fault of ours is 500 and tells nothing of its inside', async () => {
    table.carrier.instead = { outcome: 'failed', cause: new Error('SQLITE_CORRUPT: table events') };
    const answer = await http().post('/v1/editions/c-16/milestones/M05/start').send({});
    const { detail } = await refused(answer, 500, 'internal');
    expect(detail).toMatch(/nothing of it is recorded.*Mend the cause.*new Idempotency-Key/);
    expect(answer.text).not.toMatch(/SQLITE|events/);
    table.carrier.instead = undefined;
  });
});

describe('an archived edition', () => {
  it('is read, refuses commands, and repeats the answer that closed it', async () => {
    const own = await apiOnTheTable();
    const at = request(own.app.getHttpServer());
    await at.post('/v1/editions').send(edition).expect(201);
    const close = () => at.post('/v1/editions/c-16/closure').set('Idempotency-Key', 'the-end').send({ reason: 'over' });
    const first = await close().expect(200);
    expect(first.body).toMatchObject({ edition: { status: 'archived', actions: { allowed: [] } } });
    const answer = await at.post('/v1/editions/c-16/milestones/M01/start').send({});
    expect(answer.body).toMatchObject({ status: 409, code: 'edition-archived', allowedActions: [] });
    expect((await close().expect(200)).body).toEqual(first.body);
    await at.get('/v1/editions/c-16/progress').expect(200);
    own.carrier.instead = { outcome: 'unknown', cause: new Error('Temporal cannot be reached') };
    expect((await at.put('/v1/editions/c-16/conference').send({ number: 7 })).body).toMatchObject({
      status: 409,
      code: 'edition-archived',
    });
    expect((await at.put('/v1/editions/nowhere/conference').send({ number: 7 })).body).toMatchObject({
      status: 404,
      code: 'edition-unknown',
    });
    await own.app.close();
  });
});

describe('who asks', () => {
  it('is named by the actor header, over loopback', async () => {
    await http().post('/v1/editions/c-16/milestones/M09/start').set('X-Lustrum-Actor', 'host.government').send({}).expect(200);
    const [event] = (await http().get('/v1/editions/c-16/events?milestone=M09&type=milestone-started').expect(200)).body.items as {
      actor: string;
    }[];
    expect(event).toMatchObject({ actor: 'host.government' });
  });

  it('an actor that is no id is 400', async () => {
    await refused(
      await http().post('/v1/editions/c-16/milestones/M10/start').set('X-Lustrum-Actor', 'Jane Doe <jane@example.org>').send({}),
      400,
      'header-invalid',
    );
  });

  it('a page of another origin commands nothing', async () => {
    await refused(
      await http().post('/v1/editions/c-16/milestones/M10/start').set('Origin', 'https://elsewhere.example'),
      403,
      'origin-refused',
    );
    await refused(await http().post('/v1/editions/c-16/milestones/M10/start').set('Sec-Fetch-Site', 'cross-site'), 403, 'origin-refused');
  });

  it('a name that has been pointed at this machine is answered with 421', async () => {
    await refused(await http().get('/v1/editions').set('Host', 'evil.example:3000'), 421, 'host-unknown');
  });
});
