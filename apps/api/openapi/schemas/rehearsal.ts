import { z } from 'zod';
import type { Rehearsal } from '../../../../domain/rehearsal/rehearsal.types.js';
import { refusalKinds, type RefusalCode } from '../../../../domain/refusal.js';
import { tones } from '../../../../domain/template/template.js';
import { fact } from './common.js';
import { period } from './edition-parts.js';
import { date, effectiveOn, instant, named } from './named.js';
import { progressReport } from './report.js';

const milestoneStatus = z.enum(['planned', 'in-progress', 'done', 'waived', 'suspended', 'not-recorded']);
const standing = { status: milestoneStatus, dueOn: date.nullable(), doneOn: effectiveOn.nullable(), lateDays: z.int() };
const refusalCode = z.enum(Object.keys(refusalKinds) as [RefusalCode, ...RefusalCode[]]);
const move = z.strictObject({ milestone: z.string(), from: date.nullable(), to: date.nullable(), why: z.string() });
const titles = z.record(z.string(), z.string());
const concerns = ['vacant-role', 'undelivered', 'reported', 'declined', 'report-rejected', 'promise-replaced', 'webhook-disabled'] as const;
const about = z.strictObject({
  milestone: z.string(),
  rung: z.int(),
  dueOn: date,
  revision: z.int(),
  movedFrom: date.optional().describe('The date that its reader knew, where it has moved since'),
  again: z.literal(true).optional().describe('It had been done or waived, and a decision opens it again'),
  promised: date.optional().describe('The promised day that has passed'),
  session: z
    .strictObject({ key: z.string(), weeks: z.int() })
    .optional()
    .describe('The session that must receive it, and how many weeks before it that was asked for'),
  title: z.string(),
});

const scenario = z.strictObject({
  id: z.string(),
  title: z.string(),
  about: z.string().optional(),
  zone: z.string(),
  from: date,
  until: date,
  headline: z.string(),
  dates: z.strictObject({ first: period.optional(), present: period.optional() }),
  counts: z.strictObject({
    lines: z.int(),
    accepted: z.int(),
    refused: z.int(),
    afterEnd: z.int().describe('Lines of the script that lie after its end, and were not told'),
    milestones: z.int(),
    done: z.int(),
    late: z.int(),
    moved: z.int().describe('Due dates that changed on the way'),
    messages: z.int().describe('Messages that would have gone out'),
    readers: z.int(),
  }),
  milestones: z.array(z.strictObject({ key: z.string(), title: z.string(), stage: z.string(), ...standing })),
  late: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      responsible: z.string(),
      dueOn: date,
      doneOn: effectiveOn.nullable(),
      days: z.int(),
      why: z.string(),
    }),
  ),
  refused: z
    .array(
      z.strictObject({
        line: z.int().describe('Place among the lines of the scenario, from 1; 0: the opening of the edition'),
        name: z.string().optional(),
        at: instant,
        on: date,
        by: z.string(),
        asked: z.string(),
        code: refusalCode,
        reason: z.string(),
        facts: z.array(fact),
      }),
    )
    .describe('What the core did not take; the rehearsal went on without it'),
  timeline: z
    .array(
      z.strictObject({
        at: instant,
        on: date,
        kind: z.enum(['decision', 'milestone', 'stage', 'people', 'plan', 'late', 'refused']),
        says: z.string(),
        by: z.string(),
        effectiveOn: effectiveOn.optional(),
        basis: z.string().optional(),
        milestone: z.string().optional(),
        moves: z.array(move).optional(),
      }),
    )
    .optional(),
  reminders: z
    .array(
      z.strictObject({
        at: instant,
        on: date.describe("The day that its reader's calendar shows then"),
        to: z.string(),
        role: z.string(),
        kind: z.enum(['reminder', 'catch-up', 'digest', 'session', 'concern', 'decision']),
        fate: z.enum(['sent', 'into', 'nobody', 'calendar']),
        tone: z.enum(tones).optional(),
        about: z.array(about),
        why: z.string(),
        session: z.strictObject({ key: z.string(), title: z.string(), start: date, weeks: z.int() }).optional(),
        concern: z.enum(concerns).optional(),
        decision: z.enum(['suspended', 'dates', 'cancelled']).optional(),
      }),
    )
    .optional(),
  final: progressReport.optional(),
});

export const rehearsal = named<Rehearsal>(
  'Rehearsal',
  'What a rehearsal came to: each scenario by itself, and all of them side by side',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    template: z.strictObject({
      id: z.string(),
      version: z.int(),
      title: z.string(),
      stages: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    }),
    names: z
      .strictObject({ people: titles, roles: titles, bodies: titles, sessions: titles })
      .describe('What the ids of people, roles, bodies and sessions stand for'),
    scenarios: z.array(scenario),
    comparison: z.array(
      z.strictObject({
        key: z.string(),
        title: z.string(),
        scenarios: z.array(z.strictObject(standing).nullable()).describe('In the order of the scenarios; null: it does not occur there'),
        shift: z.array(z.int().nullable()).describe('Days by which it comes later than in the first scenario'),
      }),
    ),
  }),
);
