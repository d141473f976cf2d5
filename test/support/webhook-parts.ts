import type { WebhookParts } from '../../apps/api/parts.js';
import { Messenger } from '../../apps/api/webhooks/messenger.js';
import type { Database } from '../../entities/database.js';
import { WebhookLog } from '../../entities/webhook-log.js';
import { Webhooks } from '../../entities/webhooks.js';

/** Where nobody tells webhooks anything. */
class Silence extends Messenger {
  async wake(): Promise<void> {}

  async send(): Promise<'unknown'> {
    return 'unknown';
  }
}

/** What the API needs of webhooks, over a database. */
export const webhookParts = (database: Database, messenger: Messenger = new Silence()): WebhookParts => ({
  register: new Webhooks(database),
  deliveries: new WebhookLog(database),
  messenger,
});
