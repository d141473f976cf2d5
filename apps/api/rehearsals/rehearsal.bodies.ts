import { ChoiceField, OpenField, TextField } from '../http/fields.js';

export const details = ['whole', 'outline'] as const;
export const rehearsalFormats = { json: 'application/json', md: 'text/markdown', html: 'text/html' } as const;
export type RehearsalFormat = keyof typeof rehearsalFormats;
export const rehearsalFormatNames = Object.keys(rehearsalFormats) as RehearsalFormat[];

/** A script, with the scenarios in which it is to be rehearsed. */
export class RehearsalBody {
  @OpenField({
    description:
      'The script, as a file of `npm run rehearse` has it: id, title, about, template, zone, mode, placement, targetYear, begins, people, lines, and scenarios if there are several (docs/rehearsal.md).',
  })
  rehearsal!: Record<string, unknown>;

  @TextField(63, {
    optional: true,
    description: 'Id of an edition whose calendar of sessions is taken; absent: all sessions are expected in the months of their bodies.',
    example: 'crime-congress-15',
  })
  calendar?: string;

  @ChoiceField(details, {
    optional: true,
    description: '`outline` leaves out time line, messages and final reports, and may have 1,000 scenarios; `whole`, the default, 20.',
  })
  detail?: (typeof details)[number];
}

export class RehearsalQuery {
  @ChoiceField(rehearsalFormatNames, { optional: true, description: 'Rendering; wins over Accept.', example: 'html' })
  format?: RehearsalFormat;
}
