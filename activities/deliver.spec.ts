import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Notice } from '../domain/edition/events.js';
import { letter } from '../test/builders/letter.js';
import { MemoryLedger } from '../test/support/delivery-ledger.js';
import { silent } from '../test/support/silent.js';
import { startMailServer, type MailServer } from '../test/support/smtp.js';
import type { DeliverRequest, DeliverResult } from '../workflows/contracts/delivery.js';
import { deliveryActivities, type DeliveryParts } from './deliver.js';
import { smtp } from './mail/smtp.js';
import type { MailTransport } from './mail/transport.js';

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

const notice = (n: number): Notice => ({
  key: `e/M0${n}/-7/p${n}/1`,
  recipient: `p${n}`,
  role: 'secretariat',
  kind: 'reminder',
  about: [{ milestone: `M0${n}`, rung: -7, dueOn: '2027-05-10', revision: 1 }],
  status: 'intended',
  at: '2027-05-03T07:00:00.000Z',
});
const letterOf: DeliveryParts['letterOf'] = (_, { key, recipient }) =>
  Promise.resolve(letter({ key, reader: { name: recipient, address: `${recipient}@example.org`, language: 'en' } }));

const environmentAt = (scheduled: number): MockActivityEnvironment =>
  new MockActivityEnvironment({ scheduledTimestampMs: scheduled, currentAttemptScheduledTimestampMs: scheduled }, { logger: silent });
/** One round at an instant of the edition's clock. */
const round = (
  now: string,
  parts: Partial<DeliveryParts> = {},
  scheduled = Date.now(),
  environment = environmentAt(scheduled),
): Promise<DeliverResult> => {
  const activities = deliveryActivities({ records: ledger, letterOf, transport, mailFrom: 'lustrum@example.org', ...parts });
  return environment.run<[DeliverRequest], DeliverResult, typeof activities.deliver>(activities.deliver, { edition: 'e', now });
};
/** Keys whose attempt was recorded as begun. */
const begun = (): string[] => ledger.events.flatMap((event) => (event.type === 'delivery-begun' ? event.keys : []));
const receivers = (): string[] => server.received.map((mail) => mail.to[0]!);

it('sends what waits, once each, and records what the server said', async () => {
  ledger.intend(notice(1), notice(2));
  expect(await round('2027-05-03T07:00:00.000Z')).toEqual({ sent: 2, failed: 0, nextAttempt: null });
  expect(await round('2027-05-03T07:00:01.000Z')).toEqual({ sent: 0, failed: 0, nextAttempt: null });
  expect(receivers()).toEqual(['p1@example.org', 'p2@example.org']);
  const successes = ledger.events.filter((event) => event.type === 'delivery-succeeded');
  expect(successes.map((event) => event.messageId)).toEqual(server.received.map((mail) => mail.mail.messageId));
  expect(successes[0]?.answer).toContain('250');
});

it('sends what is due by the server’s clock, also where its own lags behind', async () => {
  ledger.intend(notice(1));
  expect(await round('2027-05-03T07:00:00.000Z', {}, Date.now() + 3_600_000)).toEqual({ sent: 1, failed: 0, nextAttempt: null });
  expect(ledger.events.at(-1)).toMatchObject({ type: 'delivery-succeeded', at: expect.stringMatching(/^2027-05-03T07:00/) });
});

it('waits longer after each failure while nobody is there, and tries one message for all', async () => {
  await server.stop();
  ledger.intend(notice(1), notice(2));
  let tries = 0;
  const counted: MailTransport = { ...transport, send: (message) => ((tries += 1), transport.send(message)) };
  const first = await round('2027-05-03T07:00:00.000Z', { transport: counted });
  expect(first).toMatchObject({ sent: 0, failed: 2 });
  expect(tries).toBe(1);
  expect(first.nextAttempt!.slice(0, 16)).toBe('2027-05-03T07:01');
  const second = await round('2027-05-03T07:02:00.000Z');
  expect(second.nextAttempt!.slice(0, 16)).toBe('2027-05-03T07:04');
  server = await startMailServer(server.port);
  expect(await round('2027-05-03T07:05:00.000Z')).toMatchObject({ sent: 2, nextAttempt: null });
  expect(receivers()).toHaveLength(2);
});

it('gives up at once on an address that will never take mail, and sends the others', async () => {
  ledger.intend(notice(1), notice(2));
  server.refuse = (address) => (address.startsWith('p1') ? 550 : undefined);
  expect(await round('2027-05-03T07:00:00.000Z')).toEqual({ sent: 1, failed: 1, nextAttempt: null });
  expect(ledger.events.at(-2)).toMatchObject({
    type: 'delivery-failed',
    key: notice(1).key,
    permanent: true,
    retryAt: null,
    answer: expect.stringContaining('550'),
  });
  expect(receivers()).toEqual(['p2@example.org']);
});

