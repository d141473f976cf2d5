import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { remindersDue } from '../bench/parts/due-reminders.js';
import { asInstant, type Instant } from '../domain/time/plain-date.js';
import { NoticeEntity } from '../entities/notice.entity.js';
import { NoticeAttemptEntity } from '../entities/notice-attempt.entity.js';
import { editionWorkflow, lookSignal, type EditionInput } from '../workflows/contracts/edition.js';
import { deliveryStream, editionStream, taskQueue, workflowId } from '../workflows/contracts/naming.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { eventually } from './support/eventually.js';
import { startMailServer, type MailServer, type Received } from './support/smtp.js';
import { startTemporal, type TemporalServer } from './support/temporal.js';
import { connect } from './support/worker.js';
import { buildWorker, type Built, type WorkerProcess } from './support/worker-process.js';

/**
 * Reminders on a real Temporal server and a real mail server that is down for a day, by a worker that is a process of its
 * own and killed with SIGKILL. Hours pass at once: the edition's workflows are ended and begun again with a later clock, which
 * is how they go on after Temporal has lost them. So nobody waits for a missed heartbeat, nor for the ten minutes after
 * which an attempt without outcome is made again.
 */

const minute = 60_000;
const hour = 60 * minute;

let temporal: TemporalServer;
let client: Client;
let disconnect: () => Promise<void>;
let data: DataFolder;
let built: Built;
let worker: WorkerProcess;
let mail: MailServer;
/** Everything that was taken by earlier mail servers of the same test. */
let before: Received[] = [];

beforeAll(async () => {
  [temporal, data, built, mail] = await Promise.all([startTemporal(), dataFolder(), buildWorker(), startMailServer()]);
  ({ client, close: disconnect } = await connect(temporal.address));
}, 120_000);
afterAll(async () => {
  await worker?.end('SIGKILL');
  await disconnect?.();
  await temporal?.stop();
  await mail?.stop();
  await data?.close();
  built?.remove();
});
beforeEach(async () => {
  await worker?.end('SIGKILL');
  await mail.stop();
  mail = await startMailServer(mail.port);
  before = [];
});

const received = (): Received[] => [...before, ...mail.received];
const notices = (edition: string): Promise<NoticeEntity[]> => data.database.reads.manager.findBy(NoticeEntity, { edition });
const statusesOf = async (edition: string): Promise<Record<string, number>> => {
  const statuses: Record<string, number> = {};
  for (const { status } of await notices(edition)) statuses[status] = (statuses[status] ?? 0) + 1;
  return statuses;
};
const attemptsAt = (noticeKey: string): Promise<NoticeAttemptEntity[]> =>
  data.database.reads.manager.find(NoticeAttemptEntity, { where: { noticeKey }, order: { attempt: 'ASC' } });

async function startWorker(): Promise<void> {
  worker = built.start({
    LUSTRUM_DATA_DIR: data.folder,
    DATABASE_URL: data.url,
    TEMPORAL_ADDRESS: temporal.address,
    SMTP_URL: mail.url,
    LOG_LEVEL: 'info',
  });
  await worker.ready;
}

/** Lets an edition's clock go on from an instant. */
async function moveTo(edition: string, instant: Instant): Promise<void> {
  for (const stream of [editionStream, deliveryStream])
    await client.workflow
      .getHandle(workflowId(edition, stream))
      .terminate('time passes')
      .catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
  const input: EditionInput = { edition, clockOffset: Date.parse(instant) - Date.now(), deliver: true };
  const start = { workflowId: workflowId(edition, editionStream), taskQueue, args: [input] as [EditionInput], signal: lookSignal };
  await client.workflow.signalWithStart(editionWorkflow, start);
}
const later = (instant: Instant, milliseconds: number): Instant => asInstant(Date.parse(instant) + milliseconds);

/**
 * Fulfilled when so many messages have been taken, all of them are in the ledger, and another recipient has been named: then
 * no message is between its DATA and its record. That recipient is never answered.
 */
const pauseAfter = (edition: string, taken: number): Promise<void> =>
  new Promise((resolve, reject) => {
    mail.beforeRecipient = async () => {
      if (received().length < taken) return;
      await eventually(async () => expect((await statusesOf(edition))['sent']).toBe(received().length)).then(resolve, reject);
      await new Promise(() => undefined);
    };
  });
const unpause = (): void => {
  mail.beforeRecipient = () => Promise.resolve();
};

