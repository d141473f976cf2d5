import { stringify } from 'csv-stringify/sync';
import type { NoticeEntry } from '../reading/reading.js';

/** Columns of the ledger as CSV, and what stands in each. */
const columns: Readonly<Record<string, (line: NoticeEntry) => string | number | null>> = {
  id: ({ id }) => id,
  'came up': ({ at }) => at,
  kind: ({ kind }) => kind,
  status: ({ status }) => status,
  recipient: ({ recipient }) => recipient,
  role: ({ role }) => role,
  capacity: ({ why }) => why?.capacity ?? null,
  'stands in for': ({ why }) => why?.coverFor ?? null,
  rule: ({ why }) => why?.rule ?? null,
  milestones: ({ milestones }) => milestones.join(' '),
  rung: ({ kind, about }) => (kind === 'reminder' ? (about[0]?.rung ?? null) : null),
  due: ({ kind, about }) => (kind === 'reminder' ? (about[0]?.dueOn ?? null) : null),
  tone: ({ tone }) => tone,
  language: ({ language }) => language,
  attempts: ({ attempts }) => attempts,
  sent: ({ sentAt }) => sentAt,
  answer: ({ answer }) => answer,
  'went into': ({ collapsedInto }) => collapsedInto,
  'withdrawn because': ({ withdrawnWhy }) => withdrawnWhy,
  response: ({ response }) => response,
  responded: ({ respondedAt }) => respondedAt,
};

/** The ledger as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is made a text. */
export const asCsv = (lines: readonly NoticeEntry[]): string =>
  stringify(
    lines.map((line) => Object.values(columns).map((cell) => cell(line))),
    { header: true, columns: Object.keys(columns), escape_formulas: true, record_delimiter: 'windows' },
  );
