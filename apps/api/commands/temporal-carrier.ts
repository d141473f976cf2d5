import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  type Client,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Envelope } from '../../../domain/edition/commands.js';
import { commandUpdate, type CommandUpdate, editionWorkflow, type EditionInput, lookSignal } from '../../../workflows/contracts/edition.js';
import { type Bounce, bounceWorkflow, bounceWorkflowId } from '../../../workflows/contracts/bounce.js';
import type { Answer } from '../../../workflows/contracts/handle.js';
import { draining, editionStream, workflowId } from '../../../workflows/contracts/naming.js';
import { stageWorkflows, type StageInput } from '../../../workflows/contracts/stage.js';
import { Problem } from '../problems/problem.js';
import { Carrier, type Carried, type LostStage } from './carrier.js';

/** gRPC status codes that Temporal answers with when the workflow is between two runs or has too much in hand. */
const passing: ReadonlySet<number> = new Set([8 /* RESOURCE_EXHAUSTED */, 9 /* FAILED_PRECONDITION */, 10 /* ABORTED */]);
/** What a workflow turns updates away with when it is about to begin a new run, or has just ended one. */
const betweenRuns: ReadonlySet<string> = new Set([draining, 'AcceptedUpdateCompletedWorkflow']);
const firstPause = 50;
const longestPause = 800;

/** Hands commands to Temporal as updates whose id is the command's. */
@Injectable()
export class TemporalCarrier extends Carrier implements OnApplicationShutdown {
  private readonly logger = new Logger('api');

  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
    /** Milliseconds to wait for an answer. */
    private readonly patience: number,
  ) {
    super();
  }

  async carry(envelope: Envelope): Promise<Carried> {
    const handle = this.client.workflow.getHandle(workflowId(envelope.edition, envelope.stream));
    return this.persist(() =>
      handle.executeUpdate<Answer, Parameters<CommandUpdate>>(commandUpdate, { args: [envelope], updateId: envelope.id }),
    );
  }

  async create(envelope: Envelope): Promise<Carried> {
    return this.persist(() =>
      this.client.workflow.executeUpdateWithStart<(input: EditionInput) => Promise<void>, Answer, Parameters<CommandUpdate>>(
        commandUpdate,
        {
          args: [envelope],
          updateId: envelope.id,
          // an operation may be used once, so each attempt has its own
          startWorkflowOperation: new WithStartWorkflowOperation(editionWorkflow, {
            workflowId: workflowId(envelope.edition, editionStream),
            taskQueue: this.taskQueue,
            args: [inputOf(envelope.edition)],
            workflowIdConflictPolicy: 'USE_EXISTING',
          }),
        },
      ),
    );
  }

  async restore(edition: string, stage?: LostStage): Promise<void> {
    await this.begin(editionWorkflow, editionStream, inputOf(edition));
    if (stage) await this.begin(stageWorkflows[stage.procedure], stage.stream, { edition, ...stage, clockOffset: 0 });
  }

  async look(edition: string): Promise<void> {
    try {
      await this.client.withDeadline(Date.now() + this.patience, () =>
        this.client.workflow.getHandle(workflowId(edition, editionStream)).signal(lookSignal),
      );
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  async bounced(bounce: Bounce): Promise<void> {
    try {
      await this.client.withDeadline(Date.now() + this.patience, () =>
        this.client.workflow.start(bounceWorkflow, {
          workflowId: bounceWorkflowId(bounce.messageId),
          taskQueue: this.taskQueue,
          args: [bounce],
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      );
    } catch (error) {
      this.logger.warn({ message: 'A report of a message that came back could not be handed on', cause: String(error) });
      throw new Problem('outcome-unknown', 'The report could not be handed on. Send it again.');
    }
  }

  async ping(): Promise<void> {
    await this.client.withDeadline(Date.now() + 1_500, () => this.client.workflowService.getSystemInfo({}));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.connection.close();
  }

  /** One that runs already is told to look. */
  private async begin(type: string, stream: string, input: EditionInput | StageInput): Promise<void> {
    await this.client.withDeadline(Date.now() + this.patience, () =>
      this.client.workflow.signalWithStart(type, {
        workflowId: workflowId(input.edition, stream),
        taskQueue: this.taskQueue,
        args: [input],
        signal: lookSignal,
      }),
    );
  }

  /** Repeats, under the same update id, what a workflow turns away because it is about to begin a new run. */
  private async persist(attempt: () => Promise<Answer>): Promise<Carried> {
    const deadline = Date.now() + this.patience;
    for (let rest = firstPause; ; rest = Math.min(rest * 2, longestPause)) {
      try {
        return { outcome: 'answered', answer: await this.client.withDeadline(deadline, attempt) };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return { outcome: 'nobody' };
        if (error instanceof WorkflowUpdateFailedError && !isPassing(error)) return { outcome: 'failed', cause: error.cause ?? error };
        if (!isPassing(error) || Date.now() + rest >= deadline) return { outcome: 'unknown', cause: error };
        await pause(rest);
      }
    }
  }
}

const inputOf = (edition: string): EditionInput => ({ edition, clockOffset: 0, deliver: true });

function isPassing(error: unknown): boolean {
  if (error instanceof WorkflowUpdateFailedError)
    return error.cause instanceof ApplicationFailure && betweenRuns.has(error.cause.type ?? '');
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return false;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return isGrpcServiceError(cause) && passing.has(cause.code);
}
