import type { Client } from '@temporalio/client';
import pLimit from 'p-limit';
import { editionWorkflow, lookSignal, type EditionInput } from '../../workflows/contracts/edition.js';
import { editionStream, workflowId } from '../../workflows/contracts/naming.js';

/** How many editions are seen to at once. */
const atOnce = 8;

/**
 * Makes sure that every live edition has its workflow and that it looks at the database: one that runs is told to, one
 * that Temporal has lost (its store was deleted, say) is started again and, looking, starts its stages and delivery.
 */
export async function reconcile(client: Client, taskQueue: string, liveEditions: readonly string[]): Promise<void> {
  const limit = pLimit(atOnce);
  await Promise.all(
    liveEditions.map((edition) =>
      limit(() =>
        client.workflow.signalWithStart<(input: EditionInput) => Promise<void>>(editionWorkflow, {
          workflowId: workflowId(edition, editionStream),
          taskQueue,
          args: [{ edition, clockOffset: 0, deliver: true }],
          signal: lookSignal,
        }),
      ),
    ),
  );
}
