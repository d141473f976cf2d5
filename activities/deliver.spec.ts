import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Notice } from '../domain/edition/events.js';
import { letter, reader } from '../test/builders/letter.js';
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
  Promise.resolve(letter({ key, reader: reader({ name: recipient, address: `${recipient}@example.org` }) }));

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

describe('what its reader is to be told of at once', () => {
  const concern = (n: number, recipient: string): Notice => ({ ...notice(n), recipient, kind: 'concern' });

  it('is one message, whose outcome is that of each notice in it', async () => {
    ledger.intend(concern(1, 'ada'), notice(2), concern(3, 'ada'));
    expect(await round('2027-05-03T07:00:00.000Z')).toEqual({ sent: 3, failed: 0, nextAttempt: null });
    expect(receivers()).toEqual(['ada@example.org', 'p2@example.org']);
    const told = ledger.events.filter((event) => event.type === 'delivery-succeeded');
    const messages = new Map(told.map(({ key, messageId }) => [key, messageId]));
    expect(messages.get(notice(1).key)).toBe(messages.get(notice(3).key));
    expect(messages.get(notice(2).key)).not.toBe(messages.get(notice(1).key));
  });

  it('is tried again as a whole where it was not taken', async () => {
    ledger.intend(concern(1, 'ada'), concern(3, 'ada'));
    server.refuse = () => 451;
    expect(await round('2027-05-03T07:00:00.000Z')).toMatchObject({ sent: 0, failed: 2 });
    server.refuse = () => undefined;
    expect(await round('2027-05-03T07:05:00.000Z')).toMatchObject({ sent: 2, nextAttempt: null });
    expect(receivers()).toEqual(['ada@example.org']);
  });

  it('comes one by one where a part of it cannot be put into words, or at a webhook', async () => {
    ledger.intend(concern(1, 'ada'), concern(2, 'ada'), concern(3, 'ada'));
    const faulty: DeliveryParts['letterOf'] = (edition, one, now) =>
      one.key === notice(2).key ? Promise.reject(new TypeError('no title')) : letterOf(edition, one, now);
    expect(await round('2027-05-03T07:00:00.000Z', { letterOf: faulty })).toMatchObject({ sent: 2, failed: 1 });
    expect(ledger.pending).toEqual([notice(2).key]);
    expect(receivers()).toEqual(['ada@example.org', 'ada@example.org']);
    ledger.intend(concern(4, 'bo'), concern(5, 'bo'));
    const hooked: DeliveryParts['letterOf'] = (_, { key }) =>
      Promise.resolve(letter({ key, reader: reader({ name: 'Bo', address: 'bo@example.org', channel: 'webhook' }) }));
    const told: string[] = [];
    const hook: DeliveryParts['hook'] = {
      send: async (_, { key }) => (told.push(key), { sent: true, answer: '204', messageId: key }),
    };
    await round('2027-05-03T07:01:00.000Z', { letterOf: hooked, hook });
    expect(told).toEqual(expect.arrayContaining([notice(4).key, notice(5).key]));
  });
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
  let now: string | null = '2027-05-03T07:00:00.000Z';
  for (let attempts = 0; attempts < 60; attempts += 1) now = (await round(now!, { transport: later(true) })).nextAttempt;
  expect(now! > '2027-05-16').toBe(true);
  expect(ledger.pending).toEqual([notice(1).key]);
  // An outage has used up nothing: from here on there is a week for the message itself, which begins with short waits.
  const back = now!;
  now = (await round(back, { transport: later(false) })).nextAttempt;
  expect(Date.parse(now!) - Date.parse(back)).toBeLessThan(2 * 60_000);
  let last = now!;
  while (now !== null) [last, now] = [now, (await round(now, { transport: later(false) })).nextAttempt];
  const days = (Date.parse(last) - Date.parse(back)) / 86_400_000;
  expect(days > 6.5 && days <= 7).toBe(true);
  expect(ledger.events.at(-1)).toMatchObject({ type: 'delivery-failed', permanent: true });
}, 20_000);

