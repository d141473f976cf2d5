import { getExternalWorkflowHandle, isCancellation, log, ParentClosePolicy, startChild, TemporalFailure } from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { lookSignal } from '../contracts/edition.js';

/** How often a workflow that ends while it is being told something is started again before the matter is left to the next wake-up. */
const attempts = 5;

export interface Neighbour {
  workflowId: string;
  type: string;
  input: unknown;
}

/**
 * Makes sure that a workflow runs and has heard that something is new. Starting what runs already is success; one that
 * ends in the moment it is told is started again. A neighbour outlives its parent, which continues as new for years.
 * False: after several attempts it is uncertain whether it runs.
 */
export async function keepRunning(neighbour: Neighbour): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (await started(neighbour)) return true;
    if (await tell(neighbour.workflowId)) return true;
  }
  log.warn('A workflow could neither be started nor told to look', { neighbour: neighbour.workflowId });
  return false;
}

/** Tells a workflow to look again. False: it is closed, or was never started; what it would have seen is in the journal. */
export async function tell(workflowId: string): Promise<boolean> {
  try {
    await getExternalWorkflowHandle(workflowId).signal(lookSignal);
    return true;
  } catch (error) {
    if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
    return false;
  }
}

async function started({ workflowId, type, input }: Neighbour): Promise<boolean> {
  try {
    await startChild(type, { workflowId, args: [input], parentClosePolicy: ParentClosePolicy.ABANDON });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
