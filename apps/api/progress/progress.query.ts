import { ChoiceField } from '../http/fields.js';
import { MomentQuery } from '../reading/moment.query.js';
import { type Format, formatNames } from './formats.js';

export class ProgressQuery extends MomentQuery {
  @ChoiceField(formatNames, { optional: true, description: 'Rendering; wins over Accept.', example: 'json' })
  format?: Format;
}
