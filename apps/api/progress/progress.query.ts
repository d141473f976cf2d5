import { ChoiceField, DateField } from '../http/fields.js';
import { type Format, formatNames } from './formats.js';

export class ProgressQuery {
  @DateField({
    optional: true,
    description: "The report as it stood at the end of this day in the edition's zone; absent: today.",
    example: '2020-04-14',
  })
  asOf?: string;

  @ChoiceField(formatNames, { optional: true, description: 'Rendering; wins over Accept.', example: 'json' })
  format?: Format;
}
