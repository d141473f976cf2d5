import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Database } from '../../../entities/database.js';
import { giveUp, type EditionBehind } from '../../../entities/editions-behind.js';
import type { Instant } from '../../../domain/time/plain-date.js';
import { liveEditions } from '../live-workflows.js';
import { reconcile } from '../reconcile.js';
import { behind } from './behind.js';
import { runsOf } from './runs.js';

/**
 * Goes on from what is recorded of editions: all their workflows are ended, it is recorded which of them knew more, and those of
 * live editions are started anew from the database. What is missing stays missing.
 */
export async function goOn(
  client: Client,
  database: Database,
  taskQueue: string,
  editions: readonly Pick<EditionBehind, 'edition'>[],
  now: Instant,
): Promise<void> {
  for (const { edition } of editions) {
    for await (const { workflow, isRunning } of runsOf(client, taskQueue, edition)) if (isRunning) await end(client, workflow);
    // Read again: until just now they may have passed on to new runs what they know.
    for (const found of await behind(client, database, taskQueue, edition)) await giveUp(database, found, now);
  }
  const live = (await liveEditions(database)).filter((one) => editions.some(({ edition }) => edition === one.edition));
  await reconcile(client, taskQueue, live);
}

async function end(client: Client, workflow: string): Promise<void> {
  try {
    await client.workflow
      .getHandle(workflow)
      .terminate('The database was restored from an older backup, and it was decided to go on from it.');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error; // it has ended by itself
  }
}
