import { setTimeout as pause } from 'node:timers/promises';
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
import { Rounds } from './rounds.js';

let server: MailServer;
let transport: MailTransport;
let ledger: MemoryLedger;
/** Commands and wake-ups that are being decided. */
let underWay: { now: number; most: number };
beforeEach(async () => {
  server = await startMailServer();
  transport = smtp(server.url);
  ledger = new MemoryLedger();
  underWay = { now: 0, most: 0 };
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
/** The activity; each command or wake-up brings the notices about that are next in line. */
function activityWith(batches: Notice[][], more: Partial<DeliveryParts> = {}): (command: Command) => Promise<HandleResult> {
  const handle = async (): Promise<HandleResult> => {
    const notices = batches.shift() ?? [];
    underWay.most = Math.max(underWay.most, ++underWay.now);
    await pause(5);
    underWay.now -= 1;
    ledger.intend(...notices);
    const events = notices.length === 0 ? [] : [{ stream: 'delivery', sequence: 1, type: 'notices-intended' }];
    const answer = { accepted: true as const, events, advice: [] };
    return {
      answer,
      nextInstant: null,
      facts: [],
      stages: [],
      notices: ledger.pending.length > 0,
      words: '',
      over: false,
      archived: false,
    };
  };
  const letterOf: DeliveryParts['letterOf'] = (_, { key }) => Promise.resolve(letter({ key }));
  const activity = promptly(handle, { records: ledger, letterOf, transport, mailFrom: 'lustrum@example.org', ...more });
  return (command) => {
    const at = { scheduledTimestampMs: Date.now(), currentAttemptScheduledTimestampMs: Date.now() };
    const environment = new MockActivityEnvironment(at, { logger: silent });
    return environment.run<[HandleRequest], HandleResult, typeof activity>(activity, { envelope: envelope(command), now });
  };
}
/** A command or wake-up that brings these notices about. */
const handled = (command: Command, notices: Notice[], more: Partial<DeliveryParts> = {}): Promise<HandleResult> =>
  activityWith([notices], more)(command);
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

it('ends, where its process is to end, the message that a slow server is reading, gives back the others and begins no more', async () => {
  const rounds = new Rounds();
  const wakeUp = activityWith([[notice('a'), notice('b')], [notice('c')]], { rounds });
  let answer: () => void = () => undefined;
  server.beforeAnswer = () => new Promise((resolve) => (answer = resolve));
  expect(await wakeUp(wake)).toMatchObject({ notices: true });
  rounds.stop();
  expect(await rounds.ended(50)).toBe(1);
  const over = rounds.ended(5_000);
  answer();
  expect(await over).toBe(0);
  expect(server.received).toHaveLength(1);
  expect(ledger.pending).toEqual(['b']);
  expect(ledger.events.at(-1)).toMatchObject({ type: 'delivery-failed', key: 'b', nobodyThere: true });
  expect(ledger.events).toContainEqual(expect.objectContaining({ type: 'delivery-succeeded', key: 'a' }));
  expect(await wakeUp(wake)).toMatchObject({ notices: true });
  expect(ledger.pending).toEqual(['b', 'c']);
  expect(ledger.events.at(-1)).toMatchObject({ type: 'notices-intended' });
});

it('answers a wake-up whose mail server is away, or whose ledger cannot be written, as if it had not tried', async () => {
  await server.stop();
  expect(await handled(wake, [notice('a')])).toMatchObject({ notices: true, answer: { accepted: true } });
  const gone = { ...ledger, claim: () => Promise.reject(new Error('no ledger')), record: ledger.record, nextAttempt: ledger.nextAttempt };
  expect(await handled(wake, [notice('b')], { records: gone })).toMatchObject({ notices: true });
  server = await startMailServer(server.port);
});

it('keeps no other wake-up waiting for a mail server that has just been slow', async () => {
  const wakeUp = activityWith([[notice('a')], [notice('b')]]);
  let answer: () => void = () => undefined;
  server.beforeRecipient = () => new Promise((resolve) => (answer = resolve));
  expect(await wakeUp(wake)).toMatchObject({ notices: true });
  expect(await wakeUp(wake)).toMatchObject({ notices: true });
  answer();
  await eventually(() => expect(server.received).toHaveLength(1));
  await eventually(() => expect(ledger.pending).toEqual(['b']));
  expect(ledger.events).not.toContainEqual(expect.objectContaining({ key: 'b' }));
});

it('lets very many wake-ups take turns, and each send what it has brought about', async () => {
  const connections = transport.connections ?? 1;
  const keys = Array.from({ length: 4 * connections }, (_, n) => `n${n}`);
  const wakeUp = activityWith(keys.map((key) => [notice(key)]));
  const results = await Promise.all(keys.map(() => wakeUp(wake)));
  expect(results).toHaveLength(keys.length);
  expect(server.received).toHaveLength(keys.length);
  expect(underWay.most).toBe(connections);
  expect(ledger.pending).toEqual([]);
});
