import { ChoiceField, TextField } from '../http/fields.js';
import { MomentPageQuery } from '../reading/moment.query.js';
import { eventTypes } from './event-types.js';

/** Filters and page of the event log; filters are combined with "and". */
export class EventQuery extends MomentPageQuery {
  @TextField(100, { optional: true, description: 'Only those of this stream: `edition`, `delivery` or a stage.', example: 'edition' })
  stream?: string;

  @ChoiceField(eventTypes, { optional: true, description: 'Only those of this type.', example: 'milestone-completed' })
  type?: string;

  @TextField(100, { optional: true, description: 'Only those that this actor caused.', example: 'organiser' })
  actor?: string;

  @TextField(100, { optional: true, description: 'Only those about this milestone.', example: 'M17' })
  milestone?: string;
}
