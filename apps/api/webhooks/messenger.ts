import type { MessageOutcome } from '../../../workflows/contracts/webhook.js';

/** Has webhooks told by the workflows that do so. */
export abstract class Messenger {
  /** Sees to it that a webhook is told what it has not been told. @throws when Temporal cannot be reached */
  abstract wake(edition: string, webhook: string): Promise<void>;
  /** Sends one message out of turn. Null: there is nothing to send; `unknown`: there was no outcome in time. */
  abstract send(edition: string, webhook: string, message: string): Promise<MessageOutcome | null | 'unknown'>;
}
