import { z } from 'zod';
import type { Evidence } from '../../../../domain/edition/state.js';
import type { Actions } from '../../../../domain/edition/actions.js';
import type { Due } from '../../../../domain/plan/plan.types.js';
import { refusalKinds, type BlockingFact, type Refusal, type RefusalCode } from '../../../../domain/refusal.js';
import type { Effect } from '../../commands/commands.service.js';
import type { ProblemDetails } from '../../problems/problem.js';
import { catalogue, type ProblemCode } from '../../problems/catalogue.js';
import { difference } from './difference.js';
import { date, named } from './named.js';

export const fact = named<BlockingFact>(
  'Fact',
  'What stands behind a refusal, for a machine and for a person',
  z.strictObject({ ref: z.string().describe('Key of what blocks: a milestone, a step, a session, a requirement'), says: z.string() }),
);

export const refusal = named<Refusal>(
  'Refusal',
  'A "no" with a reason that a person can act on',
  z.strictObject({
    code: z.enum(Object.keys(refusalKinds) as [RefusalCode, ...RefusalCode[]]),
    reason: z.string(),
    facts: z.array(fact),
    pointer: z.string().optional(),
  }),
);

const offered = z.strictObject({ action: z.string(), title: z.string() });

export const actions = named<Actions>(
  'Actions',
  'What can be done now, and why the rest cannot',
  z.strictObject({ allowed: z.array(offered), refused: z.array(z.strictObject({ action: z.string(), refusal })) }),
);

export const evidence = named<Evidence>(
  'Evidence',
  'What proves an act',
  z.strictObject({
    symbol: z.string().optional(),
    also: z.array(z.string()).optional(),
    link: z.string().optional(),
    date: date.optional(),
    note: z.string().optional(),
  }),
);

export const due = named<Due>(
  'Due',
  'A due date that explains itself',
  z.strictObject({
    on: date.nullable().describe('Null: undated'),
    from: date.nullable().describe('First day of the window'),
    root: z.enum(['opening', 'closing', 'session', 'meeting', 'announcement', 'previous', 'pin', 'fact']),
    certainty: z.enum(['firm', 'expected', 'undated']),
    session: z.string().optional().describe('On which it falls'),
    before: z.string().optional().describe('The session before which it is due, and which must receive it'),
    why: z.string(),
  }),
);

export const effect = named<Effect>(
  'Effect',
  'What a command brought about',
  z.strictObject({
    id: z.string().describe('The Idempotency-Key'),
    events: z.array(z.strictObject({ stream: z.string(), sequence: z.int(), type: z.string() })),
    advice: z.array(z.string()).describe('Worth knowing, though it refused nothing'),
  }),
);

export const problem = named<ProblemDetails>(
  'Problem',
  'An answer that says no (RFC 9457)',
  z.strictObject({
    type: z.string().describe('Address of a page that explains this kind of problem'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.enum([...catalogue.keys()] as [ProblemCode, ...ProblemCode[]]),
    pointer: z.string().optional().describe('JSON pointer to the first fault of the body'),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().optional(),
          parameter: z.string().optional(),
          header: z.string().optional(),
          line: z.int().optional().describe('Of a table, from 1'),
          column: z.string().optional(),
          detail: z.string(),
        }),
      )
      .optional()
      .describe('Every fault, with its place'),
    facts: z.array(fact).optional(),
    allowedActions: z.array(offered).optional(),
    difference: z
      .strictObject({
        since: difference.nullable().describe('What has changed since the simulation was made'),
        anew: difference.nullable().describe('What the same changes would bring about now; null: they would be refused'),
        refusal: refusal.nullable().describe('Why they would be'),
      })
      .optional()
      .describe('Of a simulation that the plan has left behind'),
    correlationId: z.string(),
  }),
);

export const problemKind = named(
  'ProblemKind',
  'A kind of problem',
  z.strictObject({ code: z.string(), status: z.int(), title: z.string(), help: z.string() }),
);
