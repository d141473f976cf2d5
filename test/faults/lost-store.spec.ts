import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import type { Command, Envelope } from '../../domain/edition/commands.js';
import { editionStream } from '../../domain/evolve.js';
import { shift, type Instant } from '../../domain/time/plain-date.js';
import { engine } from '../../entities/journal/engine.js';
import { NoticeEntity } from '../../entities/notice.entity.js';
import { PersonEntity } from '../../entities/person.entity.js';
import { readTemplates } from '../../seeds/templates.js';
import { workflowId } from '../../workflows/contracts/naming.js';
import { open, send } from '../support/commands.js';
import { dataFolder, type DataFolder } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { startMailServer, type MailServer } from '../support/smtp.js';
import { startTemporal, type TemporalServer } from '../support/temporal.js';
import { connect } from '../support/worker.js';
import { buildWorker, type Built, type WorkerProcess } from '../support/worker-process.js';

/** Temporal's store is deleted while editions are live. The database has everything that they need to go on. */

const template = readTemplates().find((t) => t.id === 'un-crime-congress')!;
const now = new Date().toISOString();
const today = now.slice(0, 10);
const inDays = (count: number): string => shift(today, { count, unit: 'd' });
const inMonths = (count: number): string => shift(today, { count, unit: 'm' });
const ada = { id: 'ada', name: 'Ada Example', email: 'ada@example.org', zone: 'UTC', language: 'en' };

let server: TemporalServer;
let mail: MailServer;
let built: Built | undefined;
let data: DataFolder;
let client: Client;
let disconnect: (() => Promise<void>) | undefined;
let worker: WorkerProcess | undefined;

beforeAll(async () => {
  server = await startTemporal();
  data = await dataFolder();
  mail = await startMailServer();
  built = await buildWorker();
  ({ client, close: disconnect } = await connect(server.address));
}, 120_000);

afterAll(async () => {
  await worker?.end('SIGKILL');
  await disconnect?.();
  await server?.stop();
  await mail?.stop();
  await data?.close();
  built?.remove();
});

const boot = async (): Promise<void> => {
  const env = { LUSTRUM_DATA_DIR: data.folder, DATABASE_URL: data.url, TEMPORAL_ADDRESS: server.address, SMTP_URL: mail.url };
  worker = built!.start(env);
  await worker.ready;
};
let ids = 0;
const envelope = (edition: string, command: Command, stream = editionStream): Envelope => {
  const id = `c${(ids += 1)}`;
  return { id, edition, stream, actor: 'ada', hash: id, command };
};
const creation = (opening: string, mode: 'live' | 'historic' = 'live'): Command => ({
  type: 'create',
  title: 'An edition',
  template: { id: template.id, version: template.version },
  zone: 'UTC',
  mode,
  placement: 'opening',
  targetYear: Number(opening.slice(0, 4)),
  dates: { opening, closing: shift(opening, { count: 7, unit: 'd' }) },
  sessions: [],
});
const waived = (milestone: string): Command => ({ type: 'waive', milestone, reason: 'not part of this story' });
const step = (id: string, payload: Record<string, unknown>): Command => ({ type: 'perform', step: id, payload });

/** A command by way of the workflows. */
const give = async (edition: string, command: Command, stream = editionStream): Promise<void> =>
  expect(await send(client, envelope(edition, command, stream))).toMatchObject({ accepted: true });
/** A command as it stands in the database from a time whose workflows are lost. */
const lived = async (edition: string, at: Instant, ...commands: Command[]): Promise<void> => {
  for (const command of commands)
    expect((await data.journal.handle({ envelope: envelope(edition, command), now: at })).answer).toMatchObject({ accepted: true });
};
const running = async (): Promise<string[]> => {
  const all: string[] = [];
  for await (const { workflowId: id } of client.workflow.list({ query: 'ExecutionStatus="Running"' })) all.push(id);
  return all.sort();
};
/** What Temporal shows of a workflow says what the database says, the next wake-up of an edition included. */
const agree = (edition: string, stream: string): Promise<void> =>
  eventually(async () => {
    const { currentDetails } = await client.workflow
      .getHandle(workflowId(edition, stream))
      .query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    const { words, nextInstant } = engine.outlook((await data.journal.look(edition))!, stream, new Date().toISOString());
    expect(currentDetails).toContain(words);
    if (stream === editionStream) expect(currentDetails).toContain(`Next wake-up: ${nextInstant}`);
  });

const meetings = ['africa', 'europe', 'western-asia', 'asia-pacific'].map((id, n) => ({
  id,
  title: id,
  region: id,
  host: id,
  start: shift(inMonths(8), { count: 14 * n, unit: 'd' }),
  end: shift(inMonths(8), { count: 14 * n + 2, unit: 'd' }),
}));
const stages = ['discussion-guide', 'regional-meetings', ...meetings.map(({ id }) => `regional-meeting.${id}`)];
const expected = [
  ...['edition', ...stages].map((stream) => workflowId('preparing', stream)),
  workflowId('far', editionStream),
  workflowId('reminded', editionStream),
].sort();

