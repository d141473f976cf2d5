import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { deliveryActivities } from '../activities/deliver.js';
import { smtp } from '../activities/mail/smtp.js';
import type { MailTransport } from '../activities/mail/transport.js';
import type { Notice } from '../domain/edition/events.js';
import { letter } from '../test/builders/letter.js';
import { MemoryLedger } from '../test/support/delivery-ledger.js';
import { eventually } from '../test/support/eventually.js';
import { keepHistory } from '../test/support/histories.js';
import { startMailServer, type MailServer } from '../test/support/smtp.js';
import { startTemporal, type TemporalServer } from '../test/support/temporal.js';
import { connect, startWorker, type RunningWorker } from '../test/support/worker.js';
import { deliveryWorkflow } from './contracts/delivery.js';
import { lookSignal } from './contracts/edition.js';

/** The delivery on a real Temporal server and a real mail server. */

let temporal: TemporalServer;
let client: Client;
let disconnect: () => Promise<void>;
let mail: MailServer;
let transport: MailTransport;
let ledger: MemoryLedger;
let worker: RunningWorker;
let edition: string;
let count = 0;

beforeAll(async () => {
  temporal = await startTemporal();
  ({ client, close: disconnect } = await connect(temporal.address));
}, 90_000);
afterAll(async () => {
  await disconnect();
  await temporal.stop();
});

beforeEach(async () => {
  edition = `edition-${++count}`;
  mail = await startMailServer();
  transport = smtp(mail.url);
  ledger = new MemoryLedger();
  await work();
});
afterEach(async () => {
  await worker.stop();
  await transport.close();
  await mail.stop();
});

const work = async (): Promise<void> => {
  const activities = deliveryActivities({
    records: ledger,
    transport,
    mailFrom: 'lustrum@example.org',
    letterOf: (_, { key }) => Promise.resolve(letter({ key })),
    retryAt: (_, now) => new Date(Date.parse(now) + 500).toISOString(),
  });
  worker = await startWorker(temporal.address, edition, activities);
};
const notice = (n: number, at = new Date().toISOString()): Notice => ({
  key: `${edition}/M01/-${n}/p/1`,
  recipient: 'p',
  role: 'secretariat',
  kind: 'reminder',
  about: [{ milestone: 'M01', rung: -n, dueOn: '2027-05-10', revision: 1 }],
  status: 'intended',
  at,
});
const begin = (): ReturnType<Client['workflow']['start']> =>
  client.workflow.start(deliveryWorkflow, {
    workflowId: `lustrum/${edition}/delivery`,
    taskQueue: edition,
    args: [{ edition, clockOffset: 0 }],
  });

it('sends all that waits, in rounds, and ends', async () => {
  for (let n = 1; n <= 45; n += 1) ledger.intend(notice(n));
  await (await begin()).result();
  expect(mail.received).toHaveLength(45);
  expect(new Set(mail.received.map((m) => m.mail.messageId)).size).toBe(45);
  expect(ledger.pending).toEqual([]);
});

it('goes on while the mail server is down, over a change of workers, and delivers once when it is back', async () => {
  await mail.stop();
  ledger.intend(notice(1));
  const handle = await begin();
  await eventually(() => expect(ledger.events.filter((e) => e.type === 'delivery-failed').length).toBeGreaterThanOrEqual(2));
  await worker.stop();
  await work();
  mail = await startMailServer(mail.port);
  await handle.result();
  await keepHistory(client, handle.workflowId, 'delivery');
  expect(mail.received).toHaveLength(1);
  expect(ledger.events.filter((e) => e.type === 'delivery-succeeded')).toHaveLength(1);
});

it('waits until the reader’s hour, and is woken for what comes before it', async () => {
  ledger.intend(notice(1, new Date(Date.now() + 3_600_000).toISOString()));
  const handle = await begin();
  await eventually(async () => {
    const { currentDetails } = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    expect(currentDetails).toContain('Next attempt');
  });
  ledger.intend(notice(2));
  await handle.signal(lookSignal);
  await eventually(() => expect(mail.received).toHaveLength(1));
  await eventually(() => expect(ledger.pending).toEqual([notice(1).key]));
});
