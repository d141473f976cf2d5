import { z } from 'zod';
import type { Hypothesis, Projected, WhatIf } from '../../../../domain/whatif/what-if.types.js';
import { date, named } from './named.js';

const fact = z.looseObject({ type: z.string() }).describe('A hypothesis, as it was sent') as unknown as z.ZodType<Hypothesis>;
const which = { key: z.string(), title: z.string() };
const dayOrNot = date.nullable();
const daysOrNot = z.int().nullable();

const projected: z.ZodType<Projected> = z.strictObject({
  earliest: dayOrNot.describe('The first day on which it can be done'),
  planned: dayOrNot.describe('The day on which it is due by its rule'),
  latest: dayOrNot.describe('The last day that leaves time for all that is firm and waits for it'),
  slackDays: daysOrNot.describe('From the earliest to the latest; negative: something firm cannot be met'),
  riskDays: z.int().describe('Days by which it, or something firm that waits for it, cannot be met'),
});

export const whatIf = named<WhatIf>(
  'WhatIf',
  'What would follow if something were so: reckoned, not foretold',
  z.strictObject({
    edition: z.strictObject({ id: z.string(), title: z.string() }),
    asOf: date,
    facts: z.array(z.strictObject({ fact, says: z.string(), on: date, end: date.optional() })),
    headline: z.string(),
    milestones: z.array(
      z.strictObject({
        ...which,
        stage: z.string(),
        responsible: z.string(),
        status: z.enum(['planned', 'in-progress', 'done', 'waived', 'suspended', 'not-recorded']),
        assumed: z.boolean().describe('A hypothesis is about it'),
        changed: z.boolean().describe('Any of its dates is another than without the hypotheses'),
        before: projected,
        after: projected,
        moved: z.strictObject({ earliest: daysOrNot, planned: daysOrNot, latest: daysOrNot }).describe('Later where positive'),
        why: z.string(),
      }),
    ),
    atRisk: z.array(z.strictObject({ ...which, before: z.int(), after: z.int(), why: z.string() })),
    tooLate: z
      .array(z.strictObject({ ...which, planned: date, earliest: date }))
      .describe('What belongs before the opening, and would come only after it'),
    noSlack: z.array(z.strictObject({ ...which, before: daysOrNot, after: z.int(), path: z.array(z.string()) })),
    implied: z
      .array(z.strictObject({ ...which, by: date, earliest: dayOrNot, because: z.string() }))
      .describe('What must have been done for a hypothesis to hold, and cannot be as things stand'),
    advice: z.array(z.string()),
  }),
);
