import { Webhook } from 'standardwebhooks';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Message } from '../../domain/webhooks/messages.js';
import type { Request } from './post.js';

export interface Secrets {
  secret: string;
  previousSecret: string | null;
  previousUntil: Instant | null;
}

/**
 * A message as Standard Webhooks has it, signed with every secret that is valid. It carries the hour at which it is sent, by the
 * machine's own clock: a receiver takes no message that is older than minutes.
 */
export function signed(url: string, { id, type, timestamp, data }: Message, secrets: Secrets, sentAt = new Date()): Request {
  const body = JSON.stringify({ type, timestamp, data });
  const { secret, previousSecret, previousUntil } = secrets;
  const stillValid = previousSecret !== null && previousUntil !== null && previousUntil > sentAt.toISOString();
  const valid = stillValid ? [secret, previousSecret] : [secret];
  return {
    url,
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Lustrum',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
      'webhook-signature': valid.map((key) => new Webhook(key).sign(id, sentAt, body)).join(' '),
    },
  };
}
