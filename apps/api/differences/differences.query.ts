import { QueryNumber } from '../http/fields.js';
import { PageRenderingQuery } from '../http/rendering.query.js';

const most = 2 ** 31 - 1;

/** Two versions of an edition. */
export class DifferencesQuery extends PageRenderingQuery {
  @QueryNumber(1, most, {
    optional: false,
    description: 'Sequence of an event of the edition: the plan as its command left it.',
    example: 12,
  })
  from!: number;

  @QueryNumber(1, most, { description: 'The same of a later event; absent: the plan as it stands.', example: 40 })
  to?: number;
}
