import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import type { Envelope } from '../../domain/edition/commands.js';
import type { Difference } from '../../domain/replanning/difference.types.js';
import { shift } from '../../domain/time/plain-date.js';
import { EventEntity } from '../../entities/event.entity.js';
import { NoticeEntity } from '../../entities/notice.entity.js';
import { ApiOverDatabase } from '../support/api-over-database.js';
import { linksIn } from '../support/message-links.js';

jest.setTimeout(60_000);

/** What readers get of a change of plan: nothing while it is only tried; once it is decided one letter that says so, and one message at most of what comes of it. */
let api: ApiOverDatabase;
const http = () => request(api.app.getHttpServer());
let edition = '';
let at = '';
let editions = 0;

const readers = {
  oskar: ['organiser', 'intergovernmental-officer'],
  dora: ['documents-officer', 'drafter'],
  wanda: ['workshop-coordinator', 'participation-officer'],
  hana: ['host-counterpart', 'regional-counterpart', 'follow-up-officer'],
};
const names = Object.keys(readers);
const symbol = 'decision 85/550 A';
const evidence = { symbol };
const suspension = [
  { type: 'announce-postponement', evidence },
  { type: 'suspend', evidence },
];
/** Half a year earlier than first decided: much has fallen due by then. */
const reconvened = { type: 'reconvene', opening: '2030-10-07', closing: '2030-10-12', evidence: { symbol: 'decision 85/550 B' } };

const addressOf = (reader: string): string => `${reader}@${edition}.example.org`;
/** How many letters each reader has got. */
async function lettersOf(): Promise<Map<string, number>> {
  const counted = names.map(async (name): Promise<[string, number]> => [name, (await api.mailTo(addressOf(name))).length]);
  return new Map(await Promise.all(counted));
}
const sumOf = (letters: Map<string, number>): number => [...letters.values()].reduce((sum, n) => sum + n, 0);
const notices = (status: string): Promise<NoticeEntity[]> =>
  api.data.database.reads.manager.find(NoticeEntity, { where: { edition, status: status as NoticeEntity['status'] } });

/** Lets time pass without anything being sent yet. */
const wake = async (now: string): Promise<void> => {
  api.clock.present = now;
  const envelope: Envelope = { id: `wake/${now}`, edition, stream: 'edition', actor: 'lustrum', hash: '', command: { type: 'wake' } };
  await api.data.journal.handle({ envelope, now });
};

async function simulated(changes: object[]): Promise<{ number: number; difference: Difference }> {
  const { body } = await http().post(`${at}/simulations`).set('X-Lustrum-Actor', 'oskar').send({ changes });
  expect(body).toMatchObject({ stale: false });
  return body as { number: number; difference: Difference };
}
const apply = async (number: number): Promise<void> => {
  const body = { basis: { symbol, date: '2030-02-08' } };
  await http().post(`${at}/simulations/${number}/application`).set('X-Lustrum-Actor', 'oskar').send(body).expect(200);
};

beforeAll(async () => {
  api = await ApiOverDatabase.start();
});
afterAll(() => api?.stop());

beforeEach(async () => {
  edition = `c-${(editions += 1)}`;
  at = `/v1/editions/${edition}`;
  api.clock.present = '2029-06-01T09:00:00.000Z';
  const dates = { opening: '2031-04-21', closing: '2031-04-26' };
  await http()
    .post('/v1/editions')
    .send({ id: edition, title: 'Sixteenth', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2031, dates })
    .expect(201);
  for (const [id, roles] of Object.entries(readers)) {
    await http()
      .post(`${at}/people`)
      .send({ id, name: id, email: addressOf(id) })
      .expect(201);
    for (const role of roles) await http().put(`${at}/roles/${role}/holders/${id}`).send({}).expect(200);
  }
  for (const day of ['2029-06-04', '2029-11-05', '2030-02-11']) await api.pass(edition, `${day}T00:30:00.000Z`);
});

describe('what was only tried out', () => {
  it('neither sends anything nor takes back what waits to be sent', async () => {
    await wake('2030-02-12T00:30:00.000Z');
    const [letters, waiting] = [await lettersOf(), await notices('intended')];
    const { difference } = await simulated([...suspension, reconvened]);
    expect(difference.reminders.withdrawn.length + difference.reminders.new.length).toBeGreaterThan(0);
    expect(await notices('intended')).toEqual(waiting);
    await api.pass(edition, '2030-02-12T00:31:00.000Z');
    const sent = await notices('sent');
    expect(waiting.map(({ key }) => key).filter((key) => !sent.some((notice) => notice.key === key))).toEqual([]);
    expect(sumOf(await lettersOf())).toBeGreaterThan(sumOf(letters));
  });
});

