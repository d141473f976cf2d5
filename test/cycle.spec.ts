import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { activitiesOver } from '../activities/index.js';
import { maildir } from '../activities/mail/maildir.js';
import type { Command, Envelope } from '../domain/edition/commands.js';
import type { Refusal } from '../domain/refusal.js';
import { shift } from '../domain/time/plain-date.js';
import { PersonEntity } from '../entities/person.entity.js';
import { readTemplates } from '../seeds/templates.js';
import type { Answer } from '../workflows/contracts/handle.js';
import { workflowId } from '../workflows/contracts/naming.js';
import { dataFolder, type DataFolder } from './support/database.js';
import { open, send } from './support/commands.js';
import { eventually } from './support/eventually.js';
import { keepHistory } from './support/histories.js';
import { startTemporal, type TemporalServer } from './support/temporal.js';
import { connect, startWorker, type RunningWorker } from './support/worker.js';

/** The cycle of the congress on a real Temporal server, decided by the real core, kept in a real database. */

const edition = 'fifteenth';
const template = readTemplates().find((t) => t.id === 'un-crime-congress')!;
const today = new Date().toISOString().slice(0, 10);
const inMonths = (count: number): string => shift(today, { count, unit: 'm' });
const day = (start: string, count: number): string => shift(start, { count, unit: 'd' });

let server: TemporalServer;
let client: Client;
let disconnect: () => Promise<void>;
let worker: RunningWorker;
let data: DataFolder;

beforeAll(async () => {
  server = await startTemporal();
  ({ client, close: disconnect } = await connect(server.address));
  data = await dataFolder();
  const parts = {
    ...data,
    transport: maildir(`${data.folder}/mailbox`),
    mailFrom: 'lustrum@localhost',
    publicUrl: 'http://localhost:3000',
  };
  worker = await startWorker(server.address, edition, activitiesOver(parts));
}, 90_000);

afterAll(async () => {
  for (const stream of streams) await keepHistory(client, workflowId(edition, stream), stream);
  await worker.stop();
  await disconnect();
  await server.stop();
  await data.close();
}, 60_000);

let ids = 0;
const envelope = (command: Command, stream = 'edition'): Envelope => ({
  id: `c${(ids += 1)}`,
  edition,
  stream,
  actor: 'secretariat',
  hash: `h${ids}`,
  basis: 'a decision',
  command,
});
const give = (command: Command): Promise<Answer> => send(client, envelope(command));
const waive = (milestone: string): Promise<Answer> => give({ type: 'waive', milestone, reason: 'not part of this story' });
const perform = (stream: string, step: string, payload: Record<string, unknown> = {}): Promise<Answer> =>
  send(client, envelope({ type: 'perform', step, payload }, stream));
const refusalOf = (answer: Answer): Refusal | undefined => (answer.accepted ? undefined : answer.refusal);

const streams = new Set<string>(['edition']);
const describing = (stream: string) => client.workflow.getHandle(workflowId(edition, stream)).describe();
const runs = (stream: string): Promise<void> => {
  streams.add(stream);
  return eventually(async () => expect((await describing(stream)).status.name).toBe('RUNNING'));
};
const hasEnded = (stream: string): Promise<void> =>
  eventually(async () => expect((await describing(stream)).status.name).toBe('COMPLETED'));
const shows = (stream: string, words: RegExp): Promise<void> =>
  eventually(async () => {
    const { currentDetails } = await client.workflow
      .getHandle(workflowId(edition, stream))
      .query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    expect(currentDetails).toMatch(words);
  });

const meetings = ['africa', 'asia-pacific', 'europe', 'western-asia'].map((id, n) => ({
  id,
  title: id,
  region: id,
  host: id,
  start: day(inMonths(8), 14 * n),
  end: day(inMonths(8), 14 * n + 2),
}));

