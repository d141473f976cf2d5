import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import type { Mail } from '../../apps/api/mailbox/mailbox.js';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import type { LinkPurpose } from '../../entities/links.js';
import { ApiOverDatabase } from '../support/api-over-database.js';
import { eventually } from '../support/eventually.js';
import { linksIn } from '../support/message-links.js';

jest.setTimeout(60_000);

/** What the pages behind links say of the answers of others, and what those others come to know of it. */
let api: ApiOverDatabase;
const http = () => request(api.app.getHttpServer());
const at = '/v1/editions/c-16';
const edition = {
  id: 'c-16',
  title: 'Sixteenth Congress',
  template: { id: 'un-crime-congress' },
  zone: 'Asia/Tokyo',
  targetYear: 2035,
  dates: { opening: '2035-04-23', closing: '2035-04-28' },
  conference: 250,
};
const people = [
  { id: 'ada', role: 'host-counterpart' },
  { id: 'bert', role: 'host-counterpart', capacity: 'deputy' },
  { id: 'oskar', role: 'organiser' },
  { id: 'dario', role: 'drafter' },
  { id: 'fleur', role: 'drafter', capacity: 'deputy', language: 'fr' },
];
const step = 'Circulate the work plan and timetable of the negotiations';

beforeAll(async () => {
  api = await ApiOverDatabase.start();
  await http().post('/v1/editions').send(edition).expect(201);
  for (const { id, role, capacity = 'responsible', language = 'en' } of people) {
    const person = { id, name: `${id} Surname`, email: `${id}@example.org`, language };
    await http().post(`${at}/people`).send(person).expect(201);
    await http().put(`${at}/roles/${role}/holders/${id}`).send({ capacity }).expect(200);
  }
  for (const m of ['M02', 'M08', 'M26']) await http().post(`${at}/milestones/${m}/waiver`).send({ reason: 'not part of this story' });
  const due = { M09: '2030-03-14', M10: '2030-02-25', M28: '2030-03-14' };
  for (const [m, on] of Object.entries(due))
    await http().put(`${at}/milestones/${m}/pin`).set('X-Lustrum-Actor', 'oskar').send({ on, reason: 'agreed' }).expect(200);
  await api.pass('c-16', '2030-02-12T00:30:00.000Z');
});
afterAll(() => api?.stop());

const link = async (purpose: LinkPurpose, person: string, milestone: string): Promise<string> =>
  `/r/${purpose}/${await api.links.sign(purpose, { edition: 'c-16', person, notice: 'n', milestone, revision: 2 }, '2030-05-01T00:00:00.000Z')}`;
