import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { reconcile } from '../../apps/worker/reconcile.js';
import type { LiveEdition } from '../../apps/worker/live-workflows.js';
import type { Envelope } from '../../domain/edition/commands.js';
import { emptyWorld } from '../../domain/evolve.js';
import { outlook } from '../../domain/engine.js';
import type { World } from '../../domain/engine.types.js';
import type { ScriptStep } from '../../domain/script/forks.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import { asInstant } from '../../domain/time/plain-date.js';
import type { Journal } from '../../entities/journal/journal.js';
import type { Answer } from '../../workflows/contracts/handle.js';
import { editionStream, workflowId } from '../../workflows/contracts/naming.js';
import { send } from './commands.js';
import { eventually } from './eventually.js';
import { begin } from './virtual-time.js';

/**
 * Milliseconds between two lines of one day, which a script puts a second apart: time enough for the wheel to turn after
 * the first of them, however slow the machine is.
 */
const betweenLines = 60_000;

export interface Rehearsal {
  time: TestWorkflowEnvironment;
  taskQueue: string;
  journal: Journal;
  /**
   * Asked before each line by its number: whether Temporal's store is lost at this moment. Returns the server that takes its
   * place, with a worker at work and no workflow.
   */
  losesStore?: (line: number, world: World) => Promise<TestWorkflowEnvironment | undefined>;
}

/**
 * Runs an edition's script on the real workflows in virtual time: each line's command at its instant, awaited before the
 * clock moves on; in between the edition's own wheel wakes it. Returns what each line was answered.
 */
export async function rehearse(
  { time: first, taskQueue, journal, losesStore }: Rehearsal,
  template: CycleTemplate,
  script: ScriptStep[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let time = first;
  let clockOffset: number | undefined;
  let lastAt = 0;
  let world = emptyWorld(template);
  for (const [n, step] of script.entries()) {
    const renewed = await losesStore?.(n, world);
    if (renewed && world.edition) {
      time = renewed;
      clockOffset = lastAt - (await time.currentTimeMs());
      await reconcile(time.client, taskQueue, [liveEditionOf(world)], [], { clockOffset, deliver: false });
    }
    const line = step(world);
    if (!line) continue;
    const { envelope } = line;
    const at = Math.max(Date.parse(line.at), lastAt + betweenLines);
    const now = await time.currentTimeMs();
    clockOffset ??= at - now;
    const sleep = at - (now + clockOffset);
    if (sleep > 0) await time.sleep(sleep);
    if (envelope.command.type === 'create') await begin(time, taskQueue, { edition: envelope.edition, clockOffset, deliver: false });
    answers.push(await send(time.client, envelope, 30_000, addressee(world, envelope)));
    const before = world;
    world = (await journal.look(envelope.edition)) ?? world;
    await releaseOrphans(time, envelope.edition, endedBetween(before, world));
    lastAt = at;
  }
  return answers;
}

const liveEditionOf = (world: World): LiveEdition => ({
  edition: world.edition?.id ?? '',
  stages: outlook(world, editionStream, asInstant(0)).stages,
});

/** History bends rules: a step may come before its stage began or after it ended. The edition's workflow takes what no stage's can. */
const addressee = ({ edition }: World, { stream }: Envelope): string => (edition?.stages[stream] === 'running' ? stream : editionStream);

const endedBetween = (before: World, after: World): string[] =>
  Object.entries(after.edition?.stages ?? {}).flatMap(([stream, status]) =>
    status === 'ended' && before.edition?.stages[stream] === 'running' ? [stream] : [],
  );

/**
 * The test server holds its clock for each child that ends until the parent's run has taken note. A stage may outlive the
 * run that started it (the edition continues as new, the meetings' coordinator ends), and nobody takes note: the clock
 * would stand still for ever. It is let go where that is so, and nowhere else: let go once too often, it runs on under
 * the work of others.
 */
async function releaseOrphans({ client, connection }: TestWorkflowEnvironment, edition: string, ended: string[]): Promise<void> {
  for (const stream of ended) {
    const id = workflowId(edition, stream);
    const { parentExecution: parent } = await eventually(async () => {
      const child = await client.workflow.getHandle(id).describe();
      if (child.status.name === 'RUNNING') throw new Error(`The workflow of ${stream} goes on after its stage has ended.`);
      return child;
    });
    if (!parent?.workflowId) continue;
    const run = client.workflow.getHandle(parent.workflowId, parent.runId ?? undefined);
    const isOrphan = await eventually(async () => {
      const { status, raw } = await run.describe();
      const waits = (raw.pendingChildren ?? []).some(({ workflowId: child }) => child === id);
      if (waits && status.name === 'RUNNING') throw new Error(`${parent.workflowId} takes no note of the end of ${stream}.`);
      return waits;
    });
    if (isOrphan) await connection.testService?.unlockTimeSkipping({});
  }
}