it('reach 500 readers once each, although the mail server is down for a day in the middle and the worker is killed three times', async () => {
  const edition = 'large';
  const due = await remindersDue(data.database, edition, { people: 50, milestones: 10 }, asInstant(Date.now()));
  const first = pauseAfter(edition, 120);
  await moveTo(edition, due);
  await startWorker();
  await first;
  await worker.end('SIGKILL');

  const second = pauseAfter(edition, 260);
  await startWorker();
  await moveTo(edition, later(due, 15 * minute));
  await second;
  before = received();
  await mail.stop();
  const down = later(due, 20 * minute);
  for (const wait of [5 * minute, hour, 7 * hour, 14 * hour, 24 * hour]) {
    if (wait === 7 * hour) {
      await worker.end('SIGKILL');
      await startWorker();
    }
    await moveTo(edition, later(down, wait));
    await eventually(async () => {
      const waiting = (await notices(edition)).filter(({ status }) => status !== 'sent');
      expect(waiting.every(({ status, lastAttemptAt }) => status === 'intended' && lastAttemptAt! >= later(down, wait))).toBe(true);
    });
  }
  expect(await statusesOf(edition)).toEqual({ sent: before.length, intended: 500 - before.length });

  mail = await startMailServer(mail.port);
  const third = pauseAfter(edition, 400);
  await moveTo(edition, later(down, 31 * hour));
  await third;
  await worker.end('SIGKILL');
  unpause();
  await startWorker();
  await moveTo(edition, later(down, 32 * hour));
  await eventually(async () => expect(await statusesOf(edition)).toEqual({ sent: 500 }));

  const ids = received().map((message) => message.mail.messageId);
  expect(ids).toHaveLength(500);
  expect(new Set(ids).size).toBe(500);
  expect(new Set((await notices(edition)).map(({ messageId }) => messageId))).toEqual(new Set(ids));
  // An outage uses up nothing of a message's own chances.
  expect(new Set((await notices(edition)).map(({ refused }) => refused))).toEqual(new Set([0]));
}, 120_000);

it('whose worker dies after the server took it and before that is on record goes out again under its name, and the ledger says why', async () => {
  const edition = 'unlucky';
  const due = await remindersDue(data.database, edition, { people: 1, milestones: 1 }, asInstant(Date.now()));
  const taken = new Promise<void>((resolve) => {
    mail.beforeAnswer = async () => {
      resolve();
      await worker.end('SIGKILL');
    };
  });
  await moveTo(edition, due);
  await startWorker();
  await taken;
  await worker.ended;
  mail.beforeAnswer = () => Promise.resolve();
  expect(await statusesOf(edition)).toEqual({ begun: 1 });
  await startWorker();
  await moveTo(edition, later(due, 5 * minute));
  const [{ key }] = (await notices(edition)) as [NoticeEntity];
  await eventually(async () =>
    expect((await client.workflow.getHandle(workflowId(edition, deliveryStream)).describe()).status.name).toBe('RUNNING'),
  );
  expect(received()).toHaveLength(1);
  await moveTo(edition, later(due, 11 * minute));
  await eventually(async () => expect(await statusesOf(edition)).toEqual({ sent: 1 }));
  expect(received()).toHaveLength(2);
  expect(new Set(received().map((message) => message.mail.messageId)).size).toBe(1);
  expect(await attemptsAt(key)).toMatchObject([
    { outcome: 'outcome-unknown', endedAt: null },
    { outcome: 'sent', messageId: received()[0]?.mail.messageId },
  ]);
}, 60_000);

it('whose line drops after the server took it goes out again under its name, and the ledger says why', async () => {
  const edition = 'dropped';
  const due = await remindersDue(data.database, edition, { people: 1, milestones: 1 }, asInstant(Date.now()));
  mail.drops = () => received().length === 1;
  await moveTo(edition, due);
  await startWorker();
  await eventually(async () => expect(await notices(edition)).toMatchObject([{ status: 'intended', attempts: 1 }]));
  await moveTo(edition, later(due, 5 * minute));
  await eventually(async () => expect(await statusesOf(edition)).toEqual({ sent: 1 }));
  expect(received()).toHaveLength(2);
  expect(new Set(received().map((message) => message.mail.messageId)).size).toBe(1);
  const [{ key }] = (await notices(edition)) as [NoticeEntity];
  expect(await attemptsAt(key)).toMatchObject([
    { outcome: 'failed', answer: expect.stringMatching(/connection|closed/i) },
    { outcome: 'sent' },
  ]);
}, 60_000);