const plain = (html: string): string =>
  html
    .replace(/<style>[^]*<\/style>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const read = async (path: string): Promise<string> => plain((await http().get(path).expect(200)).text);
const post = (path: string, form: Record<string, string> = {}) => http().post(path).type('form').send(form);
const newestTo = async (person: string): Promise<Mail> => (await api.mailTo(`${person}@`)).at(-1)!;
const concernsTo = async (recipient: string): Promise<{ concern: unknown }[]> => {
  const { body } = await http().get(`${at}/reminders?recipient=${recipient}&kind=concern`).expect(200);
  expect(schemas.ReminderPage.safeParse(body)).toMatchObject({ success: true });
  return (body as { items: { concern: unknown }[] }).items;
};

describe('a promise that stands', () => {
  it('is shown to who would take its place, with its name and day; whose it was is told', async () => {
    await post(await link('acknowledge', 'ada', 'M09'), { until: '2030-02-20' }).expect(200);
    expect(await read(await link('acknowledge', 'ada', 'M09'))).not.toContain('has promised to see to this');
    const theirs = await link('acknowledge', 'bert', 'M09');
    expect(await read(theirs)).toContain('ada Surname has promised to see to this by Wednesday, 20 February 2030');
    await post(theirs, { until: '2030-02-22' }).expect(200);
    await api.pass('c-16', '2030-02-12T01:00:00.000Z');
    const told = await newestTo('ada');
    expect(told.text).toContain('bert Surname');
    expect(told.text).toContain('Friday, 22 February 2030');
    expect(await read(linksIn(told)['why']!)).toContain('Kind of message A promise in whose place there is another one');
  });

  it('is shown to who stands in for the one whose it is, too', async () => {
    await http().post(`${at}/people`).send({ id: 'carl', name: 'carl Surname', email: 'carl@example.org' }).expect(201);
    const away = { name: 'bert Surname', email: 'bert@example.org', absences: [{ from: '2030-02-12', to: '2030-02-13', cover: 'carl' }] };
    await http().put(`${at}/people/bert`).send(away).expect(200);
    const theirs = await link('acknowledge', 'carl', 'M09');
    // people may be as they were a moment ago
    await eventually(async () => expect(await read(theirs)).toContain('bert Surname has promised'));
  });
});

describe('a report on what a step of a stage records', () => {
  it('is told so to who makes it, and to the organiser, who is not asked to confirm it', async () => {
    const done = await link('done', 'dario', 'M28');
    expect(await read(done)).toContain(`Recorded with A step of the stage “Declaration”: ${step}`);
    const inFrench = await read(await link('done', 'fleur', 'M28'));
    expect(inFrench).toContain(
      'Une démarche de la phase « Déclaration » : Distribuer le plan de travail et le calendrier des négociations',
    );
    expect(inFrench).not.toContain(step);
    const thanks = await post(done, { on: '2030-02-12', link: 'https://example.org/plan' }).expect(200);
    expect(plain(thanks.text)).toContain('it is recorded as done with what is named here');
    await api.pass('c-16', '2030-02-12T01:10:00.000Z');
    const told = await newestTo('oskar');
    expect(told.text).toContain(step);
    expect(Object.keys(linksIn(told))).toEqual(expect.arrayContaining(['reject', 'why']));
    expect(Object.keys(linksIn(told))).not.toContain('confirm');
    const page = await read(await link('confirm', 'oskar', 'M28'));
    expect(page).toContain('This is not confirmed here');
    expect(page).toContain(step);
    expect(page).toContain('dario Surname');
    expect(await read(linksIn(told)['reject']!)).toContain('Who reported it is told the reason that you give.');
  });

  it('is settled by that step', async () => {
    const reject = linksIn(await newestTo('oskar'))['reject']!;
    const payload = { from: '2034-01-20', until: '2034-09-30', evidence: { link: 'https://example.org/plan' } };
    await http().post(`${at}/stages/declaration/steps/circulate-work-plan`).send({ payload }).expect(200);
    expect((await http().get(`${at}/milestones/M28`)).body).toMatchObject({ status: 'done' });
    expect(await read(reject)).toContain('There is no report to decide on any more');
  });
});

describe('a report that is rejected', () => {
  it('brings the reason to who made it', async () => {
    const report = { on: '2030-02-12', link: 'https://example.org/committee' };
    await post(await link('done', 'ada', 'M10'), report).expect(200);
    await post(await link('reject', 'oskar', 'M10'), { reason: 'The terms of reference are missing.' }).expect(200);
    await api.pass('c-16', '2030-02-12T01:20:00.000Z');
    const told = await newestTo('ada');
    expect(told.text).toContain('The terms of reference are missing.');
    expect(told.text).toContain('oskar Surname');
    expect(Object.keys(linksIn(told))).toEqual(expect.arrayContaining(['acknowledge', 'done', 'not-mine', 'snooze', 'why']));
    expect(await read(linksIn(told)['why']!)).toContain('Kind of message Answer to a report that it is done');
    expect(await concernsTo('ada')).toMatchObject([{ concern: { kind: 'promise-replaced' } }, { concern: { kind: 'report-rejected' } }]);
  });

  it('holds the other links for as long as it waits, and not longer', async () => {
    await http()
      .post(`${at}/milestones/M10/report`)
      .send({ person: 'ada', evidence: { link: 'https://example.org/again' } })
      .expect(200);
    const path = await link('acknowledge', 'bert', 'M10');
    expect(await read(path)).toContain('This has been reported as done');
    await api.pass('c-16', '2030-02-20T01:00:00.000Z');
    expect(await read(path)).toContain('I will act by');
    await post(path, { until: '2030-02-24' }).expect(200);
  });
});

describe('putting off', () => {
  it('past the due date is warned of, before and after, and not proposed', async () => {
    const path = await link('snooze', 'bert', 'M10');
    const page = await http().get(path).expect(200);
    expect(plain(page.text)).toContain('Please note: it is due on Monday, 25 February 2030');
    expect(page.text).toMatch(/<input id="until"[^>]* value="2030-02-25"/);
    const late = await post(path, { until: '2030-03-01', reason: 'travelling' }).expect(200);
    expect(plain(late.text)).toContain('That is later than its due date, Monday, 25 February 2030.');
    const early = await post(await link('snooze', 'ada', 'M10'), { until: '2030-02-24', reason: 'travelling' }).expect(200);
    expect(plain(early.text)).not.toContain('later than its due date');
  });
});

describe('who has nobody else to ask', () => {
  it('is told why the own report is to be confirmed', async () => {
    await http().put(`${at}/roles/host-counterpart/holders/oskar`).send({ capacity: 'supervisor' }).expect(200);
    await http()
      .post(`${at}/milestones/M09/report`)
      .send({ person: 'oskar', evidence: { link: 'https://example.org/host' } })
      .expect(200);
    await api.pass('c-16', '2030-02-20T01:10:00.000Z');
    const told = await newestTo('oskar');
    expect(await read(linksIn(told)['why']!)).toContain('You have reported it yourself');
  });

  it('is told what stands in the way of confirming, and not sent to the organisers for it', async () => {
    await http()
      .post(`${at}/milestones/M11/report`)
      .send({ person: 'oskar', evidence: { link: 'https://example.org/mission' } })
      .expect(200);
    const page = await read(await link('confirm', 'oskar', 'M11'));
    expect(page).toContain('Not yet: M09 must be done or waived first');
    expect(page).not.toContain('nothing to be done here');
    expect(page).toContain('It cannot be recorded as done before that on which it rests is done or waived.');
    expect(page).toContain('Rests on: M09 The host selects and proposes city and venue');
    expect(page).not.toContain('write to the organizers');
    await http().put(`${at}/roles/organiser/holders/fleur`).send({ capacity: 'supervisor' }).expect(200);
    const inFrench = await read(await link('confirm', 'fleur', 'M11'));
    expect(inFrench).toContain('Dépend de : M09 Le pays hôte choisit et propose la ville et le lieu');
  });
});

describe('a day before that on which something rests', () => {
  it('is refused with the name and day of that', async () => {
    await post(await link('confirm', 'oskar', 'M09')).expect(200);
    await post(await link('reject', 'oskar', 'M11'), { reason: 'not before the host is known' }).expect(200);
    const page = plain(
      (await post(await link('done', 'oskar', 'M11'), { on: '2030-02-19', link: 'https://example.org/m' }).expect(409)).text,
    );
    expect(page).toContain('This day cannot be right');
    expect(page).toContain('Rests on: M09 The host selects and proposes city and venue (Wednesday, 20 February 2030)');
  });
});
