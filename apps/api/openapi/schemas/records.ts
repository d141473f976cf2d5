import type { BounceView } from '../../bounces/bounces.service.js';
import { capacities, modalities, planningTypes, tones } from '../../../../domain/template/template.js';
import { z } from 'zod';
import type { Health } from '../../health/health.service.js';
import type { NoticeEntry, PlacedEvent } from '../../reading/reading.js';
import { noticeKinds, noticeStatuses } from '../../reminders/reminder.query.js';
import type { ReminderView } from '../../reminders/reminders.service.js';
import type { TemplateEntry, TemplateView } from '../../templates/templates.service.js';
import { problemKind } from './common.js';
import { rungs } from './ladder.js';
import { deliverable, source } from './milestone.js';
import { date, effectiveOn, instant, named, page } from './named.js';

export const event = named(
  'Event',
  'An event as it stands in the journal',
  z.strictObject({
    position: z.int().describe('Place among all events of the edition'),
    edition: z.string(),
    stream: z.string(),
    sequence: z.int(),
    commandId: z.string(),
    index: z.int(),
    actor: z.string(),
    effectiveOn,
    recordedAt: instant,
    importedAt: instant.optional(),
    basis: z.string().optional(),
    version: z.int(),
    event: z.looseObject({ type: z.string() }),
  }) as unknown as z.ZodType<PlacedEvent>,
);
export const eventPage = named('EventPage', 'A page of the event log', page(event));

const concern = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('vacant-role'), role: z.string(), others: z.array(z.string()).optional() }),
  z.strictObject({ kind: z.literal('undelivered'), notice: z.string(), recipient: z.string(), answer: z.string() }),
  z.strictObject({ kind: z.literal('reported'), milestone: z.string(), by: z.string() }),
  z.strictObject({ kind: z.literal('declined'), milestone: z.string(), by: z.string(), note: z.string() }),
  z.strictObject({ kind: z.literal('report-rejected'), milestone: z.string(), of: z.string(), by: z.string(), reason: z.string() }),
  z.strictObject({ kind: z.literal('promise-replaced'), milestone: z.string(), of: z.string(), by: z.string(), promise: date }),
  z.strictObject({
    kind: z.literal('webhook-disabled'),
    webhook: z.string(),
    host: z.string(),
    cause: z.enum(['gone', 'failing']),
    answer: z.string(),
  }),
]);

const period = z.strictObject({ opening: date, closing: date });
const decision = z.strictObject({
  kind: z.enum(['suspended', 'dates', 'cancelled']),
  by: z.string(),
  basis: z.string().optional().describe('The legal basis, or else the document that proves it'),
  from: period.optional().describe('The dates that held before it, or held last'),
  to: period.optional().describe('The dates that hold now'),
  venue: z.string().optional().describe('Where that is another place than before'),
  modality: z.enum(modalities).optional().describe('Where that is otherwise than before'),
});

const reason = {
  capacity: z.enum(capacities),
  rule: z.string().describe('Which rule brought it about'),
  coverFor: z.string().optional().describe('In whose absence the recipient stands in'),
};

const line = named<NoticeEntry>(
  'ReminderLine',
  'A line of the reminder ledger',
  z.strictObject({
    id: z.int().describe("Place in the edition's ledger"),
    key: z.string(),
    recipient: z.string().describe('Id of a person, or `role:…` where nobody holds the role'),
    role: z.string(),
    kind: z.enum(noticeKinds),
    status: z.enum(noticeStatuses),
    milestones: z.array(z.string()),
    about: z.array(
      z.strictObject({
        milestone: z.string(),
        rung: z.int(),
        dueOn: date.describe('Of what a decision leaves undated: the date that it had'),
        revision: z.int(),
        again: z.literal(true).optional().describe('It had been done or waived, and a decision opens it again'),
        movedFrom: date.optional().describe('The date that its reader knew, where it has moved since'),
        promised: date.optional().describe('In a notice that collects others: the promised day that has passed'),
        session: z
          .strictObject({ key: z.string(), weeks: z.int() })
          .optional()
          .describe('In a notice that collects others: the session that must receive it, and how many weeks before it that was asked for'),
      }),
    ),
    why: z
      .strictObject({
        ...reason,
        promised: date.optional().describe('The promised day that has passed'),
        others: z
          .array(z.strictObject({ ...reason, role: z.string() }))
          .optional()
          .describe('Where it collects what several roles or rules bring: the others'),
      })
      .nullable()
      .describe('Why it reaches this recipient; null in those of earlier versions'),
    tone: z.enum(tones).nullable(),
    language: z.string().nullable().describe('In which its reader wanted to be written to'),
    session: z.strictObject({ key: z.string(), start: date, weeks: z.int() }).nullable().describe('For a follow-up of a session'),
    concern: concern.nullable().describe('For what the organisers must see to'),
    decision: decision.nullable().describe('For what was decided on the congress itself'),
    at: instant.describe('When it came up'),
    attempts: z.int(),
    nextAttemptAt: instant.nullable(),
    lastAttemptAt: instant.nullable(),
    answer: z.string().nullable().describe('What the mail server said last, without addresses'),
    messageId: z.string().nullable(),
    sentAt: instant.nullable(),
    collapsedInto: z.string().nullable().describe('Key of the notice it went into'),
    withdrawnWhy: z.string().nullable(),
    response: z.enum(['acknowledged', 'snoozed', 'reported', 'declined', 'completed']).nullable().describe('What its reader did first'),
    respondedAt: instant.nullable(),
  }),
);
export const reminderPage = named('ReminderPage', 'A page of the reminder ledger', page(line));

