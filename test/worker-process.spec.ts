import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { In } from 'typeorm';
import type { Command, Envelope } from '../domain/edition/commands.js';
import { shift } from '../domain/time/plain-date.js';
import { EventEntity } from '../entities/event.entity.js';
import { NoticeEntity } from '../entities/notice.entity.js';
import { PersonEntity } from '../entities/person.entity.js';
import { readTemplates } from '../seeds/templates.js';
import { lookSignal } from '../workflows/contracts/edition.js';
import { workflowId } from '../workflows/contracts/naming.js';
import { open, send } from './support/commands.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { eventually } from './support/eventually.js';
import { startMailServer, type MailServer } from './support/smtp.js';
import { freePort, startTemporal, type TemporalServer } from './support/temporal.js';
import { connect } from './support/worker.js';
import { buildWorker, type Built, type WorkerProcess } from './support/worker-process.js';

/** The worker as a process of its own: killed, stopped, started again, and without its neighbours. */

const template = readTemplates().find((t) => t.id === 'un-crime-congress')!;
const today = new Date().toISOString().slice(0, 10);
const ada = { id: 'ada', name: 'Ada Example', email: 'ada@example.org', zone: 'UTC', language: 'en' };
/** The role with the most milestones. */
const tally = (role: string): number => template.milestones.filter((m) => m.responsible === role).length;
const busiest = template.roles.map((role) => role.id).sort((a, b) => tally(b) - tally(a))[0]!;
let server: TemporalServer;
let mail: MailServer;
let built: Built;
let data: DataFolder;
let client: Client;
let disconnect: () => Promise<void>;
let worker: WorkerProcess | undefined;

beforeAll(async () => {
  [server, built, data, mail] = await Promise.all([startTemporal(), buildWorker(), dataFolder(), startMailServer()]);
  ({ client, close: disconnect } = await connect(server.address));
}, 120_000);
afterEach(async () => {
  await worker?.end('SIGKILL');
});
afterAll(async () => {
  await mail.stop();
  await disconnect();
  await server.stop();
  await data.close();
  built.remove();
});

const start = async (env: Record<string, string> = {}): Promise<WorkerProcess> => {
  worker = built.start({
    LUSTRUM_DATA_DIR: data.folder,
    DATABASE_URL: data.url,
    TEMPORAL_ADDRESS: server.address,
    LOG_LEVEL: 'info',
    ...env,
  });
  await worker.ready;
  return worker;
};
const envelope = (edition: string, id: string, command: Command, stream = 'edition'): Envelope => ({
  id,
  edition,
  stream,
  actor: 'secretariat',
  hash: id,
  command,
});
const create = (edition: string, opening: string): Promise<unknown> =>
  open(
    client,
    envelope(edition, 'create', {
      type: 'create',
      title: 'An edition',
      template: { id: template.id, version: template.version },
      zone: 'UTC',
      mode: 'live',
      placement: 'opening',
      targetYear: Number(opening.slice(0, 4)),
      dates: { opening, closing: shift(opening, { count: 7, unit: 'd' }) },
      sessions: [],
    }),
  );
const later = shift(today, { count: 40, unit: 'm' });
const eventsOf = (edition: string, type: string): Promise<EventEntity[]> =>
  data.database.reads.manager.find(EventEntity, { where: { edition, type } });
const waiting = (edition: string): Promise<number> =>
  data.database.reads.manager.countBy(NoticeEntity, { edition, status: In(['intended', 'begun']) });
const statusOf = async (edition: string, stream: string): Promise<string> =>
  (await client.workflow.getHandle(workflowId(edition, stream)).describe()).status.name;

