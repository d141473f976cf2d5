import type { Client } from '@temporalio/client';
import { bounceWorkflow } from '../../../workflows/contracts/bounce.js';
import { editionOf, prefix } from '../../../workflows/contracts/naming.js';

/** One run of a workflow of an edition. */
export interface Run {
  edition: string;
  workflow: string;
  run: string;
  isRunning: boolean;
  /** When it ended; absent: it runs. */
  closedAt?: Date;
}

/** All runs of the workflows of one edition, or of all of them, that Temporal still knows: those that run and those that have ended. */
export async function* runsOf(client: Client, taskQueue: string, edition?: string): AsyncGenerator<Run> {
  const query = `WorkflowId STARTS_WITH '${prefix}${edition === undefined ? '' : `${edition}/`}'`;
  for await (const { type, workflowId: workflow, runId: run, taskQueue: queue, status, closeTime } of client.workflow.list({ query })) {
    // Others may have theirs in the same namespace, and what reports a message that came back belongs to no edition.
    if (queue !== taskQueue || type === bounceWorkflow) continue;
    const of = editionOf(workflow);
    if (of !== undefined)
      yield { edition: of, workflow, run, isRunning: status.name === 'RUNNING', ...(closeTime && { closedAt: closeTime }) };
  }
}
