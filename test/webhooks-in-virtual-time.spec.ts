import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { activitiesOver } from '../activities/index.js';
import { smtp } from '../activities/mail/smtp.js';
import type { MailTransport } from '../activities/mail/transport.js';
import { poster, type Poster } from '../activities/webhooks/post.js';
import { TemporalMessenger } from '../apps/api/webhooks/temporal-messenger.js';
import { reconcile } from '../apps/worker/reconcile.js';
import type { Command } from '../domain/edition/commands.js';
import { dateIn, shift } from '../domain/time/plain-date.js';
import { allowedFrom } from '../domain/webhooks/address.js';
import { People } from '../entities/people.js';
import { WebhookLog } from '../entities/webhook-log.js';
import { Webhooks } from '../entities/webhooks.js';
import { readTemplates } from '../seeds/templates.js';
import { workflowId } from '../workflows/contracts/naming.js';
import { webhookMessageStream, webhookStream } from '../workflows/contracts/webhook.js';
import { creationFor, envelope } from './builders/command.js';
import { person } from './builders/person.js';
import { give as giveTo } from './support/commands.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { eventually } from './support/eventually.js';
import { keepHistory } from './support/histories.js';
import { startMailServer, type MailServer } from './support/smtp.js';
import { begin, describeInVirtualTime, runsInVirtualTime, startEngine, type Engine } from './support/virtual-time.js';
import { isSignedWith, startReceiver, type Receiver } from './support/webhook-receiver.js';

/** Webhooks of a live edition over days: real workflows in virtual time, a real database, a real receiver, a real mail server. */

const edition = 'listened-to';
const taskQueue = 'listened-to';
const zone = 'Asia/Tokyo';
const hour = 3_600_000;
const template = readTemplates().find((t) => t.id === 'un-crime-congress')!;

let engine: Engine;
let time: TestWorkflowEnvironment;
let data: DataFolder;
let mail: MailServer;
let transport: MailTransport;
let receiver: Receiver;
let sender: Poster;
let webhooks: Webhooks;
let log: WebhookLog;

beforeAll(async () => {
  if (!runsInVirtualTime) return;
  data = await dataFolder();
  mail = await startMailServer();
  transport = smtp(mail.url);
  receiver = await startReceiver();
  sender = poster({ allowed: allowedFrom(['127.0.0.1']) });
  webhooks = new Webhooks(data.database);
  log = new WebhookLog(data.database);
  const parts = { ...data, transport, poster: sender, mailFrom: 'lustrum@example.org', publicUrl: 'http://localhost:3000' };
  engine = await startEngine(taskQueue, activitiesOver(parts));
  ({ time } = engine);
}, 60_000);

afterAll(async () => {
  await engine?.stop();
  await transport?.close();
  await sender?.close();
  await receiver?.stop();
  await mail?.stop();
  await data?.close();
});

const give = (command: Command): Promise<void> => giveTo(time.client, envelope(command, { edition, actor: 'ada' }));
const waive = (milestone: string): Promise<void> => give({ type: 'waive', milestone, reason: 'not part of this story' });
const present = async (): Promise<string> => new Date(await time.currentTimeMs()).toISOString();
const entered = async (): Promise<{ id: string; secret: string }> => {
  const added = await webhooks.add({ edition, url: receiver.url, types: [], by: 'organiser', at: await present() });
  if ('refused' in added) throw new Error(`It was not entered: ${added.refused}.`);
  return { id: added.webhook.id, secret: added.secret };
};
const ofType = (type: string) => receiver.received.filter(({ message }) => message.type === type);
const waived = (): unknown[] => ofType('milestone.waived').map(({ message }) => message.data['milestone']);
const statusOf = async (stream: string): Promise<string> => {
  try {
    return (await time.client.workflow.getHandle(workflowId(edition, stream)).describe()).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'NONE';
    throw error;
  }
};
/** Types of the workflows that the edition has started or told to look. */
const toldOf = async (): Promise<string[]> => {
  const { events } = await time.client.workflow.getHandle(workflowId(edition, 'edition')).fetchHistory();
  return (events ?? []).flatMap((event) => {
    const started = event.startChildWorkflowExecutionInitiatedEventAttributes?.workflowType?.name;
    const told = event.signalExternalWorkflowExecutionInitiatedEventAttributes?.workflowExecution?.workflowId;
    return [started, told].flatMap((name) => (name ? [name] : []));
  });
};

