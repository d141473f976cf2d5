import type { Instant } from '../../domain/time/plain-date.js';
import type { Known, Reached } from './handle.js';

/** Workflow type that tells one webhook what has happened in its edition. Signal: `look` of the edition's contract. */
export const webhookWorkflow = 'webhook';
/** Workflow type of one message that somebody asked for, out of turn. */
export const webhookMessageWorkflow = 'webhookMessage';

/** Workflows of webhooks are named as those of streams are, though they have no events of their own. */
export const webhookStream = (webhook: string): string => `webhook/${webhook}`;
export const webhookMessageStream = (webhook: string, message: string): string => `webhook/${webhook}/${message}`;

/** With what the edition, or an earlier run, knew to be recorded. */
export interface WebhookInput extends Known {
  edition: string;
  webhook: string;
  clockOffset: number;
}

export interface WebhookMessageInput extends WebhookInput {
  /** Id of a message that was sent before, or of a new one that tries the webhook out. */
  message: string;
}

export interface TellRequest extends Known {
  edition: string;
  webhook: string;
  now: Instant;
}

export interface TellResult extends Reached {
  /** Messages that were taken. */
  told: number;
  /** When there is something to do again; null: nothing waits. */
  next: Instant | null;
  /** What the last attempt failed with, where it failed. */
  failure?: string;
  /** It was switched off just now: the organisers are to hear of it. */
  switchedOff?: boolean;
}

/** What became of one attempt. */
export interface MessageOutcome {
  attempt: number;
  outcome: 'delivered' | 'failed' | 'refused';
  /** HTTP status, where there was an answer. */
  status: number | null;
  answer: string;
}

export interface WebhookActivities {
  /** Tells a webhook what it has not been told yet, in order, as far as it takes it. Each attempt at a message carries the same id. */
  tell(request: TellRequest): Promise<TellResult>;
  /** Sends one message again, or a first one to try the webhook out. Null: there is no such webhook or message. */
  sendAgain(request: TellRequest & { message: string }): Promise<MessageOutcome | null>;
}
