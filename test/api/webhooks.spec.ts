import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import request from 'supertest';
import { activitiesOver, transportFor, type AllActivities } from '../../activities/index.js';
import { poster, type Poster } from '../../activities/webhooks/post.js';
import { schemas } from '../../apps/api/openapi/schemas/index.js';
import { Messenger } from '../../apps/api/webhooks/messenger.js';
import { allowedFrom } from '../../domain/webhooks/address.js';
import { People } from '../../entities/people.js';
import { mostWebhooks } from '../../entities/webhooks.js';
import type { MessageOutcome } from '../../workflows/contracts/webhook.js';
import { person } from '../builders/person.js';
import { apiOptions } from '../support/api.js';
import { ApiOverDatabase } from '../support/api-over-database.js';
import { silent } from '../support/silent.js';
import { isSignedWith, startReceiver, type Receiver } from '../support/webhook-receiver.js';

/** Webhooks over the API, with the activities that tell them behind it; Temporal's part is played by the test. */

const at = '/v1/editions/heard/webhooks';
let api: ApiOverDatabase;
let receiver: Receiver;
let sender: Poster;
let activities: AllActivities;
let messenger: AtOnce;
const http = () => request(api.app.getHttpServer());

/** Does at once what workflows would. */
class AtOnce extends Messenger {
  isAway = false;
  readonly woken: string[] = [];

  async wake(edition: string, webhook: string): Promise<void> {
    if (this.isAway) throw new Error('Temporal cannot be reached.');
    this.woken.push(webhook);
    await run(activities.tell, { edition, webhook, now: api.clock.present });
  }

  async send(edition: string, webhook: string, message: string): Promise<MessageOutcome | null | 'unknown'> {
    return this.isAway ? 'unknown' : run(activities.sendAgain, { edition, webhook, message, now: api.clock.present });
  }
}

const run = <Asked, Answer>(activity: (asked: Asked) => Promise<Answer>, asked: Asked): Promise<Answer> => {
  const now = Date.now();
  const environment = new MockActivityEnvironment(
    { scheduledTimestampMs: now, currentAttemptScheduledTimestampMs: now },
    { logger: silent },
  );
  return environment.run<[Asked], Answer, typeof activity>(activity, asked);
};

beforeAll(async () => {
  messenger = new AtOnce();
  api = await ApiOverDatabase.start(undefined, { messenger, webhookAllow: ['127.0.0.1'] });
  receiver = await startReceiver();
  sender = poster({ allowed: allowedFrom(['127.0.0.1']), patience: { connect: 1_000, whole: 1_000 } });
  activities = activitiesOver({
    ...api.data,
    poster: sender,
    transport: transportFor({ mailboxDir: `${api.data.folder}/mailbox` }),
    mailFrom: 'Lustrum <lustrum@localhost>',
    publicUrl: apiOptions.publicUrl,
  });
  const dates = { opening: '2034-04-23', closing: '2034-04-28' };
  const edition = { id: 'heard', title: 'Heard', template: { id: 'un-crime-congress' }, zone: 'Asia/Tokyo', targetYear: 2034, dates };
  await http().post('/v1/editions').send(edition).expect(201);
  await new People(api.data.database).save(person({ edition: 'heard', id: 'ada' }));
});
afterAll(async () => {
  await receiver?.stop();
  await sender?.close();
  await api?.stop();
});
beforeEach(() => {
  messenger.isAway = false;
  receiver.received.splice(0);
  receiver.answer = (_, response) => response.writeHead(204).end();
});
afterEach(async () => {
  for (const { id } of (await http().get(`${at}?limit=200`)).body.items) await http().delete(`${at}/${id}`).expect(204);
});

const entered = async (more: object = {}): Promise<{ id: string; secret: string; path: string }> => {
  const { body } = await http()
    .post(at)
    .send({ url: receiver.url, ...more })
    .expect(201);
  return { id: body.webhook.id, secret: body.secret, path: `${at}/${body.webhook.id}` };
};
const waive = async (milestone: string, webhook?: { id: string }): Promise<void> => {
  await http().post(`/v1/editions/heard/milestones/${milestone}/waiver`).send({ reason: 'not needed' }).expect(200);
  if (webhook) await run(activities.tell, { edition: 'heard', webhook: webhook.id, now: api.clock.present });
};

