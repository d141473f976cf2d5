import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApplicationFailure, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import type { Command, Envelope } from '../domain/edition/commands.js';
import { open, send } from '../test/support/commands.js';
import { TableCore } from '../test/support/table-core.js';
import { startTemporal, type TemporalServer } from '../test/support/temporal.js';
import { eventually } from '../test/support/eventually.js';
import { connect, startWorker, type RunningWorker } from '../test/support/worker.js';
import { lookSignal } from './contracts/edition.js';
import { workflowId } from './contracts/naming.js';

/** The shell alone, on a real server: what it does with facts, stages, instants and faults that come from the table. */

let server: TemporalServer;
let client: Client;
let disconnect: () => Promise<void>;
let core: TableCore;
let worker: RunningWorker;
let edition: string;
let count = 0;

beforeAll(async () => {
  server = await startTemporal();
  ({ client, close: disconnect } = await connect(server.address));
}, 90_000);

afterAll(async () => {
  await disconnect();
  await server.stop();
});

beforeEach(async () => {
  edition = `edition-${++count}`;
  core = new TableCore();
  worker = await startWorker(server.address, edition, { handle: core.handle, deliver });
});

afterEach(async () => {
  core.archived = true; // whatever still runs ends at its next look
  await worker.stop();
});

let rounds = 0;
const deliver = (): Promise<object> => {
  rounds += 1;
  core.notices = false;
  return Promise.resolve({ sent: 1, failed: 0, nextAttempt: null });
};

const envelope = (id: string, stream = 'edition', command: Command = { type: 'start', milestone: 'M01' }): Envelope => ({
  id,
  edition,
  stream,
  actor: 'secretariat',
  hash: id,
  command,
});
const create = (): Envelope => envelope('create', 'edition', { type: 'create' } as Command);
const begin = (): ReturnType<typeof open> => open(client, create(), { taskQueue: edition });
const handleOf = (stream: string): ReturnType<Client['workflow']['getHandle']> => client.workflow.getHandle(workflowId(edition, stream));
const statusOf = async (stream: string): Promise<string> => (await handleOf(stream).describe()).status.name;
const details = async (stream: string): Promise<string> =>
  (await handleOf(stream).query<{ currentDetails?: string }>('__temporal_workflow_metadata')).currentDetails ?? '';

