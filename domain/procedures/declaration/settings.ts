import { z } from 'zod';
import type { StageView } from '../procedure.js';

/** What a template may set for the declaration. The defaults are those of the crime congresses. */
export const declarationSettings = z.strictObject({
  wordLimit: z.number().int().min(100).max(100_000).default(6000).describe('Words above which the text is called too long'),
  buildsOnPrevious: z.boolean().default(true).describe('Whether the text must name the declaration before it'),
  elements: z
    .array(z.strictObject({ id: z.string().min(1), title: z.string().min(1) }))
    .default([
      { id: 'i', title: 'sovereign responsibility of each State' },
      { id: 'ii', title: 'cooperation across borders' },
      { id: 'iii', title: 'public-private partnerships and a culture of lawfulness' },
      { id: 'iv', title: 'role of national authorities and practitioners' },
    ])
    .describe('Elements that were recommended to be reflected in the text'),
  limitedDocument: z.string().default('A/CONF.{c}/L.{n}').describe('Symbol pattern of the limited document that carries the draft'),
  segment: z.string().nullable().default('high-level-segment').describe('The stage in which it is adopted; null where there is none'),
  commission: z.string().default('commission').describe('The body to which the adopted text is submitted'),
});

export const settingsOf = (view: StageView): z.infer<typeof declarationSettings> => declarationSettings.parse(view.settings);
