import { Logger } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import { lookSignal } from '../../../workflows/contracts/edition.js';
import { workflowId } from '../../../workflows/contracts/naming.js';
import {
  webhookMessageStream,
  webhookMessageWorkflow,
  webhookStream,
  webhookWorkflow,
  type MessageOutcome,
  type WebhookInput,
  type WebhookMessageInput,
} from '../../../workflows/contracts/webhook.js';
import { Messenger } from './messenger.js';

/** A message that was asked for so long ago is not sent any more: whoever asked has given up. */
const longest = '1 hour';

/** Has webhooks told by workflows of Temporal. */
export class TemporalMessenger extends Messenger {
  private readonly logger = new Logger('api');

  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
    /** Milliseconds to wait for an answer. */
    private readonly patience: number,
  ) {
    super();
  }

  async wake(edition: string, webhook: string): Promise<void> {
    const input: WebhookInput = { edition, webhook, clockOffset: 0 };
    await this.client.withDeadline(Date.now() + this.patience, () =>
      this.client.workflow.signalWithStart(webhookWorkflow, {
        workflowId: workflowId(edition, webhookStream(webhook)),
        taskQueue: this.taskQueue,
        args: [input],
        signal: lookSignal,
      }),
    );
  }

  async send(edition: string, webhook: string, message: string): Promise<MessageOutcome | null | 'unknown'> {
    const input: WebhookMessageInput = { edition, webhook, message, clockOffset: 0 };
    try {
      return await this.client.withDeadline(Date.now() + this.patience, () =>
        this.client.workflow.execute<(input: WebhookMessageInput) => Promise<MessageOutcome | null>>(webhookMessageWorkflow, {
          workflowId: workflowId(edition, webhookMessageStream(webhook, message)),
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowExecutionTimeout: longest,
          taskQueue: this.taskQueue,
          args: [input],
        }),
      );
    } catch (error) {
      this.logger.warn({ message: 'A message to a webhook has no outcome yet', edition, webhook, id: message, cause: String(error) });
      return 'unknown';
    }
  }
}
