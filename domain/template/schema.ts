import { z } from 'zod';
import type { Offset } from '../time/plain-date.js';
import { dueRuleSchema, termSchema } from './due-rule.schema.js';
import { capacities, planningTypes, procedureIds, tones, type CycleTemplate, type Ladder } from './template.js';

/**
 * The shape of a template's document (`seeds/templates/*.yaml`). Parsing gives a `CycleTemplate`; what its parts say of
 * each other is the business of `check.ts`. Keys are in camelCase, ids in lower case with hyphens.
 */

const text = z.string().trim().min(1, 'must not be empty');
const word = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must be lower-case letters and hyphens');
const milestoneId = z.string().regex(/^[A-Z]{1,3}\d{1,3}$/, 'must be a milestone id such as M17');
const month = z.int().min(1).max(12);
const placement = z.enum(['opening', 'closing']);

/** `4w`: a duration. */
const duration = z
  .string()
  .regex(/^[1-9]\d{0,3}[dwm]$/, 'must be a duration such as 4w (days d, weeks w, months m)')
  .transform((t): Offset => ({ count: Number(t.slice(0, -1)), unit: t.slice(-1) as Offset['unit'] }));

/** `opening-15m`, where only an offset from the opening makes sense. */
const fromOpening = termSchema.transform((term, context): Offset => {
  if (term.anchor.kind === 'opening' && term.offset) return term.offset;
  context.addIssue({ code: 'custom', message: 'must count from the opening, such as opening-15m' });
  return z.NEVER;
});

const source = z.strictObject({
  requirements: z.array(z.string().regex(/^R\d{3}$/, 'must be the id of a requirement such as R026')).default([]),
  paragraph: text,
});

const body = z.strictObject({
  id: word,
  title: text,
  sessions: z
    .strictObject({
      numbering: z.union(
        [z.literal('year'), z.strictObject({ number: z.int().min(1), year: z.int() })],
        'must be "year", or one session by its number and year',
      ),
      expected: z.strictObject({ from: month, to: month }),
    })
    .optional(),
});

/** `M47`, `M47:started`, or in full with a condition. */
const prerequisite = z.preprocess(
  (value) => {
    if (typeof value !== 'string') return value;
    const [milestone, state] = value.split(':', 2);
    return { milestone, ...(state === undefined ? {} : { state }) };
  },
  z.strictObject(
    {
      milestone: milestoneId,
      state: z.enum(['done', 'started']).default('done'),
      when: z.strictObject({ placement }).optional(),
    },
    { error: (issue) => (issue.code === 'invalid_type' ? 'must be a milestone such as M17 or M47:started' : undefined) },
  ),
);

const slots = z.record(z.string().regex(/^[a-z][a-zA-Z]*$/, 'must be the name of a slot'), milestoneId);

const stage = z.strictObject({
  id: word,
  title: text,
  procedure: z
    .strictObject({
      id: z.enum(procedureIds),
      startsAfter: milestoneId,
      slots,
      perMeeting: z.strictObject({ id: z.enum(procedureIds), slots }).optional(),
      settings: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  ladder: z.lazy(() => ladderSchema).optional(),
});

const milestone = z.strictObject({
  id: milestoneId,
  title: text,
  stage: word,
  body: word,
  responsible: word,
  due: dueRuleSchema,
  requires: z.array(prerequisite).default([]),
  expects: z.array(prerequisite).default([]),
  external: z.array(word).default([]),
  repeats: z.enum(['meeting', 'yearly', 'postponement']).optional(),
  takes: duration.optional(),
  deliverable: z.strictObject({ title: text, symbols: z.array(text).default([]) }).optional(),
  ladder: z.lazy(() => ladderSchema).optional(),
  source,
});

const external = z.strictObject({
  id: word,
  title: text,
  satisfiedBy: z.strictObject({ edition: z.enum(['previous', 'next']), milestone: milestoneId }).optional(),
});

const capacity = z.enum(capacities);
const tone = z.enum(tones);
const reached = z
  .array(capacity)
  .min(1, 'must reach someone')
  .refine((to) => new Set(to).size === to.length, 'must name each capacity once');
/** Days of ten years: no rung lies further off, nor are two of them further apart. */
const tenYears = 3650;
const rung = z.strictObject({ days: z.int().min(-tenYears).max(tenYears), to: reached, tone: tone.default('notice') });

/** A ladder, of a template or of an edition. */
export const ladderSchema: z.ZodType<Ladder> = z
  .strictObject({
    rungs: z.array(rung).min(1, 'must have a rung').max(60, 'must have no more than 60 rungs'),
    then: z.strictObject({ everyDays: z.int().min(1).max(tenYears), to: reached, tone: tone.default('escalation') }).optional(),
  })
  .superRefine(({ rungs }, context) => {
    const back = outOfOrder(rungs.map(({ days }) => days));
    if (back < 0) return;
    context.addIssue({ code: 'custom', message: 'must come after the day of the rung before it', path: ['rungs', back, 'days'] });
  });

/** Where numbers do not rise, from 0; -1: nowhere. */
const outOfOrder = (numbers: readonly number[]): number => numbers.findIndex((number, n) => n > 0 && number <= (numbers[n - 1] ?? number));

const sessionFollowUp = z.strictObject({
  body: word,
  steps: z
    .array(z.strictObject({ weeks: z.int().min(1).max(104), title: text }))
    .min(1)
    .superRefine((steps, context) => {
      const back = outOfOrder(steps.map(({ weeks }) => -weeks));
      if (back < 0) return;
      context.addIssue({ code: 'custom', message: 'must be nearer to the session than the step before it', path: [back, 'weeks'] });
    }),
  to: z.array(word).min(1),
  source,
});

const reminders = z.strictObject({
  hour: z.int().min(0).max(23),
  ladder: ladderSchema,
  organiser: word,
  snooze: z.strictObject({ longestDays: z.int().min(1), times: z.int().min(1) }),
  promise: z.strictObject({ usualDays: z.int().min(1), longestDays: z.int().min(1) }),
  sessions: z.array(sessionFollowUp).default([]),
});

export const templateSchema: z.ZodType<CycleTemplate> = z.strictObject({
  id: word,
  version: z.int().min(1),
  title: text,
  everyYears: z.int().min(1),
  opening: milestoneId,
  closing: milestoneId,
  maximumDays: z.strictObject({ days: z.int().min(1), source }).optional(),
  bodies: z.array(body).min(1),
  chain: z.array(word).default([]),
  roles: z.array(z.strictObject({ id: word, title: text, reports: z.literal(true).optional() })).min(1),
  meetings: z
    .strictObject({ from: fromOpening, to: fromOpening, days: z.int().min(1), planned: z.array(z.strictObject({ id: word, title: text })) })
    .optional(),
  stages: z.array(stage).min(1),
  milestones: z.array(milestone).min(1),
  postponement: z
    .strictObject({
      announced: milestoneId,
      suspended: milestoneId,
      reconvened: milestoneId,
      revised: milestoneId.optional(),
      overtaken: z.array(milestoneId).min(1).optional(),
      reopens: z.strictObject({ venue: z.array(milestoneId).default([]), modality: z.array(milestoneId).default([]) }).optional(),
    })
    .optional(),
  decisions: z.strictObject({ by: z.array(word).min(1), basis: z.array(z.enum(planningTypes)).default([]) }).optional(),
  externals: z.array(external).default([]),
  reminders,
  dueSoonDays: z.int().min(0),
  facts: z.record(word, milestoneId).default({}),
});
