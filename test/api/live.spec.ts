import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Client, Connection } from '@temporalio/client';
import request from 'supertest';
import { activitiesOver, transportFor } from '../../activities/index.js';
import { createApi } from '../../apps/api/app.js';
import { TemporalCarrier } from '../../apps/api/commands/temporal-carrier.js';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import { Mailbox } from '../../apps/api/mailbox/mailbox.js';
import { SystemClock } from '../../apps/api/reading/clock.js';
import { dateIn, shift } from '../../domain/time/plain-date.js';
import { engine } from '../../entities/journal/engine.js';
import { Links } from '../../entities/links.js';
import { Feeds } from '../../entities/feeds.js';
import { People } from '../../entities/people.js';
import { DatabaseReading } from '../../entities/reading/reading.js';
import { Secrets } from '../../entities/secrets.js';
import { Simulations } from '../../entities/simulations.js';
import { TemplateNames } from '../../entities/template-words.js';
import { apiOptions } from '../support/api.js';
import { dataFolder, type DataFolder } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { linksIn } from '../support/message-links.js';
import { organised } from '../support/organiser.js';
import { namespace, startTemporal, type TemporalServer } from '../support/temporal.js';
import { webhookParts } from '../support/webhook-parts.js';
import { startWorker, type RunningWorker } from '../support/worker.js';

jest.setTimeout(180_000);

/** The API with everything behind it that is there in production: SQLite, Temporal's server, a worker. */
const queue = 'lustrum-api-live';
const patience = 4_000;
let temporal: TemporalServer;
let data: DataFolder;
let worker: RunningWorker | undefined;
let app: NestExpressApplication;
const http = () => request(app.getHttpServer());

async function startedWorker(): Promise<RunningWorker> {
  const parts = {
    database: data.database,
    journal: data.journal,
    transport: transportFor({ mailboxDir: `${data.folder}/mailbox` }),
    mailFrom: 'Lustrum <lustrum@localhost>',
    publicUrl: 'http://127.0.0.1:3000',
  };
  return startWorker(temporal.address, queue, activitiesOver(parts));
}

beforeAll(async () => {
  [temporal, data] = await Promise.all([startTemporal(), dataFolder()]);
  worker = await startedWorker();
  const client = new Client({ connection: Connection.lazy({ address: temporal.address }), namespace });
  const parts = {
    reading: new DatabaseReading(data.database, engine),
    directory: new People(data.database),
    carrier: new TemporalCarrier(client, queue, patience),
    clock: new SystemClock(),
    links: new Links(new Secrets(data.database)),
    vocabulary: new TemplateNames(data.database),
    webhooks: webhookParts(data.database),
    feeds: new Feeds(data.database),
    simulations: new Simulations(data.database),
  };
  app = await createApi(parts, { ...apiOptions, mailboxDir: `${data.folder}/mailbox` }, false);
  await app.init();
});

afterAll(async () => {
  await app?.close();
  await worker?.stop();
  await temporal?.stop();
  await data?.close();
});

const year = new Date().getUTCFullYear() + 4;
const edition = {
  id: 'live-1',
  title: 'Live',
  template: { id: 'un-crime-congress' },
  zone: 'Asia/Tokyo',
  targetYear: year,
  dates: { opening: `${year}-04-23`, closing: `${year}-04-28` },
  conference: 250,
};
const at = '/v1/editions/live-1';

