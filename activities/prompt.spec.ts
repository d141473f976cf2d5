import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Command } from '../domain/edition/commands.js';
import type { Notice } from '../domain/edition/events.js';
import { envelope } from '../test/builders/command.js';
import { letter } from '../test/builders/letter.js';
import { MemoryLedger } from '../test/support/delivery-ledger.js';
import { eventually } from '../test/support/eventually.js';
import { silent } from '../test/support/silent.js';
import { startMailServer, type MailServer } from '../test/support/smtp.js';
import type { HandleRequest, HandleResult } from '../workflows/contracts/handle.js';
import type { DeliveryParts } from './deliver.js';
import { smtp } from './mail/smtp.js';
import type { MailTransport } from './mail/transport.js';
import { promptly } from './prompt.js';

let server: MailServer;
let transport: MailTransport;
let ledger: MemoryLedger;
beforeEach(async () => {
  server = await startMailServer();
  transport = smtp(server.url);
  ledger = new MemoryLedger();
});
afterEach(async () => {
  await transport.close();
  await server.stop();
});

const now = '2027-05-03T07:00:00.000Z';
const notice = (key: string, more: Partial<Notice> = {}): Notice => ({
  key,
  recipient: 'p1',
  role: 'secretariat',
  kind: 'reminder',
  about: [],
  status: 'intended',
  at: now,
  ...more,
});
/** A command or wake-up that brings these notices about. */
async function handled(command: Command, notices: Notice[], more: Partial<DeliveryParts> = {}): Promise<HandleResult> {
  const handle = (): Promise<HandleResult> => {
    ledger.intend(...notices);
    const events = notices.length === 0 ? [] : [{ stream: 'delivery', sequence: 1, type: 'notices-intended' }];
    const answer = { accepted: true as const, events, advice: [] };
    return Promise.resolve({
      answer,
      nextInstant: null,
      facts: [],
      stages: [],
      notices: ledger.pending.length > 0,
      words: '',
      over: false,
      archived: false,
    });
  };
  const letterOf: DeliveryParts['letterOf'] = (_, { key }) => Promise.resolve(letter({ key }));
  const activity = promptly(handle, { records: ledger, letterOf, transport, mailFrom: 'lustrum@example.org', ...more });
  const at = { scheduledTimestampMs: Date.now(), currentAttemptScheduledTimestampMs: Date.now() };
  const environment = new MockActivityEnvironment(at, { logger: silent });
  return environment.run<[HandleRequest], HandleResult, typeof activity>(activity, { envelope: envelope(command), now });
}
const wake: Command = { type: 'wake' };

it('sends what a wake-up has brought about, so that nothing is left for a workflow', async () => {
  expect(await handled(wake, [notice('a'), notice('b')])).toMatchObject({ notices: false });
  expect(server.received).toHaveLength(2);
  expect(ledger.pending).toEqual([]);
});

it('leaves to the workflow what waits for others, and all that no wake-up brought about', async () => {
  expect(await handled(wake, [notice('a'), notice('e/digest/p1/2027-05-03', { kind: 'digest' })])).toMatchObject({ notices: true });
  expect(server.received).toHaveLength(1);
  expect(await handled({ type: 'start', milestone: 'M01' }, [notice('b')])).toMatchObject({ notices: true });
  expect(await handled(wake, [])).toMatchObject({ notices: true });
  expect(server.received).toHaveLength(1);
});

it('lets the edition wait for no mail server that is slow, and loses nothing of what that one takes later', async () => {
  let answer: () => void = () => undefined;
  server.beforeRecipient = () => new Promise((resolve) => (answer = resolve));
  const begun = Date.now();
  expect(await handled(wake, [notice('a'), notice('b')])).toMatchObject({ notices: true });
  expect(Date.now() - begun).toBeLessThan(5_000);
  answer();
  await eventually(() => expect(server.received).toHaveLength(1));
  // The one that had not been tried is given back at once.
  await eventually(() => expect(ledger.pending).toEqual(['b']));
  expect(ledger.events.at(-1)).toMatchObject({ type: 'delivery-failed', key: 'b', nobodyThere: true });
});

it('answers a wake-up whose mail server is away, or whose ledger cannot be written, as if it had not tried', async () => {
  await server.stop();
  expect(await handled(wake, [notice('a')])).toMatchObject({ notices: true, answer: { accepted: true } });
  const gone = { ...ledger, claim: () => Promise.reject(new Error('no ledger')), record: ledger.record, nextAttempt: ledger.nextAttempt };
  expect(await handled(wake, [notice('b')], { records: gone })).toMatchObject({ notices: true });
  server = await startMailServer(server.port);
});
