import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import { FeedEntity } from '../../entities/feed.entity.js';
import { TemplateNames } from '../../entities/template-words.js';
import { ApiOverDatabase } from '../support/api-over-database.js';
import { checkLines, readCalendar, type ReadCalendar, type ReadEntry } from '../support/ical.js';
import { organised } from '../support/organiser.js';

let api: ApiOverDatabase;
const http = () => request(api.app.getHttpServer());
const at = '/v1/editions/c-16';
const evidence = { symbol: 'decision 85/550 A' };

beforeAll(async () => {
  api = await ApiOverDatabase.start();
  const template = { id: 'un-crime-congress' };
  const dates = { opening: '2033-04-25', closing: '2033-04-30' };
  for (const id of ['c-16', 'c-17']) {
    const title = id === 'c-16' ? 'Sixteenth Congress; all of it, \\ or "most"' : '第十七届联合国预防犯罪和刑事司法大会（北京）'.repeat(4);
    await http()
      .post('/v1/editions')
      .send({ id, title, template, zone: 'Asia/Tokyo', targetYear: 2033, dates, conference: 250 })
      .expect(201);
  }
  for (const [id, language] of Object.entries({ ada: 'fr', ben: 'ar', cem: 'en' }))
    await http()
      .post(`${at}/people`)
      .send({ id, name: `Name of ${id}`, email: `${id}@example.org`, language })
      .expect(201);
  await http().put(`${at}/roles/host-counterpart/holders/ada`).expect(200);
  await organised(http, at);
});
afterAll(() => api.stop());

interface Opened {
  id: string;
  address: string;
  path: string;
}

async function open(body: object = { scope: 'edition' }, edition = at): Promise<Opened> {
  const answer = await http().post(`${edition}/feeds`).send(body).expect(201);
  expect(schemas.OpenedFeed.safeParse(answer.body)).toMatchObject({ success: true });
  const { id, address } = answer.body as Opened;
  return { id, address, path: new URL(address).pathname };
}

async function read({ path }: Opened): Promise<ReadCalendar> {
  const answer = await http().get(path).buffer(true).parse(asBytes).expect(200);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  return readCalendar(answer.body as Buffer);
}

const asBytes = (answer: request.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  const stream = answer as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
};

const entryOf = async (feed: Opened, name: string, edition = 'c-16'): Promise<ReadEntry | undefined> =>
  (await read(feed)).entries.get(`${edition}.${name}@127.0.0.1`);

