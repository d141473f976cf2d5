import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { Directory } from '../../apps/api/people/directory.js';
import { EventEntity } from '../../entities/event.entity.js';
import { type LinkPurpose, linkPurposes, Links } from '../../entities/links.js';
import { ApiOverDatabase } from '../support/api-over-database.js';
import { linksIn } from '../support/message-links.js';
import { organised } from '../support/organiser.js';

jest.setTimeout(60_000);

/** What a reader does with the links of a message that has really been written, and what others may try with them. */
let api: ApiOverDatabase;
const http = () => request(api.app.getHttpServer());
const at = '/v1/editions/c-16';
const edition = {
  id: 'c-16',
  title: 'Sixteenth <i>Congress</i>',
  template: { id: 'un-crime-congress' },
  zone: 'Asia/Tokyo',
  targetYear: 2035,
  dates: { opening: '2035-04-23', closing: '2035-04-28' },
  conference: 250,
};
const open = ['M09', 'M10', 'M13', 'M36'];
const due = '2030-03-14';

beforeAll(async () => {
  api = await ApiOverDatabase.start();
  await http().post('/v1/editions').send(edition).expect(201);
  const people = [
    { id: 'ada', role: 'host-counterpart' },
    { id: 'oskar', role: 'organiser', capacity: 'deputy' },
    { id: 'salma', role: 'workshop-coordinator', language: 'ar' },
    { id: 'dora', role: 'documents-officer', digest: 'daily' },
  ];
  for (const { id, role, capacity = 'responsible', ...how } of people) {
    await http()
      .post(`${at}/people`)
      .send({ id, name: `${id} Surname`, email: `${id}@example.org`, ...how })
      .expect(201);
    await http().put(`${at}/roles/${role}/holders/${id}`).send({ capacity }).expect(200);
  }
  for (const m of ['M02', 'M08']) await http().post(`${at}/milestones/${m}/waiver`).send({ reason: 'not part of this story' });
  for (const m of open)
    await http().put(`${at}/milestones/${m}/pin`).set('X-Lustrum-Actor', 'oskar').send({ on: due, reason: 'agreed' }).expect(200);
  // the same reader of overviews has a part in another edition
  await http()
    .post('/v1/editions')
    .send({ ...edition, id: 'c-17', title: 'Seventeenth' })
    .expect(201);
  await http().post('/v1/editions/c-17/people').send({ id: 'd', name: 'Dora', email: 'dora@example.org', digest: 'weekly' }).expect(201);
  await http()
    .post('/v1/editions/c-17/people')
    .send({ id: 'dora', name: 'Another', email: 'other@example.org', digest: 'daily' })
    .expect(201);
  await http().put('/v1/editions/c-17/roles/documents-officer/holders/d').send({}).expect(200);
  await organised(http, '/v1/editions/c-17');
  await http().put('/v1/editions/c-17/milestones/M36/pin').send({ on: due, reason: 'agreed' }).expect(200);
  await api.pass('c-17', '2030-02-11T23:59:00.000Z');
  // half past nine in Tokyo, thirty days before; overviews wait for those of other editions
  for (const minute of ['30', '33']) await api.pass('c-16', `2030-02-12T00:${minute}:00.000Z`);
});
afterAll(() => api?.stop());