describe('a webhook', () => {
  it('is entered by whoever acts, with a secret that is shown then and never again', async () => {
    const answer = await http()
      .post(at)
      .set('X-Lustrum-Actor', 'a.tanaka')
      .send({ url: receiver.url, types: ['milestone.waived', 'milestone.waived'] })
      .expect(201);
    expect(schemas.NewWebhook.safeParse(answer.body)).toMatchObject({ success: true });
    const { webhook } = answer.body;
    expect(answer.headers).toMatchObject({ location: `${at}/${webhook.id}`, 'cache-control': 'no-store' });
    expect(webhook).toMatchObject({ types: ['milestone.waived'], createdBy: 'a.tanaka', status: 'active' });
    const read = await http().get(`${at}/${webhook.id}`).expect(200);
    expect(schemas.Webhook.safeParse(read.body)).toMatchObject({ success: true });
    const list = await http().get(at).expect(200);
    expect(schemas.WebhookPage.safeParse(list.body)).toMatchObject({ success: true });
    expect(JSON.stringify([read.body, list.body])).not.toContain('whsec_');
  });

  it('is told what happens, verified by the library of Standard Webhooks, also while its secret changes', async () => {
    const hook = await entered();
    await waive('M10', hook);
    const rotated = await http().post(`${hook.path}/secret`).send({ hours: 2 }).expect(200);
    expect(schemas.WebhookSecret.safeParse(rotated.body)).toMatchObject({ success: true });
    expect(rotated.headers['cache-control']).toBe('no-store');
    await waive('M11', hook);
    const signedWith = (n: number): boolean[] =>
      [hook.secret, rotated.body.secret].map((secret: string) => isSignedWith(secret, receiver.received[n]!));
    const waivers = receiver.received.flatMap(({ message }, n) => (message.type === 'milestone.waived' ? [n] : []));
    expect(waivers.map(signedWith)).toEqual([
      [true, false],
      [true, true],
    ]);
    await http().post(`${hook.path}/secret`).send({ hours: 169 }).expect(422);
  });

  it.each([
    [{}, '/url'],
    [{ url: 'http://receiver.test/' }, '/url'],
    [{ url: 'https://ada:secret@receiver.test/' }, '/url'],
    [{ url: 'https://169.254.169.254/latest' }, '/url'],
    [{ url: 'https://[::ffff:10.0.0.1]/' }, '/url'],
    [{ url: 'https://localhost/' }, '/url'],
    [{ url: 'https://receiver.test/', types: ['reminders-reached'] }, '/types'],
    [{ url: 'https://receiver.test/', types: 'milestone.waived' }, '/types'],
    [{ url: 'https://receiver.test/', person: 'ada', types: ['milestone.waived'] }, '/types'],
    [{ url: 'https://receiver.test/', secret: 'whsec_mine' }, '/secret'],
  ])('is refused: %j', async (body, pointer) => {
    const refused = await http().post(at).send(body).expect(422);
    expect(refused.body).toMatchObject({ code: 'body-invalid', errors: [{ pointer }] });
    expect((await http().get(at)).body.items).toEqual([]);
  });

  it('of a person is one, of somebody who is in the directory', async () => {
    expect((await http().post(at).send({ url: receiver.url, person: 'nobody' })).body).toMatchObject({
      status: 404,
      code: 'person-unknown',
    });
    await entered({ person: 'ada' });
    expect((await http().post(at).send({ url: receiver.url, person: 'ada' })).body).toMatchObject({ status: 409, code: 'webhook-exists' });
  });

  it('is entered once for an address; what is asked for again names it, and its secret can be had anew', async () => {
    const hook = await entered();
    const other = await entered({ url: 'https://receiver.test/other' });
    for (const again of [
      http()
        .post(at)
        .send({ url: receiver.url, types: ['milestone.waived'] }),
      http().put(other.path).send({ url: receiver.url }),
    ])
      expect((await again.expect(409)).body).toMatchObject({
        code: 'webhook-exists',
        errors: [{ pointer: '/url' }],
        facts: [{ ref: hook.id }],
      });
    const { body } = await http().post(`${hook.path}/secret`).send({ hours: 0 }).expect(200);
    await waive('M17', hook);
    expect(isSignedWith(body.secret, receiver.received.at(-1)!)).toBe(true);
    expect((await http().get(at)).body.items).toHaveLength(2);
  });

  it('is refused where an edition has as many as it can have', async () => {
    for (let n = 0; n < mostWebhooks; n += 1) await entered({ url: `https://receiver.test/${n}` });
    const refused = await http().post(at).send({ url: receiver.url }).expect(409);
    expect(refused.body).toMatchObject({ code: 'webhooks-too-many', detail: expect.stringContaining(`${mostWebhooks} webhooks`) });
    await entered({ person: 'ada' });
  });

  it('gets another address, at which what failed is tried at once', async () => {
    const elsewhere = await startReceiver();
    try {
      const hook = await entered();
      receiver.answer = (_, response) => response.writeHead(500).end();
      await waive('M12', hook);
      expect((await http().get(hook.path)).body).toMatchObject({ failures: 1, retryAt: expect.any(String) });
      const changed = await http().put(hook.path).send({ url: elsewhere.url }).expect(200);
      expect(changed.body).toMatchObject({ url: elsewhere.url, failures: 0, retryAt: null });
      expect(messenger.woken).toContain(hook.id);
      expect(elsewhere.received[0]?.id).toBe(receiver.received[0]?.id);
      await http().put(hook.path).send({ url: 'https://10.0.0.1/' }).expect(422);
    } finally {
      await elsewhere.stop();
    }
  });

  it('that was switched off says why, and goes on when it is resumed', async () => {
    const hook = await entered();
    receiver.answer = (_, response) => response.writeHead(410).end('gone fishing');
    await waive('M13', hook);
    expect((await http().get(hook.path)).body).toMatchObject({ status: 'disabled', disabledWhy: expect.stringContaining('gone fishing') });
    receiver.answer = (_, response) => response.writeHead(204).end();
    receiver.received.splice(0);
    await http().post(`${hook.path}/resumption`).send({ from: 'yesterday' }).expect(422);
    const resumed = await http().post(`${hook.path}/resumption`).send({}).expect(200);
    expect(resumed.body).toMatchObject({ status: 'active', disabledWhy: null });
    expect(receiver.received[0]?.message).toMatchObject({ type: 'milestone.waived', data: { milestone: 'M13' } });
  });

  it('is kept as it was told to be though Temporal is away', async () => {
    const hook = await entered();
    messenger.isAway = true;
    await http().put(hook.path).send({ url: 'https://receiver.test/' }).expect(200);
    expect((await http().post(`${hook.path}/test`)).body).toMatchObject({ status: 503, code: 'outcome-unknown' });
  });

  it('that there is not, or of another edition, is 404 everywhere', async () => {
    const hook = await entered();
    for (const path of [`${at}/none`, hook.path.replace('heard', 'unheard')]) {
      for (const asked of [
        http().get(path),
        http().put(path).send({ url: receiver.url }),
        http().delete(path),
        http().post(`${path}/secret`).send({}),
        http().post(`${path}/resumption`).send({}),
        http().post(`${path}/test`),
        http().get(`${path}/deliveries`),
        http().post(`${path}/deliveries/msg_1/replay`),
      ])
        expect((await asked).status).toBe(404);
    }
  });
});

