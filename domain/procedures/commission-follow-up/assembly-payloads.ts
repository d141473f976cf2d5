import { z } from 'zod';
import { evidence, positive, symbol, text } from '../fields.js';
import { mandate, session } from './shared-fields.js';

export const adoptOutcome = z.strictObject({
  session,
  meeting: text.optional().describe('Plenary meeting (71st)'),
  onReport: symbol.describe('Report of the Committee on which the plenary acts'),
  draft: z.string().optional().describe('Number of the draft resolution in that report (I)'),
  endorses: z
    .strictObject({
      declaration: text.describe('The declaration, by its name'),
      annexed: z.boolean().describe('Whether it is annexed to the resolution'),
    })
    .optional()
    .describe('The declaration it endorses, and whether that is annexed'),
  notesReport: z
    .strictObject({ symbol, withAppreciation: z.boolean().describe('Whether it is noted with appreciation') })
    .optional()
    .describe('The report of the congress that it takes note of'),
  thanksHost: z
    .strictObject({ paragraph: text.describe('Its paragraph'), host: text.optional().describe('Host that is thanked') })
    .optional()
    .describe('Where it expresses gratitude to the host'),
  standingItem: z
    .strictObject({ held: positive.describe('Ordinal of the congress held (14)'), next: positive.describe('Ordinal of the next one (15)') })
    .optional()
    .describe('The congresses that the standing agenda item of the Commission names'),
  mandates: z.array(mandate).describe('What it asks of whom, until when'),
  evidence: evidence.describe('The resolution, by its symbol'),
});

export const carryElsewhere = z.strictObject({
  session,
  title: text.optional().describe('Title of the resolution'),
  carries: z.array(text).min(1, 'carries nothing').describe('Ids of the mandates that it repeats or supports'),
  evidence: evidence.describe('The resolution, by its symbol'),
});
