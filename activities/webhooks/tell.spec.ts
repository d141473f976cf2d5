import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { allowedFrom } from '../../domain/webhooks/address.js';
import { People } from '../../entities/people.js';
import { switchOff } from '../../entities/webhook-end.js';
import { WebhookLog } from '../../entities/webhook-log.js';
import { Webhooks } from '../../entities/webhooks.js';
import { letter, reader } from '../../test/builders/letter.js';
import { person } from '../../test/builders/person.js';
import { Databases } from '../../test/support/databases.js';
import { Desk } from '../../test/support/desk.js';
import { silent } from '../../test/support/silent.js';
import { isSignedWith, startReceiver, type Receiver } from '../../test/support/webhook-receiver.js';
import type { MessageOutcome, TellResult } from '../../workflows/contracts/webhook.js';
import type { EditionEvent, Notice, Passed } from '../../domain/edition/events.js';
import { againSender, type AgainParts } from './again.js';
import type { WebhookParts } from './attempt.js';
import { waits } from './backoff.js';
import { hookOver } from './hook.js';
import { poster, type Poster } from './post.js';
import { teller } from './tell.js';

/** What webhooks are told, from a real log of events, by HTTP, on a clock of the test's own. */

const edition = 'edition';
const databases = new Databases('sqlite');
let desk: Desk;
let webhooks: Webhooks;
let receiver: Receiver;
let sender: Poster;
let parts: WebhookParts;
let hook: string;
let secret: string;
let present: number;

beforeEach(async () => {
  desk = new Desk(await databases.migrated());
  await desk.open();
  webhooks = new Webhooks(desk.database);
  receiver = await startReceiver();
  sender = poster({ allowed: allowedFrom(['127.0.0.1']), patience: { connect: 500, whole: 500 } });
  parts = {
    log: new WebhookLog(desk.database),
    poster: sender,
    switchOff: (...ending) => switchOff(desk.journal, ...ending),
  };
  present = Date.parse('2030-01-03T00:00:00.000Z');
  ({ id: hook, secret } = await entered());
});
afterEach(async () => {
  await receiver.stop();
  await sender.close();
  await databases.close();
});

async function entered(more: { url?: string; types?: string[]; person?: string } = {}): Promise<{ id: string; secret: string }> {
  const added = await webhooks.add({ edition, url: receiver.url, types: [], by: 'organiser', at: now(), ...more });
  if ('refused' in added) throw new Error(`It was not entered: ${added.refused}.`);
  return { id: added.webhook.id, secret: added.secret };
}
const now = (): string => new Date(present).toISOString();
const environment = (): MockActivityEnvironment => {
  const at = Date.now();
  return new MockActivityEnvironment({ scheduledTimestampMs: at, currentAttemptScheduledTimestampMs: at }, { logger: silent });
};
const tell = (webhook = hook, over = parts): Promise<TellResult> => environment().run(teller(over), { edition, webhook, now: now() });
const start = (...milestones: string[]): Promise<unknown> =>
  milestones.reduce<Promise<unknown>>(
    (done, milestone) => done.then(() => desk.give({ type: 'start', milestone }, { id: `start/${milestone}` })),
    Promise.resolve(),
  );
const types = (): string[] => receiver.received.map(({ message }) => message.type);
const milestones = (): unknown[] => receiver.received.map(({ message }) => message.data['milestone']);
const ids = (): string[] => receiver.received.map(({ id }) => id);
const found = async (id = hook) => (await webhooks.find(edition, id))!;
const attempts = async (id = hook) => (await parts.log.attempts(id, {}, undefined, 100)).reverse();

