import { reasonsOf, type RoleReason } from '../../../domain/reminders/reasons.js';
import { csvText } from '../../../domain/report/csv-text.js';
import type { NoticeEntry } from '../reading/reading.js';

/** One thing of all the reasons for which a notice reaches its reader, each once; a notice of an earlier version has its role alone. */
function each({ role, why }: NoticeEntry, of: (reason: Partial<RoleReason>) => string | undefined): string | null {
  const reasons: Partial<RoleReason>[] = why ? reasonsOf({ role, why }) : [{ role }];
  const said = new Set(reasons.map(of).filter((text) => text !== undefined));
  return said.size > 0 ? [...said].join('; ') : null;
}

/** Columns of the ledger as CSV, and what stands in each. */
const columns: Readonly<Record<string, (line: NoticeEntry) => string | number | null>> = {
  id: ({ id }) => id,
  'came up': ({ at }) => at,
  kind: ({ kind }) => kind,
  status: ({ status }) => status,
  recipient: ({ recipient }) => recipient,
  role: (line) => each(line, ({ role }) => role),
  capacity: (line) => each(line, ({ capacity }) => capacity),
  'stands in for': (line) => each(line, ({ coverFor }) => coverFor),
  rule: (line) => each(line, ({ rule }) => rule),
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

/** The ledger as CSV. */
export const asCsv = (lines: readonly NoticeEntry[]): string => csvText(Object.keys(columns), lines.map(rowOf));

const rowOf = (line: NoticeEntry): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([name, cell]) => [name, String(cell(line) ?? '')]));