describe('opening a calendar', () => {
  it('tells its address once, and keeps a digest of its secret alone', async () => {
    const answer = await http()
      .post(`${at}/feeds`)
      .set('X-Lustrum-Actor', 'secretary')
      .send({ scope: 'body', of: 'commission', alarmDays: 3 });
    const { id, address } = answer.body as Opened;
    expect(answer.headers).toMatchObject({ location: `${at}/feeds/${id}`, 'cache-control': 'no-store' });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:3000\/feeds\/[A-Za-z0-9_-]{43}\.ics$/);
    const token = address.slice(-47, -4);
    const kept = await api.data.database.reads.manager.findOneByOrFail(FeedEntity, { id });
    expect(JSON.stringify(kept)).not.toContain(token);
    const listed = await http().get(`${at}/feeds?limit=200`).expect(200);
    expect(schemas.FeedPage.safeParse(listed.body)).toMatchObject({ success: true });
    const view = { id, scope: 'body', of: 'commission', language: 'en', alarmDays: 3, createdBy: 'secretary', revokedAt: null };
    expect((await http().get(`${at}/feeds/${id}`).expect(200)).body).toMatchObject(view);
    expect((listed.body.items as object[]).some((item) => JSON.stringify(item).includes(id))).toBe(true);
    expect(listed.text).not.toContain(token);
    expect((await http().get('/v1/editions/c-17/feeds').expect(200)).body).toEqual({ items: [], next: null });
  });

  it('speaks the language of the person, or the one that is asked for', async () => {
    expect((await http().post(`${at}/feeds`).send({ scope: 'person', of: 'ada' })).body).toMatchObject({ language: 'fr' });
    expect((await http().post(`${at}/feeds`).send({ scope: 'person', of: 'ada', language: 'ru' })).body).toMatchObject({ language: 'ru' });
  });

  it.each<[object, string, string]>([
    [{}, '/scope', 'is missing'],
    [{ scope: 'world' }, '/scope', 'must be one of'],
    [{ scope: 'edition', of: 'mandate' }, '/of', 'is for a stage'],
    [{ scope: 'stage' }, '/of', 'must name the stage'],
    [{ scope: 'stage', of: 'commission' }, '/of', 'names no stage that there is; there are mandate, '],
    [{ scope: 'body', of: 'constructor' }, '/of', 'names no body'],
    [{ scope: 'person' }, '/of', 'must name the person'],
    [{ scope: 'person', of: 'nobody' }, '/of', 'names nobody'],
    [{ scope: 'edition', language: 'de' }, '/language', 'must be one of'],
    [{ scope: 'edition', alarmDays: 61 }, '/alarmDays', 'must not be greater'],
    [{ scope: 'edition', token: 'mine' }, '/token', 'is not known here'],
  ])('is refused where it makes no sense: %j', async (body, pointer, detail) => {
    const before = ((await http().get(`${at}/feeds?limit=200`)).body.items as object[]).length;
    const answer = await http().post(`${at}/feeds`).send(body).expect(422);
    expect(answer.body).toMatchObject({ code: 'body-invalid', errors: [{ pointer, detail: expect.stringContaining(detail) }] });
    expect(((await http().get(`${at}/feeds?limit=200`)).body.items as object[]).length).toBe(before);
  });

  it('is refused for an edition that is not there', async () => {
    expect((await http().post('/v1/editions/none/feeds').send({ scope: 'edition' }).expect(404)).body.code).toBe('edition-unknown');
    expect((await http().get('/v1/editions/none/feeds').expect(404)).body.code).toBe('edition-unknown');
    expect((await http().get(`${at}/feeds/none`).expect(404)).body).toMatchObject({ code: 'feed-unknown' });
  });
});

