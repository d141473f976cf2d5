import type { WebhookActivities } from '../../workflows/contracts/webhook.js';
import { againSender, type AgainParts } from './again.js';
import { teller } from './tell.js';

/** What the workflows of webhooks run. Nothing is told of an edition of which the database lacks what is known to be recorded. */
export function webhookActivities(parts: AgainParts): WebhookActivities {
  const tell = teller(parts);
  const sendAgain = againSender(parts);
  return {
    async tell({ seen, seenBy, ...request }) {
      await parts.log.reached(request.edition, { seen, seenBy });
      const result = await tell(request);
      return { ...result, ...(await parts.log.reached(request.edition)) };
    },
    async sendAgain(request) {
      await parts.log.reached(request.edition);
      return sendAgain(request);
    },
  };
}
