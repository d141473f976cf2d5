import { TextField } from '../http/fields.js';
import { RenderingQuery } from '../http/rendering.query.js';

/** Two editions. */
export class ComparisonQuery extends RenderingQuery {
  @TextField(200, {
    description: 'Ids of two editions of one template, with a comma between them.',
    example: 'thirteenth-congress,fourteenth-congress',
  })
  editions!: string;
}
