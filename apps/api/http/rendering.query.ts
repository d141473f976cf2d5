import { ChoiceField } from './fields.js';
import { type PageFormat, pageFormatNames, type TableFormat, tableFormatNames } from './table-formats.js';

/** In which rendering an answer is wanted. */
export class RenderingQuery {
  @ChoiceField(tableFormatNames, { optional: true, description: 'Rendering; wins over Accept.', example: 'md' })
  format?: TableFormat;
}

/** The same where there is a page to read and to print. */
export class PageRenderingQuery {
  @ChoiceField(pageFormatNames, { optional: true, description: 'Rendering; wins over Accept.', example: 'html' })
  format?: PageFormat;
}
