import { z } from 'zod';
import { date, evidence, key, meetingId, symbol, text } from '../fields.js';
import { addresseeKinds } from '../regional-meeting/payloads.js';

export const consult = z.strictObject({
  with: text.describe('Member States, or the regional group, that were consulted'),
  on: text.describe('What about: dates, host, regional commission'),
  outcome: text.optional().describe('What came of it'),
});

export const makeEffort = z.strictObject({
  meeting: key.describe('The meeting it was made for'),
  effort: text.describe('What was done to bring the meeting about'),
});

export const provideResources = z.strictObject({
  source: text.describe('Where the resources come from: regular budget, a donor'),
  evidence: evidence.optional(),
});

const meeting = z.strictObject({
  id: meetingId.describe('Key of the meeting (africa); its stage is named after it'),
  title: text.describe('Title of the meeting'),
  region: text.describe('Region that it is held for'),
  commission: text.optional().describe('Regional commission whose members take part'),
  host: text.optional().describe('Where it is held, or who hosts it'),
  start: date.optional().describe('First day, YYYY-MM-DD'),
  end: date.optional().describe('Last day, YYYY-MM-DD'),
});

export const calendar = z.strictObject({
  meetings: z
    .array(meeting)
    .describe('All meetings of the cycle; they are numbered in the order of holding, which is that of the list where days are missing'),
  evidence,
});
export type AgreedCalendar = z.output<typeof calendar>;

export const changedCalendar = z.strictObject({
  ...calendar.shape,
  evidence: evidence.optional(),
  reason: text.describe('Why the calendar changes'),
});

export const route = z.strictObject({
  meeting: key.describe('Meeting whose recommendations are sent on'),
  addressee: z.enum(addresseeKinds).describe('Kind of addressee; all recommendations to it are meant'),
  sentTo: text.describe('Office or body that received them'),
  document: symbol.optional(),
});

export const consolidate = z.strictObject({
  themes: z
    .array(
      z.strictObject({
        title: text.describe('The theme'),
        sections: z
          .array(z.string())
          .default([])
          .describe('Sections whose recommendations of all meetings belong to it (theme, item-3, other-matters)'),
        recommendations: z.array(z.string()).default([]).describe('Single recommendations that belong to it, as meeting/id (europe/28.a)'),
      }),
    )
    .describe('The matrix: which recommendations stand under which theme'),
  evidence,
});
