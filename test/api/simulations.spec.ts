import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { schemas, type SchemaName } from '../../apps/api/openapi/schemas/index.js';
import type { Difference, MilestoneDifference } from '../../domain/replanning/difference.types.js';
import { ApiOverDatabase } from '../support/api-over-database.js';
import { contents } from '../support/tables.js';

jest.setTimeout(60_000);

/** Changes of plan that are tried out, and applied as they were tried. */
let api: ApiOverDatabase;
const http = () => request(api.app.getHttpServer());
let at = '';
let editions = 0;

const symbol = 'decision 85/550 A';
const evidence = { symbol };
const basis = { symbol, date: '2030-02-08' };
const suspension = [
  { type: 'announce-postponement', evidence },
  { type: 'suspend', evidence },
];
const slip = { type: 'slip', milestone: 'M11', days: 30, reason: 'the host has asked for it' };

/** An edition with an organiser who may apply, and with somebody who may not. */
async function opened(): Promise<void> {
  const id = `c-${(editions += 1)}`;
  const dates = { opening: '2031-04-21', closing: '2031-04-26' };
  at = `/v1/editions/${id}`;
  await http()
    .post('/v1/editions')
    .send({ id, title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2031, dates })
    .expect(201);
  for (const [person, role] of [
    ['oskar', 'organiser'],
    ['ada', 'host-counterpart'],
  ]) {
    await http()
      .post(`${at}/people`)
      .send({ id: person, name: person, email: `${person}@example.org` })
      .expect(201);
    await http().put(`${at}/roles/${role}/holders/${person}`).send({}).expect(200);
  }
}

beforeAll(async () => {
  api = await ApiOverDatabase.start();
});
afterAll(() => api?.stop());
beforeEach(() => {
  api.clock.present = '2030-02-11T09:00:00.000Z';
});

type Body = Record<string, unknown> & { number: number; difference: Difference; revision: number };

const simulated = async (changes: object[], more: object = {}): Promise<Body> => {
  const { body } = await http()
    .post(`${at}/simulations`)
    .send({ changes, ...more })
    .expect(201);
  return body as Body;
};
const applied = (number: number, key: string, { actor = 'oskar', body = { basis } }: { actor?: string; body?: object } = {}) =>
  http().post(`${at}/simulations/${number}/application`).set('X-Lustrum-Actor', actor).set('Idempotency-Key', key).send(body);
const record = () => contents(api.data.database, ['editions', 'streams', 'notices', 'notice_attempts', 'events']);
interface Line {
  event: { type: string; [more: string]: unknown };
  commandId: string;
  basis?: string;
}
async function events(type?: string): Promise<Line[]> {
  const { body } = await http()
    .get(`${at}/events?limit=200${type === undefined ? '' : `&type=${type}`}`)
    .expect(200);
  return (body as { items: Line[] }).items;
}
const fits = (name: SchemaName, body: unknown): void => expect(schemas[name].safeParse(body)).toMatchObject({ success: true });
const becoming = ({ milestones }: Difference, change: string): MilestoneDifference[] => milestones.filter((m) => m.change === change);