describe('the worker', () => {
  it('is killed again and again under commands, each of which is done exactly once', async () => {
    await start();
    expect(await create('killed', later)).toMatchObject({ accepted: true });
    const numbers = Array.from({ length: 60 }, (_, n) => n + 1);
    const todo = [...numbers];
    const one = async (): Promise<void> => {
      for (let n = todo.shift(); n !== undefined; n = todo.shift()) {
        expect(await send(client, envelope('killed', `c${n}`, { type: 'set-conference', number: n }), 90_000)).toMatchObject({
          accepted: true,
        });
      }
    };
    const all = Promise.all(Array.from({ length: 4 }, one));
    for (const left of [45, 25]) {
      await eventually(() => expect(todo.length).toBeLessThanOrEqual(left), 60_000);
      await worker?.end('SIGKILL');
      await start();
    }
    await all;
    const done = (await eventsOf('killed', 'conference-numbered')).map((event) => event.commandId);
    expect(done.sort()).toEqual(numbers.map((n) => `c${n}`).sort());
  }, 180_000);

  it('lets go of everything on SIGTERM and says so by how it ends', async () => {
    const running = await start();
    const { code, signal } = await running.end('SIGTERM');
    expect(code ?? signal).toBe('SIGTERM');
    expect(running.output()).not.toMatch(/ERROR|FATAL/);
  }, 60_000);

  it('gives every live edition and stage its workflow again when Temporal has lost them', async () => {
    await start();
    expect(await create('lost', later)).toMatchObject({ accepted: true });
    expect(await send(client, envelope('lost', 'theme', { type: 'waive', milestone: 'M06', reason: 'decided elsewhere' }))).toMatchObject({
      accepted: true,
    });
    await eventually(async () => expect(await statusOf('lost', 'discussion-guide')).toBe('RUNNING'));
    await worker?.end('SIGTERM');
    await server.restart({ forget: true });
    await expect(statusOf('lost', 'edition')).rejects.toThrow();
    await start();
    for (const stream of ['edition', 'discussion-guide'])
      await eventually(async () => expect(await statusOf('lost', stream)).toBe('RUNNING'));
    const step: Command = { type: 'perform', step: 'name-institutes', payload: { institutes: ['UNAFEI'] } };
    expect(await send(client, envelope('lost', 'institutes', step, 'discussion-guide'))).toMatchObject({ accepted: true });
  }, 120_000);

  it('goes on when the Temporal server was killed and has come back', async () => {
    await start();
    expect(await create('interrupted', later)).toMatchObject({ accepted: true });
    await server.kill();
    await server.restart();
    expect(await send(client, envelope('interrupted', 'after', { type: 'set-conference', number: 1 }), 90_000)).toMatchObject({
      accepted: true,
    });
  }, 120_000);

  it('delivers by mail, once, and what had come up before its reader was there as one message', async () => {
    await start({ SMTP_URL: mail.url });
    await data.database.write((tx) => tx.insert(PersonEntity, { ...ada, edition: 'mailed' }));
    expect(await create('mailed', shift(today, { count: 9, unit: 'm' }))).toMatchObject({ accepted: true });
    expect(await send(client, envelope('mailed', 'role', { type: 'assign-role', role: busiest, person: 'ada' }))).toMatchObject({
      accepted: true,
    });
    await eventually(() => expect(mail.received.length).toBeGreaterThan(0), 30_000);
    await client.workflow.getHandle(workflowId('mailed', 'edition')).signal(lookSignal);
    await eventually(async () => expect(await waiting('mailed')).toBe(0));
    const ids = mail.received.map((received) => received.mail.messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const sent = await data.database.reads.manager.find(NoticeEntity, { where: { edition: 'mailed', status: 'sent' } });
    // what is to be told at one time is one message
    expect([...new Set(sent.map((notice) => notice.messageId))].sort()).toEqual([...ids].sort());
    const catchUps = sent.filter((notice) => notice.kind === 'catch-up');
    expect(catchUps).toHaveLength(1);
    expect((JSON.parse(catchUps[0]!.about) as unknown[]).length).toBeGreaterThan(1);
  }, 90_000);

  it('hands over to its end, on SIGTERM, the message that a slow mail server is reading, and never sends it again', async () => {
    const slow = await startMailServer();
    try {
      let answer: () => void = () => undefined;
      slow.beforeAnswer = () => new Promise((resolve) => (answer = resolve));
      const running = await start({ SMTP_URL: slow.url });
      await data.database.write((tx) => tx.insert(PersonEntity, { ...ada, edition: 'stopped' }));
      expect(await create('stopped', later)).toMatchObject({ accepted: true });
      // she is told of a vacancy, which waits for no other notice: the wake-up that brings it about sends it
      const role: Command = { type: 'assign-role', role: busiest, person: 'ada' };
      expect(await send(client, envelope('stopped', 'role', role))).toMatchObject({ accepted: true });
      await eventually(() => expect(slow.received).toHaveLength(1), 30_000);
      await pause(2_000); // longer than a wake-up waits for a mail server: nothing of Temporal's waits for the round any more
      const ended = running.end('SIGTERM');
      await pause(5_000); // longer than a worker takes to end that has nothing in hand
      answer();
      expect(await ended).toEqual({ code: null, signal: 'SIGTERM' });
      const ofTheMessage = (): Promise<NoticeEntity[]> =>
        data.database.reads.manager.findBy(NoticeEntity, { messageId: slow.received[0]!.mail.messageId! });
      const told = await ofTheMessage();
      expect(told.length).toBeGreaterThan(0);
      expect(new Set(told.map(({ status, attempts }) => `${status} ${attempts}`))).toEqual(new Set(['sent 1']));
      expect(await data.database.reads.manager.countBy(NoticeEntity, { edition: 'stopped', status: 'begun' })).toBe(0);
      slow.beforeAnswer = () => Promise.resolve();
      await start({ SMTP_URL: slow.url });
      await client.workflow.getHandle(workflowId('stopped', 'edition')).signal(lookSignal);
      await eventually(async () => expect(await waiting('stopped')).toBe(0), 30_000);
      const ids = slow.received.map(({ mail: { messageId } }) => messageId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(await ofTheMessage()).toEqual(told);
    } finally {
      await slow.stop();
    }
  }, 90_000);

  it('keeps messages in the local mailbox while no mail server is set', async () => {
    await start();
    await data.database.write((tx) => tx.insert(PersonEntity, { ...ada, edition: 'kept' }));
    expect(await create('kept', shift(today, { count: 9, unit: 'm' }))).toMatchObject({ accepted: true });
    expect(await send(client, envelope('kept', 'role', { type: 'assign-role', role: busiest, person: 'ada' }))).toMatchObject({
      accepted: true,
    });
    await eventually(() => expect(readdirSync(join(data.folder, 'mailbox', 'new')).length).toBeGreaterThan(0), 30_000);
  }, 60_000);

  it('ends with one message and a status other than 0 where Temporal or the database cannot be reached', async () => {
    const nowhere = `127.0.0.1:${await freePort()}`;
    const alone = mkdtempSync(join(tmpdir(), 'lustrum-alone-'));
    const without: { env: Record<string, string>; says: string }[] = [
      { env: { LUSTRUM_DATA_DIR: alone, TEMPORAL_ADDRESS: nowhere }, says: nowhere },
      {
        env: { LUSTRUM_DATA_DIR: alone, TEMPORAL_ADDRESS: server.address, DATABASE_URL: `postgres://u:secret@${nowhere}/lustrum` },
        says: 'cannot be reached',
      },
    ];
    for (const { env, says } of without) {
      const lonely = built.start(env);
      expect(await lonely.ended).toMatchObject({ code: 1 });
      expect(lonely.output()).toContain(says);
      expect(lonely.output()).not.toContain('secret');
    }
    rmSync(alone, { recursive: true, force: true });
  }, 60_000);
});