describe('the API over the real parts', () => {
  it('opens an edition in less than 2 s, and again under the same key as the first time', async () => {
    const open = () => http().post('/v1/editions').set('Idempotency-Key', 'open-live-1').send(edition);
    const begun = performance.now();
    const first = await open().expect(201);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(schemas.EditionAnswer.safeParse(first.body)).toMatchObject({ success: true });
    expect((await open().expect(201)).body).toEqual(first.body);
    expect((await http().post('/v1/editions').send(edition)).body).toMatchObject({ status: 409, code: 'edition-exists' });
    await organised(http, at);
  });

  it('advances a milestone with its evidence; report and event log agree', async () => {
    await http()
      .put(`${at}/externals/previous-outcome`)
      .send({ evidence: { symbol: 'A/RES/81/190' } })
      .expect(200);
    const { etag } = (await http().get(`${at}/milestones/M01`).expect(200)).headers as { etag: string };
    const act = () =>
      http()
        .post(`${at}/milestones/M01/completion`)
        .set('If-Match', etag)
        .set('X-Lustrum-Actor', 'general-assembly')
        .send({ evidence: { symbol: 'A/RES/81/190' }, basis: 'A/RES/81/190' });
    const answer = await act().expect(200);
    expect(answer.body).toMatchObject({
      milestone: { status: 'done', done: { by: 'general-assembly' } },
      command: { events: [{ stream: 'edition', type: 'milestone-completed' }] },
    });
    expect((await act()).body).toMatchObject({ status: 412, code: 'version-stale' });
    const { done } = (await http().get(`${at}/progress`).expect(200)).body as { done: unknown[] };
    expect(done).toEqual([expect.objectContaining({ key: 'M01', by: 'general-assembly' })]);
    expect((await http().get(`${at}/events?actor=general-assembly`)).body.items).toEqual([
      expect.objectContaining({ basis: 'A/RES/81/190', event: expect.objectContaining({ type: 'milestone-completed' }) }),
    ]);
  });

  it('a stage’s step goes to the stage’s workflow, at once after what starts it', async () => {
    await http().post(`${at}/milestones/M06/waiver`).send({ reason: 'decided by the Assembly' }).expect(200);
    const answer = await http()
      .post(`${at}/stages/discussion-guide/steps/name-institutes`)
      .send({ payload: { institutes: ['UNAFEI'] } });
    expect(answer.body).toMatchObject({ stage: { status: 'running', performed: [{ step: 'name-institutes' }] } });
    expect((await http().post(`${at}/stages/declaration/steps/agree-work-plan`).send({})).body).toMatchObject({
      status: 409,
      code: 'stage-not-started',
    });
  });

  it('of two commands at once on one milestone one wins, the other is refused by the new state', async () => {
    const both = await Promise.all(
      ['a', 'b'].map((who) => http().post(`${at}/milestones/M02/waiver`).set('X-Lustrum-Actor', who).send({ reason: 'no offer awaited' })),
    );
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(both.find((r) => r.status === 409)?.body).toMatchObject({
      code: 'milestone-not-open',
      allowedActions: expect.arrayContaining([expect.objectContaining({ action: 'reopen' })]),
    });
  });

  it('of twenty with one key all are answered alike and one is carried out', async () => {
    const many = await Promise.all(
      Array.from({ length: 20 }, () =>
        http().post(`${at}/milestones/M32/waiver`).set('Idempotency-Key', 'once-only').send({ reason: 'no expert group' }),
      ),
    );
    expect(new Set(many.map((r) => r.status))).toEqual(new Set([200]));
    expect((await http().get(`${at}/events?milestone=M32&type=milestone-waived`)).body.items).toHaveLength(1);
  });

  it('a workflow that Temporal has lost is started again from the record, and the command goes on', async () => {
    const connection = await Connection.connect({ address: temporal.address });
    try {
      const client = new Client({ connection, namespace });
      await client.workflow.getHandle('lustrum/live-1/edition').terminate('lost');
      const pinned = await http()
        .put(`${at}/milestones/M36/pin`)
        .send({ on: `${year}-01-10`, reason: 'the printer asked for it' });
      expect(pinned.status).toBe(200);
      expect(pinned.body.milestone.due.on).toBe(`${year}-01-10`);
      expect((await client.workflow.getHandle('lustrum/live-1/edition').describe()).status.name).toBe('RUNNING');
    } finally {
      await connection.close();
    }
  });

  it('so is a stage of which only Temporal has lost the workflow', async () => {
    const connection = await Connection.connect({ address: temporal.address });
    try {
      const handle = new Client({ connection, namespace }).workflow.getHandle('lustrum/live-1/discussion-guide');
      await handle.terminate('lost');
      const step = await http()
        .post(`${at}/stages/discussion-guide/steps/invite-contributions`)
        .send({ payload: { invitation: 'Note verbale CU 2018/1' } });
      expect(step.body).toMatchObject({ stage: { performed: [{ step: 'name-institutes' }, { step: 'invite-contributions' }] } });
      expect((await handle.describe()).status.name).toBe('RUNNING');
    } finally {
      await connection.close();
    }
  });

  it('of two different requests under one key at the same moment one is carried out, and only that one hears of success', async () => {
    for (let n = 1; n <= 8; n++) {
      const days = [`${year}-01-1${n}`, `${year}-02-1${n}`];
      const both = await Promise.all(
        days.map((on) => http().put(`${at}/milestones/M36/pin`).set('Idempotency-Key', `shared-${n}`).send({ on, reason: 'the printer' })),
      );
      expect(both.filter((r) => r.status === 200)).toHaveLength(1);
      expect(both.find((r) => r.status !== 200)?.body).toMatchObject({ code: 'key-reused' });
      const { due } = (await http().get(`${at}/milestones/M36`).expect(200)).body as { due: { on: string } };
      expect(due.on).toBe(days[both.findIndex((r) => r.status === 200)]);
    }
  });

  it('a reader who moves to another zone is heard of by the edition’s workflow, one who stays is not', async () => {
    const connection = await Connection.connect({ address: temporal.address });
    try {
      const handle = new Client({ connection, namespace }).workflow.getHandle('lustrum/live-1/edition');
      const looks = async (): Promise<number> =>
        ((await handle.fetchHistory()).events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes).length;
      const ada = { name: 'Ada', email: 'ada@example.org', language: 'en' };
      await http()
        .post(`${at}/people`)
        .send({ id: 'ada', ...ada })
        .expect(201);
      const before = await looks();
      await http()
        .put(`${at}/people/ada`)
        .send({ ...ada, name: 'Ada L.', zone: 'Asia/Tokyo' })
        .expect(200);
      expect(await looks()).toBe(before);
      await http()
        .put(`${at}/people/ada`)
        .send({ ...ada, zone: 'Pacific/Auckland' })
        .expect(200);
      expect(await looks()).toBe(before + 1);
    } finally {
      await connection.close();
    }
  });

  it('a list of people is taken in with their roles, once under its key, and told to the edition’s workflow', async () => {
    const list = [
      'id,kind,name,email,language,zone,station,working_days,channel,digest,quiet_from,quiet_to,absences,roles',
      'bo,,Bo,bo@example.org,zh,,,,,,,,,organiser:deputy;drafter:responsible',
      'cy,body,Institute,cy@example.org,ru,Europe/Vienna,,,calendar,,,,,drafter:informed',
    ].join('\r\n');
    const send = () => http().post(`${at}/people/import`).set('Content-Type', 'text/csv').set('Idempotency-Key', 'list').send(list);
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(schemas.Import.safeParse(both[0]?.body)).toMatchObject({ success: true });
    expect((await send().expect(200)).body).toEqual(both[0]?.body);
    const { items } = (await http().get(`${at}/roles`).expect(200)).body as { items: { id: string; byCapacity: object }[] };
    expect(items.find(({ id }) => id === 'drafter')?.byCapacity).toMatchObject({ responsible: ['bo'], informed: ['cy'] });
    expect((await http().get(`${at}/events?type=role-assigned`).expect(200)).body.items).toHaveLength(4);
    const again = await http().post(`${at}/people/import?preview=true`).set('Content-Type', 'text/csv').send(list).expect(200);
    expect(again.body).toMatchObject({ left: ['bo', 'cy'], faults: [] });
  });

  it('a message comes with links: looking changes nothing, answering is done once', async () => {
    // somewhere it is neither too early for a notice nor near midnight
    const now = new Date().toISOString();
    const zone = ['Pacific/Auckland', 'Asia/Kolkata', 'Europe/Vienna', 'America/New_York', 'Pacific/Honolulu'].find((z) => {
      const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: z }).format(Date.parse(now)));
      return hour >= 9 && hour <= 20;
    })!;
    const on = shift(dateIn(zone, now), { count: 30, unit: 'd' });
    await http().put(`${at}/milestones/M09/pin`).send({ on, reason: 'agreed with the host' }).expect(200);
    await http().post(`${at}/people`).send({ id: 'hana', name: 'Hana', email: 'hana@example.org', zone }).expect(201);
    await http().put(`${at}/roles/host-counterpart/holders/hana`).send({}).expect(200);
    const mailbox = new Mailbox(`${data.folder}/mailbox`);
    let links: Record<string, string> = {};
    await eventually(async () => {
      const mail = (await mailbox.latest()).find(({ to, subject }) => to.includes('hana@') && subject.includes('M09'));
      expect(mail).toBeDefined();
      links = linksIn(mail!);
    }, 30_000);
    const told = async (): Promise<unknown> => (await http().get(`${at}/events?stream=edition&actor=hana`)).body.items;
    for (const path of Object.values(links)) await http().get(path).expect(200);
    expect(await told()).toEqual([]);
    const acknowledge = () =>
      http()
        .post(links['acknowledge']!)
        .type('form')
        .send({ until: shift(on, { count: -1, unit: 'd' }) });
    const both = await Promise.all([acknowledge(), acknowledge()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await acknowledge().expect(200);
    expect(await told()).toEqual([
      expect.objectContaining({ event: expect.objectContaining({ type: 'reminder-acknowledged', milestone: 'M09', person: 'hana' }) }),
    ]);
    const [reminder] = (await http().get(`${at}/reminders?recipient=hana&milestone=M09`)).body.items as { response: string }[];
    expect(reminder).toMatchObject({ status: 'sent', response: 'acknowledged' });
    await http().get(links['acknowledge']!.replace('/acknowledge/', '/done/')).expect(404);
  });

  it('keys that every object has of itself do no harm', async () => {
    expect((await http().post(`${at}/milestones/constructor/start`).send({})).status).toBe(404);
  });
});

