import { ChoiceField, TextField } from '../http/fields.js';
import { PageQuery } from '../http/page.query.js';

/** What can become of a notice, as the ledger shows it. */
export const noticeStatuses = ['intended', 'begun', 'sent', 'failed', 'withdrawn', 'collapsed', 'historic', 'nobody'] as const;

/** Filters and page of the reminder ledger; filters are combined with "and". */
export class ReminderQuery extends PageQuery {
  @ChoiceField(noticeStatuses, { optional: true, description: 'Only those of this status.', example: 'sent' })
  status?: (typeof noticeStatuses)[number];

  @TextField(100, { optional: true, description: 'Only those about this milestone.', example: 'M17' })
  milestone?: string;

  @TextField(100, { optional: true, description: 'Only those to this recipient.', example: 'a.tanaka' })
  recipient?: string;
}
