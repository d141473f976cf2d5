import { z } from 'zod';
import type { MilestoneView } from '../../../../domain/edition/view.js';
import { procedureIds } from '../../../../domain/template/template.js';
import type { MilestoneAnswer } from '../../milestones/milestones.service.js';
import { actions, due, effect, evidence, fact, refusal } from './common.js';
import { date, effectiveOn, named, page } from './named.js';

const prerequisite = z.strictObject({
  key: z.string(),
  title: z.string(),
  state: z.enum(['done', 'started']).describe('How far it must be'),
  satisfied: z.boolean(),
});
const occurrence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once') }),
  z.strictObject({ kind: z.literal('meeting'), meeting: z.string() }),
  z.strictObject({ kind: z.literal('yearly'), n: z.int() }),
  z.strictObject({ kind: z.literal('postponement'), n: z.int() }),
]);
const reasoned = z.strictObject({ on: effectiveOn, reason: z.string(), by: z.string() });

export const source = z.strictObject({ requirements: z.array(z.string()), paragraph: z.string() });
export const deliverable = z.strictObject({ title: z.string(), symbols: z.array(z.string()).describe('Accepted symbol patterns') });

const recording = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('decision'), decision: z.enum(['announce-postponement', 'suspend', 'reconvene']) }),
  z.strictObject({
    by: z.literal('step'),
    stream: z.string(),
    stage: z.string(),
    meeting: z.string().optional(),
    procedure: z.enum(procedureIds).describe('Whose steps they are; what each carries is `Step.<procedure>.<step>`'),
    steps: z.array(z.strictObject({ id: z.string(), title: z.string() })).describe('One of them records it'),
  }),
]);

const answers = z
  .strictObject({
    acknowledged: z
      .strictObject({ by: z.string(), on: date, promise: date, broken: z.boolean() })
      .optional()
      .describe('Nobody is reminded until the promised day has passed'),
    snoozed: z.array(z.strictObject({ by: z.string(), until: date, reason: z.string(), times: z.int() })),
    declined: z.array(z.strictObject({ by: z.string(), on: date, note: z.string(), to: z.string().optional() })),
    reported: z
      .strictObject({
        by: z.string(),
        on: effectiveOn,
        evidence,
        recording: recording.optional().describe('What alone records it as done: then it cannot be confirmed, and is settled by that'),
      })
      .optional()
      .describe('Waits for an organiser'),
  })
  .describe('What those who are reminded of it have answered, as far as it still counts');

export const milestone = named<MilestoneView>(
  'Milestone',
  'A milestone as it stands today',
  z.strictObject({
    key: z.string().describe('Id in the template, and the occurrence where it repeats: `M22.africa`'),
    id: z.string(),
    title: z.string(),
    stage: z.string(),
    body: z.string(),
    responsible: z.string().describe('The role that must act'),
    occurrence,
    status: z.enum(['planned', 'in-progress', 'done', 'waived', 'suspended', 'not-recorded']),
    due,
    revision: z.int().describe('Raised each time the due date changes'),
    blocked: z.boolean(),
    blockedBy: z.array(fact),
    dueSoon: z.boolean(),
    overdue: z.boolean(),
    overdueDays: z.int(),
    atRisk: z.boolean(),
    slackDays: z.int().nullable().describe('Days by which it can slip before the opening does'),
    forecast: date.nullable().describe('The earliest day on which it can be done'),
    startedOn: effectiveOn.optional(),
    done: z.strictObject({ on: effectiveOn, evidence, by: z.string(), deviations: z.array(refusal) }).optional(),
    waived: reasoned.optional(),
    reopened: reasoned.optional(),
    vacant: z.boolean().describe('Open, and nobody is there to act: neither someone responsible nor a deputy'),
    answers,
    deliverable: deliverable.optional(),
    requires: z.array(prerequisite),
    expects: z.array(prerequisite),
    source,
    touched: z.int().describe('The number in its ETag'),
    actions,
  }),
);

export const milestonePage = named('MilestonePage', 'A page of milestones', page(milestone));
export const milestoneAnswer = named<MilestoneAnswer>(
  'MilestoneAnswer',
  'A milestone after a command',
  z.strictObject({ milestone, command: effect }),
);