it('gives back at once what it has claimed and not tried, so that nobody waits for an attempt that was none', async () => {
  for (let n = 1; n <= 5; n += 1) ledger.intend(notice(n));
  const environment = environmentAt(Date.now());
  const interrupted: MailTransport = {
    ...transport,
    send: (message) => {
      environment.cancel('WORKER_SHUTDOWN');
      return transport.send(message);
    },
  };
  const now = '2027-05-03T07:00:00.000Z';
  const { sent, failed, nextAttempt } = await round(now, { transport: interrupted }, Date.now(), environment);
  expect([sent, failed, nextAttempt?.slice(0, 16)]).toEqual([1, 0, now.slice(0, 16)]);
  expect(await round('2027-05-03T07:00:02.000Z')).toMatchObject({ sent: 4, nextAttempt: null });
  expect(receivers()).toHaveLength(5);
});

it('claims more at a time as long as they go out fast', async () => {
  for (let n = 1; n <= 60; n += 1) ledger.intend({ ...notice(n), key: `e/M/${n}/p/1` });
  expect(await round('2027-05-03T07:00:00.000Z')).toEqual({ sent: 60, failed: 0, nextAttempt: null });
  const claims = ledger.events.flatMap((event) => (event.type === 'delivery-begun' ? [event.keys.length] : []));
  expect(claims.reduce((sum, size) => sum + size, 0)).toBe(60);
  expect(claims.slice(0, 2)).toEqual([5, 10]);
  // Twice as many as before, or a handful again where a machine was slow; at last what is left.
  for (const [n, size] of claims.slice(0, -1).entries()) if (n > 0) expect([5, 2 * (claims[n - 1] ?? 0)]).toContain(size);
});

it('writes what was sent into the ledger in order, and never has more than a few that stand nowhere else', async () => {
  for (let n = 1; n <= 80; n += 1) ledger.intend({ ...notice(n), key: `e/M/${n}/p/1` });
  let sent = 0;
  let unwritten = 0;
  const groups: number[] = [];
  const slow: DeliveryParts['records'] = {
    claim: ledger.claim,
    nextAttempt: ledger.nextAttempt,
    reached: ledger.reached,
    record: async (edition, outcomes) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      groups.push(outcomes.length);
      return ledger.record(edition, outcomes);
    },
  };
  const counting: MailTransport = {
    ...transport,
    send: async (message) => {
      const sending = await transport.send(message);
      unwritten = Math.max(unwritten, (sent += 1) - ledger.events.filter((event) => event.type === 'delivery-succeeded').length);
      return sending;
    },
  };
  expect(await round('2027-05-03T07:00:00.000Z', { records: slow, transport: counting })).toMatchObject({ sent: 80 });
  const recorded = ledger.events.flatMap((event) => (event.type === 'delivery-succeeded' ? [event.key] : []));
  expect(recorded).toEqual(Array.from({ length: 80 }, (_, n) => `e/M/${n + 1}/p/1`));
  expect(Math.max(...groups)).toBeGreaterThan(1);
  expect(unwritten).toBeLessThanOrEqual(25);
});

it('tries again to write what it has sent while the database is away, and sends nothing meanwhile', async () => {
  ledger.intend(notice(1), notice(2));
  let away = 3;
  const flaky: DeliveryParts['records'] = {
    claim: ledger.claim,
    nextAttempt: ledger.nextAttempt,
    reached: ledger.reached,
    record: (edition, outcomes) => {
      away -= 1;
      if (away >= 0) return Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
      return ledger.record(edition, outcomes);
    },
  };
  expect(await round('2027-05-03T07:00:00.000Z', { records: flaky })).toEqual({ sent: 2, failed: 0, nextAttempt: null });
  expect(ledger.events.filter((event) => event.type === 'delivery-succeeded')).toHaveLength(2);
});

/** Records of which `refuses` says what the ledger does not take, and why. */
const refusing = (
  refuses: (outcomes: Parameters<DeliveryParts['records']['record']>[1]) => Error | undefined,
): DeliveryParts['records'] => ({
  claim: ledger.claim,
  nextAttempt: ledger.nextAttempt,
  reached: ledger.reached,
  record: (edition, outcomes) => {
    const error = refuses(outcomes);
    return error ? Promise.reject(error) : ledger.record(edition, outcomes);
  },
});
const unhurried = (): MailTransport => ({
  ...transport,
  send: async (message) => {
    const sending = await transport.send(message);
    await new Promise((resolve) => setTimeout(resolve, 120));
    return sending;
  },
});

