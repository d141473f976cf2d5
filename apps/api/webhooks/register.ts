import type { WebhookAttemptEntity } from '../../../entities/webhook-attempt.entity.js';
import type { LogFilter, LogPlace } from '../../../entities/webhook-log.js';
import type { NewWebhook, Webhook, WebhookRefusal } from '../../../entities/webhooks.js';

export type { Webhook, WebhookRefusal } from '../../../entities/webhooks.js';

/** The webhooks of editions. Their secrets leave by what makes them alone. */
export abstract class Register {
  /** In the order of their ids, those after `after`. */
  abstract list(edition: string, from: { after?: string; limit: number }): Promise<Webhook[]>;
  abstract find(edition: string, id: string): Promise<Webhook | undefined>;
  abstract add(webhook: NewWebhook): Promise<{ webhook: Webhook; secret: string } | WebhookRefusal>;
  /** Returns whether there was one. */
  abstract change(edition: string, id: string, to: { url: string; types: readonly string[] }): Promise<boolean | WebhookRefusal>;
  abstract resume(edition: string, id: string, from: 'now' | 'where-it-stopped'): Promise<boolean>;
  abstract rotate(edition: string, id: string, previousUntil: string): Promise<string | undefined>;
  abstract remove(edition: string, id: string): Promise<boolean>;
}

/** What they have been told. */
export abstract class Deliveries {
  /** Up to `limit` attempts after a place, the latest first. */
  abstract attempts(webhook: string, filter: LogFilter, after: LogPlace | undefined, limit: number): Promise<WebhookAttemptEntity[]>;
  /** The first attempt at a message. */
  abstract first(webhook: string, message: string): Promise<WebhookAttemptEntity | undefined>;
}
