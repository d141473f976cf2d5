import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { commandActivities } from '../../activities/handle.js';
import { activitiesOver, transportFor, type AllActivities } from '../../activities/index.js';
import { poster, type Poster } from '../../activities/webhooks/post.js';
import { behind } from '../../apps/worker/restored/behind.js';
import { inWords } from '../../apps/worker/restored/in-words.js';
import { missingOf } from '../../apps/worker/restored/missing.js';
import type { Command, Envelope } from '../../domain/edition/commands.js';
import { editionStream } from '../../domain/evolve.js';
import { shift } from '../../domain/time/plain-date.js';
import { allowedFrom } from '../../domain/webhooks/address.js';
import { openDatabase, type Database } from '../../entities/database.js';
import type { EditionBehind } from '../../entities/editions-behind.js';
import { engine } from '../../entities/journal/engine.js';
import { Journal } from '../../entities/journal/journal.js';
import { EventEntity } from '../../entities/event.entity.js';
import { PersonEntity } from '../../entities/person.entity.js';
import { Webhooks } from '../../entities/webhooks.js';
import { readTemplates } from '../../seeds/templates.js';
import { deliveryWorkflow } from '../../workflows/contracts/delivery.js';
import { deliveryStream, taskQueue, workflowId } from '../../workflows/contracts/naming.js';
import { webhookStream, webhookWorkflow } from '../../workflows/contracts/webhook.js';
import { creationFor, envelope } from '../builders/command.js';
import { backupOf } from '../support/backup.js';
import { give as giveTo, open, send } from '../support/commands.js';
import { dataFolder, type DataFolder } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { startMailServer, type MailServer } from '../support/smtp.js';
import { contents } from '../support/tables.js';
import { freePort, startTemporal, type TemporalServer } from '../support/temporal.js';
import { startReceiver, type Receiver } from '../support/webhook-receiver.js';
import { connect, startWorker } from '../support/worker.js';
import { buildWorker, type Built, type WorkerProcess } from '../support/worker-process.js';

/** The database is restored from a backup after which every kind of workflow has done something; a worker, as a process, starts on it. */

const template = readTemplates().find((t) => t.id === 'un-crime-congress')!;
const today = new Date().toISOString().slice(0, 10);
const ada = { id: 'ada', name: 'Ada Example', email: 'ada@example.org', zone: 'UTC', language: 'en' };
const stage = 'discussion-guide';
/** It does nothing, and knows of nothing, after the backup. */
const otherStage = 'regional-meetings';

let server: TemporalServer;
let mail: MailServer;
let receiver: Receiver;
let sender: Poster;
let data: DataFolder;
let restored: Database;
let client: Client;
let disconnect: (() => Promise<void>) | undefined;
let built: Built;
let worker: WorkerProcess | undefined;
let backup: string;
let hook: string;
let found: EditionBehind[];
/** Deliveries and webhooks wait for it. */
let letGo: () => void = () => undefined;
const gate = new Promise<void>((resolve) => (letGo = resolve));

/** With letters left to the workflow of the delivery, and nothing sent before the gate is opened. */
const inNoHurry = (database: Database): AllActivities => {
  const journal = new Journal(database, engine);
  const transport = transportFor({ smtpUrl: mail.url, mailboxDir: data.folder });
  const address = { mailFrom: 'lustrum@example.org', publicUrl: 'http://127.0.0.1:3000' };
  const all = activitiesOver({ database, journal, transport, poster: sender, ...address });
  const listeners = async (edition: string): Promise<string[]> => (await new Webhooks(database).behind(edition)).map(({ id }) => id);
  return {
    ...all,
    ...commandActivities(journal, listeners),
    deliver: (request) => gate.then(() => all.deliver(request)),
    tell: (request) => gate.then(() => all.tell(request)),
  };
};
const given = (edition: string, id: string, command: Command, stream = editionStream): Envelope =>
  envelope(command, { edition, id, stream, actor: 'ada' });
