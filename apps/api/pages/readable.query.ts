import { ChoiceField } from '../http/fields.js';
import { MomentQuery } from '../reading/moment.query.js';
import { type ReadableFormat, readableNames } from './wanted.js';

/** Which moment of something is looked at, and whether as data or as a page to read. */
export class ReadableQuery extends MomentQuery {
  @ChoiceField(readableNames, { optional: true, description: 'Rendering; wins over Accept.', example: 'html' })
  format?: ReadableFormat;
}