describe('the delivery log', () => {
  it('has every attempt, in pages and filtered, and each message can be sent again under its id', async () => {
    const hook = await entered({ types: ['milestone.waived'] });
    for (const milestone of ['M14', 'M15', 'M16']) await waive(milestone, hook);
    const first = await http().get(`${hook.path}/deliveries?limit=2`).expect(200);
    expect(schemas.DeliveryPage.safeParse(first.body)).toMatchObject({ success: true });
    const rest = await http().get(`${hook.path}/deliveries`).query({ cursor: first.body.next, limit: 2 }).expect(200);
    const items = [...first.body.items, ...rest.body.items];
    expect(items).toHaveLength(3);
    expect(new Set(items.map(({ message }: { message: string }) => message)).size).toBe(3);
    expect(rest.body.next).toBeNull();
    expect((await http().get(`${hook.path}/deliveries?outcome=failed`)).body.items).toEqual([]);
    await http().get(`${hook.path}/deliveries?outcome=lost`).expect(400);
    await http().get(`${hook.path}/deliveries?cursor=x`).expect(400);

    const { id, body } = receiver.received[0]!;
    const replayed = await http().post(`${hook.path}/deliveries/${id}/replay`).expect(200);
    expect(schemas.WebhookAttempt.safeParse(replayed.body)).toMatchObject({ success: true });
    expect(replayed.body).toMatchObject({ message: id, attempt: 2, outcome: 'delivered' });
    expect(receiver.received.at(-1)).toMatchObject({ id, body });
    expect((await http().get(`${hook.path}/deliveries?message=${id}`)).body.items).toHaveLength(2);
    expect((await http().post(`${hook.path}/deliveries/msg_heard_1_0/replay`)).body).toMatchObject({
      status: 404,
      code: 'delivery-unknown',
    });
  });

  it('has trials as well', async () => {
    const hook = await entered();
    receiver.answer = (_, response) => response.writeHead(401).end('who are you');
    const tried = await http().post(`${hook.path}/test`).expect(200);
    expect(tried.body).toMatchObject({ attempt: 1, outcome: 'failed', status: 401, answer: 'who are you' });
    const { items } = (await http().get(`${hook.path}/deliveries?type=webhook.test`)).body;
    expect(items).toMatchObject([{ message: tried.body.message, outcome: 'failed', position: null }]);
  });
});

