import { z } from 'zod';
import { webhookOutcomes } from '../../../../entities/webhook-attempt.entity.js';
import type { DeliveryView } from '../../webhooks/deliveries.service.js';
import type { AttemptView, SecretView, WebhookView } from '../../webhooks/webhooks.service.js';
import { instant, named, page } from './named.js';

export const webhook = named<WebhookView>(
  'Webhook',
  'An address that is told of what happens in an edition, or of one person’s notices',
  z.strictObject({
    id: z.string(),
    url: z.string(),
    types: z.array(z.string()).describe('Types of events that it is told of; empty: all'),
    person: z.string().nullable().describe('Whose notices it takes; null: it is told of events'),
    status: z.enum(['active', 'disabled']),
    disabledWhy: z.string().nullable(),
    position: z.int().nullable().describe('Position of the last event that is done with; null for a person’s'),
    failures: z.int().describe('Attempts in a row that came to nothing'),
    failingSince: instant.nullable(),
    retryAt: instant.nullable().describe('When the next attempt is made, after one that came to nothing'),
    previousUntil: instant.nullable().describe('Until when the secret before the present one signs as well'),
    createdBy: z.string(),
    createdAt: instant,
  }),
);
export const webhookPage = named('WebhookPage', 'A page of webhooks', page(webhook));

const secret = z
  .string()
  .regex(/^whsec_/)
  .describe('Signs every message (Standard Webhooks); shown once');

export const newWebhook = named<{ webhook: WebhookView; secret: string }>(
  'NewWebhook',
  'A webhook as it was entered, with its secret',
  z.strictObject({ webhook, secret }),
);

export const webhookSecret = named<SecretView>(
  'WebhookSecret',
  'A new secret of a webhook',
  z.strictObject({ secret, previousUntil: instant.nullable().describe('Until when the one before signs as well') }),
);

const status = z.int().nullable().describe('HTTP status of the answer, where there was one');

export const webhookAttempt = named<AttemptView>(
  'WebhookAttempt',
  'What became of a message that was asked for',
  z.strictObject({
    message: z.string().describe('Id of the message (`webhook-id`)'),
    attempt: z.int().describe('Which attempt at it this was'),
    outcome: z.enum(['delivered', 'failed', 'refused']).describe('`refused`: its address leads where none may lead'),
    status,
    answer: z.string().describe('The beginning of the answer, or why there was none'),
  }),
);

const delivery = named<DeliveryView>(
  'Delivery',
  'One attempt at telling a webhook',
  z.strictObject({
    message: z.string(),
    attempt: z.int(),
    type: z.string(),
    position: z.int().nullable().describe('Position of the event that it tells of'),
    notice: z.string().nullable().describe('Key of the notice that it brings'),
    begunAt: instant,
    endedAt: instant.nullable(),
    outcome: z.enum(webhookOutcomes).describe('`outcome-unknown`: a process ended before it could be recorded'),
    status,
    answer: z.string().nullable(),
  }),
);
export const deliveryPage = named('DeliveryPage', 'A page of a delivery log', page(delivery));