describe('an edition', () => {
  it('answers a command with what the core decided, and a repeated one with the same answer', async () => {
    expect(await begin()).toMatchObject({ accepted: true });
    core.effect = () => [{ stream: 'edition', type: 'milestone-started' }];
    const first = await send(client, envelope('c1'));
    expect(first).toMatchObject({ accepted: true, events: [{ stream: 'edition', type: 'milestone-started' }] });
    expect(await send(client, envelope('c1'))).toEqual(first);
    expect(core.commands('edition')).toEqual(['create', 'c1']);
  });

  it('leaves no workflow behind where its creation was refused', async () => {
    const refused = await open(client, envelope('not-a-create'), { taskQueue: edition });
    expect(refused).toMatchObject({ accepted: false, refusal: { code: 'edition-unknown' } });
    await eventually(async () => expect(await statusOf('edition')).toBe('COMPLETED'));
  });

  it('starts each stage when the core lists it, the meetings through their coordinator, and shows its state in words', async () => {
    await begin();
    core.effect = () => {
      core.facts = ['theme-decided', 'programme-reviewed'];
      core.stages = [
        { stream: 'discussion-guide', procedure: 'discussion-guide' },
        { stream: 'regional-meetings', procedure: 'regional-meetings' },
        { stream: 'regional-meeting.africa', procedure: 'regional-meeting' },
        { stream: 'regional-meeting.asia', procedure: 'regional-meeting' },
      ];
      return [{ stream: 'edition', type: 'milestone-completed' }];
    };
    await send(client, envelope('c1'));
    await eventually(async () => {
      for (const stage of core.stages) expect(await statusOf(stage.stream)).toBe('RUNNING');
      expect(await details('regional-meeting.asia')).toContain('regional-meeting.asia: under way');
    });
    const parent = async (stream: string): Promise<string | undefined> =>
      (await handleOf(stream).describe()).raw.workflowExecutionInfo?.parentExecution?.workflowId ?? undefined;
    expect(await parent('discussion-guide')).toBe(workflowId(edition, 'edition'));
    expect(await parent('regional-meeting.africa')).toBe(workflowId(edition, 'regional-meetings'));
    const words = await details('edition');
    expect(words).toContain('edition: under way');
    expect(words).toContain('The theme is decided');
    expect(words).not.toContain('The congress is closed');
  });

  it('is told to look by a stage whose command changed something, and not by one that changed nothing', async () => {
    await begin();
    core.stages = [{ stream: 'declaration', procedure: 'declaration' }];
    await handleOf('edition').signal(lookSignal);
    await eventually(async () => expect(await statusOf('declaration')).toBe('RUNNING'));
    const before = core.wakes('edition').length;
    await send(client, envelope('nothing', 'declaration'));
    core.effect = (e) => (e.command.type === 'wake' ? [] : [{ stream: 'declaration', type: 'step-performed' }]);
    await send(client, envelope('something', 'declaration'));
    await eventually(() => expect(core.wakes('edition')).toHaveLength(before + 1));
  });

  it('tells its stages of a suspension, and ends with them when it is archived', async () => {
    await begin();
    core.stages = [{ stream: 'declaration', procedure: 'declaration' }];
    await handleOf('edition').signal(lookSignal);
    await eventually(async () => expect(await details('declaration')).toContain('declaration: under way'));
    core.effect = () => {
      core.suspended = true;
      return [{ stream: 'declaration', type: 'stage-suspended' }];
    };
    await send(client, envelope('suspend'));
    await eventually(async () => expect(await details('declaration')).toContain('declaration: suspended'));
    core.effect = () => {
      core.archived = true;
      core.stages = [];
      return [];
    };
    await send(client, envelope('close'));
    await eventually(async () => {
      expect(await statusOf('edition')).toBe('COMPLETED');
      expect(await statusOf('declaration')).toBe('COMPLETED');
    });
  });

  it('starts a stage again that had ended, when one of its milestones is reopened', async () => {
    await begin();
    core.stages = [{ stream: 'declaration', procedure: 'declaration' }];
    await handleOf('edition').signal(lookSignal);
    await eventually(async () => expect(await statusOf('declaration')).toBe('RUNNING'));
    core.effect = (e) => {
      if (e.id === 'last') core.end('declaration');
      if (e.id === 'reopen') core.reopen('declaration', 'declaration');
      return e.command.type === 'wake' ? [] : [{ stream: 'declaration', type: 'stage-ended' }];
    };
    await send(client, envelope('last', 'declaration'));
    await eventually(async () => expect(await statusOf('declaration')).toBe('COMPLETED'));
    await send(client, envelope('reopen'));
    await eventually(async () => expect(await statusOf('declaration')).toBe('RUNNING'));
  });

  it('wakes at the next instant, on its own clock, and follows an instant that moves', async () => {
    await begin();
    const woken: string[] = [];
    core.effect = (e, now) => {
      if (e.command.type !== 'wake') core.nextInstant = new Date(Date.now() + (e.id === 'far' ? 3_600_000 : 400)).toISOString();
      else if (core.nextInstant && now >= core.nextInstant) {
        woken.push(now);
        core.nextInstant = null;
      }
      return [];
    };
    await send(client, envelope('far'));
    await send(client, envelope('near'));
    const due = core.nextInstant;
    await eventually(() => expect(woken).toHaveLength(1));
    expect(woken[0]! >= due!).toBe(true);
    expect(core.wakes('edition').every((e) => /^wake\/[0-9a-f-]{36}\/\d+$/.test(e.id) && e.actor === 'lustrum' && e.hash === '')).toBe(
      true,
    );
  });

  it('shifts its clock by the offset of a rehearsal', async () => {
    const nows: string[] = [];
    core.effect = (_, now) => {
      nows.push(now);
      return [];
    };
    const clockOffset = Date.parse('2018-05-14T09:00:00.000Z') - Date.now();
    await open(client, create(), { taskQueue: edition, clockOffset, deliver: false });
    expect(nows[0]).toMatch(/^2018-05-14T09:0/);
  });

  it('gives a command back as failed when the core is at fault, and goes on with the next', async () => {
    await begin();
    core.fault = ({ envelope: e }) => (e.id === 'bad' ? ApplicationFailure.nonRetryable('a fault', 'Fault') : undefined);
    await expect(send(client, envelope('bad'))).rejects.toThrow(WorkflowUpdateFailedError);
    expect(await send(client, envelope('good'))).toMatchObject({ accepted: true });
    expect(core.commands('edition')).toEqual(['create', 'good']);
  });

  it('decides a command once and in its turn when the database was out of reach for a while', async () => {
    await begin();
    let down = 3;
    core.fault = () => (down-- > 0 ? new Error('connection refused') : undefined);
    const answers = await Promise.all(['a', 'b', 'c'].map((id) => send(client, envelope(id))));
    expect(answers.every((answer) => answer.accepted)).toBe(true);
    expect(core.commands('edition').slice(1).sort()).toEqual(['a', 'b', 'c']);
    expect(core.overlaps).toBe(0);
  });

  it('repeats a wake-up that met a fault later on, and does not end by it', async () => {
    await begin();
    core.fault = ({ envelope: e }) => (e.command.type === 'wake' ? ApplicationFailure.nonRetryable('no such table', 'Fault') : undefined);
    await handleOf('edition').signal(lookSignal);
    await eventually(async () => expect(await details('edition')).toContain('no such table'));
    expect(await send(client, envelope('still-here'))).toMatchObject({ accepted: true });
  });

  it('delivers nothing in a rehearsal', async () => {
    const before = rounds;
    await open(client, create(), { taskQueue: edition, deliver: false });
    core.notices = true;
    await send(client, envelope('c1'));
    await handleOf('edition').signal(lookSignal);
    await eventually(() => expect(core.wakes('edition')).toHaveLength(1));
    await send(client, envelope('c2'));
    expect(rounds).toBe(before);
    await expect(statusOf('delivery')).rejects.toThrow('not found');
  });

  it('starts the delivery while notices wait, and again after it has ended', async () => {
    await begin();
    const before = rounds;
    for (const n of [1, 2]) {
      core.notices = true;
      await handleOf('edition').signal(lookSignal);
      await eventually(async () => {
        expect(rounds).toBe(before + n);
        expect(await statusOf('delivery')).toBe('COMPLETED');
      });
    }
  });
});