export const reminder = named<ReminderView>(
  'Reminder',
  'A line of the reminder ledger with all that is known of it',
  z.strictObject({
    reminder: line,
    attempts: z.array(
      z.strictObject({
        attempt: z.int(),
        begunAt: instant,
        endedAt: instant.nullable(),
        outcome: z.enum(['under-way', 'sent', 'failed', 'outcome-unknown']),
        answer: z.string().nullable().describe('What the mail server said, without addresses'),
        messageId: z.string().nullable(),
        retryAt: instant.nullable(),
      }),
    ),
    collapsed: z
      .array(
        z.strictObject({ edition: z.string(), id: z.int(), key: z.string(), kind: z.enum(noticeKinds), milestones: z.array(z.string()) }),
      )
      .describe('What went into it'),
  }),
);

export const bounce = named<BounceView>(
  'Bounce',
  'A message that came back, as it was understood',
  z.strictObject({ messageId: z.string(), permanent: z.boolean() }),
);

const entry = named<TemplateEntry>(
  'TemplateEntry',
  'A cycle template in the list',
  z.strictObject({ id: z.string(), version: z.int(), title: z.string(), everyYears: z.number(), milestones: z.int() }),
);
export const templateList = named('TemplateList', 'The cycle templates', z.strictObject({ items: z.array(entry) }));

const reminders = z.strictObject({
  hour: z.int(),
  ladder: rungs,
  organiser: z.string(),
  snooze: z.strictObject({ longestDays: z.int(), times: z.int() }),
  promise: z.strictObject({ usualDays: z.int(), longestDays: z.int() }),
  sessions: z.array(
    z.strictObject({
      body: z.string(),
      steps: z.array(z.strictObject({ weeks: z.int(), title: z.string() })),
      to: z.array(z.string()),
      source: z.strictObject({ requirements: z.array(z.string()), paragraph: z.string() }),
    }),
  ),
});

export const template = named<TemplateView>(
  'Template',
  'A cycle template: all that the engine knows of one kind of congress',
  z.strictObject({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    everyYears: z.number(),
    bodies: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        sessions: z
          .strictObject({
            numbering: z.union([z.strictObject({ number: z.int(), year: z.int() }), z.literal('year')]),
            expected: z.strictObject({ from: z.int(), to: z.int() }),
          })
          .optional(),
      }),
    ),
    chain: z.array(z.string()),
    roles: z.array(z.strictObject({ id: z.string(), title: z.string(), reports: z.literal(true).optional() })),
    externals: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        satisfiedBy: z.strictObject({ edition: z.enum(['previous', 'next']), milestone: z.string() }).optional(),
      }),
    ),
    postponement: z
      .strictObject({
        announced: z.string(),
        suspended: z.string(),
        reconvened: z.string(),
        revised: z.string().optional().describe('Done where new dates are applied as they were tried out'),
        overtaken: z.array(z.string()).optional().describe('Waived when new dates are decided'),
        reopens: z
          .strictObject({ venue: z.array(z.string()), modality: z.array(z.string()) })
          .optional()
          .describe('What is due again when the congress is reconvened elsewhere, or to be attended in another way'),
      })
      .optional()
      .describe('The milestones that the decisions of a postponement complete'),
    decisions: z
      .strictObject({ by: z.array(z.string()), basis: z.array(z.enum(planningTypes)) })
      .optional()
      .describe('Who applies changes of plan, by role, and which of them rest on a legal basis'),
    reminders,
    dueSoonDays: z.int(),
    facts: z.record(z.string(), z.string()),
    stages: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        procedure: z.string().optional(),
        startsAfter: z.string().optional(),
        steps: z.array(z.strictObject({ procedure: z.string(), id: z.string(), title: z.string() })),
      }),
    ),
    milestones: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        stage: z.string(),
        body: z.string(),
        responsible: z.string(),
        external: z.array(z.string()),
        source,
        due: z.string().describe('The due rule as written in the template'),
        requires: z.array(z.string()),
        expects: z.array(z.string()),
        repeats: z.enum(['meeting', 'yearly', 'postponement']).optional(),
        deliverable: deliverable.optional(),
      }),
    ),
  }),
);

export const liveness = named('Liveness', 'The process lives', z.strictObject({ status: z.literal('ok') }));
export const health = named<Health>(
  'Health',
  'Whether what the API needs can be reached',
  z.strictObject({
    status: z.enum(['ok', 'unavailable']),
    checks: z.strictObject({ database: z.enum(['ok', 'unreachable']), temporal: z.enum(['ok', 'unreachable']) }),
  }),
);
export const problemKindList = named('ProblemKindList', 'All kinds of problems', z.strictObject({ items: z.array(problemKind) }));
