import { Injectable } from '@nestjs/common';
import type { WebhookAttemptEntity } from '../../../entities/webhook-attempt.entity.js';
import type { LogPlace } from '../../../entities/webhook-log.js';
import { decodeCursor, encodeCursor, type Page } from '../http/cursor.js';
import { defaultLimit } from '../http/page.query.js';
import { Problem } from '../problems/problem.js';
import type { DeliveryQuery } from './delivery.query.js';
import { Deliveries } from './register.js';
import { type AttemptView, WebhooksService } from './webhooks.service.js';

export type DeliveryView = Omit<WebhookAttemptEntity, 'webhook' | 'edition'>;

const sort = '-begun';

/** The delivery log of a webhook. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: Deliveries,
  ) {}

  /** Attempts, the latest first. */
  async list(edition: string, webhook: string, { cursor, limit = defaultLimit, ...filter }: DeliveryQuery): Promise<Page<DeliveryView>> {
    await this.webhooks.read(edition, webhook);
    const after = cursor === undefined ? undefined : placeIn(cursor);
    const found = await this.deliveries.attempts(webhook, filter, after, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items: items.map(viewOf), next: last && found.length > limit ? cursorOf(last) : null };
  }

  /** Sends a message of the log once more, with the id it has. */
  async replay(edition: string, webhook: string, message: string): Promise<AttemptView> {
    await this.webhooks.read(edition, webhook);
    if (await this.deliveries.first(webhook, message)) return this.webhooks.send(edition, webhook, message);
    throw new Problem('delivery-unknown', `The delivery log of this webhook has no message "${message.slice(0, 200)}".`);
  }
}

const viewOf = ({ webhook: _, edition: __, ...attempt }: WebhookAttemptEntity): DeliveryView => attempt;

const cursorOf = ({ begunAt, message, attempt }: WebhookAttemptEntity): string =>
  encodeCursor({ sort, key: begunAt, id: `${message} ${attempt}` });

function placeIn(cursor: string): LogPlace {
  const { key, id } = decodeCursor(cursor, sort);
  const [message = '', attempt] = String(id).split(' ');
  return { begunAt: String(key), message, attempt: Number(attempt) || 0 };
}
