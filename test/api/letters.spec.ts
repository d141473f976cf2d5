import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { type Mail } from '../../apps/api/mailbox/mailbox.js';
import { DeliveryRecords } from '../../entities/journal/delivery.js';
import { ApiOverDatabase } from '../support/api-over-database.js';
import { readCalendar } from '../support/ical.js';

jest.setTimeout(60_000);

/** What readers are told over a few weeks of an edition, in letters that have really been written. */
let api: ApiOverDatabase;
const http = () => request(api.app.getHttpServer());
const at = '/v1/editions/c-16';
const due = '2030-03-14';

beforeAll(async () => {
  api = await ApiOverDatabase.start();
  api.clock.present = '2029-12-01T09:00:00.000Z';
  await http()
    .post('/v1/editions')
    .send({
      id: 'c-16',
      title: 'Sixteenth United Nations Congress on Crime Prevention and Criminal Justice',
      shortTitle: 'Sixteenth Congress',
      template: { id: 'un-crime-congress' },
      zone: 'Asia/Tokyo',
      targetYear: 2035,
      dates: { opening: '2035-04-23', closing: '2035-04-28' },
      conference: 250,
    })
    .expect(201);
  const people = [
    { id: 'ada', role: 'host-counterpart' },
    { id: 'ina', role: 'host-counterpart', capacity: 'informed', digest: 'daily' },
    { id: 'oskar', role: 'organiser', digest: 'daily' },
  ];
  for (const { id, role, capacity = 'responsible', ...how } of people) {
    await http()
      .post(`${at}/people`)
      .send({ id, name: `${id} Surname`, email: `${id}@example.org`, ...how })
      .expect(201);
    await http().put(`${at}/roles/${role}/holders/${id}`).send({ capacity }).expect(200);
  }
  for (const m of ['M02', 'M08']) await http().post(`${at}/milestones/${m}/waiver`).send({ reason: 'not part of this story' });
  await http().put(`${at}/milestones/M09/pin`).set('X-Lustrum-Actor', 'oskar').send({ on: due, reason: 'agreed' }).expect(200);
});
afterAll(() => api?.stop());

const lastTo = async (id: string, about: string): Promise<Mail> => {
  const mail = (await api.mailTo(`${id}@example.org`)).findLast(({ text }) => text.includes(about));
  if (!mail) throw new Error(`${id} was told nothing of ${about}.`);
  return mail;
};

it('begin with milestone and days, end with the edition, and say what has moved since, and why', async () => {
  // half past nine in Tokyo, thirty days before; overviews wait for those of other editions
  for (const minute of ['30', '33']) await api.pass('c-16', `2030-02-12T00:${minute}:00.000Z`);
  const first = await lastTo('ada', 'M09');
  expect(first.subject).toBe('M09: due in 30 days – The host selects and proposes city and venue (Sixteenth Congress)');
  expect(first.text).not.toContain('Moved from');
  await http()
    .put(`${at}/milestones/M09/pin`)
    .set('X-Lustrum-Actor', 'oskar')
    .send({ on: '2030-04-14', reason: 'the Government asks for it' })
    .expect(200);
  await api.pass('c-16', '2030-03-15T00:30:00.000Z');
  const { subject, text } = await lastTo('ada', 'M09');
  expect(subject).toMatch(/^M09: due in 30 days – /);
  expect(text).toMatch(/Moved from Thursday,? 14 March 2030 to Sunday,? 14 April 2030\n\s*Reason: the Government asks for it/);
});

it('ask nothing of those who are only informed', async () => {
  const { text } = await lastTo('ina', 'M09');
  expect(text).toContain('For your information');
  expect(text).not.toMatch(/Please|\/r\/acknowledge\//);
});

it('do not press for what was only planned today', async () => {
  await api.pass('c-16', '2030-03-18T01:00:00.000Z');
  const evidence = { link: 'https://example.org/note' };
  await http().post(`${at}/postponements`).set('X-Lustrum-Actor', 'oskar').send({ evidence }).expect(200);
  await api.pass('c-16', '2030-03-18T01:01:00.000Z');
  const { body } = await http().get(`${at}/reminders?milestone=P2.1`).expect(200);
  const { items } = body as { items: { kind: string; tone: string }[] };
  expect(items.length).toBeGreaterThan(0);
  for (const { tone } of items) expect(tone).toBe('notice');
});

it('warn organisers of addresses that messages come back from, as long as they are not corrected', async () => {
  const { body } = await http().get(`${at}/reminders?recipient=ada&status=sent`).expect(200);
  const messageId = (body as { items: { messageId: string }[] }).items.at(-1)?.messageId ?? '';
  await new DeliveryRecords(api.data.database, api.data.journal).recordBounce(messageId, {
    at: '2030-03-18T02:00:00.000Z',
    answer: '550 5.1.1',
    permanent: true,
  });
  await http().put(`${at}/milestones/M11/pin`).set('X-Lustrum-Actor', 'oskar').send({ on: '2030-04-18', reason: 'agreed' }).expect(200);
  await api.pass('c-16', '2030-03-19T00:30:00.000Z');
  await api.pass('c-16', '2030-03-19T00:40:00.000Z');
  const warning = 'Messages to these people come back, and their addresses are still in use: ada Surname.';
  expect((await lastTo('oskar', 'This is what is due')).text).toContain(warning);
});

it('lead to pages that people can read, as calendars do', async () => {
  const mails = (await Promise.all(['ada', 'ina', 'oskar'].map((id) => api.mailTo(`${id}@example.org`)))).flat();
  const inLetters = mails.flatMap(({ text }) => text.match(/http:\/\/127\.0\.0\.1:3000\/v1\/\S+/g) ?? []);
  const { body } = await http().post(`${at}/feeds`).send({ scope: 'edition' }).expect(201);
  const feed = await http()
    .get(new URL((body as { address: string }).address).pathname)
    .expect(200);
  const inCalendar = [...readCalendar(feed.text).entries.values()].map(({ url }) => url);
  const paths = [...new Set([...inLetters, ...inCalendar].map((url) => new URL(url).pathname))];
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    const answer = await http().get(path).set('Accept', 'text/html,*/*;q=0.8').expect(200);
    expect([path, answer.headers['content-type']]).toEqual([path, expect.stringContaining('text/html')]);
  }
});
