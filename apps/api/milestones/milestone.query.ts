import type { MilestoneStatus } from '../../../domain/edition/state.js';
import { ChoiceField, DateField, QueryFlag, TextField } from '../http/fields.js';
import { MomentPageQuery } from '../reading/moment.query.js';

const statuses = ['planned', 'in-progress', 'done', 'waived', 'suspended', 'not-recorded'] as const satisfies readonly MilestoneStatus[];
export const milestoneSorts = ['plan', 'due', '-due', 'title', '-title', 'touched', '-touched'] as const;

/** Filters, order and page of a list of milestones; filters are combined with "and". */
export class MilestoneQuery extends MomentPageQuery {
  @ChoiceField(statuses, { optional: true, description: 'Only those of this status.', example: 'planned' })
  status?: MilestoneStatus;

  @TextField(100, { optional: true, description: 'Only those of this stage of the template.', example: 'declaration' })
  stage?: string;

  @TextField(100, { optional: true, description: 'Only those that this body acts on.', example: 'commission' })
  body?: string;

  @DateField({ optional: true, description: 'Only those due on or before this day.' })
  dueBefore?: string;

  @DateField({ optional: true, description: 'Only those due on or after this day.', example: '2030-01-01' })
  dueAfter?: string;

  @QueryFlag({ description: 'Only those that are (not) overdue.' })
  overdue?: boolean;

  @QueryFlag({ description: 'Only those that have no (have a) date.' })
  undated?: boolean;

  @TextField(100, { optional: true, description: 'Only those on which this role of the template must act.', example: 'organiser' })
  responsible?: string;

  @QueryFlag({ description: 'Only those that are (not) due soon.' })
  dueSoon?: boolean;

  @QueryFlag({ description: 'Only those that are (not) at risk.' })
  atRisk?: boolean;

  @QueryFlag({ description: 'Only those that are (not) blocked.' })
  blocked?: boolean;

  @TextField(200, {
    optional: true,
    description: 'Only those whose key, title or deliverable contains this text, in either case.',
    example: 'guide',
  })
  q?: string;

  @ChoiceField(milestoneSorts, {
    optional: true,
    description: 'Order; undated ones come last in either direction of `due`. Default `plan`: the order of the template.',
  })
  sort?: (typeof milestoneSorts)[number];
}