describe('a Temporal store that is lost while editions are live', () => {
  it('held their workflows, stages and meetings among them', async () => {
    await boot();
    for (const [edition, opening] of [
      ['preparing', inMonths(20)],
      ['far', inMonths(50)],
      ['over', inMonths(30)],
    ] as const)
      expect(await open(client, envelope(edition, creation(opening)))).toMatchObject({ accepted: true });
    for (const milestone of ['M06', 'M14', 'M15', 'M17']) await give('preparing', waived(milestone));
    await give('preparing', step('consult', { with: 'Member States', on: 'dates and hosts' }), 'regional-meetings');
    await give('preparing', step('provide-resources', { source: 'regular budget' }), 'regional-meetings');
    await give('preparing', step('agree-calendar', { meetings, evidence: { date: today } }), 'regional-meetings');
    await give('over', { type: 'close', reason: 'the next edition has begun' });
    await eventually(
      async () => expect(await running()).toEqual(expected.filter((id) => id !== workflowId('reminded', editionStream))),
      30_000,
    );
  }, 90_000);

  it('is deleted, and time goes by: reminders of one edition fall due that nobody sees', async () => {
    await worker?.end('SIGKILL');
    await server.restart({ forget: true });
    expect(await running()).toEqual([]);

    const then = `${inDays(-40)}T12:00:00.000Z`;
    const milestone = 'M10';
    const role = template.milestones.find((m) => m.id === milestone)!.responsible;
    const others = template.milestones.filter((m) => m.responsible === role && m.id !== milestone && m.repeats === undefined);
    await data.database.write((tx) => tx.insert(PersonEntity, { ...ada, edition: 'reminded' }));
    const organiser = { role: template.reminders.organiser, person: 'ada' };
    await lived('reminded', then, creation(inMonths(20)), { type: 'assign-role', ...organiser });
    await lived('reminded', then, { type: 'pin', milestone, on: inDays(10), reason: 'agreed with the host' });
    await lived('reminded', then, { type: 'release-role', ...organiser });
    await lived('reminded', then, ...others.map(({ id }) => waived(id)), { type: 'assign-role', role, person: 'ada' }, { type: 'wake' });
    await lived('told', then, creation(inMonths(-10), 'historic'));
    expect(await data.database.reads.manager.findBy(NoticeEntity, { edition: 'reminded', recipient: 'ada' })).toEqual([]);
  }, 60_000);

  it('is made good by the next start: every live edition has its workflows again, those that are over or told have none', async () => {
    await boot();
    await eventually(async () => expect((await running()).filter((id) => !id.endsWith('/delivery'))).toEqual(expected), 30_000);
    for (const stream of ['edition', ...stages]) await agree('preparing', stream);
    for (const edition of ['far', 'reminded']) await agree(edition, editionStream);
  }, 90_000);

  it('keeps nobody from a command: the edition, a stage and a meeting take theirs', async () => {
    await give('far', { type: 'set-conference', number: 251 });
    await give('preparing', step('name-institutes', { institutes: ['UNAFEI'] }), 'discussion-guide');
    await give('preparing', waived('M22.africa'));
    await agree('preparing', 'regional-meeting.africa');
    await agree('preparing', 'discussion-guide');
  }, 60_000);

  it('costs no reminder: what fell due meanwhile arrives in one message', async () => {
    await eventually(() => expect(mail.received).toHaveLength(1), 30_000);
    expect(mail.received[0]).toMatchObject({ to: ['ada@example.org'] });
    expect(mail.received[0]?.raw).toContain('M10');
    const notices = (): Promise<NoticeEntity[]> =>
      data.database.reads.manager.find(NoticeEntity, { where: { edition: 'reminded', recipient: 'ada' }, order: { position: 'ASC' } });
    await eventually(async () =>
      expect((await notices()).map(({ kind, rung, status }) => [kind, rung, status])).toEqual([
        ['reminder', -14, 'collapsed'],
        ['catch-up', null, 'sent'],
      ]),
    );
  }, 60_000);

  it('is made good once: another start begins nothing anew and sends nothing again', async () => {
    const runs = async (): Promise<string[]> =>
      Promise.all(expected.map(async (id) => `${id} ${(await client.workflow.getHandle(id).describe()).runId}`));
    const before = await runs();
    await worker?.end('SIGTERM');
    await boot();
    for (const stream of ['edition', ...stages]) await agree('preparing', stream);
    expect(await runs()).toEqual(before);
    expect(mail.received).toHaveLength(1);
  }, 60_000);
});
