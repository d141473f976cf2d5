import { z } from 'zod';
import { capacities, tones, type Ladder } from '../../../../domain/template/template.js';
import type { LadderAnswer, LadderList, LadderView } from '../../ladders/ladders.service.js';
import type { ResponseAnswer, ResponsesView } from '../../responses/responses.service.js';
import { effect, evidence } from './common.js';
import { date, effectiveOn, named } from './named.js';

export const responses = named<ResponsesView>(
  'Responses',
  'What readers have answered about a milestone, for its due date as it is',
  z.strictObject({
    milestone: z.string(),
    revision: z.int().describe('Of the due date'),
    acknowledged: z
      .strictObject({ by: z.string(), on: date, promise: date })
      .nullable()
      .describe('Somebody has taken it on; until the promised day has passed nobody is reminded'),
    snoozed: z.array(z.strictObject({ by: z.string(), until: date, reason: z.string(), times: z.int() })),
    declined: z.array(z.strictObject({ by: z.string(), on: date, note: z.string(), to: z.string().nullable() })),
    reported: z
      .strictObject({ by: z.string(), on: effectiveOn, evidence })
      .nullable()
      .describe('Somebody says that it is done; the organisers have to confirm it'),
  }),
);
export const responseAnswer = named<ResponseAnswer>(
  'ResponseAnswer',
  'The answers about a milestone after a command',
  z.strictObject({ responses, command: effect }),
);

const reached = { to: z.array(z.enum(capacities)), tone: z.enum(tones) };
const rungs: z.ZodType<Ladder> = z.strictObject({
  rungs: z.array(z.strictObject({ days: z.int().describe('From the due date: -7 is a week before it'), ...reached })),
  then: z.strictObject({ everyDays: z.int(), ...reached }).optional(),
});

export const ladder = named<LadderView>(
  'Ladder',
  'The ladder of an edition, a stage or a milestone',
  z.strictObject({
    scope: z.string(),
    own: rungs.nullable().describe('Set for this edition; null: none is'),
    template: rungs.nullable().describe('Of the template; null: it has none there'),
  }),
);
export const ladderList = named<LadderList>(
  'LadderList',
  'The ladders that there are, and which one holds for each milestone',
  z.strictObject({ items: z.array(ladder), inForce: z.array(z.strictObject({ milestone: z.string(), rule: z.string(), ladder: rungs })) }),
);
export const ladderAnswer = named<LadderAnswer>('LadderAnswer', 'A ladder after a command', z.strictObject({ ladder, command: effect }));