describe('the cycle of a congress', () => {
  it('opens with the edition, and refuses to open it twice', async () => {
    const create: Command = {
      type: 'create',
      title: 'An edition',
      template: { id: template.id, version: template.version },
      zone: 'Europe/Vienna',
      mode: 'live',
      placement: 'opening',
      targetYear: Number(inMonths(20).slice(0, 4)),
      dates: { opening: inMonths(20), closing: day(inMonths(20), 7) },
      conference: 250,
      sessions: [],
    };
    expect(refusalOf(await open(client, envelope(create), { taskQueue: edition, deliver: false }))).toBeUndefined();
    expect(await open(client, envelope(create), { taskQueue: edition, deliver: false })).toMatchObject({
      accepted: false,
      refusal: { code: 'edition-exists' },
    });
    await runs('edition');
    await shows('edition', /Preparing/);
  });

  it('has an organiser, who decides on its plan', async () => {
    const office = {
      id: 'secretariat',
      edition,
      name: 'Secretariat',
      email: 'secretariat@example.org',
      zone: 'Europe/Vienna',
      language: 'en',
    };
    await data.database.write((tx) => tx.insert(PersonEntity, office));
    expect(refusalOf(await give({ type: 'assign-role', role: 'organiser', person: office.id }))).toBeUndefined();
  });

  it('starts the discussion guide when the theme is decided, and the guide answers its commands', async () => {
    expect(refusalOf(await waive('M06'))).toBeUndefined();
    await runs('discussion-guide');
    expect(refusalOf(await perform('discussion-guide', 'name-institutes', { institutes: ['UNAFEI'] }))).toBeUndefined();
    expect(await perform('discussion-guide', 'issue')).toMatchObject({ accepted: false, refusal: { code: 'step-malformed' } });
    await shows('edition', /The theme is decided/);
  });

  it('starts the regional meetings’ coordinator when the programme is reviewed, and one workflow per meeting of its calendar', async () => {
    expect(refusalOf(await waive('M15'))).toBeUndefined();
    await runs('regional-meetings');
    for (const milestone of ['M14', 'M17']) expect(refusalOf(await waive(milestone))).toBeUndefined();
    expect(refusalOf(await perform('regional-meetings', 'consult', { with: 'Member States', on: 'dates and hosts' }))).toBeUndefined();
    expect(refusalOf(await perform('regional-meetings', 'provide-resources', { source: 'regular budget' }))).toBeUndefined();
    expect(refusalOf(await perform('regional-meetings', 'agree-calendar', { meetings, evidence: { date: today } }))).toBeUndefined();
    for (const { id } of meetings) await runs(`regional-meeting.${id}`);
  });

  it('starts the other stages at their facts', async () => {
    for (const [milestone, stream] of [
      ['M18', 'high-level-segment'],
      ['M26', 'declaration'],
    ] as const) {
      expect(refusalOf(await waive(milestone))).toBeUndefined();
      await runs(stream);
    }
  });

  it('tells running stages of a suspension, and of the new dates', async () => {
    expect(
      refusalOf(await give({ type: 'announce-postponement', evidence: { date: today, note: 'the host cannot hold it' } })),
    ).toBeUndefined();
    expect(refusalOf(await give({ type: 'suspend', evidence: { symbol: 'decision 74/550 A' } }))).toBeUndefined();
    await shows('edition', /Suspended/);
    for (const stream of ['declaration', 'high-level-segment']) await shows(stream, /suspended|postponed/i);
    const opening = inMonths(26);
    expect(
      refusalOf(
        await give({ type: 'reconvene', opening, closing: day(opening, 7), evidence: { symbol: 'decision 74/550 B' }, retarget: {} }),
      ),
    ).toBeUndefined();
    await shows('edition', new RegExp(`opens on ${opening}`));
    for (const stream of ['declaration', 'high-level-segment'])
      await eventually(async () => expect((await describing(stream)).status.name).toBe('RUNNING'));
  });

  it('ends a stage whose milestones were all waived, and starts it again when one is reopened', async () => {
    expect(refusalOf(await waive('M47'))).toBeUndefined();
    await hasEnded('high-level-segment');
    expect(refusalOf(await give({ type: 'reopen', milestone: 'M47', reason: 'it is held after all' }))).toBeUndefined();
    await runs('high-level-segment');
  });

  it('follows up after the closing', async () => {
    expect(refusalOf(await waive('M53'))).toBeUndefined();
    await runs('commission-follow-up');
    await shows('edition', /The congress is closed/);
  });

  it('ends with the edition and all that belongs to it', async () => {
    expect(refusalOf(await give({ type: 'close', reason: 'the next edition has begun' }))).toBeUndefined();
    for (const stream of streams) await hasEnded(stream);
  });
});
