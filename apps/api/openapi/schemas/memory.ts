import { z } from 'zod';
import type { Evidence } from '../../../../domain/edition/state.js';
import type { Memory } from '../../../../domain/memory/memory.types.js';
import { date, effectiveOn, named, offset } from './named.js';

const titled = z.strictObject({ id: z.string(), title: z.string() });
const days = z.strictObject({ least: z.int(), most: z.int() });
const rule = z.string().describe('In the notation of templates');
const evidence = z.looseObject({}).describe('Document, link, date or note') as unknown as z.ZodType<Evidence>;

const needed = z.strictObject({
  edition: titled,
  key: z.string(),
  title: z.string(),
  days: days.describe('From what it counts from to when it was done, as precisely as that is known'),
  vague: z.boolean().describe('So imprecise that it is shown and not counted'),
  fromOpening: days.nullable().describe('From the opening that held then'),
  late: days.nullable().describe('From its own date; negative: before it'),
  anchoredOn: date.describe('The day of what it counts from, as it held when it was done'),
  doneOn: effectiveOn,
  evidence: evidence.optional(),
});

export const memory = named<Memory>(
  'Memory',
  'What the editions of a template needed, and what that says of its rules',
  z.strictObject({
    template: z.strictObject({ id: z.string(), version: z.int(), title: z.string() }),
    editions: z.array(titled).describe('From which it is told'),
    leftOut: z
      .array(z.strictObject({ id: z.string(), title: z.string(), why: z.string() }))
      .describe('Closed editions that are no evidence unless they are named'),
    earlier: z.int().describe('How many more were closed before all of these; they are looked at where they are named'),
    spreads: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        rule,
        anchor: z.string().describe('What the rule counts from'),
        offset: offset.optional(),
        planned: z.int().nullable().describe('Days by its rule, in the edition that was last'),
        needed: z.array(needed).describe('Each time that it was done; oldest first'),
        without: z.array(z.string()).describe('Editions of which nothing comparable is on record'),
        median: z.number().nullable(),
        range: days.nullable(),
        fromOpening: days.nullable().describe('The range of the same from the opening: where in the cycle it lay'),
      }),
    ),
    proposals: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        verdict: z.enum(['holds', 'change', 'too-little']),
        rule,
        proposed: rule.optional(),
        offset: offset.optional().describe('Where only the distance changes: what an edition can be opened with'),
        words: z.string().describe('The evidence in words'),
      }),
    ),
  }),
);
