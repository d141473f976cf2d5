import { z } from 'zod';
import type { ComparedEdition, ComparedStanding, Comparison } from '../../../../domain/replanning/comparison.types.js';
import { date, effectiveOn, named } from './named.js';
import { period, status } from './edition-parts.js';

const days = z.int().nullable();

const edition: z.ZodType<ComparedEdition> = z.strictObject({
  id: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  status,
  cancelled: z.literal(true).optional(),
  madeUp: z.literal(true).optional().describe('A demonstration or an exercise'),
  version: z.int().describe('Of the template that it follows'),
  targetYear: z.int(),
  period: period.optional().describe('The dates in force'),
  firstOpening: date.optional().describe('It was first to open on another day'),
  milestones: z.int(),
  done: z.int(),
});

const standing: z.ZodType<ComparedStanding> = z.strictObject({
  status: z.enum(['planned', 'in-progress', 'done', 'waived', 'suspended', 'not-recorded']),
  countedFrom: date.nullable().describe('The opening or closing that held when it was closed'),
  dueOn: date.nullable(),
  due: days.describe('Days from the opening or closing to the due date; before it where negative'),
  doneOn: effectiveOn.nullable(),
  done: days.describe('Likewise to the day on which it was done; null: not done, or not known as precisely'),
});

export const comparison = named<Comparison>(
  'Comparison',
  'Two editions of one template beside each other',
  z.strictObject({
    template: z.strictObject({ id: z.string(), title: z.string() }),
    editions: z.tuple([edition, edition]),
    headline: z.string(),
    milestones: z.array(
      z.strictObject({
        key: z.string(),
        title: z.string(),
        stage: z.string(),
        anchor: z.enum(['opening', 'closing']).describe('What its distances are counted from'),
        editions: z.tuple([standing.nullable(), standing.nullable()]),
        planned: days.describe('Days by which the second plans it later than the first'),
        done: days.describe('Likewise of the days on which it was done'),
      }),
    ),
  }),
);
