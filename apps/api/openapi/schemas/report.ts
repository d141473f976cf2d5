import { z } from 'zod';
import type { ProgressReport } from '../../../../domain/report/progress.js';
import { evidence, fact, refusal } from './common.js';
import { certainty, mode, period, placement, status, template } from './edition-parts.js';
import { postponement } from './edition.js';
import { date, effectiveOn, instant, named } from './named.js';

const counts = {
  total: z.int(),
  done: z.int(),
  inProgress: z.int(),
  planned: z.int(),
  waived: z.int(),
  suspended: z.int(),
  notRecorded: z.int(),
  overdue: z.int(),
  blocked: z.int(),
  atRisk: z.int(),
  dueSoon: z.int(),
};
const which = { key: z.string(), title: z.string() };
const line = { ...which, stage: z.string(), responsible: z.string(), dueOn: date.nullable(), why: z.string() };

export const progressReport = named<ProgressReport>(
  'ProgressReport',
  'How an edition, or one of its stages, stands on a day',
  z.strictObject({
    edition: z.strictObject({
      id: z.string(),
      title: z.string(),
      template,
      status,
      mode,
      zone: z.string(),
      targetYear: z.int(),
      first: period.optional(),
      present: period.optional(),
      host: z.string().optional(),
      venue: z.string().optional(),
      placement,
    }),
    asOf: date,
    stage: z.string().optional(),
    headline: z.string(),
    counts: z.strictObject(counts),
    stages: z.array(z.strictObject({ ...counts, id: z.string(), title: z.string(), words: z.array(z.string()) })),
    done: z.array(z.strictObject({ ...which, on: effectiveOn, evidence, by: z.string() })),
    inProgress: z.array(z.strictObject(line)),
    nextDue: z.array(z.strictObject(line)),
    overdue: z.array(z.strictObject({ ...line, days: z.int() })),
    vacantRoles: z
      .array(z.strictObject({ id: z.string(), title: z.string(), open: z.int().describe('Open milestones'), nextDue: date.nullable() }))
      .describe('Roles with open milestones that nobody is there to act in'),
    blocked: z.array(z.strictObject({ ...line, by: z.array(fact) })),
    atRisk: z.array(z.strictObject({ ...line, slackDays: z.int().nullable(), forecast: date.nullable() })),
    waived: z.array(z.strictObject({ ...which, on: effectiveOn, reason: z.string(), by: z.string() })),
    suspended: z.array(z.strictObject({ ...which, why: z.string() })),
    undated: z.array(z.strictObject({ ...which, why: z.string() })),
    notRecorded: z.array(z.strictObject(which)),
    nextSessions: z.array(
      z.strictObject({
        body: z.string(),
        session: z.string(),
        title: z.string(),
        start: date,
        end: date,
        certainty,
        receives: z.array(z.strictObject(line)),
      }),
    ),
    moves: z.array(
      z.strictObject({ key: z.string(), from: date.nullable(), to: date.nullable(), why: z.string(), effectiveOn, recordedAt: instant }),
    ),
    postponements: z.array(postponement),
    deviations: z.array(z.strictObject({ key: z.string(), on: effectiveOn, deviations: z.array(refusal) })),
  }),
);