describe('a calendar at its address', () => {
  it('is read by a program that is not ours, down to its octets', async () => {
    const { name, entries } = await read(await open());
    expect(name).toBe('Sixteenth Congress; all of it, \\ or "most"');
    expect(entries.size).toBeGreaterThan(60);
    expect(entries.get('c-16.congress@127.0.0.1')).toMatchObject({ start: '2033-04-25', end: '2033-05-01', status: 'CONFIRMED' });
  });

  it.each(['ar', 'zh', 'ru', 'fr', 'es'])('speaks %s, folded between characters', async (language) => {
    const feed = await open({ scope: 'edition', language }, '/v1/editions/c-17');
    const bytes = (await http().get(feed.path).buffer(true).parse(asBytes)).body as Buffer;
    checkLines(bytes);
    const { entries } = readCalendar(bytes);
    const [english, own] = [
      await entryOf(await open({ scope: 'edition' }, '/v1/editions/c-17'), 'M46', 'c-17'),
      entries.get('c-17.M46@127.0.0.1'),
    ];
    expect(own?.summary).not.toBe(english?.summary);
    expect(own).toMatchObject({ uid: english?.uid, start: english?.start, sequence: 0 });
    expect(own?.summary.replace(/[\u2066-\u2069]/g, '')).toContain('第十七届联合国预防犯罪和刑事司法大会（北京）'.repeat(4));
  });

  it('says that nothing is new until something is', async () => {
    const feed = await open();
    const first = await http().get(feed.path).expect(200);
    const etag = String(first.headers['etag']);
    expect(etag).toMatch(/^"[A-Za-z0-9_-]{43}"$/);
    expect(first.headers).toMatchObject({ 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer' });
    for (const known of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
      const again = await http().get(feed.path).set('If-None-Match', known).expect(304);
      expect(again.text ?? '').toBe('');
      expect(again.headers['etag']).toBe(etag);
    }
    const head = await http().head(feed.path).expect(200);
    expect(head.headers).toMatchObject({ etag, 'content-length': String(Buffer.byteLength(first.text)) });
    await http().get(feed.path).set('If-None-Match', '"other"').expect(200);

    // an event that no calendar shows
    await http().put(`${at}/roles/organiser/holders/cem`).expect(200);
    await http().get(feed.path).set('If-None-Match', etag).expect(304);
    await http().put(`${at}/milestones/M13/pin`).send({ on: '2031-05-05', reason: 'agreed' }).expect(200);
    const changed = await http().get(feed.path).set('If-None-Match', etag).expect(200);
    expect(changed.headers['etag']).not.toBe(etag);
  });

  it('is the same, whichever process gives it out', async () => {
    const feed = await open({ scope: 'stage', of: 'mandate' });
    const first = await http().get(feed.path).expect(200);
    const other = await ApiOverDatabase.start(api.data);
    try {
      const second = await request(other.app.getHttpServer()).get(feed.path).expect(200);
      expect([second.text, second.headers['etag']]).toEqual([first.text, first.headers['etag']]);
    } finally {
      await other.app.close();
    }
  });

  it('changes with the words of its language', async () => {
    const feed = await open({ scope: 'stage', of: 'mandate', language: 'es' });
    const etag = String((await http().get(feed.path).expect(200)).headers['etag']);
    const names = new TemplateNames(api.data.database);
    const words = await names.find('un-crime-congress', 'es');
    if (!words) throw new Error('The congress has not been put into Spanish.');
    await names.store({ ...words, stages: { ...words.stages, mandate: 'Otro nombre' } });
    const changed = await http().get(feed.path).set('If-None-Match', etag).expect(200);
    expect(readCalendar(changed.text).name).toMatch(/: Otro nombre$/);
    await names.store(words);
    await http().get(feed.path).set('If-None-Match', etag).expect(304);
  });

  it('is put together as often as somebody may need it, and no more', async () => {
    const feed = await open({ scope: 'stage', of: 'high-level-segment' });
    const other = await open({ scope: 'stage', of: 'high-level-segment' });
    const etag = String((await http().get(feed.path).expect(200)).headers['etag']);
    for (let n = 1; n < 60; n += 1) await http().get(feed.path).expect(200);
    const refused = await http().get(feed.path).expect(429);
    expect(refused.headers).toMatchObject({ 'retry-after': '60' });
    expect(refused.headers).not.toHaveProperty('etag');
    await http().get(feed.path).set('If-None-Match', etag).expect(304);
    await http().get(other.path).expect(200);
    api.clock.present = '2030-02-11T09:01:00.000Z';
    await http().get(feed.path).expect(200);
  });
});

describe('an address that opens nothing', () => {
  it('is answered alike, whatever it looks like, and never repeated', async () => {
    const tokens = ['x', 'A'.repeat(43), '_'.repeat(43), '%27%20OR%201=1', '..%2f..%2fetc', 'a.b', '☂'.repeat(3), 'z'.repeat(4000)];
    const answers = await Promise.all(tokens.map((token) => http().get(`/feeds/${encodeURI(token)}.ics`)));
    for (const { status, body } of answers) {
      const { correlationId: _, instance, ...rest } = body as Record<string, unknown>;
      expect([status, rest]).toEqual([
        404,
        {
          type: '/problems/feed-unknown',
          title: 'There is no such calendar',
          status: 404,
          detail: 'There is no calendar at this address.',
          code: 'feed-unknown',
        },
      ]);
      expect(String(instance)).toMatch(/^\/feeds\/…/);
    }
    for (const path of ['/feeds/', `/feeds/${'B'.repeat(43)}`, `/feeds/${'B'.repeat(43)}.ics/more`]) {
      const { body } = await http().get(path).expect(404);
      expect(JSON.stringify(body)).not.toContain('BBBB');
    }
  });

  it('is gone where it was revoked, for good', async () => {
    const feed = await open();
    const etag = String((await http().get(feed.path).expect(200)).headers['etag']);
    await http().delete(`/v1/editions/c-17/feeds/${feed.id}`).expect(404);
    await http().get(feed.path).expect(200);
    await http().delete(`${at}/feeds/${feed.id}`).expect(204);
    expect((await http().get(feed.path).set('If-None-Match', etag).expect(410)).body).toMatchObject({ code: 'feed-revoked' });
    await http().delete(`${at}/feeds/${feed.id}`).expect(204);
    expect((await http().get(`${at}/feeds/${feed.id}`)).body).toMatchObject({ revokedAt: expect.stringMatching(/^2030-02-11/) });
  });

  it('is in no log, whether it opens anything or not', async () => {
    const lines: unknown[] = [];
    const spies = (['log', 'warn', 'error', 'debug'] as const).map((level) =>
      jest.spyOn(Logger.prototype, level).mockImplementation((...line: unknown[]) => void lines.push(line)),
    );
    try {
      const feed = await open({ scope: 'stage', of: 'mandate', language: 'zh' });
      const token = feed.path.slice('/feeds/'.length, -'.ics'.length);
      await http().get(feed.path).expect(200);
      await http().get(`${feed.path}?key=${token}`).expect(200);
      await http().delete(`${at}/feeds/${feed.id}`).expect(204);
      const { body } = await http().get(feed.path).expect(410);
      await http().post(feed.path).expect(404);
      expect(JSON.stringify(lines)).toContain('/feeds/…');
      expect(JSON.stringify([lines, body])).not.toContain(token);
    } finally {
      spies.forEach((spy) => spy.mockRestore());
    }
  });
});

describe('the calendar of a person', () => {
  const keysOf = async (feed: Opened): Promise<string[]> =>
    [...(await read(feed)).entries.keys()]
      .map((uid) => uid.replace(/^c-16\.|@.*$/g, ''))
      .filter((key) => !/^(congress|session|meeting)/.test(key));
  let ofAda: string[];

  beforeAll(async () => {
    const items = (await http().get(`${at}/milestones?limit=200`)).body.items as {
      key: string;
      responsible: string;
      due: { on: string | null };
    }[];
    ofAda = items.filter(({ responsible, due }) => responsible === 'host-counterpart' && due.on !== null).map(({ key }) => key);
  });

  it('has what is theirs, and follows them through roles and covers', async () => {
    expect(ofAda.length).toBeGreaterThan(3);
    const [ada, ben] = [await open({ scope: 'person', of: 'ada' }), await open({ scope: 'person', of: 'ben' })];
    expect((await keysOf(ada)).sort()).toEqual([...ofAda].sort());
    expect(await keysOf(ben)).toEqual([]);
    const etag = String((await http().get(ben.path)).headers['etag']);

    const absences = [{ from: '2030-01-01', to: '2033-12-31', cover: 'ben' }];
    const entry = { name: 'Ada', email: 'ada@example.org', language: 'fr' };
    await http()
      .put(`${at}/people/ada`)
      .send({ ...entry, absences })
      .expect(200);
    await http().get(ben.path).set('If-None-Match', etag).expect(200);
    expect((await keysOf(ben)).length).toBeGreaterThan(3);
    await http().put(`${at}/people/ada`).send(entry).expect(200);
    await http().get(ben.path).set('If-None-Match', etag).expect(304);
    expect(JSON.stringify([...(await read(ada)).entries])).not.toMatch(/\b(ada|ben|cem|example\.org)\b/i);
  });

  it('ends when the person is erased', async () => {
    await http().post(`${at}/people`).send({ id: 'dora', name: 'Dora', email: 'dora@example.org' }).expect(201);
    const feed = await open({ scope: 'person', of: 'dora' });
    await read(feed);
    await http().delete(`${at}/people/dora`).expect(204);
    await http().get(feed.path).expect(410);
  });
});

describe('an entry', () => {
  let feed: Opened;
  beforeEach(async () => {
    feed = await open();
  });

  it('moves in place when its date does', async () => {
    const before = await entryOf(feed, 'M26');
    api.clock.present = '2030-03-01T09:00:00.000Z';
    await http().put(`${at}/milestones/M26/pin`).send({ on: '2031-09-03', reason: 'agreed with the host' }).expect(200);
    const after = await entryOf(feed, 'M26');
    expect(after).toMatchObject({ uid: before?.uid, sequence: 1, start: '2031-09-03', end: '2031-09-04', status: 'CONFIRMED' });
    expect(after).toMatchObject({ modified: '2030-03-01T09:00:00Z', stamp: '2030-03-01T09:00:00Z' });
    expect([...(await read(feed)).entries.values()].filter(({ uid }) => uid.includes('.M26@'))).toHaveLength(1);
    await http().delete(`${at}/milestones/M26/pin`).send({ reason: 'not agreed' }).expect(200);
    expect(await entryOf(feed, 'M26')).toMatchObject({ uid: before?.uid, sequence: 2, start: before?.start });
  });

  it('is cancelled by a suspension and confirmed by new dates', async () => {
    const before = await entryOf(feed, 'M46');
    expect(before).toMatchObject({ sequence: 0, start: '2033-04-25', status: 'CONFIRMED' });
    await http().post(`${at}/postponements`).send({ evidence }).expect(200);
    await http().post(`${at}/suspension`).send({ evidence, basis: 'Decision 85/550 A' }).expect(200);
    expect(await entryOf(feed, 'M46')).toMatchObject({ uid: before?.uid, sequence: 1, start: '2033-04-25', status: 'CANCELLED' });
    expect(await entryOf(feed, 'congress')).toMatchObject({ sequence: 1, start: '2033-04-25', status: 'CANCELLED' });
    await http()
      .post(`${at}/reconvening`)
      .send({ opening: '2034-03-06', closing: '2034-03-11', evidence: { symbol: 'decision 85/550 B' }, basis: 'Decision 85/550 B' })
      .expect(200);
    expect(await entryOf(feed, 'M46')).toMatchObject({ uid: before?.uid, sequence: 2, start: '2034-03-06', status: 'CONFIRMED' });
    expect(await entryOf(feed, 'congress')).toMatchObject({ sequence: 2, start: '2034-03-06', end: '2034-03-12', status: 'CONFIRMED' });
  });

  it('of a regional meeting goes with the calendar of meetings', async () => {
    const step = (id: string, payload: object): request.Test => http().post(`${at}/stages/regional-meetings/steps/${id}`).send({ payload });
    const meetings = ['africa', 'latin-america', 'western-asia', 'europe', 'asia'].map((id, n) => ({
      id,
      title: `Meeting of ${id}`,
      region: id,
      start: `2032-0${n + 2}-04`,
      end: `2032-0${n + 2}-06`,
    }));
    await http().post(`${at}/milestones/M15/waiver`).send({ reason: 'settled by correspondence' }).expect(200);
    await step('consult', { with: 'Member States', on: 'dates' }).expect(200);
    await step('agree-calendar', { meetings, evidence }).expect(200);
    const [held, report] = [await entryOf(feed, 'meeting.asia'), await entryOf(feed, 'M22.asia')];
    expect(held).toMatchObject({ sequence: 0, start: '2032-06-04', end: '2032-06-07', status: 'CONFIRMED' });
    await step('change-calendar', { meetings: meetings.slice(0, 4), reason: 'no host was found' }).expect(200);
    expect(await entryOf(feed, 'meeting.asia')).toMatchObject({ uid: held?.uid, sequence: 1, start: held?.start, status: 'CANCELLED' });
    expect(await entryOf(feed, 'M22.asia')).toMatchObject({
      sequence: (report?.sequence ?? 0) + 1,
      start: report?.start,
      status: 'CANCELLED',
    });
  });

  it('stays when the edition is archived, and the calendar goes on', async () => {
    const before = await http().get(feed.path).expect(200);
    await http().post(`${at}/closure`).send({ reason: 'the cycle is over' }).expect(200);
    const after = await read(feed);
    expect(after.entries.size).toBe(readCalendar(before.text).entries.size);
    await read(await open({ scope: 'body', of: 'commission' }));
    await http().delete(`${at}/feeds/${feed.id}`).expect(204);
  });
});