describe('the webhook of a person', () => {
  it('takes the notices that others get as letters; each can be sent again', async () => {
    const hook = await entered({ person: 'ada' });
    const { journal, database } = api.data;
    await new People(database).save(person({ edition: 'heard', id: 'ada', channel: 'webhook', language: 'ar' }));
    await http().put('/v1/editions/heard/roles/organiser/holders/ada').expect(200);
    const now = '2030-12-02T12:00:00.000Z';
    const wake = { id: 'wake', edition: 'heard', stream: 'edition', actor: 'lustrum', hash: '', command: { type: 'wake' } } as const;
    await journal.handle({ envelope: wake, now });
    expect(await run(activities.deliver, { edition: 'heard', now })).toMatchObject({ sent: expect.any(Number), failed: 0 });
    const [brought] = receiver.received;
    expect(brought).toBeDefined();
    expect(isSignedWith(hook.secret, brought!)).toBe(true);
    expect(brought!.message).toMatchObject({ type: expect.stringMatching(/^notice\./), data: { edition: 'heard', language: 'ar' } });
    expect(brought!.message.data['text']).toMatch(/[\u0600-\u06ff]/);
    const { body: ledger } = await http().get('/v1/editions/heard/reminders?recipient=ada&status=sent');
    expect((ledger.items as { messageId: string }[]).map(({ messageId }) => messageId)).toEqual(receiver.received.map(({ id }) => id));
    const again = await http().post(`${hook.path}/deliveries/${brought!.id}/replay`).expect(200);
    expect(again.body).toMatchObject({ attempt: 2, outcome: 'delivered' });
    expect(receiver.received.at(-1)).toMatchObject({ id: brought!.id, message: { data: { subject: brought!.message.data['subject'] } } });
    const [entry] = (await http().get(`${hook.path}/deliveries`)).body.items;
    expect(entry).toMatchObject({ notice: brought!.message.data['notice'], position: null });
  });
});

describe('the end', () => {
  it('of an edition is the last that its webhooks are told; none is entered after it', async () => {
    const hook = await entered();
    await http().post('/v1/editions/heard/closure').send({ reason: 'over' }).expect(200);
    await run(activities.tell, { edition: 'heard', webhook: hook.id, now: api.clock.present });
    expect(receiver.received.at(-1)?.message.type).toBe('edition.closed');
    expect((await http().post(at).send({ url: receiver.url })).body).toMatchObject({ status: 409, code: 'edition-archived' });
  });
});
