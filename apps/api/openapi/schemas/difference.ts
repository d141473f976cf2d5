import { z } from 'zod';
import type {
  BrokenRule,
  CriticalPath,
  Difference,
  MilestoneDifference,
  ReminderLine,
  MilestoneStanding,
} from '../../../../domain/replanning/difference.types.js';
import { milestoneChanges, type MilestoneChange } from '../../../../domain/replanning/difference.types.js';
import { modalities, tones } from '../../../../domain/template/template.js';
import { date, named } from './named.js';
import { certainty, period, placement, status } from './edition-parts.js';

const statuses = ['planned', 'in-progress', 'done', 'waived', 'suspended', 'not-recorded'] as const;
const roots = ['opening', 'closing', 'session', 'meeting', 'announcement', 'previous', 'pin', 'fact'] as const;

const standing: z.ZodType<MilestoneStanding> = z.strictObject({
  on: date.nullable().describe('Null: undated'),
  from: date.nullable().describe('First day of the window'),
  root: z.enum(roots),
  certainty: z.enum(['firm', 'expected', 'undated']),
  session: z.string().optional(),
  before: z.string().optional(),
  why: z.string(),
  status: z.enum(statuses),
  doneOn: z.string().optional().describe('As precisely as known'),
  overdue: z.boolean(),
  atRisk: z.boolean(),
  slackDays: z.int().nullable(),
  forecast: date.nullable().describe('The earliest day on which it can be done'),
});

const remedy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), says: z.string(), on: date }),
  z.strictObject({ kind: z.literal('retarget'), says: z.string(), session: z.string(), on: date }),
  z.strictObject({ kind: z.literal('waive'), says: z.string() }),
  z.strictObject({ kind: z.literal('later-opening'), says: z.string() }),
]);

const newOrMended = z.enum(['new', 'mended']);

const milestone = named<MilestoneDifference>(
  'MilestoneDifference',
  'What becomes of a milestone',
  z.strictObject({
    key: z.string(),
    title: z.string(),
    stage: z.string(),
    responsible: z.string().describe('The role that must act'),
    change: z.enum(milestoneChanges).describe('`restated`: the same day on other grounds; `kept`: nothing of it changes'),
    from: standing.nullable().describe('Null: it was not in the plan'),
    to: standing.nullable().describe('Null: it is not in the plan any more'),
    days: z.int().nullable().describe('From the one due date to the other, later where positive'),
    rule: z.string().describe('Its due rule as the template has it'),
    kept: z
      .strictObject({
        because: z.enum(['pinned', 'done', 'waived', 'not-recorded', 'undecided', 'session', 'untouched']),
        byRule: date.nullable().optional().describe('What its rule alone would say since the change, where that has moved'),
      })
      .optional(),
    impossible: z.strictObject({ why: z.string(), remedy }).optional().describe('It is open, and its date had passed when it was set'),
    overdue: newOrMended.optional(),
    atRisk: newOrMended.optional(),
  }),
);

const congress = z.strictObject({
  status,
  templateVersion: z.int().optional().describe('Which version of its template holds; absent in older simulations'),
  targetYear: z.int(),
  present: period.optional(),
  suspended: z.boolean(),
  venue: z.string().optional(),
  host: z.string().optional(),
  modality: z.enum(modalities).optional().describe('Absent: in person'),
  placement,
});

const session = z.strictObject({ key: z.string(), title: z.string(), start: date, end: date, certainty });

const reminder: z.ZodType<ReminderLine> = z.strictObject({
  kind: z.enum(['notice', 'rung']).describe('One that waits to be sent, or the next one of a ladder'),
  milestones: z.array(z.string()),
  recipient: z.string(),
  role: z.string(),
  on: date,
  rung: z.int().nullable().describe('Days from the due date; null where a notice collects several'),
  tone: z.enum(tones),
  dueOn: date.nullable(),
  notice: z.string().optional().describe('Its key in the ledger'),
  decision: z.enum(['suspended', 'dates', 'cancelled']).optional().describe('Of a letter that tells of a decision on the congress'),
});

const path: z.ZodType<CriticalPath> = z.strictObject({
  slackDays: z.int().nullable().describe('Below zero: something firm cannot be met as things stand'),
  milestones: z.array(z.strictObject({ key: z.string(), title: z.string(), on: date.nullable() })),
  reason: z.string().optional().describe('Why there is none'),
});

const rule: z.ZodType<BrokenRule> = z.strictObject({
  rule: z.enum(['duration', 'last-meeting', 'order']),
  about: z.string(),
  requirements: z.array(z.string()),
  says: z.string(),
});

const change = z.strictObject({ new: z.int(), mended: z.int() });

/** What a change of plan brings about. */
export const difference = named<Difference>(
  'Difference',
  'What changes from one plan to another, milestone by milestone',
  z.strictObject({
    edition: z.strictObject({ id: z.string(), title: z.string() }),
    asOf: date.describe('The day for which it is reckoned'),
    headline: z.string(),
    counts: z.strictObject({
      byChange: z.strictObject(Object.fromEntries(milestoneChanges.map((c) => [c, z.int()])) as Record<MilestoneChange, z.ZodInt>),
      keptPinned: z.int(),
      keptDone: z.int(),
      impossible: z.int(),
      overdue: change,
      atRisk: change,
      decisions: z.int().describe('Sessions that cannot stay'),
      mayFollow: z.int().optional().describe('Sessions that may follow, and can stay'),
      undecided: z.int().optional(),
      reminders: z.strictObject({ withdrawn: z.int(), new: z.int() }),
      letters: z.int().optional().describe('Among the new reminders, letters that tell of a decision on the congress'),
      rules: z.strictObject({ broken: z.int(), mended: z.int() }),
    }),
    congress: z.strictObject({ from: congress, to: congress }),
    milestones: z.array(milestone),
    decisions: z
      .array(
        z.strictObject({
          milestone: z.string(),
          title: z.string(),
          session,
          suggestion: session.nullable(),
          why: z.string(),
          mayStay: z.literal(true).optional().describe('It can stay as things stand; it may follow others, or the dates in force'),
        }),
      )
      .describe('Sessions that do not fit any more, or may follow others; they stay until somebody decides to re-target'),
    undecided: z
      .array(z.strictObject({ key: z.string(), title: z.string(), responsible: z.string(), on: date.nullable() }))
      .optional()
      .describe('What stays open although the congress is cancelled: whether it goes on is to be decided'),
    reminders: z.strictObject({ withdrawn: z.array(reminder), new: z.array(reminder) }),
    criticalPath: z.strictObject({ from: path, to: path }),
    rules: z.strictObject({ broken: z.array(rule), mended: z.array(rule) }),
  }),
);