const creation = (months: number): Command => creationFor(template, shift(today, { count: months, unit: 'm' }), { zone: 'UTC' });
const give = (edition: string, id: string, command: Command, stream = editionStream): Promise<void> =>
  giveTo(client, given(edition, id, command, stream));
const begin = async (edition: string, months: number): Promise<void> =>
  expect(await open(client, given(edition, 'create', creation(months)))).toMatchObject({ accepted: true });
const numbered = (number: number): Command => ({ type: 'set-conference', number });
const named: Command = { type: 'perform', step: 'name-institutes', payload: { institutes: ['UNAFEI'] } };
const consulted: Command = { type: 'perform', step: 'consult', payload: { with: 'Member States', on: 'dates and hosts' } };
const closed: Command = { type: 'close', reason: 'the next edition has begun' };
const statusOf = async (edition: string, stream: string): Promise<string> =>
  (await client.workflow.getHandle(workflowId(edition, stream)).describe()).status.name;
const everything = (): Promise<unknown> => contents(restored, ['editions', 'streams', 'events', 'commands', 'notices', 'notice_attempts']);
/** What a worker, and whoever decides how to go on, are started with. */
const environment = () => ({ LUSTRUM_DATA_DIR: data.folder, DATABASE_URL: `sqlite:${backup}`, TEMPORAL_ADDRESS: server.address });
/** `npm run restored`, as the script has it once everything is built. */
const runRestored = (env: Record<string, string>, ...args: string[]) => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const [, program] = /^node scripts\/build\.mjs && node dist\/(\S+)$/.exec(scripts['restored'] ?? '') ?? [];
  return built.run(program ?? 'no such script', env, ...args);
};
const isRefused = { cause: { cause: { type: 'DatabaseBehind' } } };

beforeAll(async () => {
  [server, built, mail, receiver, data] = await Promise.all([
    startTemporal(),
    buildWorker(),
    startMailServer(),
    startReceiver(),
    dataFolder(),
  ]);
  sender = poster({ allowed: allowedFrom(['127.0.0.1']) });
  ({ client, close: disconnect } = await connect(server.address));
  const first = await startWorker(server.address, taskQueue, inNoHurry(data.database));

  await data.database.write((tx) => tx.insert(PersonEntity, { ...ada, edition: 'mailed' }));
  await begin('mailed', 9);
  await begin('going', 40);
  await begin('closing', 30);
  await begin('untouched', 50);
  await give('going', 'theme', { type: 'waive', milestone: 'M06', reason: 'decided elsewhere' });
  await give('going', 'programme', { type: 'waive', milestone: 'M15', reason: 'decided elsewhere' });
  for (const stream of [stage, otherStage]) await eventually(async () => expect(await statusOf('going', stream)).toBe('RUNNING'));
  const entered = await new Webhooks(data.database).add({
    ...{ edition: 'going', url: receiver.url, types: [], by: 'ada' },
    at: new Date().toISOString(),
  });
  if ('refused' in entered) throw new Error('The webhook was not entered.');
  hook = entered.webhook.id;
  await give('going', 'told', numbered(1));
  await give('mailed', 'role', { type: 'assign-role', role: 'organiser', person: 'ada' });
  await eventually(async () => expect(await statusOf('mailed', deliveryStream)).toBe('RUNNING'));
  await eventually(async () => expect(await statusOf('going', webhookStream(hook))).toBe('RUNNING'));
  // What is to be untouched has woken for the first time.
  await eventually(async () => expect(await data.database.reads.manager.countBy(EventEntity, { edition: 'untouched' })).toBeGreaterThan(2));

  backup = await backupOf(data);

  letGo();
  await eventually(async () => expect(await statusOf('mailed', deliveryStream)).toBe('COMPLETED'));
  await eventually(async () => expect(await statusOf('going', webhookStream(hook))).toBe('COMPLETED'));
  await give('going', 'institutes', named, stage);
  await begin('later', 35);
  await give('later', 'number', numbered(2));
  await give('closing', 'close', closed);
  await eventually(async () => expect(await statusOf('closing', editionStream)).toBe('COMPLETED'));
  await first.stop();
  restored = await openDatabase({ url: `sqlite:${backup}` });
}, 120_000);

