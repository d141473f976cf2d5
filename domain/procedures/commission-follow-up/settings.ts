import { z } from 'zod';
import type { StageView } from '../procedure.js';

/** What a template may set for the follow-up. The defaults are those of the crime congresses. */
export const followUpSettings = z.strictObject({
  congress: z
    .string()
    .default('United Nations Congress on Crime Prevention and Criminal Justice')
    .describe('Name of the series, for the title of the standing agenda item'),
  everyYears: z.int().min(1).default(5).describe('Years from one congress to the next'),
  declaration: z.string().nullable().default('declaration').describe('The stage that adopted the declaration; null where there is none'),
  bodies: z
    .strictObject({
      commission: z.string().default('commission'),
      council: z.string().default('ecosoc'),
      assembly: z.string().default('general-assembly'),
    })
    .prefault({})
    .describe('Ids of the bodies of the reporting chain'),
  committee: z.string().default('Third Committee').describe('Committee of the Assembly to which the item is allocated'),
  reportParts: z
    .array(z.string())
    .default(['declaration', 'workshop-conclusions', 'segment-conclusions', 'youth-forum'])
    .describe('Parts that the report of the congress must have'),
  audiences: z
    .array(z.string())
    .default(['member-states', 'intergovernmental-organizations', 'non-governmental-organizations'])
    .describe('To whom the report is distributed'),
});

export const settingsOf = (view: StageView): z.output<typeof followUpSettings> => followUpSettings.parse(view.settings);
