import type { NoticeKind, NoticeStatus } from '../../../entities/notice.entity.js';
import { ChoiceField, DateField, TextField } from '../http/fields.js';
import { MomentPageQuery } from '../reading/moment.query.js';

/** What can become of a notice, as the ledger shows it. */
export const noticeStatuses = [
  'intended',
  'begun',
  'sent',
  'failed',
  'bounced',
  'withdrawn',
  'collapsed',
  'calendar',
  'historic',
  'nobody',
] as const satisfies readonly NoticeStatus[];

export const noticeKinds = ['reminder', 'catch-up', 'digest', 'session', 'concern', 'decision'] as const satisfies readonly NoticeKind[];

/** Renderings of the ledger. */
export const ledgerFormats = ['json', 'csv'] as const;

/** Filters and page of the reminder ledger; filters are combined with "and". */
export class ReminderQuery extends MomentPageQuery {
  @ChoiceField(noticeStatuses, { optional: true, description: 'Only those of this status.', example: 'sent' })
  status?: NoticeStatus;

  @ChoiceField(noticeKinds, { optional: true, description: 'Only those of this kind.', example: 'reminder' })
  kind?: NoticeKind;

  @TextField(100, { optional: true, description: 'Only those that name this milestone, of whatever kind.', example: 'M17' })
  milestone?: string;

  @TextField(100, { optional: true, description: 'Only those to this recipient.', example: 'a.tanaka' })
  recipient?: string;

  @TextField(100, { optional: true, description: 'Only those for this role.', example: 'organiser' })
  role?: string;

  @DateField({
    optional: true,
    description: 'Only those that came up on this day or later, in the zone of the edition.',
    example: '2029-08-01',
  })
  since?: string;

  @DateField({ optional: true, description: 'Only those that came up on this day or earlier, in the zone of the edition.' })
  until?: string;

  @ChoiceField(ledgerFormats, {
    optional: true,
    description: '`csv`: every line that the filters let through, not a page of them. Absent: what the Accept header prefers.',
  })
  format?: (typeof ledgerFormats)[number];
}
