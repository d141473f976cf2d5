import type { WebhookActivities } from '../../workflows/contracts/webhook.js';
import { againSender, type AgainParts } from './again.js';
import { teller } from './tell.js';

/** What the workflows of webhooks run. */
export const webhookActivities = (parts: AgainParts): WebhookActivities => ({ tell: teller(parts), sendAgain: againSender(parts) });