const links = async (address: string, about: string): Promise<Record<string, string>> => {
  const mail = (await api.mailTo(address)).findLast(({ subject, text }) => subject.includes(about) || text.includes(about));
  if (!mail) throw new Error(`Nobody wrote to ${address} about ${about}.`);
  return linksIn(mail);
};
const events = (): Promise<EventEntity[]> => api.data.database.reads.manager.find(EventEntity, { order: { position: 'ASC' } });
const newest = async (): Promise<Record<string, unknown>> => {
  const { items } = (await http().get(`${at}/events?limit=200&stream=edition`)).body as { items: Record<string, unknown>[] };
  return items.at(-1) ?? {};
};
const post = (path: string, form: Record<string, string> = {}) => http().post(path).type('form').send(form);
const plain = (html: string): string =>
  html
    .replace(/<style>[^]*<\/style>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('a link that is looked at', () => {
  it('by a program that looks for harm changes nothing, whichever it is and however it asks', async () => {
    const all = { ...(await links('ada@', 'M09')), ...(await links('dora@', 'M36')) };
    expect(Object.keys(all).sort()).toEqual(['acknowledge', 'done', 'not-mine', 'snooze', 'unsubscribe', 'why']);
    const before = await events();
    for (const path of Object.values(all)) {
      for (const method of ['get', 'head', 'get', 'options'] as const) {
        const answer = await http()[method](path).set('User-Agent', 'SafeLinks').set('Sec-Purpose', 'prefetch');
        expect(answer.status).toBe(method === 'options' ? 404 : 200);
      }
    }
    expect(await events()).toEqual(before);
    expect((await http().get(`${at}/people/dora`)).body).toMatchObject({ digest: 'daily' });
  });

  it('shows what it is about, and is kept and passed on by nobody', async () => {
    const { text, headers } = await http().get((await links('ada@', 'M09'))['acknowledge']!);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(headers['content-security-policy']).toContain("form-action 'self'");
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<i>Congress');
    expect(plain(text)).toContain('M09 The host selects and proposes city and venue');
    expect(plain(text)).toContain('Thursday, 14 March 2030 (in 30 days)');
    expect(text).toMatch(/<input id="until"[^>]* value="2030-02-19"[^>]* min="2030-02-13" max="2030-04-13" required/);
    expect((await http().get('/problems').set('Accept', 'text/html')).headers['content-security-policy']).toContain("form-action 'none'");
  });

  it('speaks its reader’s language, from right to left where that is so', async () => {
    const { text } = await http().get((await links('salma@', 'M13'))['snooze']!);
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(plain(text)).toContain('التذكير لاحقا');
    expect(plain(text)).not.toMatch(/Remind|Reason|due/i);
  });
});

describe('acknowledging', () => {
  it('is done once; the same again is told so, something else is refused', async () => {
    const { acknowledge = '' } = await links('ada@', 'M09');
    const form = { until: '2030-02-20', note: 'We are on it.\r\nNext week.' };
    const first = await post(acknowledge, form).expect(200);
    expect(plain(first.text)).toContain('Nobody is reminded of it until Wednesday, 20 February 2030 has passed');
    const event = await newest();
    expect(event).toMatchObject({
      actor: 'ada',
      commandId: expect.stringMatching(/^link\/[\w-]{22}$/),
      event: { type: 'reminder-acknowledged', milestone: 'M09', promise: '2030-02-20', note: 'We are on it.\nNext week.' },
    });
    const before = await events();
    const again = await post(acknowledge, form).expect(200);
    expect(plain(again.text)).toContain('You have said already that you will see to it');
    const other = await post(acknowledge, { until: '2030-02-28' }).expect(409);
    expect(plain(other.text)).toContain('This link has been used already');
    const looked = await http().get(acknowledge).expect(200);
    expect(looked.text).not.toContain('<form');
    expect(await events()).toEqual(before);
  });
});

describe('putting off', () => {
  it.each([
    ['a day too late', { until: '2030-03-06', reason: 'travelling' }, 'not later than the one named'],
    ['the day itself', { until: '2030-02-12', reason: 'travelling' }, 'not later than the one named'],
    ['a day that does not exist', { until: '2030-02-30', reason: 'travelling' }, 'a date that exists'],
    ['a word for a day', { until: 'soon', reason: 'travelling' }, 'a date that exists'],
    ['no reason', { until: '2030-02-20' }, 'Please fill this in'],
    ['an empty reason', { until: '2030-02-20', reason: '   ' }, 'Please fill this in'],
    ['a long reason', { until: '2030-02-20', reason: 'x'.repeat(2001) }, 'no more than 2,000 characters'],
    ['a reason with control characters', { until: '2030-02-20', reason: 'bell \u0007' }, 'cannot be shown'],
    ['nothing', {}, 'Please fill this in'],
  ])('%s is refused at its field, and what was filled in stays', async (_, form: Record<string, string>, says) => {
    const { snooze = '' } = await links('ada@', 'M10');
    const before = await events();
    const answer = await post(snooze, form).expect(422);
    expect(plain(answer.text)).toContain('Nothing has been recorded yet');
    expect(plain(answer.text)).toContain(says);
    expect(answer.text).toMatch(/aria-invalid="true"/);
    expect(answer.text).toMatch(/role="alert"/);
    if (form.until === '2030-02-20') expect(answer.text).toContain('value="2030-02-20"');
    expect(await events()).toEqual(before);
  });

  it('shows again what was written as text and as nothing else', async () => {
    const { snooze = '' } = await links('ada@', 'M10');
    const answer = await post(snooze, { until: '2031-01-01', reason: '</textarea><script>alert(1)</script>' }).expect(422);
    expect(answer.text).not.toContain('<script');
    expect(answer.text).toContain('&lt;script&gt;');
  });

  it('holds for who asked, until the day', async () => {
    const { snooze = '' } = await links('ada@', 'M10');
    expect(plain((await post(snooze, { until: '2030-02-20', reason: 'travelling' }).expect(200)).text)).toContain(
      'You are not reminded of this before Wednesday, 20 February 2030',
    );
    expect((await newest()).event).toMatchObject({ type: 'reminder-snoozed', person: 'ada', until: '2030-02-20', reason: 'travelling' });
  });
});

describe('a report that it is done', () => {
  it('asks for the deliverable, goes to the organiser, and is confirmed there', async () => {
    const { done = '' } = await links('ada@', 'M09');
    const page = plain((await http().get(done).expect(200)).text);
    expect(page).toContain('The organizers are then asked to confirm it');
    expect(page).toContain('one of them is enough');
    const before = await events();
    const empty = await post(done, { on: '2030-02-12' }).expect(422);
    expect(plain(empty.text)).toContain('What proves it is missing');
    const ahead = await post(done, { on: '2030-02-13', link: 'https://example.org/note' }).expect(422);
    expect(plain(ahead.text)).toContain('This day cannot be right');
    const script = await post(done, { on: '2030-02-12', link: 'javascript:alert(1)' }).expect(422);
    expect(plain(script.text)).toContain('begins with https://');
    expect(await events()).toEqual(before);
    await post(done, { on: '2030-02-10', link: 'https://example.org/note', note: 'Sent by the mission' }).expect(200);
    expect((await http().get(`${at}/events?type=completion-reported`)).body.items).toMatchObject([
      { actor: 'ada', effectiveOn: '2030-02-10', event: { milestone: 'M09', evidence: { link: 'https://example.org/note' } } },
    ]);

    await api.pass('c-16', '2030-02-12T01:00:00.000Z');
    const { confirm = '', reject = '' } = await links('oskar@', 'M09');
    const asked = await http().get(confirm).expect(200);
    expect(plain(asked.text)).toContain('Host counterpart (responsible)');
    expect(plain(asked.text)).toContain('Sunday, 10 February 2030');
    expect(plain(asked.text)).toContain('Sent by the mission');
    expect(plain(asked.text)).toContain('Reported by ada Surname Host counterpart (responsible)');
    expect(asked.text).not.toMatch(/ada@|salma|dora/i);
    const unreasoned = await post(reject, {}).expect(422);
    expect(plain(unreasoned.text)).toContain('Please fill this in');
    const confirmed = await post(confirm).expect(200);
    expect(plain(confirmed.text)).toContain('It is recorded as done');
    expect((await http().get(`${at}/milestones/M09`)).body).toMatchObject({ status: 'done', done: { on: '2030-02-10', by: 'oskar' } });
    expect(plain((await post(confirm).expect(200)).text)).toContain('You have confirmed this already');
    expect(plain((await post(reject, { reason: 'no' }).expect(409)).text)).toContain('There is no report to decide on any more');
  });

  it('leaves other links about it with nothing to do, which they say', async () => {
    const { snooze = '', done = '' } = await links('ada@', 'M09');
    const before = await events();
    expect(plain((await http().get(snooze).expect(200)).text)).toContain('This has been done in the meantime');
    expect(plain((await post(snooze, { until: '2030-02-20', reason: 'late' }).expect(409)).text)).toContain('done in the meantime');
    expect(plain((await http().get(done).expect(200)).text)).toContain('You have reported this already');
    expect(await events()).toEqual(before);
  });

  it('of one whose role completes is the completion', async () => {
    const { done = '' } = await links('salma@', 'M13');
    await post(done, { on: '2030-02-12', symbol: 'A/CONF.250/PM.1', link: 'https://example.org/a' });
    expect((await http().get(`${at}/milestones/M13`)).body).toMatchObject({ status: 'done', done: { by: 'salma' } });
  });
});

describe('“this is not mine”', () => {
  it('goes to the organiser with its note, and the reader is left alone', async () => {
    const { 'not-mine': notMine = '' } = await links('ada@', 'M10');
    await post(notMine, {}).expect(422);
    expect(plain((await post(notMine, { note: 'Ask the ministry.' }).expect(200)).text)).toContain('You are no longer reminded');
    expect((await http().get(`${at}/events?type=milestone-declined`)).body.items).toMatchObject([
      { actor: 'ada', event: { milestone: 'M10', person: 'ada', note: 'Ask the ministry.' } },
    ]);
    const { acknowledge = '' } = await links('ada@', 'M10');
    expect(plain((await http().get(acknowledge).expect(200)).text)).toContain('not with you any more');
    await post(acknowledge, { until: '2030-02-20' }).expect(409);
  });
});

describe('“why did I get this?”', () => {
  it('says all that is on record of the message, and nothing of others', async () => {
    const { text } = await http()
      .get((await links('ada@', 'M09'))['why']!)
      .expect(200);
    const page = plain(text);
    for (const says of [
      'You are responsible in the role: Host counterpart.',
      'Reminders as set in the template',
      '30 days before the due date',
      'M09 The host selects and proposes city and venue: due on Thursday, 14 March 2030',
      'Tuesday, 12 February 2030',
      'Attempts to send it 1',
      'Your answer I will see to it',
    ])
      expect(page).toContain(says);
    expect(text).not.toMatch(/oskar|salma|dora|@example|<form/i);
  });

  it('tells the reader of an overview what went into it', async () => {
    const page = plain(
      (
        await http()
          .get((await links('dora@', 'M36'))['why']!)
          .expect(200)
      ).text,
    );
    expect(page).toContain('Overview of all that concerns you');
    expect(page).toMatch(/What went into it M36/);
  });
});

describe('an overview', () => {
  it('is stopped by its mail provider with one click, as RFC 8058 sends it, from wherever', async () => {
    const { unsubscribe = '' } = await links('dora@', 'M36');
    expect((await http().get(unsubscribe).expect(200)).text).toContain('<form');
    // somebody corrects an entry between its being read and its overviews being stopped
    const directory = api.app.get(Directory, { strict: false });
    const find = directory.find.bind(directory);
    directory.find = async (...of) => {
      const entry = await find(...of);
      if (entry?.id === 'd') await directory.correct({ ...entry, name: 'Dora Corrected' }, api.clock.now());
      return entry;
    };
    await http()
      .post(unsubscribe)
      .set('Origin', 'https://mail.example.com')
      .set('Sec-Fetch-Site', 'cross-site')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n')
      .expect(200);
    directory.find = find;
    expect((await http().get(`${at}/people/dora`)).body).toMatchObject({ digest: 'none', name: 'dora Surname' });
    // it was one message for two editions; of another person it said nothing
    expect((await http().get('/v1/editions/c-17/people/d')).body).toMatchObject({ digest: 'none', name: 'Dora Corrected' });
    expect((await http().get('/v1/editions/c-17/people/dora')).body).toMatchObject({ digest: 'daily' });
    expect(plain((await http().get(unsubscribe).expect(200)).text)).toContain('You receive no overviews');
    expect(plain((await post(unsubscribe, { 'List-Unsubscribe': 'One-Click' }).expect(200)).text)).toContain('You receive no overviews');
  });

  it('is stopped in the other editions too where its own has been stopped already', async () => {
    const { unsubscribe = '' } = await links('dora@', 'M36');
    const theirs = '/v1/editions/c-17/people/d';
    await http().put(theirs).send({ name: 'Dora', email: 'dora@example.org', digest: 'weekly' }).expect(200);
    expect((await http().get(unsubscribe).expect(200)).text).toContain('<form');
    expect(plain((await post(unsubscribe).expect(200)).text)).toContain('You receive no overviews any more');
    expect((await http().get(theirs)).body).toMatchObject({ digest: 'none' });
  });
});

describe('a link that is none', () => {
  const claims = { edition: 'c-16', person: 'ada', notice: 'c-16/M10/-30/ada/2', milestone: 'M10', revision: 2 };
  const later = '2030-05-01T00:00:00.000Z';

  it('is told nothing but that, whatever is wrong with it', async () => {
    const elsewhere = new Links({ key: async () => new Uint8Array(32) });
    const { acknowledge = '' } = await links('ada@', 'M10');
    const token = acknowledge.slice('/r/acknowledge/'.length);
    const forged = await elsewhere.sign('done', claims, later);
    const before = await events();
    const tried = [
      `/r/snooze/${token}`,
      `/r/done/${forged}`,
      `/r/confirm/${token}`,
      '/r/done/x',
      '/r/done/..%2f..%2fetc',
      `/r/acknowledge/${token}x`,
      `/r/nothing/${token}`,
      `/r/constructor/${token}`,
      `/r/done/${'a'.repeat(5000)}`,
    ];
    const pages = new Set<string>();
    for (const path of tried) {
      for (const answer of [await http().get(path), await post(path, { until: '2030-02-20', note: 'x' })]) {
        expect({ path, status: answer.status }).toEqual({ path, status: 404 });
        expect(answer.text).not.toMatch(/Congress|ada|M10|M09/);
        pages.add(answer.text);
      }
    }
    expect(pages.size).toBe(1);
    expect(await events()).toEqual(before);
  });

  it.each(linkPurposes)('and one to %s that has expired shows and does nothing', async (purpose: LinkPurpose) => {
    const path = `/r/${purpose}/${await api.links.sign(purpose, claims, '2030-02-12T00:59:59.000Z')}`;
    const before = await events();
    for (const answer of [await http().get(path), await post(path, { until: '2030-02-20', note: 'x', reason: 'x', on: '2030-02-12' })]) {
      expect(answer.status).toBe(410);
      expect(plain(answer.text)).toContain('This link has expired');
      expect(answer.text).not.toMatch(/Congress|ada|M10/);
    }
    expect(await events()).toEqual(before);
  });

  it('is answered in the language that the browser asks for', async () => {
    const { text } = await http().get('/r/done/x').set('Accept-Language', 'es-MX, en;q=0.5').expect(404);
    expect(text).toContain('<html lang="es" dir="ltr">');
    expect((await http().get('/r/done/x').set('Accept-Language', 'tlh').expect(404)).text).toContain('<html lang="en"');
  });

  it('of a person who has been erased says no more than that there is nothing', async () => {
    const path = `/r/why/${await api.links.sign('why', { ...claims, person: 'erased' }, later)}`;
    const { text } = await http().get(path).expect(410);
    expect(text).not.toMatch(/Congress|M10/);
  });

  it('of an edition or a milestone that is not there any more is answered so', async () => {
    const nowhere = await api.links.sign('done', { ...claims, edition: 'nowhere' }, later);
    await http().get(`/r/done/${nowhere}`).expect(410);
    const gone = await api.links.sign('done', { ...claims, milestone: 'M99' }, later);
    expect(plain((await http().get(`/r/done/${gone}`).expect(200)).text)).toContain('not part of the plan any more');
    await post(`/r/done/${gone}`).expect(409);
  });

  it('to decide on a report is for organisers, not for who made it', async () => {
    const path = `/r/confirm/${await api.links.sign('confirm', { ...claims, milestone: 'M36' }, later)}`;
    expect(plain((await http().get(path)).text)).toContain('not with you any more');
    await post(path).expect(409);
  });

  it('of another reader’s message explains nothing', async () => {
    const path = `/r/why/${await api.links.sign('why', { ...claims, person: 'salma' }, later)}`;
    const { text } = await http().get(path).expect(200);
    expect(text).not.toMatch(/M10|Host/);
  });
});

describe('around the links', () => {
  const signed = async (purpose: LinkPurpose, notice: string): Promise<string> =>
    `/r/${purpose}/${await api.links.sign(purpose, { edition: 'c-16', person: 'dora', notice, milestone: 'M36', revision: 1 }, '2030-05-01T00:00:00.000Z')}`;

  it('a browser that says nothing of its origin is heard, for the pages tell nobody their address', async () => {
    const path = await signed('snooze', 'n1');
    const answer = await http().post(path).set('Origin', 'null').type('form').send({ until: '2030-02-14', reason: 'leave' });
    expect(answer.status).toBe(200);
  });

  it('a date that has moved since is shown as it is now, and said to have moved', async () => {
    expect(plain((await http().get(await signed('acknowledge', 'n2'))).text)).toContain('The date has moved since the message was written');
  });

  it('only forms are taken there, and forms only there', async () => {
    await http()
      .post(await signed('snooze', 'n3'))
      .send({ until: '2030-02-14', reason: 'leave' })
      .expect(415);
    await http().post(`${at}/milestones/M36/waiver`).type('form').send({ reason: 'x' }).expect(415);
    await http().post(`${at}/milestones/M36/waiver`).set('Origin', 'null').send({ reason: 'x' }).expect(403);
  });

  it('without an answer from the workflows one is asked to press again, and it is recorded once', async () => {
    const path = await signed('acknowledge', 'n4');
    const form = { until: '2030-02-15', note: 'soon' };
    api.carrier.instead = { outcome: 'unknown', cause: new Error('away') };
    const away = await post(path, form).expect(503);
    expect(away.headers['retry-after']).toBe('2');
    expect(plain(away.text)).toContain('Press the button again');
    expect(away.text).toContain('value="2030-02-15"');
    api.carrier.instead = undefined;
    await post(path, form).expect(200);
    await post(path, form).expect(200);
    expect((await http().get(`${at}/events?type=reminder-acknowledged&milestone=M36`)).body.items).toHaveLength(1);
  });

  it('one that is used twenty times at once acts once', async () => {
    const path = await signed('not-mine', 'n5');
    const before = await events();
    const all = await Promise.all(Array.from({ length: 20 }, () => post(path, { note: 'Ask the printers.' })));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    const types = (await events()).slice(before.length).map(({ type }) => type);
    expect(types.filter((type) => type === 'milestone-declined')).toHaveLength(1);
  });

  it('an edition that is closed says so', async () => {
    await http().post(`${at}/closure`).send({ reason: 'over' }).expect(200);
    const path = await signed('done', 'n6');
    expect(plain((await http().get(path).expect(200)).text)).toContain('This edition is closed');
    await post(path, { on: '2030-02-12', note: 'x', link: 'https://example.org' }).expect(409);
  });
});
