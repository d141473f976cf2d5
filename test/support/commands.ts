import { setTimeout as pause } from 'node:timers/promises';
import {
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Envelope } from '../../domain/edition/commands.js';
import { commandUpdate, editionWorkflow, type EditionInput } from '../../workflows/contracts/edition.js';
import type { Answer } from '../../workflows/contracts/handle.js';
import { draining, editionStream, taskQueue as usualQueue, workflowId } from '../../workflows/contracts/naming.js';

/**
 * Sends a command as the API does: as an update with the command's id. Between two runs of a workflow it is turned away
 * or lost, which is harmless: it is repeated with the same id until it is answered. `stream`: whose workflow it is sent to,
 * where that is not the one of its own stream.
 */
export async function send(client: Client, envelope: Envelope, patience = 30_000, stream = envelope.stream): Promise<Answer> {
  const handle = client.workflow.getHandle(workflowId(envelope.edition, stream));
  return repeated(() => handle.executeUpdate<Answer, [Envelope]>(commandUpdate, { args: [envelope], updateId: envelope.id }), patience);
}

/** The same of a command that is accepted. */
export async function give(client: Client, envelope: Envelope): Promise<void> {
  const answer = await send(client, envelope);
  if (!answer.accepted) throw new Error(`${envelope.command.type} was refused: ${answer.refusal.reason}`);
}

/** Opens an edition: its workflow starts with the command that creates it. */
export async function open(client: Client, envelope: Envelope, more: Partial<EditionInput> & { taskQueue?: string } = {}): Promise<Answer> {
  const { taskQueue = usualQueue, ...rest } = more;
  return repeated(() => {
    const startWorkflowOperation = new WithStartWorkflowOperation(editionWorkflow, {
      workflowId: workflowId(envelope.edition, editionStream),
      taskQueue,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      args: [{ edition: envelope.edition, clockOffset: 0, deliver: true, ...rest } satisfies EditionInput],
    });
    return client.workflow.executeUpdateWithStart<(input: EditionInput) => Promise<void>, Answer, [Envelope]>(commandUpdate, {
      args: [envelope],
      updateId: envelope.id,
      startWorkflowOperation,
    });
  }, 30_000);
}

async function repeated<T>(attempt: () => Promise<T>, patience: number): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until || !mayBeRepeated(error)) throw error;
      await pause(50);
    }
  }
}

const mayBeRepeated = (error: unknown): boolean =>
  error instanceof ServiceError ||
  error instanceof WorkflowNotFoundError ||
  (error instanceof WorkflowUpdateFailedError &&
    error.cause instanceof ApplicationFailure &&
    [draining, 'AcceptedUpdateCompletedWorkflow'].includes(error.cause.type ?? ''));