describe('a suspension that is applied', () => {
  it('takes back what waits and has lost its point, and tells of itself, as its simulation said', async () => {
    const { body } = await http().get(`${at}/milestones?limit=200&dueAfter=2030-03-20`).expect(200);
    const hanging = (body as { items: { due: { root: string; on: string } }[] }).items.filter(({ due }) => due.root === 'opening');
    const [first] = hanging.map(({ due }) => due.on).sort();
    await wake(`${shift(first!, { count: -30, unit: 'd' })}T00:30:00.000Z`);
    const waiting = await notices('intended');
    expect(waiting.length).toBeGreaterThan(0);
    const { number, difference } = await simulated(suspension);
    const foretold = difference.reminders.withdrawn.flatMap(({ notice }) => notice ?? []);
    expect(foretold.length).toBeGreaterThan(0);
    await apply(number);
    expect((await notices('withdrawn')).map(({ key }) => key).sort()).toEqual(foretold.sort());
    const told = (await notices('intended')).filter(({ key }) => !waiting.some((notice) => notice.key === key));
    const toldOf = difference.reminders.new.filter(({ decision }) => decision === 'suspended');
    expect(told.map(({ kind, recipient }) => [kind, recipient])).toEqual(toldOf.map(({ recipient }) => ['decision', recipient]));
    expect((await notices('intended')).length).toBe(waiting.length - foretold.length + told.length);
  });

  it('says in the letter what becomes of each one’s milestones, and on a page why it came', async () => {
    const { number } = await simulated(suspension);
    await apply(number);
    await api.pass(edition, '2030-02-12T00:00:00.000Z');
    const { body } = await http().get(`${at}/reminders?kind=decision&recipient=hana`).expect(200);
    const [line] = (body as { items: { milestones: string[]; decision: object; status: string }[] }).items;
    expect(line).toMatchObject({ status: 'sent', decision: { kind: 'suspended', by: 'oskar', from: { opening: '2031-04-21' } } });
    const mail = (await api.mailTo(addressOf('hana'))).find(({ subject }) => subject === 'Postponed, no new dates yet (Sixteenth)');
    expect(mail?.text).toContain(`Basis: ${symbol} of 8 February 2030`);
    for (const key of line?.milestones ?? []) expect(mail?.text).toContain(`\n${key} `);
    const page = await http()
      .get(linksIn(mail!)['why'] ?? '')
      .set('Accept', 'text/html')
      .expect(200);
    expect(page.text).toContain('A decision on the congress');
  });
});

describe('a suspension with new dates that is applied', () => {
  /** Applies it in the evening and lets the next morning pass, with what waits for company. Returns what has been sent. */
  async function morningAfter(changes: object[]): Promise<NoticeEntity[]> {
    await api.pass(edition, '2030-02-12T00:30:00.000Z');
    const { number } = await simulated(changes);
    const [letters, before] = [await lettersOf(), await notices('sent')];
    await apply(number);
    expect(await lettersOf()).toEqual(letters);
    for (const minute of ['00:30', '01:00', '01:30']) await api.pass(edition, `2030-02-13T${minute}:00.000Z`);
    const sent = (await notices('sent')).filter(({ key }) => !before.some((notice) => notice.key === key));
    expect(sumOf(await lettersOf())).toBe(sumOf(letters) + sent.length);
    return sent;
  }

  it.each([
    ['later', '2032-03-08', '2032-03-13'],
    ['earlier, so that much has fallen due by it', reconvened.opening, reconvened.closing],
  ])(
    'gives each reader one letter that says so, one message at most of what has come up by it, and none twice: %s',
    async (_, opening, closing) => {
      const sent = await morningAfter([...suspension, { ...reconvened, opening, closing }]);
      const caughtUp = sent.filter(({ kind }) => kind === 'catch-up').map(({ recipient }) => recipient);
      expect(caughtUp.length).toBeGreaterThan(1);
      expect(new Set(caughtUp).size).toBe(caughtUp.length);
      const told = sent.filter(({ kind }) => kind === 'decision').map(({ recipient }) => recipient);
      expect(told.sort()).toEqual(names.filter((name) => name !== 'oskar').sort());
      // besides, only reminders of which it is the very day, by the new dates as by any others
      for (const { kind, dueOn, rung } of sent.filter((notice) => notice.kind !== 'catch-up' && notice.kind !== 'decision'))
        expect({ kind, on: shift(dueOn!, { count: rung!, unit: 'd' }) }).toEqual({ kind: 'reminder', on: '2030-02-13' });
      const succeeded = await api.data.database.reads.manager.findBy(EventEntity, { edition, type: 'delivery-succeeded' });
      const keys = succeeded.map(({ payload }) => (JSON.parse(payload) as { key: string }).key);
      expect(keys.length).toBeGreaterThan(sent.length);
      expect(new Set(keys).size).toBe(keys.length);
    },
  );
});
