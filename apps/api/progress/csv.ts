import type { Postponement } from '../../../domain/edition/state.js';
import { csvText } from '../../../domain/report/csv-text.js';
import type { ProgressReport } from '../../../domain/report/progress.js';
import { proof } from './sections.js';

const columns = ['state', 'key', 'title', 'stage', 'responsible', 'date', 'days', 'detail'] as const;
/** Where each milestone belongs, by its key: what the report says of some of its lines alone. */
export type Places = ReadonlyMap<string, { title: string; stage: string; responsible: string }>;
type Row = Record<(typeof columns)[number], string>;

/** The report as CSV, one line for each thing it says of a milestone. */
export const asCsv = (report: ProgressReport, places: Places): string => csvText(columns, rowsOf(report, places));

function rowsOf(report: ProgressReport, places: Places): Row[] {
  const row = rowAt(places);
  return [
    ...report.done.map((d) => row('done', d, { date: d.on, detail: [proof(d.evidence), `by ${d.by}`].filter(Boolean).join('; ') })),
    ...report.inProgress.map((l) => row('in progress', l, { date: l.dueOn, detail: l.why })),
    ...report.overdue.map((l) => row('overdue', l, { date: l.dueOn, days: l.days, detail: l.why })),
    ...report.vacantRoles.map(vacancyRow),
    ...report.blocked.map((l) => row('blocked', l, { date: l.dueOn, detail: l.by.map((f) => `${f.ref}: ${f.says}`).join('; ') })),
    ...report.atRisk.map((l) =>
      row('at risk', l, { date: l.dueOn, days: l.slackDays, detail: l.forecast === null ? '' : `forecast ${l.forecast}` }),
    ),
    ...report.nextDue.map((l) => row('next due', l, { date: l.dueOn, detail: l.why })),
    ...report.waived.map((w) => row('waived', w, { date: w.on, detail: `${w.reason}; by ${w.by}` })),
    ...report.suspended.map((s) => row('suspended', s, { detail: s.why })),
    ...report.undated.map((u) => row('no date', u, { detail: u.why })),
    ...report.notRecorded.map((n) => row('not recorded', n, {})),
    ...report.postponements.flatMap(postponementRows),
    ...report.moves.map((m) => row('moved', m, { date: m.to, detail: `from ${m.from ?? 'no date'}: ${m.why}` })),
  ];
}

interface Cells {
  date?: string | null;
  days?: number | null;
  detail?: string;
}

const rowAt =
  (places: Places) =>
  (state: string, { key }: { key: string }, cells: Cells): Row => {
    const { title = '', stage = '', responsible = '' } = places.get(key) ?? {};
    return { state, key, title, stage, responsible, ...filled(cells) };
  };

const filled = ({ date, days, detail = '' }: Cells): Pick<Row, 'date' | 'days' | 'detail'> => ({
  date: date ?? '',
  days: days === undefined || days === null ? '' : String(days),
  detail,
});

/** A role is of no milestone and of no stage. */
const vacancyRow = ({ id, title, open, nextDue }: ProgressReport['vacantRoles'][number]): Row => ({
  ...{ state: 'role without anybody', key: '', title, stage: '', responsible: id },
  ...filled({ date: nextDue, detail: `${open} open ${open === 1 ? 'milestone' : 'milestones'}` }),
});

/** One line for each decision of a postponement; they are the edition's, of no stage and no role. */
function postponementRows({ announcedOn, suspendedOn, reconvenedOn, withdrawnOn, bases }: Postponement): Row[] {
  const decisions: [string, string | undefined][] = [
    ['Postponement announced', announcedOn],
    ['Suspended', suspendedOn],
    ['Reconvened', reconvenedOn],
    ['Postponement taken back', withdrawnOn],
  ];
  return decisions.flatMap(([title, date]) =>
    date === undefined
      ? []
      : [
          {
            state: 'postponement',
            key: '',
            title,
            stage: '',
            responsible: '',
            ...filled({ date, detail: [...new Set(bases)].join('; ') }),
          },
        ],
  );
}