it.each([
  ['is out of reach for too long', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 20 * 60_000, 3],
  ['takes nothing at all', new Error('no such table: notices'), 0, 9],
])('ends with what the database says that %s', async (_, error, late, waiting) => {
  for (let n = 1; n <= waiting; n += 1) ledger.intend(notice(n));
  const real = Date.now.bind(Date);
  let passed = 0;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => real() + passed);
  try {
    const records = refusing(() => {
      passed = late;
      return error;
    });
    await expect(round('2027-05-03T07:00:00.000Z', { records, transport: unhurried() })).rejects.toThrow(error.message);
    expect(receivers().length).toBeLessThanOrEqual(6);
  } finally {
    clock.mockRestore();
  }
});

it.each([
  ['without the words of an answer that it cannot take', 'answer', 3],
  ['without one that it will not take at all', 'outcome', 2],
])('writes into the ledger what was sent, %s', async (_, poison, kept) => {
  ledger.intend(notice(1), notice(2), notice(3));
  const poisoned = notice(2).key;
  const records = refusing((outcomes) => {
    const found = outcomes.find(({ key }) => key === poisoned);
    return found && (poison === 'outcome' || found.answer.includes('250')) ? new Error('invalid byte sequence') : undefined;
  });
  expect(await round('2027-05-03T07:00:00.000Z', { records })).toMatchObject({ sent: 3, failed: 0 });
  const successes = ledger.events.flatMap((event) => (event.type === 'delivery-succeeded' ? [event.key] : []));
  expect(successes).toHaveLength(kept);
  expect(successes).toEqual(expect.arrayContaining([notice(1).key, notice(3).key]));
});

it('takes to webhooks what goes there while the mail server is down', async () => {
  await server.stop();
  ledger.intend(notice(1), notice(2), notice(3));
  const hooked: DeliveryParts['letterOf'] = async (edition, one, now) => {
    const told = await letterOf(edition, one, now);
    return told && one.recipient === 'p3' ? { ...told, reader: { ...told.reader, channel: 'webhook' } } : told;
  };
  const hook: DeliveryParts['hook'] = { send: () => Promise.resolve({ sent: true, answer: '204', messageId: 'msg_1' }) };
  expect(await round('2027-05-03T07:00:00.000Z', { letterOf: hooked, hook })).toMatchObject({ sent: 1, failed: 2 });
  expect(ledger.pending).toEqual([notice(1).key, notice(2).key]);
});

it('takes what its reader wants at a webhook there, and says so of those who have none', async () => {
  ledger.intend(notice(1), notice(2));
  const hooked: DeliveryParts['letterOf'] = async (edition, one, now) => {
    const told = await letterOf(edition, one, now);
    return told && one.recipient === 'p1' ? { ...told, reader: { ...told.reader, channel: 'webhook' } } : told;
  };
  const taken: string[] = [];
  const hook: DeliveryParts['hook'] = {
    send: (_, { key }) => Promise.resolve({ sent: true, answer: `204 ${taken.push(key)}`, messageId: 'msg_1' }),
  };
  expect(await round('2027-05-03T07:00:00.000Z', { letterOf: hooked, hook })).toMatchObject({ sent: 2, failed: 0 });
  expect(taken).toEqual([notice(1).key]);
  expect(receivers()).toEqual(['p2@example.org']);
  ledger.intend({ ...notice(1), key: 'another' });
  expect(await round('2027-05-03T07:00:00.000Z', { letterOf: hooked })).toMatchObject({ sent: 0, failed: 1 });
  expect(ledger.events.at(-1)).toMatchObject({ permanent: true, answer: 'No webhook is set for this person.' });
});

it('has as many messages on their way at once as there are connections', async () => {
  for (let n = 1; n <= 9; n += 1) ledger.intend(notice(n));
  let at = 0;
  let most = 0;
  const several = (connections?: number): MailTransport => ({
    ...transport,
    ...(connections === undefined ? {} : { connections }),
    send: async (message) => {
      most = Math.max(most, (at += 1));
      const sending = await transport.send(message);
      at -= 1;
      return sending;
    },
  });
  expect(await round('2027-05-03T07:00:00.000Z', { transport: several(3) })).toMatchObject({ sent: 9 });
  expect(most).toBe(3);
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
