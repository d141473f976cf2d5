import type { Client } from '@temporalio/client';
import pLimit from 'p-limit';
import { editionWorkflow, lookSignal, type EditionInput } from '../../workflows/contracts/edition.js';
import { editionStream, workflowId } from '../../workflows/contracts/naming.js';
import { stageWorkflows, type StageInput } from '../../workflows/contracts/stage.js';
import { webhookStream, webhookWorkflow, type WebhookInput } from '../../workflows/contracts/webhook.js';
import type { LiveEdition } from './live-workflows.js';

/** How many workflows are seen to at once. */
const atOnce = 8;

/**
 * Makes sure that every live edition and each of its running stages has its workflow, and that it looks at the
 * database: one that runs is told to, one that Temporal has lost (its store was deleted, say) is started again. The
 * delivery follows from the edition's look. Webhooks that are `behind` are told, those of editions that have ended since too.
 *
 * @param time what workflows that are started again reckon with: milliseconds added to their clock, and whether they deliver
 */
export async function reconcile(
  client: Client,
  taskQueue: string,
  live: readonly LiveEdition[],
  behind: readonly { edition: string; id: string }[] = [],
  { clockOffset, deliver }: Omit<EditionInput, 'edition'> = { clockOffset: 0, deliver: true },
): Promise<void> {
  const limit = pLimit(atOnce);
  const see = (type: string, input: EditionInput | StageInput | WebhookInput, stream: string): Promise<unknown> =>
    limit(() =>
      client.workflow.signalWithStart(type, {
        workflowId: workflowId(input.edition, stream),
        taskQueue,
        args: [input],
        signal: lookSignal,
      }),
    );
  await Promise.all([
    ...live.flatMap(({ edition, stages }) => [
      see(editionWorkflow, { edition, clockOffset, deliver }, editionStream),
      ...stages.map(({ stream, procedure }) => see(stageWorkflows[procedure], { edition, stream, procedure, clockOffset }, stream)),
    ]),
    ...behind.map(({ edition, id }) => see(webhookWorkflow, { edition, webhook: id, clockOffset }, webhookStream(id))),
  ]);
}