describeInVirtualTime('an edition', () => {
  let hook: { id: string; secret: string };

  it('that nobody listens to has no workflow for it', async () => {
    const today = dateIn(zone, await present());
    const opening = shift(today, { count: 40, unit: 'm' });
    await new People(data.database).save(person({ edition, id: 'ada', email: 'ada@example.org', zone }));
    await begin(time, taskQueue, { edition, clockOffset: 0, deliver: true });
    await give(creationFor(template, opening));
    await give({ type: 'assign-role', role: template.reminders.organiser, person: 'ada' });
    await waive('M10');
    expect((await toldOf()).filter((name) => name.includes('webhook'))).toEqual([]);
  }, 60_000);

  it('tells a webhook what happens from when it was entered, signed with each secret that is valid', async () => {
    hook = await entered();
    await waive('M11');
    await eventually(() => expect(waived()).toEqual(['M11']));
    expect(await toldOf()).toContain('webhook');
    const renewed = (await webhooks.rotate(edition, hook.id, new Date(Date.now() + hour).toISOString()))!;
    await waive('M12');
    await eventually(() => expect(waived()).toEqual(['M11', 'M12']));
    const [first, second] = ofType('milestone.waived');
    expect([hook.secret, renewed].map((secret) => isSignedWith(secret, first!))).toEqual([true, false]);
    expect([hook.secret, renewed].map((secret) => isSignedWith(secret, second!))).toEqual([true, true]);
    await webhooks.rotate(edition, hook.id, new Date(Date.now() - hour).toISOString());
    await waive('M13');
    await eventually(() => expect(waived()).toHaveLength(3));
    expect(isSignedWith(renewed, ofType('milestone.waived')[2]!)).toBe(false);
    await eventually(async () => expect(await statusOf(webhookStream(hook.id))).toBe('COMPLETED'));
  }, 60_000);

  it('goes on without a receiver that is down for half a day, which then hears of everything, in order, once', async () => {
    await receiver.stop();
    await waive('M14');
    await waive('M15');
    await time.sleep(10 * hour);
    expect(await webhooks.find(edition, hook.id)).toMatchObject({ status: 'active', retryAt: expect.any(String) });
    receiver = await startReceiver({ port: receiver.port });
    await time.sleep(14 * hour);
    await eventually(() => expect(waived()).toEqual(['M14', 'M15']));
    expect(await webhooks.find(edition, hook.id)).toMatchObject({ failures: 0, failingSince: null, retryAt: null });
    await eventually(async () => expect(await statusOf(webhookStream(hook.id))).toBe('COMPLETED'));
    await keepHistory(time.client, workflowId(edition, webhookStream(hook.id)), 'webhook-retries');
  }, 60_000);

  it('sends a message again for whoever asks, and tries a webhook out', async () => {
    const messenger = new TemporalMessenger(time.client, taskQueue, 10_000);
    const { id } = ofType('milestone.waived')[0]!;
    expect(await messenger.send(edition, hook.id, id)).toMatchObject({ outcome: 'delivered', status: 204 });
    expect(ofType('milestone.waived').filter((message) => message.id === id)).toHaveLength(2);
    await keepHistory(time.client, workflowId(edition, webhookMessageStream(hook.id, id)), 'webhook-message');
    expect(await messenger.send(edition, hook.id, 'msg_test_1')).toMatchObject({ attempt: 1, outcome: 'delivered' });
    expect(ofType('webhook.test')).toHaveLength(1);
    expect(await messenger.send(edition, hook.id, 'msg_nobody_1_0')).toBeNull();
  }, 60_000);

  it('switches off what takes nothing for three days, and the organiser gets a letter about it', async () => {
    receiver.answer = (_, response) => response.writeHead(503).end();
    await waive('M16');
    await time.sleep(60 * hour);
    expect(await webhooks.find(edition, hook.id)).toMatchObject({ status: 'active', failures: 9 });
    await time.sleep(40 * hour);
    expect(await webhooks.find(edition, hook.id)).toMatchObject({ status: 'disabled', failures: 10 });
    const attempts = (await log.attempts(hook.id, { outcome: 'failed' }, undefined, 100)).filter(({ status }) => status === 503);
    expect(new Set(attempts.map(({ message }) => message)).size).toBe(1);
    const lasted = Date.parse(attempts[0]!.begunAt) - Date.parse(attempts.at(-1)!.begunAt);
    expect(lasted / hour).toBeGreaterThan(71);
    expect(lasted / hour).toBeLessThan(73);
    await eventually(() => {
      const letters = mail.received.filter(({ mail: { subject } }) => subject?.includes('webhook'));
      expect(letters.map(({ to, mail: { text } }) => [to, text?.includes('127.0.0.1'), text?.includes('HTTP 503')])).toEqual([
        [['ada@example.org'], true, true],
      ]);
    });
    await keepHistory(time.client, workflowId(edition, webhookStream(hook.id)), 'webhook-switched-off');
  }, 60_000);

  it('tells it all the rest when it is switched on again, though only the worker’s start brings that up', async () => {
    receiver.answer = (_, response) => response.writeHead(204).end();
    receiver.received.splice(0);
    await waive('M17');
    await webhooks.resume(edition, hook.id, 'where-it-stopped');
    await reconcile(time.client, taskQueue, [], await webhooks.behind());
    await eventually(() => expect(waived()).toEqual(['M16', 'M17']));
  }, 60_000);

  it('tells it what time alone brings: what is due soon, and overdue when its day has passed', async () => {
    const on = shift(dateIn(zone, await present()), { count: 3, unit: 'd' });
    await give({ type: 'pin', milestone: 'M18', on, reason: 'agreed with the host' });
    await eventually(() => expect(ofType('milestone.due-soon').map(({ message }) => message.data['milestone'])).toContain('M18'));
    expect(ofType('milestone.overdue').map(({ message }) => message.data['milestone'])).not.toContain('M18');
    await time.sleep(5 * 24 * hour);
    await eventually(() => {
      const overdue = ofType('milestone.overdue').filter(({ message }) => message.data['milestone'] === 'M18');
      expect(overdue.map(({ message }) => message.data['dueOn'])).toEqual([on]);
    });
    await keepHistory(time.client, workflowId(edition, 'edition'), 'edition-with-webhook');
  }, 60_000);
});
