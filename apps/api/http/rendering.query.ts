import { ChoiceField } from './fields.js';
import { type TableFormat, tableFormatNames } from './table-formats.js';

/** In which rendering an answer is wanted. */
export class RenderingQuery {
  @ChoiceField(tableFormatNames, { optional: true, description: 'Rendering; wins over Accept.', example: 'md' })
  format?: TableFormat;
}