it('gives up on a reader without an address, and is not kept from the others by one whose letter cannot be written', async () => {
  ledger.intend(notice(1), notice(2), notice(3));
  const faulty: DeliveryParts['letterOf'] = (edition, one, now) => {
    if (one.recipient === 'p1') return Promise.resolve(null);
    if (one.recipient === 'p2') return Promise.reject(new TypeError('no title'));
    return letterOf(edition, one, now);
  };
  expect(await round('2027-05-03T07:00:00.000Z', { letterOf: faulty })).toMatchObject({ sent: 1, failed: 2 });
  expect(ledger.pending).toEqual([notice(2).key]);
  expect(receivers()).toEqual(['p3@example.org']);
});

it('leaves no outcome unrecorded when the database goes away: the round fails and is repeated', async () => {
  ledger.intend(notice(1));
  const gone: DeliveryParts['letterOf'] = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
  await expect(round('2027-05-03T07:00:00.000Z', { letterOf: gone })).rejects.toThrow('connect');
  expect(await round('2027-05-03T07:00:02.000Z')).toMatchObject({ sent: 1 });
});

it('begins no attempt once it is given up, and has claimed no more than a few', async () => {
  for (let n = 1; n <= 9; n += 1) ledger.intend(notice(n));
  const environment = environmentAt(Date.now());
  const interrupted: MailTransport = {
    ...transport,
    send: async (message) => {
      const sending = await transport.send(message);
      if (receivers().length === 2) environment.cancel('TIMED_OUT');
      return sending;
    },
  };
  expect(await round('2027-05-03T07:00:00.000Z', { transport: interrupted }, Date.now(), environment)).toMatchObject({ sent: 2 });
  expect(receivers()).toHaveLength(2);
  expect(begun()).toHaveLength(5);
});

it.each([
  ['claims no more after a minute', 20_000, 5],
  ['begins no attempt after three and a half', 70_000, 3],
])('with a slow server it %s, so that it has ended before it is repeated', async (_, each, sent) => {
  for (let n = 1; n <= 9; n += 1) ledger.intend(notice(n));
  let passed = 0;
  const real = Date.now.bind(Date);
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => real() + passed);
  try {
    const slow: MailTransport = { ...transport, send: (message) => ((passed += each), transport.send(message)) };
    expect(await round('2027-05-03T07:00:00.000Z', { transport: slow })).toMatchObject({ sent });
    expect(passed).toBeLessThanOrEqual(4.5 * 60_000);
    expect(begun()).toHaveLength(5);
  } finally {
    clock.mockRestore();
  }
});

it('goes on for as long as nobody is there, and gives up after a week of being told to come later', async () => {
  const later = (nobodyThere: boolean): MailTransport => ({
    ...transport,
    send: () => Promise.resolve({ sent: false, answer: '451 later', permanent: false, nobodyThere }),
  });
  ledger.intend(notice(1));
  let now = '2027-05-03T07:00:00.000Z';
  for (let attempts = 0; attempts < 60; attempts += 1) now = (await round(now, { transport: later(true) })).nextAttempt!;
  expect(now > '2027-05-16').toBe(true);
  expect(ledger.pending).toEqual([notice(1).key]);
  expect((await round(now, { transport: later(false) })).nextAttempt).toBeNull();
});

it('keeps no address that a server or a fault named in its answer', async () => {
  ledger.intend(notice(1), notice(2), notice(3));
  const echoing: MailServer['refuse'] = (address) => (address.startsWith('p1') ? 550 : address.startsWith('p2') ? 451 : undefined);
  server.refuse = echoing;
  const faulty: DeliveryParts['letterOf'] = (edition, one, at) =>
    one.recipient === 'p3' ? Promise.reject(new TypeError('no words for p3@example.org')) : letterOf(edition, one, at);
  expect(await round('2027-05-03T07:00:00.000Z', { letterOf: faulty })).toMatchObject({ sent: 0, failed: 3 });
  const answers = ledger.events.flatMap((event) => (event.type === 'delivery-failed' ? [event.answer] : []));
  expect(answers).toEqual([
    expect.stringMatching(/550 .*<address>/),
    expect.stringMatching(/451 .*<address>/),
    'Not sent for a fault of ours: TypeError: no words for <address>',
  ]);
  expect(JSON.stringify(ledger.events)).not.toMatch(/p\d@example/);
});
