import { isGrpcServiceError, type Client } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { Known, Reached } from '../../../workflows/contracts/handle.js';
import type { Run } from './runs.js';

/** Events of a history that are read at once; what is looked for is most often among the last few. */
const page = 30;
/** gRPC: Temporal has forgotten the run since it was listed. */
const notFound = 5;

/**
 * What a run knows to be recorded: what the last of its activities that ended has told, or else what it was started with. Its
 * history is read from the end; nothing is asked of a worker, nothing is changed.
 */
export async function lastKnown(client: Client, { workflow, run }: Run): Promise<Known> {
  try {
    return await readBackwards(client, workflow, run);
  } catch (error) {
    if (isGrpcServiceError(error) && (error.code as number) === notFound) return {};
    throw error;
  }
}

async function readBackwards({ workflowService, options: { namespace } }: Client, workflowId: string, runId: string): Promise<Known> {
  let nextPageToken: Uint8Array | undefined;
  do {
    const execution = { workflowId, runId };
    const read = await workflowService.getWorkflowExecutionHistoryReverse({ namespace, execution, maximumPageSize: page, nextPageToken });
    for (const event of read.history?.events ?? []) {
      const { position, lastCommand } = valueOf<Reached>(event.activityTaskCompletedEventAttributes?.result);
      if (typeof position === 'number') return { seen: position, seenBy: lastCommand };
      const started = event.workflowExecutionStartedEventAttributes;
      if (started) return valueOf<Known>(started.input);
    }
    nextPageToken = read.nextPageToken;
  } while (nextPageToken && nextPageToken.length > 0);
  return {};
}

/** The first of the values given, where it is an object. */
function valueOf<T extends object>(given: { payloads?: Payload[] | null } | null | undefined): Partial<T> {
  const [payload] = given?.payloads ?? [];
  const value = payload ? defaultPayloadConverter.fromPayload<unknown>(payload) : undefined;
  return typeof value === 'object' && value !== null ? value : {};
}
