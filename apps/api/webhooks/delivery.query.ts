import { webhookOutcomes, type WebhookOutcome } from '../../../entities/webhook-attempt.entity.js';
import { ChoiceField, TextField } from '../http/fields.js';
import { PageQuery } from '../http/page.query.js';

/** Filters and page of a delivery log; filters are combined with "and". */
export class DeliveryQuery extends PageQuery {
  @ChoiceField(webhookOutcomes, { optional: true, description: 'Only attempts that ended so.', example: 'failed' })
  outcome?: WebhookOutcome;

  @TextField(60, { optional: true, description: 'Only attempts at messages of this type.', example: 'milestone.completed' })
  type?: string;

  @TextField(200, { optional: true, description: 'Only attempts at this message.', example: 'msg_crime-congress-16_31_0' })
  message?: string;
}
