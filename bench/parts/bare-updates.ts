import { randomUUID } from 'node:crypto';
import { bareUpdate, bareWorkflow } from '../bare/contract.js';
import type { Surroundings } from './surroundings.js';

/** Starts a bare workflow; what it returns sends it one update and waits for the answer. */
export async function bareUpdates(surroundings: Surroundings): Promise<() => Promise<string>> {
  const { taskQueue } = await surroundings.bareWorker();
  const client = await surroundings.client();
  const handle = await client.workflow.start(bareWorkflow, { taskQueue, workflowId: `bare-${randomUUID()}` });
  return () => {
    const id = randomUUID();
    return handle.executeUpdate<string, [string]>(bareUpdate, { args: [id], updateId: id });
  };
}
