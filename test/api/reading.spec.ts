import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { schemas, type SchemaName } from '../../apps/api/openapi/schemas/index.js';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';
import { organised } from '../support/organiser.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';

/** Holds an answer to the schema by which the API describes it. */
function conforming<T = Record<string, unknown>>(answer: request.Response, name: SchemaName): T {
  expect(schemas[name].safeParse(answer.body)).toMatchObject({ success: true });
  return answer.body as T;
}

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
    conference: 250,
  };
  conforming(await http().post('/v1/editions').send(edition).expect(201), 'EditionAnswer');
  await organised(http, at);
  await http()
    .put(`${at}/externals/previous-outcome`)
    .send({ evidence: { symbol: 'A/RES/81/190' } })
    .expect(200);
  table.clock.present = '2029-06-01T09:00:00.000Z';
  await http()
    .post(`${at}/milestones/M01/completion`)
    .send({ evidence: { symbol: 'A/RES/83/190', note: '<script>alert(1)</script> | [a](javascript:x)' } })
    .expect(200);
  await http().put(`${at}/milestones/M12/pin`).send({ on: '2032-05-01', reason: '=HYPERLINK("http://x")' }).expect(200);
  await http().post(`${at}/milestones/M32/waiver`).send({ reason: '=1+1' }).expect(200);
  table.clock.present = '2030-02-11T09:00:00.000Z';
});
afterAll(() => table.app.close());

describe('answers are as the API describes them', () => {
  it.each<[string, SchemaName]>([
    ['/v1/templates', 'TemplateList'],
    ['/v1/templates/un-crime-congress', 'Template'],
    ['/v1/templates/scientific-conference', 'Template'],
    ['/v1/editions', 'EditionPage'],
    [at, 'Edition'],
    [`${at}/milestones?limit=200`, 'MilestonePage'],
    [`${at}/milestones/M22.africa`, 'Milestone'],
    [`${at}/stages`, 'StageList'],
    [`${at}/stages/discussion-guide`, 'Stage'],
    [`${at}/meetings`, 'MeetingList'],
    [`${at}/meetings/africa`, 'Meeting'],
    [`${at}/sessions`, 'SessionList'],
    [`${at}/sessions/commission-31`, 'Session'],
    [`${at}/externals`, 'ExternalList'],
    [`${at}/roles`, 'RoleList'],
    [`${at}/people`, 'PersonPage'],
    [`${at}/events?limit=200`, 'EventPage'],
    [`${at}/progress`, 'ProgressReport'],
    [`${at}/stages/mandate/progress`, 'ProgressReport'],
    ['/problems', 'ProblemKindList'],
    ['/problems/prerequisites-open', 'ProblemKind'],
    ['/health/live', 'Liveness'],
    ['/health/ready', 'Health'],
  ])('GET %s', async (path, name) => {
    conforming(await http().get(path).expect(200), name);
  });
});

describe('lists of milestones', () => {
  const keys = async (query: string): Promise<string[]> =>
    ((await http().get(`${at}/milestones?limit=200&${query}`).expect(200)).body.items as { key: string }[]).map((m) => m.key);

  it('are filtered by status, stage, body, dates, text and what follows from the day', async () => {
    expect(await keys('status=done')).toEqual(['M01']);
    expect(await keys('status=waived')).toEqual(['M32']);
    expect(await keys('stage=high-level-segment')).toEqual(['M47']);
    const all = (await http().get(`${at}/milestones?limit=200`)).body.items as {
      key: string;
      body: string;
      overdue: boolean;
      blocked: boolean;
      due: { on: string | null };
    }[];
    const those = (test: (m: (typeof all)[number]) => boolean): string[] => all.filter(test).map((m) => m.key);
    expect(await keys('body=commission')).toEqual(those((m) => m.body === 'commission'));
    expect(await keys('overdue=true')).toEqual(those((m) => m.overdue));
    expect(await keys('blocked=false')).toEqual(those((m) => !m.blocked));
    expect(await keys('undated=true')).toEqual(those((m) => m.due.on === null));
    expect(await keys('dueAfter=2033-01-01&dueBefore=2033-03-31')).toEqual(
      those((m) => m.due.on !== null && m.due.on >= '2033-01-01' && m.due.on <= '2033-03-31'),
    );
    expect(await keys('q=GUIDE')).toContain('M17');
    expect(await keys('q=GUIDE&status=done')).toEqual([]);
    expect(those((m) => m.overdue).length).toBeGreaterThan(0);
    expect(those((m) => m.due.on !== null && m.due.on >= '2033-01-01' && m.due.on <= '2033-03-31').length).toBeGreaterThan(0);
  });

  it.each(['plan', 'due', '-due', 'title', '-title', 'touched', '-touched'])(
    'sorted by %s, pages put together are the whole list, each entry once',
    async (sort) => {
      const whole = await keys(`sort=${sort}`);
      const paged: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page: request.Response = await http()
          .get(`${at}/milestones?limit=7&sort=${sort}${next ? `&cursor=${next}` : ''}`)
          .expect(200);
        paged.push(...(page.body.items as { key: string }[]).map((m) => m.key));
        next = page.body.next as string | null;
      }
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(whole.length);
    },
  );

  it('sorted by due date put undated ones last in either direction', async () => {
    for (const sort of ['due', '-due']) {
      const dates = ((await http().get(`${at}/milestones?limit=200&sort=${sort}`)).body.items as { due: { on: string | null } }[]).map(
        (m) => m.due.on,
      );
      const dated = dates.filter((d): d is string => d !== null);
      expect(dates.slice(0, dated.length)).toEqual(sort === 'due' ? [...dated].sort() : [...dated].sort().reverse());
    }
  });
});

