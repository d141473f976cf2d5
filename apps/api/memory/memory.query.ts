import { QueryNumber, TextField } from '../http/fields.js';
import { RenderingQuery } from '../http/rendering.query.js';

/** Of which rules, and from which editions. */
export class MemoryQuery extends RenderingQuery {
  @QueryNumber(1, 10_000, { description: 'Which version of the template; absent: the latest.', example: 2 })
  version?: number;

  @TextField(2000, {
    optional: true,
    description:
      'Ids of editions, separated by commas, also of such as still run, were cancelled or are made up; absent: all that are closed and were held.',
    example: 'crime-congress-14,crime-congress-15',
  })
  editions?: string;
}
