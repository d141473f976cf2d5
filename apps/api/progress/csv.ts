import { stringify } from 'csv-stringify/sync';
import type { ProgressReport } from '../../../domain/report/progress.js';
import { proof } from './sections.js';

const columns = ['state', 'key', 'title', 'stage', 'responsible', 'date', 'days', 'detail'] as const;
type Row = Record<(typeof columns)[number], string>;

/**
 * The report as CSV (RFC 4180), one line for each thing it says of a milestone. A cell that a spreadsheet would take for
 * a formula is made a text.
 */
export function asCsv(report: ProgressReport): string {
  return stringify(rowsOf(report), { header: true, columns: [...columns], escape_formulas: true, record_delimiter: 'windows' });
}

function rowsOf(report: ProgressReport): Row[] {
  return [
    ...report.done.map((d) => row('done', d, { date: d.on, detail: [proof(d.evidence), `by ${d.by}`].filter(Boolean).join('; ') })),
    ...report.inProgress.map((l) => row('in progress', l, { date: l.dueOn, detail: l.why })),
    ...report.overdue.map((l) => row('overdue', l, { date: l.dueOn, days: l.days, detail: l.why })),
    ...report.blocked.map((l) => row('blocked', l, { date: l.dueOn, detail: l.by.map((f) => `${f.ref}: ${f.says}`).join('; ') })),
    ...report.atRisk.map((l) =>
      row('at risk', l, { date: l.dueOn, days: l.slackDays, detail: l.forecast === null ? '' : `forecast ${l.forecast}` }),
    ),
    ...report.nextDue.map((l) => row('next due', l, { date: l.dueOn, detail: l.why })),
    ...report.waived.map((w) => row('waived', w, { date: w.on, detail: `${w.reason}; by ${w.by}` })),
    ...report.suspended.map((s) => row('suspended', s, { detail: s.why })),
    ...report.undated.map((u) => row('no date', u, { detail: u.why })),
    ...report.notRecorded.map((n) => row('not recorded', n, {})),
    ...report.moves.map((m) => row('moved', { key: m.key, title: '' }, { date: m.to, detail: `from ${m.from ?? 'no date'}: ${m.why}` })),
  ];
}

function row(
  state: string,
  { key, title, stage = '', responsible = '' }: { key: string; title: string; stage?: string; responsible?: string },
  { date, days, detail = '' }: { date?: string | null; days?: number | null; detail?: string },
): Row {
  return { state, key, title, stage, responsible, date: date ?? '', days: days === undefined || days === null ? '' : String(days), detail };
}