describe('a webhook', () => {
  it('is told what has happened since it was entered, in order, signed, once', async () => {
    await start('M100', 'M101', 'M102');
    expect(await tell()).toEqual({ told: 3, next: null });
    expect(await tell()).toEqual({ told: 0, next: null });
    expect(types()).toEqual(Array(3).fill('milestone.started'));
    expect(milestones()).toEqual(['M100', 'M101', 'M102']);
    expect(receiver.received.every((message) => isSignedWith(secret, message))).toBe(true);
    expect(await webhooks.behind()).toEqual([]);
  });

  it('is told of what it wants to hear alone, and is past the rest', async () => {
    const { id } = await entered({ url: `${receiver.url}?waivers`, types: ['milestone.waived'] });
    await start('M100');
    await desk.give({ type: 'waive', milestone: 'M101', reason: 'not needed' }, { id: 'waive' });
    await start('M102');
    expect(await tell(id)).toEqual({ told: 1, next: null });
    expect(types()).toEqual(['milestone.waived']);
    expect((await found(id)).position).toBe(Number(await desk.reading.version(edition)));
  });

  it('whose receiver fails is told nothing else before that: order is kept', async () => {
    receiver.answer = (_, response, { message }) => response.writeHead(message.data['milestone'] === 'M101' ? 500 : 204).end();
    await start('M100', 'M101', 'M102');
    const { next, ...rest } = await tell();
    expect(rest).toEqual({ told: 1, failure: 'HTTP 500' });
    expect(Date.parse(next!) - present).toBeGreaterThanOrEqual(waits[0]!);
    expect(milestones()).toEqual(['M100', 'M101']);
    // whoever calls before it is time waits as well
    expect(await tell()).toEqual({ told: 0, next });
    expect(receiver.received).toHaveLength(2);
    receiver.answer = (_, response) => response.writeHead(204).end();
    present = Date.parse(next!);
    expect(await tell()).toEqual({ told: 2, next: null });
    expect(milestones()).toEqual(['M100', 'M101', 'M101', 'M102']);
    expect(ids()[1]).toBe(ids()[2]);
    expect(await found()).toMatchObject({ failures: 0, failingSince: null, retryAt: null });
  });

  it('is told again under the same id after a process ended between sending and recording', async () => {
    await start('M100', 'M101');
    const dies = Object.assign(Object.create(parts.log) as WebhookLog, { end: () => Promise.reject(new Error('the process ended')) });
    await expect(tell(hook, { ...parts, log: dies })).rejects.toThrow('the process ended');
    present += 60_000;
    expect(await tell()).toEqual({ told: 2, next: null });
    expect(milestones()).toEqual(['M100', 'M100', 'M101']);
    expect(ids()[0]).toBe(ids()[1]);
    expect((await attempts()).map(({ message, attempt, outcome }) => [message, attempt, outcome])).toEqual([
      [ids()[0], 1, 'outcome-unknown'],
      [ids()[0], 2, 'delivered'],
      [ids()[2], 1, 'delivered'],
    ]);
  });

  it('that took the first messages about one event is sent only the others', async () => {
    let takes = 3;
    receiver.answer = (_, response) => response.writeHead(takes-- > 0 ? 204 : 503).end();
    const passed = ['M100', 'M101', 'M102', 'M103', 'M104'].map((milestone): Passed => {
      return { kind: 'overdue', milestone, dueOn: '2030-01-02', revision: 1 };
    });
    await desk.journal.record<EditionEvent>(edition, 'edition', now(), () => [{ type: 'time-passed', passed }]);
    const first = await tell();
    expect(first).toMatchObject({ told: 3, failure: 'HTTP 503' });
    takes = Infinity;
    present = Date.parse(first.next!);
    await tell();
    expect(milestones()).toEqual(['M100', 'M101', 'M102', 'M103', 'M103', 'M104']);
    expect(new Set(types())).toEqual(new Set(['milestone.overdue']));
  });

  it('that asks for time is given it', async () => {
    receiver.answer = (_, response) => response.writeHead(429, { 'Retry-After': '1800' }).end();
    await start('M100');
    const { next } = await tell();
    expect(Date.parse(next!) - present).toBeGreaterThanOrEqual(1_800_000);
    expect(Date.parse(next!) - present).toBeLessThan(1_810_000);
  });

  it('that fails for three days is switched off and reported, and goes on from there when it is resumed', async () => {
    await new People(desk.database).save(person());
    await desk.give({ type: 'assign-role', role: desk.template.reminders.organiser, person: 'p1' }, { id: 'assign' });
    receiver.answer = (_, response) => response.writeHead(500).end('out of order');
    await start('M100');
    const begun = present;
    let result: TellResult;
    for (result = await tell(); result.next !== null; result = await tell()) present = Date.parse(result.next);
    expect(result).toEqual({ told: 0, next: null, failure: 'HTTP 500: out of order', switchedOff: true });
    expect((present - begun) / 3_600_000).toBeCloseTo(71.6, 0);
    expect(new Set(ids()).size).toBe(1);
    expect(ids()).toHaveLength(10);
    expect(await found()).toMatchObject({ status: 'disabled', disabledWhy: expect.stringContaining('out of order'), failures: 10 });
    expect((await desk.reading.notices(edition, {}, 0, 100)).filter(({ recipient }) => recipient === 'p1')).toMatchObject([
      { kind: 'concern' },
    ]);
    await start('M101');
    expect(await tell()).toEqual({ told: 0, next: null });
    receiver.answer = (_, response) => response.writeHead(204).end();
    await webhooks.resume(edition, hook, 'where-it-stopped');
    expect(await tell()).toMatchObject({ told: 2, next: null });
    expect(milestones().slice(-2)).toEqual(['M100', 'M101']);
  });

  it('that is gone (410) is switched off at once', async () => {
    receiver.answer = (_, response) => response.writeHead(410).end();
    await start('M100');
    expect(await tell()).toMatchObject({ next: null, switchedOff: true });
    expect(await found()).toMatchObject({ status: 'disabled', disabledWhy: expect.stringContaining('gone') });
  });

  it('that leads where none may lead is not told, and its log says so', async () => {
    await start('M100');
    const strict = poster();
    expect(await tell(hook, { ...parts, poster: strict })).toMatchObject({
      told: 0,
      failure: expect.stringContaining('not a public address'),
    });
    await strict.close();
    expect(receiver.received).toEqual([]);
    expect(await attempts()).toMatchObject([{ outcome: 'refused', status: null }]);
  });

  it('that was removed or switched off meanwhile is told nothing more', async () => {
    await start('M100', 'M101');
    receiver.answer = (_, response) => void webhooks.remove(edition, hook).then(() => response.writeHead(204).end());
    expect(await tell()).toEqual({ told: 1, next: null });
    expect(await tell()).toEqual({ told: 0, next: null });
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a message that somebody asks for', () => {
  const again = (message: string, more: Partial<AgainParts> = {}): Promise<MessageOutcome | null> => {
    const send = againSender({ ...parts, notice: async () => undefined, letterOf: async () => null, ...more });
    return environment().run(send, { edition, webhook: hook, message, now: now() });
  };

  it('goes out again as it was, under the id it has, and leaves the webhook where it is', async () => {
    await start('M100', 'M101');
    await tell();
    const [first] = receiver.received;
    const before = await found();
    expect(await again(first!.id)).toEqual({ attempt: 2, outcome: 'delivered', status: 204, answer: '' });
    expect(receiver.received[2]).toMatchObject({ id: first!.id, body: first!.body });
    receiver.answer = (_, response) => response.writeHead(500).end();
    expect(await again(first!.id)).toMatchObject({ attempt: 3, outcome: 'failed', status: 500 });
    expect(await found()).toEqual(before);
  });

  it('is a test where its id says so, also at a webhook that is off; of what nobody has heard there is nothing to send', async () => {
    await parts.switchOff(edition, hook, { cause: 'gone', answer: '' }, now());
    expect(await again('msg_test_1')).toMatchObject({ attempt: 1, outcome: 'delivered' });
    expect(await again('msg_test_1')).toMatchObject({ attempt: 2, outcome: 'delivered' });
    expect(receiver.received.map(({ id, message }) => [id, message.type])).toEqual(Array(2).fill(['msg_test_1', 'webhook.test']));
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
    expect(await again('msg_edition_1_0')).toBeNull();
    expect((await found()).status).toBe('disabled');
  });
});

describe('a person’s webhook', () => {
  const notice: Notice = {
    key: 'edition/M100/-7/p1/1',
    recipient: 'p1',
    role: 'secretary',
    kind: 'reminder',
    about: [{ milestone: 'M100', rung: -7, dueOn: '2031-04-14', revision: 1 }],
    status: 'intended',
    at: '2030-01-03T00:00:00.000Z',
    tone: 'notice',
  };
  const written = letter({ key: notice.key, reader: reader({ channel: 'webhook', language: 'fr' }) });
  const send = () => hookOver(parts).send(edition, notice, written, now());

  it('is brought the notice in its reader’s language with its links, under an id that follows from the notice', async () => {
    const own = await entered({ person: 'p1' });
    const sending = await send();
    expect(sending).toMatchObject({ sent: true, answer: 'HTTP 204', messageId: ids()[0] });
    await send();
    expect(ids()[1]).toBe(ids()[0]);
    const [received] = receiver.received;
    expect(isSignedWith(own.secret, received!)).toBe(true);
    expect(received!.message).toMatchObject({
      type: 'notice.reminder',
      data: { edition, notice: notice.key, milestones: ['M100'], language: 'fr', subject: expect.any(String), text: expect.any(String) },
    });
    expect(received!.message.data['links']).toMatchObject({ acknowledge: expect.stringContaining('/r/acknowledge/') });
    expect(received!.body).not.toContain('ada@example.org');
    // events of the edition are none of its business
    await start('M100');
    expect(await tell(own.id)).toEqual({ told: 0, next: null });
  });

  it('that fails leaves it to the ledger to try again, until three days have passed: then it is off', async () => {
    const own = await entered({ person: 'p1' });
    receiver.answer = (_, response) => response.writeHead(500).end();
    for (let n = 0; n < 30; n += 1)
      expect(await send()).toMatchObject({ sent: false, permanent: false, nobodyThere: false, answer: 'HTTP 500' });
    present += 3 * 86_400_000;
    expect(await send()).toMatchObject({ sent: false, permanent: true });
    expect(await found(own.id)).toMatchObject({ status: 'disabled' });
    expect(await send()).toMatchObject({ sent: false, permanent: true, answer: expect.stringContaining('switched off') });
    expect(receiver.received).toHaveLength(31);
  });

  it('that is gone is off at once, and one that there is not cannot be told', async () => {
    expect(await send()).toMatchObject({ sent: false, permanent: true, answer: expect.stringContaining('No webhook') });
    await entered({ person: 'p1' });
    receiver.answer = (_, response) => response.writeHead(410).end();
    expect(await send()).toMatchObject({ sent: false, permanent: true, answer: 'HTTP 410' });
  });
});