afterAll(async () => {
  await worker?.end('SIGKILL');
  await disconnect?.();
  await restored?.close();
  await data?.close();
  await sender?.close();
  await Promise.all([server?.stop(), mail?.stop(), receiver?.stop()]);
  built?.remove();
});

describe('a database restored from a backup', () => {
  it('is found to be older, whoever has done something since: stage, delivery, an edition that was opened, one that was closed', async () => {
    found = await behind(client, restored, taskQueue);
    expect(found.map(({ edition }) => edition)).toEqual(['closing', 'going', 'later', 'mailed']);
    expect(found.find(({ edition }) => edition === 'later')).toMatchObject({ recorded: 0 });
    for (const { recorded, remembered } of found) expect(remembered).toBeGreaterThan(recorded);
    expect(found.find(({ edition }) => edition === 'mailed')?.runs.map(({ workflow }) => workflow)).toContain(
      workflowId('mailed', deliveryStream),
    );
  });

  it('is found to be another one also where more than that has been written to it since', async () => {
    const copy = join(data.folder, 'copy.sqlite');
    copyFileSync(backup, copy);
    const written = await openDatabase({ url: `sqlite:${copy}` });
    const others = new Journal(written, engine);
    const now = new Date().toISOString();
    for (let n = 10; n < 20; n += 1) await others.handle({ envelope: given('going', `other-${n}`, numbered(n)), now });
    const [going] = await behind(client, written, taskQueue, 'going');
    expect(going!.recorded).toBeGreaterThan(going!.remembered);
    const missing = await missingOf(client, written, going!);
    expect(missing.map(({ command }) => command.id)).toContain('institutes');
    expect(inWords(going!, missing)).toContain('not those that are remembered');
    await written.close();
  });

  it('is told of with what is missing', async () => {
    const before = await everything();
    const { code, output } = await runRestored(environment());
    expect({ code, output }).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^Database sqlite:\S+, Temporal at 127\.0\.0\.1:\d+\n/),
    });
    const sections = output.split(/^(?=\S+: \d+ events)/m).slice(1);
    const told = new Map(sections.map((section) => [section.slice(0, section.indexOf(':')), section]));
    expect([...told.keys()]).toEqual(found.map(({ edition }) => edition));
    expect(told.get('later')).toMatch(/^later: 0 events are recorded, \d+ are remembered. Missing:\n/);
    expect(told.get('going')).toMatch(/discussion-guide \d+ {2}\S+, by "perform" of ada \(institutes\)/);
    expect(told.get('later')).toMatch(/edition 1 {2}edition-created, by "create" of ada \(create\)/);
    expect(told.get('later')).toMatch(/conference-numbered, by "set-conference" of ada \(number\)/);
    expect(told.get('closing')).toMatch(/by "close" of ada \(close\)/);
    expect(told.get('mailed')).toMatch(/\d more of which only the number is remembered/);
    expect(output).toMatch(/go on from this one without what is missing: npm run restored -- --accept\n$/);
    expect(await everything()).toEqual(before);
  });

  it('is not compared where that was not asked for as it can be, and says what to do', async () => {
    const nowhere = `127.0.0.1:${await freePort()}`;
    const absent = join(data.folder, 'absent.sqlite');
    const asked: [env: Record<string, string>, args: string[], says: string][] = [
      [environment(), ['--acept'], "Unknown option '--acept'"],
      [{ ...environment(), DATABASE_URL: `sqlite:${absent}` }, ['--accept'], `There is no database at ${absent}.`],
      [{ ...environment(), TEMPORAL_ADDRESS: nowhere }, [], `Temporal cannot be reached at ${nowhere}.`],
    ];
    const ends = await Promise.all(asked.map(([env, args]) => runRestored(env, ...args)));
    for (const [n, { code, output }] of ends.entries()) {
      expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(/^[^\n]/) });
      expect(output).toContain(asked[n]?.[2]);
      expect(output).not.toMatch(/^ {4}at /m);
    }
    expect(existsSync(absent)).toBe(false);
    expect((await behind(client, restored, taskQueue)).map(({ edition }) => edition)).toEqual(found.map(({ edition }) => edition));
  });

  it('is left as it is, and nothing is sent, until it is decided how to go on', async () => {
    const before = await everything();
    const sent = [mail.received.length, receiver.received.length];
    expect(Math.min(...sent)).toBeGreaterThan(0);
    worker = built.start({ ...environment(), SMTP_URL: mail.url, WEBHOOK_ALLOW: '127.0.0.1', LOG_LEVEL: 'info' });
    await worker.ready;
    for (const { edition, recorded, remembered } of found)
      expect(worker.output()).toContain(`${recorded} events of the edition ${edition}, and ${remembered} have been recorded`);
    expect(worker.output()).toContain('Ready: 1 live editions');

    await expect(send(client, given('going', 'institutes-again', named, stage))).rejects.toMatchObject(isRefused);
    await expect(send(client, given('going', 'consulted', consulted, otherStage))).rejects.toMatchObject(isRefused);
    await expect(send(client, given('going', 'number-again', numbered(3)))).rejects.toMatchObject(isRefused);
    await expect(open(client, given('later', 'create-again', creation(35)))).rejects.toMatchObject(isRefused);
    await expect(open(client, given('closing', 'number', numbered(4)))).rejects.toMatchObject(isRefused);
    const input = { clockOffset: 0 };
    const start = (type: string, edition: string, stream: string, more: object): Promise<unknown> =>
      client.workflow.start(type, { workflowId: workflowId(edition, stream), taskQueue, args: [{ edition, ...input, ...more }] });
    await start(deliveryWorkflow, 'mailed', deliveryStream, {});
    await start(webhookWorkflow, 'going', webhookStream(hook), { webhook: hook });
    for (const [edition, stream] of [
      ['mailed', deliveryStream],
      ['going', webhookStream(hook)],
    ] as const)
      await eventually(async () => {
        const { raw } = await client.workflow.getHandle(workflowId(edition, stream)).describe();
        expect(raw.pendingActivities?.[0]?.lastFailure?.message).toContain('was restored from an older backup');
      });
    expect(await everything()).toEqual(before);
    expect([mail.received.length, receiver.received.length]).toEqual(sent);
  });

  it('keeps nobody waiting who has lost nothing', async () => {
    await give('untouched', 'number', numbered(5));
  });

  it('is gone on from when that is decided, in every case, and by workers that have been running', async () => {
    const mails = mail.received.length;
    expect(await runRestored(environment(), '--accept')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^going: [^]*have been started anew\. Now enter again what is missing\.\n$/m),
    });
    expect(await runRestored(environment())).toMatchObject({
      code: 0,
      output: expect.stringMatching(/\nEverything that the workflows remember is recorded\.\n$/),
    });
    await eventually(async () => expect(await statusOf('going', stage)).toBe('RUNNING'));
    await give('going', 'institutes', named, stage);
    await eventually(async () => expect(await statusOf('going', otherStage)).toBe('RUNNING'));
    await give('going', 'consulted', consulted, otherStage);
    await begin('later', 35);
    await give('closing', 'close', closed);
    // What the backup does not know to be sent is sent again.
    await eventually(() => expect(mail.received.length).toBeGreaterThan(mails));
    await eventually(async () => expect(await new Webhooks(restored).behind('going')).toEqual([]));
    expect(await behind(client, restored, taskQueue)).toEqual([]);
  });
});