describe('events', () => {
  it('are paged in the order of recording and say who, when, why, on what basis', async () => {
    await http()
      .post(`${at}/milestones/M02/start`)
      .set('X-Lustrum-Actor', 'host')
      .send({ basis: 'Note verbale 7', effectiveOn: '2030-01' })
      .expect(200);
    const all = (await http().get(`${at}/events?limit=200`)).body.items as { position: number }[];
    expect(all.map((e) => e.position)).toEqual(all.map((_, i) => i + 1));
    const first = (await http().get(`${at}/events?limit=3`)).body as { items: unknown[]; next: string };
    const second = (await http().get(`${at}/events?limit=3&cursor=${first.next}`)).body as { items: unknown[] };
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 6));
    const [mine] = (await http().get(`${at}/events?actor=host`)).body.items as unknown[];
    expect(mine).toMatchObject({
      actor: 'host',
      basis: 'Note verbale 7',
      effectiveOn: '2030-01',
      event: { type: 'milestone-started', milestone: 'M02' },
    });
  });
});

describe('people and roles', () => {
  it('a person is entered, given a role, corrected, released and erased', async () => {
    const role = ((await http().get(`${at}/roles`)).body.items as { id: string }[])[1]?.id ?? '';
    const person = { name: 'Akiko Tanaka', email: 'a.tanaka@example.org' };
    const entered = await http()
      .post(`${at}/people`)
      .send({ id: 'a.tanaka', ...person })
      .expect(201);
    expect(entered.headers['location']).toBe(`${at}/people/a.tanaka`);
    expect(conforming(entered, 'Person')).toMatchObject({ zone: 'Asia/Tokyo', language: 'en', roles: [] });
    expect(
      (
        await http()
          .post(`${at}/people`)
          .send({ id: 'a.tanaka', ...person })
      ).body,
    ).toMatchObject({ status: 409, code: 'person-exists' });
    const given = await http().put(`${at}/roles/${role}/holders/a.tanaka`).expect(200);
    expect(conforming(given, 'RoleAnswer')).toMatchObject({ role: { holders: ['a.tanaka'] } });
    expect((await http().delete(`${at}/people/a.tanaka`)).body).toMatchObject({
      status: 409,
      code: 'person-holds-roles',
      facts: [{ ref: role }],
    });
    const corrected = await http()
      .put(`${at}/people/a.tanaka`)
      .send({ ...person, email: 'tanaka@example.org', zone: 'Europe/Vienna' })
      .expect(200);
    expect(corrected.body).toMatchObject({ email: 'tanaka@example.org', zone: 'Europe/Vienna', roles: [role] });
    await http().delete(`${at}/roles/${role}/holders/a.tanaka`).expect(200);
    await http().delete(`${at}/people/a.tanaka`).expect(204);
    await http().get(`${at}/people/a.tanaka`).expect(404);
    expect(JSON.stringify((await http().get(`${at}/events?limit=200`)).body)).not.toMatch(/tanaka@|Akiko/);
  });
});

describe('session calendar', () => {
  it('a session gets its dates, and what hangs on it moves', async () => {
    const before = (await http().get(`${at}/milestones/M06`)).body as { due: { session: string; on: string } };
    const session = (await http().get(`${at}/sessions/${before.due.session}`)).body as {
      year: number;
      certainty: string;
      milestones: string[];
    };
    expect(session).toMatchObject({ certainty: 'expected' });
    expect(session.milestones).toContain('M06');
    const dates = { start: `${session.year}-05-20`, end: `${session.year}-05-24`, basis: 'Decision of the Commission' };
    const answer = await http().put(`${at}/sessions/${before.due.session}`).send(dates).expect(200);
    expect(conforming(answer, 'SessionAnswer')).toMatchObject({ session: { certainty: 'dated', start: dates.start, source: dates.basis } });
    expect((await http().get(`${at}/milestones/M06`)).body).toMatchObject({ due: { on: dates.end, certainty: 'firm' } });
  });
});

describe('the first page that a command of a stage gives', () => {
  it('moves the milestone with the step, in one command', async () => {
    await http().post(`${at}/milestones/M06/waiver`).send({ reason: 'decided by the Assembly' }).expect(200);
    const stage = (await http().get(`${at}/stages/discussion-guide`)).body as { status: string; touched: number };
    expect(stage.status).toBe('running');
    const etag = `"${stage.touched}"`;
    const act = () =>
      http()
        .post(`${at}/stages/discussion-guide/steps/name-institutes`)
        .set('If-Match', etag)
        .send({ payload: { institutes: ['UNAFEI'] } });
    const answer = await act().expect(200);
    expect(conforming(answer, 'StageAnswer')).toMatchObject({ stage: { performed: [{ step: 'name-institutes' }] } });
    expect((await act()).body).toMatchObject({ status: 412, code: 'version-stale' });
  });
});