describe('with the worker gone', () => {
  it('a command is 503, outcome unknown; it is carried out once when the worker is back, and repeating it is harmless', async () => {
    await worker?.stop();
    worker = undefined;
    const act = () => http().post(`${at}/milestones/M10/start`).set('Idempotency-Key', 'while-away').send({});
    const away = await act();
    expect(away.body).toMatchObject({ status: 503, code: 'outcome-unknown' });
    expect(away.headers).toMatchObject({ 'retry-after': '2', 'idempotency-key': 'while-away' });
    await http().get(`${at}/milestones`).expect(200);
    worker = await startedWorker();
    let back = await act();
    for (let i = 0; i < 5 && back.status === 503; i++) back = await act();
    expect(back.body).toMatchObject({ milestone: { key: 'M10', status: 'in-progress' } });
    expect((await http().get(`${at}/events?milestone=M10&type=milestone-started`)).body.items).toHaveLength(1);
  });
});

describe('with Temporal gone', () => {
  it('reading goes on, commands are 503, what was answered is answered again, and all is well after its return', async () => {
    await temporal.kill();
    await http().get(`${at}/milestones`).expect(200);
    await http().get(`${at}/progress`).expect(200);
    const away = await http().post(`${at}/milestones/M44/start`).set('Idempotency-Key', 'temporal-away').send({});
    expect(away.body).toMatchObject({ status: 503, code: 'outcome-unknown' });
    await http().post(`${at}/milestones/M32/waiver`).set('Idempotency-Key', 'once-only').send({ reason: 'no expert group' }).expect(200);
    await http().put(`${at}/people/ada`).send({ name: 'Ada', email: 'ada@example.org', zone: 'Asia/Tokyo', language: 'en' }).expect(200);
    expect((await http().get('/health/ready').expect(503)).body).toMatchObject({ checks: { database: 'ok', temporal: 'unreachable' } });
    await temporal.restart();
    let back = await http().post(`${at}/milestones/M44/start`).set('Idempotency-Key', 'temporal-away').send({});
    for (let i = 0; i < 10 && back.status === 503; i++)
      back = await http().post(`${at}/milestones/M44/start`).set('Idempotency-Key', 'temporal-away').send({});
    expect(back.body).toMatchObject({ milestone: { status: 'in-progress' } });
    await http().get('/health/ready').expect(200);
  });
});

describe('the end', () => {
  it('an archived edition is read, repeats its last answer, and refuses by the core’s own word', async () => {
    const close = () => http().post(`${at}/closure`).set('Idempotency-Key', 'the-end').send({ reason: 'over' });
    const first = await close().expect(200);
    expect(first.body).toMatchObject({ edition: { status: 'archived' } });
    expect((await close().expect(200)).body).toEqual(first.body);
    expect((await http().post(`${at}/milestones/M44/waiver`).send({ reason: 'late' })).body).toMatchObject({
      status: 409,
      code: 'edition-archived',
    });
  });
});