describe('a simulation', () => {
  beforeEach(opened);

  it('says what would change, and changes nothing of the record', async () => {
    const before = await record();
    const answer = await http().post(`${at}/simulations`).send({ changes: suspension }).expect(201);
    fits('Simulation', answer.body);
    expect(answer.body).toMatchObject({ number: 1, stale: false, applied: null, asOf: null, askedBy: 'organiser' });
    expect(answer.headers).toMatchObject({ location: `${at}/simulations/1`, etag: `"${answer.body.revision}"` });
    const { difference } = answer.body as Body;
    expect(difference.congress.to).toMatchObject({ status: 'suspended', suspended: true });
    const suspended = becoming(difference, 'suspended');
    expect(suspended.length).toBeGreaterThan(20);
    expect(suspended.every(({ from, to }) => from?.on !== null && to?.on === null)).toBe(true);
    expect(await record()).toEqual(before);
    expect((await http().get(at)).body).toMatchObject({ status: 'preparing', touched: answer.body.revision });
  });

  it('is read again as JSON, Markdown and CSV, by Accept and by ?format=', async () => {
    const { number, ...made } = await simulated([slip]);
    const read = (query: string, accept: string) => http().get(`${at}/simulations/${number}${query}`).set('Accept', accept).expect(200);
    const json = await read('', 'application/json');
    expect(json.body).toEqual({ number, ...made });
    expect(json.headers['etag']).toBe(`"${made.revision}"`);
    for (const [format, type] of [
      ['json', 'application/json'],
      ['md', 'text/markdown'],
      ['csv', 'text/csv'],
    ]) {
      const [byAccept, byFormat] = [await read('', type!), await read(`?format=${format}`, 'image/png')];
      expect(byAccept.headers['content-type']).toBe(`${type}; charset=utf-8`);
      expect(byAccept.headers['vary']).toContain('Accept');
      expect(byFormat.text).toBe(byAccept.text);
      expect(byAccept.text).toContain('M11');
    }
    const rows: Record<string, string>[] = parse((await read('', 'text/csv')).text, { columns: true });
    expect(rows.length).toBeGreaterThanOrEqual(made.difference.milestones.length);
    expect((await http().get(`${at}/simulations/${number}`).set('Accept', 'image/png')).body).toMatchObject({ status: 406 });
    // that it was applied shows under the same ETag
    const again = await http().get(`${at}/simulations/${number}`).set('If-None-Match', `"${made.revision}"`);
    expect(again.status).toBe(200);
  });

  it('is a page for a browser, that needs nothing from elsewhere and lets nothing that was entered become markup', async () => {
    await http().put(`${at}/people/oskar`).send({ name: 'Oskar <script>alert(1)</script>', email: 'oskar@example.org' }).expect(200);
    const { number, difference } = await simulated([{ ...slip, reason: '<img src=x onerror=alert(1)>' }]);
    const page = await http().get(`${at}/simulations/${number}`).set('Accept', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toBe((await http().get(`${at}/simulations/${number}?format=html`)).text);
    expect(page.text).toContain(difference.headline);
    expect(page.text).toMatch(/<dt>Standing<\/dt><dd[^>]*>not applied; nothing of it has been decided</);
    expect(page.text).toContain('Oskar &lt;script&gt;alert(1)&lt;/script&gt; (Organiser)');
    expect(page.text.match(/<(?:script|img|link|iframe|a)\b|<[^>]+ (?:src|href)=/g)).toBeNull();
    expect(page.text).toContain('size: A4');
  });

  it('has a number that counts per edition, however many are made at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => simulated([slip])));
    expect(answers.map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    const first = await http().get(`${at}/simulations?limit=7`).expect(200);
    fits('SimulationPage', first.body);
    const second = await http().get(`${at}/simulations?limit=7&cursor=${first.body.next}`).expect(200);
    const numbers = [first, second].flatMap(({ body }) => (body.items as Body[]).map(({ number }) => number));
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    expect(second.body.next).toBe(null);
    expect(first.body.items[0]).not.toHaveProperty('difference');
    await opened();
    expect((await simulated([slip])).number).toBe(1);
  });

  it('is made once under a key', async () => {
    const ask = (changes: object[]) => http().post(`${at}/simulations`).set('Idempotency-Key', 'once').send({ changes });
    const answers = await Promise.all([ask([slip]), ask([slip])]);
    expect(answers.map(({ status, body }) => [status, (body as Body).number])).toEqual([
      [201, 1],
      [201, 1],
    ]);
    expect((await ask(suspension)).body).toMatchObject({ status: 422, code: 'key-reused' });
    expect((await http().get(`${at}/simulations`)).body.items).toHaveLength(1);
  });

  it('may be asked for by anybody, and says what an application would lack', async () => {
    const answer = await http().post(`${at}/simulations`).set('X-Lustrum-Actor', 'ada').send({ changes: suspension }).expect(201);
    expect(answer.body).toMatchObject({ askedBy: 'ada' });
    expect((answer.body.advice as string[]).join(' ')).toMatch(/role.*"ada" does not.*legal basis/);
  });

  it('is tried on a past day as that day was known, and is nothing to be applied by then', async () => {
    api.clock.present = '2030-03-11T09:00:00.000Z';
    await http()
      .put(`${at}/milestones/M11/pin`)
      .set('X-Lustrum-Actor', 'oskar')
      .send({ on: '2030-04-01', reason: 'agreed with the host' })
      .expect(200);
    api.clock.present = '2030-03-12T09:00:00.000Z';
    const [now, then] = [await simulated([slip]), await simulated([slip], { asOf: '2030-02-12' })];
    const from = ({ difference }: Body) => difference.milestones.find(({ key }) => key === 'M11')?.from?.on;
    expect(from(now)).toBe('2030-04-01');
    expect(from(then)).not.toBe('2030-04-01');
    expect(then).toMatchObject({ asOf: '2030-02-12', difference: { asOf: '2030-02-12' }, stale: true });
    expect((await applied(then.number, 'late')).body).toMatchObject({ status: 412, code: 'version-stale' });
    const untouched = await simulated([slip], { asOf: '2030-03-11' });
    expect(untouched).toMatchObject({ revision: now.revision, stale: true });
    expect((await applied(untouched.number, 'of-yesterday')).body).toMatchObject({ status: 412, code: 'version-stale' });
    for (const asOf of ['2030-03-12', '2031-01-01', '2029-12-31'])
      expect(
        (
          await http()
            .post(`${at}/simulations`)
            .send({ changes: [slip], asOf })
        ).body,
      ).toMatchObject({
        status: 422,
        code: 'body-invalid',
        pointer: '/asOf',
      });
  });
});

describe('every change of plan', () => {
  beforeAll(opened);

  const meeting = { id: 'africa', title: 'Africa', host: 'Addis Ababa', number: 1, dates: { start: '2030-06-03', end: '2030-06-05' } };
  const reconvened = { type: 'reconvene', opening: '2032-03-08', closing: '2032-03-13', evidence: { symbol: 'decision 85/550 B' } };
  const standing = ({ milestones }: Difference, key: string) => milestones.find((m) => m.key === key)?.to;

  it.each<[string, object[], (difference: Difference) => unknown, unknown]>([
    ['place', [{ type: 'place', placement: 'closing' }], (d) => d.congress.to.placement, 'closing'],
    ['cancel', [{ type: 'cancel', evidence }], (d) => d.congress.to.status, 'cancelled'],
    ['agree-meetings', [{ type: 'agree-meetings', meetings: [meeting] }], (d) => standing(d, 'M22.africa')?.on, '2030-06-05'],
    ['retarget', [{ type: 'retarget', milestone: 'M55', session: 'commission-41' }], (d) => standing(d, 'M55')?.session, 'commission-41'],
    [
      'date-session',
      [{ type: 'date-session', session: 'commission-40', start: '2031-05-12', end: '2031-05-16' }],
      (d) => d.milestones.find(({ to }) => to?.session === 'commission-40')?.to?.on,
      '2031-05-16',
    ],
    ['pin', [{ type: 'pin', milestone: 'M12', on: '2030-05-02', reason: 'agreed' }], (d) => standing(d, 'M12')?.root, 'pin'],
    [
      'unpin',
      [
        { type: 'pin', milestone: 'M12', on: '2030-05-02', reason: 'agreed' },
        { type: 'unpin', milestone: 'M12', reason: 'not agreed' },
      ],
      (d) => d.milestones.filter(({ change }) => change !== 'kept'),
      [],
    ],
    [
      'reconvene',
      [...suspension, { ...reconvened, venue: 'Osaka', modality: 'hybrid', retarget: { M55: 'commission-41' } }],
      (d) => [d.congress.to.present?.opening, d.congress.to.venue, d.congress.to.modality, standing(d, 'M55')?.session],
      ['2032-03-08', 'Osaka', 'hybrid', 'commission-41'],
    ],
  ])('can be tried: %s', async (_, changes, told, expected) => {
    expect(told((await simulated(changes)).difference)).toEqual(expected);
  });

  it('can be tried: decide-dates, once', async () => {
    const dates = { type: 'decide-dates', opening: '2031-04-21', closing: '2031-04-26', venue: 'Kyoto', host: null };
    expect(
      (
        await http()
          .post(`${at}/simulations`)
          .send({ changes: [dates] })
      ).body,
    ).toMatchObject({ code: 'dates-already-decided' });
    const undecided = { id: 'undecided', title: 'Another', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2031 };
    await http().post('/v1/editions').send(undecided).expect(201);
    const { body } = await http()
      .post('/v1/editions/undecided/simulations')
      .send({ changes: [dates] })
      .expect(201);
    expect((body as Body).difference.congress).toMatchObject({
      from: { suspended: false },
      to: { present: { opening: '2031-04-21' }, venue: 'Kyoto' },
    });
    expect((body as Body).difference.congress.to.host).toBeUndefined();
  });
});

describe('an application', () => {
  beforeEach(opened);

  it('does what was simulated, on its basis, as one command that names it', async () => {
    const { number, difference } = await simulated(suspension);
    const answer = await applied(number, 'decided').expect(200);
    fits('ApplicationAnswer', answer.body);
    expect(answer.body).toMatchObject({
      simulation: { number, stale: true, applied: { by: 'oskar', command: 'decided' } },
      edition: { status: 'suspended', postponements: [{ bases: expect.arrayContaining([`${symbol} of 8 February 2030`]) }] },
      command: { id: 'decided' },
    });
    const mine = (await events()).filter(({ commandId }) => commandId === 'decided');
    expect(mine.map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(['simulation-applied', 'postponement-announced', 'suspended']),
    );
    expect(mine.find(({ event }) => event.type === 'simulation-applied')?.event).toMatchObject({ simulation: number });
    expect(mine.every((event) => event.basis === `${symbol} of 8 February 2030`)).toBe(true);
    const { body } = await http().get(`${at}/milestones?limit=200`).expect(200);
    const plan = new Map((body.items as { key: string; due: { on: string | null }; status: string }[]).map((m) => [m.key, m]));
    for (const { key, to } of difference.milestones)
      if (to) expect({ key, on: plan.get(key)?.due.on, status: plan.get(key)?.status }).toEqual({ key, on: to.on, status: to.status });
  });

  it('is answered as the first time under its key, and refused under another one, naming who applied it when', async () => {
    const { number } = await simulated([slip]);
    const first = await applied(number, 'first', { body: {} }).expect(200);
    const after = await record();
    expect((await applied(number, 'first', { body: {} }).expect(200)).body.command).toEqual(first.body.command);
    const second = await applied(number, 'second', { body: {} });
    expect(second.body).toMatchObject({ status: 409, code: 'simulation-applied', detail: expect.stringContaining('oskar on 2030-02-11') });
    expect((await applied(number, 'second', { body: {} })).body).toMatchObject({ status: 409, code: 'simulation-applied' });
    expect((await applied(number, 'first')).body).toMatchObject({ status: 422, code: 'key-reused' });
    expect(await record()).toEqual(after);
    expect((await http().get(`${at}/simulations/${number}`)).body).toMatchObject({ applied: { by: 'oskar', command: 'first' } });
  });

  it('happens once where many decide at the same moment', async () => {
    const { number } = await simulated([slip]);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => applied(number, `at-once-${n}`, { body: {} })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    expect(await events('simulation-applied')).toHaveLength(1);
    expect(await events('date-pinned')).toHaveLength(1);
  });

  it('is refused where the plan has moved on, with what has changed since and what it would come to now', async () => {
    const { number } = await simulated([slip]);
    await http().put(`${at}/milestones/M12/pin`).set('X-Lustrum-Actor', 'oskar').send({ on: '2030-05-02', reason: 'agreed' }).expect(200);
    const before = await record();
    const { body } = await applied(number, 'too-late', { body: {} });
    fits('Problem', body);
    expect(body).toMatchObject({ status: 412, code: 'version-stale', difference: { refusal: null } });
    const { since, anew } = body.difference as { since: Difference; anew: Difference };
    expect(since.milestones.filter(({ change }) => change !== 'kept').map(({ key, to }) => [key, to?.on])).toContainEqual([
      'M12',
      '2030-05-02',
    ]);
    expect(becoming(since, 'moved').map(({ key }) => key)).not.toContain('M11');
    expect(becoming(anew, 'moved')).toContainEqual(expect.objectContaining({ key: 'M11', days: 30 }));
    expect(becoming(anew, 'moved').map(({ key }) => key)).not.toContain('M12');
    expect(await record()).toEqual(before);
    expect((await http().get(`${at}/simulations/${number}`)).body).toMatchObject({ stale: true, applied: null });
    // simulated anew it is applied
    await applied((await simulated([slip])).number, 'anew', { body: {} }).expect(200);
  });

  it('says why the changes would be refused by now, where they would be', async () => {
    const { number } = await simulated(suspension);
    await applied((await simulated(suspension)).number, 'the-other-one').expect(200);
    const { body } = await applied(number, 'overtaken');
    expect(body).toMatchObject({ status: 412, difference: { anew: null, refusal: { pointer: '/changes/0' } } });
    expect(becoming(body.difference.since, 'suspended').length).toBeGreaterThan(20);
  });

  it('holds to the version that If-Match names', async () => {
    const { number, revision } = await simulated([slip]);
    const act = (etag: string) => applied(number, `if-${etag}`, { body: {} }).set('If-Match', `"${etag}"`);
    expect((await act(String(revision - 1))).body).toMatchObject({ status: 412, code: 'version-stale' });
    await act(String(revision)).expect(200);
  });

  it('takes the day of the decision from the simulation, unless it says another', async () => {
    const { number } = await simulated(suspension, { effectiveOn: '2030-02-08' });
    const { body } = await applied(number, 'on-its-day').expect(200);
    expect(body.edition.postponements).toEqual([expect.objectContaining({ announcedOn: '2030-02-08', suspendedOn: '2030-02-08' })]);
  });
});

describe('what is asked wrongly changes nothing', () => {
  beforeAll(opened);

  let before: unknown;
  beforeEach(async () => {
    before = [await record(), (await http().get(`${at}/simulations`)).body];
  });

  async function refused(answer: request.Response, status: number, code: string, pointer?: string): Promise<void> {
    expect({ status: answer.status, ...answer.body }).toMatchObject({ status, code, ...(pointer === undefined ? {} : { pointer }) });
    fits('Problem', answer.body);
    expect([await record(), (await http().get(`${at}/simulations`)).body]).toEqual(before);
  }

  it.each([
    ['no changes', { changes: [] }, '/changes'],
    ['none at all', {}, '/changes'],
    ['changes that are none', { changes: ['slip', null] }, '/changes/0'],
    ['an unknown kind', { changes: [{ type: 'forget' }] }, '/changes/0/type'],
    ['a command that is no change of plan', { changes: [slip, { type: 'close', reason: 'x' }] }, '/changes/1/type'],
    ['a missing field', { changes: [{ type: 'slip', milestone: 'M11', days: 3 }] }, '/changes/0/reason'],
    ['an unknown field', { changes: [{ ...slip, force: true }] }, '/changes/0/force'],
    ['a date that does not exist', { changes: [{ type: 'pin', milestone: 'M11', on: '2030-02-30', reason: 'x' }] }, '/changes/0/on'],
    ['a slip of half a day', { changes: [{ ...slip, days: 0.5 }] }, '/changes/0/days'],
    ['a basis without its date', { changes: [slip], basis: { symbol } }, '/basis/date'],
    ['evidence of another kind', { changes: [{ type: 'suspend', evidence: 'decision' }] }, '/changes/0/evidence'],
    ['too many', { changes: Array.from({ length: 101 }, () => slip) }, '/changes'],
  ])('%s', async (_, body, pointer) => {
    await refused(await http().post(`${at}/simulations`).send(body), 422, 'body-invalid', pointer);
  });

  it.each([
    ['an unknown milestone', [{ ...slip, milestone: 'M99' }], 404, 'milestone-unknown', '/changes/0/milestone'],
    ['an unknown occurrence', [slip, { ...slip, milestone: 'M22.atlantis' }], 404, 'milestone-unknown', '/changes/1/milestone'],
    ['an unknown session', [{ type: 'retarget', milestone: 'M55', session: 'atlantis-3' }], 404, 'session-unknown', '/changes/0/session'],
    [
      'a session far beyond the cycle',
      [{ type: 'retarget', milestone: 'M55', session: 'commission-90' }],
      404,
      'session-unknown',
      '/changes/0/session',
    ],
    [
      'a version of its template that there is not',
      [{ type: 'adopt-template', version: 99 }],
      404,
      'template-unknown',
      '/changes/0/version',
    ],
    ['a second suspension', [...suspension, suspension[1]!], 409, 'edition-suspended', '/changes/2'],
    [
      'new dates that lie in the past',
      [...suspension, { type: 'reconvene', opening: '2029-04-02', closing: '2029-04-07', evidence }],
      422,
      'dates-invalid',
      '/changes/2/opening',
    ],
    [
      'a congress that lasts too long',
      [...suspension, { type: 'reconvene', opening: '2032-03-01', closing: '2032-03-31', evidence }],
      409,
      'duration-exceeded',
      '/changes/2/closing',
    ],
    [
      'a session outside its year',
      [{ type: 'date-session', session: 'commission-40', start: '2047-05-05', end: '2047-05-09' }],
      422,
      'dates-invalid',
      '/changes/0/start',
    ],
  ])('%s', async (_, changes, status, code, pointer) => {
    await refused(await http().post(`${at}/simulations`).send({ changes }), status, code, pointer);
  });

  it('a date far outside the cycle', async () => {
    const pin = { type: 'pin', milestone: 'M11', on: '9999-12-31', reason: 'never' };
    await refused(
      await http()
        .post(`${at}/simulations`)
        .send({ changes: [pin] }),
      422,
      'dates-invalid',
      '/changes/0/on',
    );
  });

  it.each(['99', '0', '-1', '1e3', '007', 'constructor', '99999999999'])('simulation %s, which there is not', async (number) => {
    await refused(await http().get(`${at}/simulations/${number}`), 404, 'simulation-unknown');
    await refused(await http().post(`${at}/simulations/${number}/application`).send({}), 404, 'simulation-unknown');
  });

  it('an edition that there is not, and one that is archived', async () => {
    await refused(
      await http()
        .post('/v1/editions/nowhere/simulations')
        .send({ changes: [slip] }),
      404,
      'edition-unknown',
    );
    await refused(await http().post('/v1/editions/nowhere/simulations/1/application').send({}), 404, 'edition-unknown');
    await opened();
    await http().post(`${at}/closure`).send({ reason: 'over' }).expect(200);
    before = [await record(), (await http().get(`${at}/simulations`)).body];
    await refused(
      await http()
        .post(`${at}/simulations`)
        .send({ changes: [slip] }),
      409,
      'edition-archived',
    );
  });

  it('of an archived edition nothing is applied; on a past day it can be looked at', async () => {
    await opened();
    api.clock.present = '2030-02-15T09:00:00.000Z';
    await http().post(`${at}/closure`).send({ reason: 'over' }).expect(200);
    const { number, difference } = await simulated(suspension, { asOf: '2030-02-14' });
    expect(becoming(difference, 'suspended').length).toBeGreaterThan(20);
    before = [await record(), (await http().get(`${at}/simulations`)).body];
    await refused(await applied(number, 'over'), 409, 'edition-archived');
  });

  it('an application without the basis that the template asks for, by somebody without the role, of nobody', async () => {
    await opened();
    const { number } = await simulated(suspension);
    before = [await record(), (await http().get(`${at}/simulations`)).body];
    await refused(await applied(number, 'without-basis', { body: {} }), 422, 'basis-missing', '/basis');
    await refused(await applied(number, 'without-role', { actor: 'ada' }), 403, 'role-required');
    await refused(await applied(number, 'by-nobody', { actor: 'nobody' }), 403, 'role-required');
    const toCome = { basis: { symbol, date: '2030-02-12' } };
    await refused(await applied(number, 'basis-to-come', { body: toCome }), 422, 'effective-in-future', '/basis/date');
    await refused(await applied(number, 'half-a-basis', { body: { basis: { symbol } } }), 422, 'body-invalid', '/basis/date');
    await refused(await applied(number, 'with-more', { body: { basis, changes: [slip] } }), 422, 'body-invalid', '/changes');
  });
});
