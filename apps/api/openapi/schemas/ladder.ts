import { z } from 'zod';
import { capacities, tones, type Ladder } from '../../../../domain/template/template.js';
import type { LadderAnswer, LadderList, LadderView } from '../../ladders/ladders.service.js';
import { effect } from './common.js';
import { named } from './named.js';

const reached = { to: z.array(z.enum(capacities)), tone: z.enum(tones) };
export const rungs: z.ZodType<Ladder> = z.strictObject({
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
    inForce: z
      .strictObject({ rule: z.string().describe('Which one it is, in words'), ladder: rungs })
      .describe('The one that holds there: this one, or else that of what it is a part of'),
  }),
);
export const ladderList = named<LadderList>(
  'LadderList',
  'The ladders that there are, and which one holds for each milestone',
  z.strictObject({ items: z.array(ladder), inForce: z.array(z.strictObject({ milestone: z.string(), rule: z.string(), ladder: rungs })) }),
);
export const ladderAnswer = named<LadderAnswer>('LadderAnswer', 'A ladder after a command', z.strictObject({ ladder, command: effect }));
