import type { Evidence } from '../../../domain/edition/state.js';
import type { Line, ProgressReport } from '../../../domain/report/progress.js';
import type { Titles } from '../../../domain/template/titles.js';

/** A table of a report. The renderings for people are made of these, so that they cannot tell different stories. */
export interface Section {
  title: string;
  /** What an empty one says; absent: it is left out. */
  empty?: string;
  /** What its columns mean, where their names do not tell. */
  legend?: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The report in tables, in the order in which an organiser wants to know. */
export function sectionsOf(report: ProgressReport, titles: Titles): Section[] {
  const whoActs = ({ responsible }: Line): string => titles.role(responsible);
  const dated = (line: Line): string[] => [named(line), day(line.dueOn), whoActs(line)];
  // What a record does not tell may well have been done in time.
  const late = report.edition.mode === 'historic' ? 'Due and not on record' : 'Overdue';
  const sections: Section[] = [
    {
      title: late,
      empty: `${late}: nothing.`,
      columns: ['Milestone', 'Due', 'Days', 'Who acts'],
      rows: report.overdue.map((l) => [named(l), day(l.dueOn), String(l.days), whoActs(l)]),
    },
    {
      title: 'Roles without anybody',
      legend: 'Nobody is reminded of their milestones: give each role to somebody.',
      columns: ['Role', 'Open milestones', 'Next due'],
      rows: report.vacantRoles.map((r) => [r.title, String(r.open), day(r.nextDue)]),
    },
    {
      title: 'Blocked',
      empty: 'Nothing is blocked.',
      columns: ['Milestone', 'Due', 'Waits for'],
      rows: report.blocked.map((l) => [named(l), day(l.dueOn), l.by.map((f) => `${f.ref} (${f.says})`).join('; ')]),
    },
    {
      title: 'At risk',
      empty: 'Nothing is at risk.',
      legend:
        'Slack: days to spare before the opening or a firm date; below zero, days too late. Forecast: the day that the work leads to.',
      columns: ['Milestone', 'Due', 'Slack in days', 'Forecast'],
      rows: report.atRisk.map((l) => [named(l), day(l.dueOn), l.slackDays === null ? none : String(l.slackDays), l.forecast ?? none]),
    },
    {
      title: 'In progress',
      empty: 'Nothing is in progress.',
      columns: ['Milestone', 'Due', 'Who acts'],
      rows: report.inProgress.map(dated),
    },
    {
      title: 'Next due',
      empty: 'Nothing is due.',
      columns: ['Milestone', 'Due', 'Who acts', 'Why then'],
      rows: report.nextDue.map((l) => [...dated(l), l.why]),
    },
    {
      title: 'Next sessions',
      columns: ['Session', 'Dates', 'Must receive'],
      rows: report.nextSessions.map((s) => [
        s.title,
        `${s.start} to ${s.end}${s.certainty === 'expected' ? ' (expected)' : ''}`,
        s.receives.map(named).join('; ') || 'nothing planned',
      ]),
    },
    {
      title: 'Postponements',
      columns: ['Announced', 'Suspended', 'New dates decided', 'Taken back', 'Bases'],
      rows: report.postponements.map((p) => [
        p.announcedOn,
        p.suspendedOn ?? none,
        p.reconvenedOn ?? none,
        p.withdrawnOn ?? none,
        [...new Set(p.bases)].join('; ') || none,
      ]),
    },
    { title: 'Suspended', columns: ['Milestone', 'Why'], rows: report.suspended.map((l) => [named(l), l.why]) },
    { title: 'Without a date', columns: ['Milestone', 'Why'], rows: report.undated.map((l) => [named(l), l.why]) },
    {
      title: 'Dates that moved',
      columns: ['Milestone', 'From', 'To', 'Why', 'Recorded'],
      rows: report.moves.map((m) => [m.key, day(m.from), day(m.to), m.why, m.recordedAt.slice(0, 10)]),
    },
    {
      title: 'Done',
      empty: 'Nothing is done yet.',
      columns: ['Milestone', 'On', 'Evidence', 'By'],
      rows: report.done.map((d) => [named(d), d.on, proof(d.evidence), d.by]),
    },
    { title: 'Waived', columns: ['Milestone', 'On', 'Why', 'By'], rows: report.waived.map((w) => [named(w), w.on, w.reason, w.by]) },
    { title: 'Not recorded', columns: ['Milestone'], rows: report.notRecorded.map((n) => [named(n)]) },
    {
      title: 'Deviations from the rules',
      columns: ['What', 'On', 'Rule bent'],
      rows: report.deviations.flatMap((d) => d.deviations.map((r) => [d.key, d.on, r.reason])),
    },
  ];
  return sections.filter((s) => s.rows.length > 0 || s.empty !== undefined);
}

/** An edition is prepared until it is archived, through the congress and its follow-up: where it stands, the headline says. */
export const statusWords: Readonly<Record<ProgressReport['edition']['status'], string>> = {
  preparing: 'open',
  suspended: 'postponed without a date',
  cancelled: 'cancelled: it will not be held',
  archived: 'archived',
};

/** The facts of the head: what, when, where. */
export function headOf({ edition, stage }: ProgressReport): [string, string][] {
  const period = (p: { opening: string; closing: string } | undefined): string => (p ? `${p.opening} to ${p.closing}` : '');
  const facts: [string, string][] = [
    ['Edition', `${edition.title} (${edition.id})`],
    ['Stage', stage ?? ''],
    ['Status', statusWords[edition.status]],
    ['Dates', period(edition.present) || `not set; target year ${edition.targetYear}`],
    ['First set for', edition.first && edition.first.opening !== edition.present?.opening ? period(edition.first) : ''],
    ['Host', [edition.venue, edition.host].filter(Boolean).join(', ')],
    ['Template', `${edition.template.id}, version ${edition.template.version}`],
    ['Time zone', edition.zone],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** How the stages stand. */
export const stageTable = ({ stages }: ProgressReport): Section => ({
  title: 'Stages',
  columns: ['Stage', 'Done', 'In progress', 'Overdue', 'Blocked', 'All', 'State'],
  rows: stages.map((s) => [s.title, s.done, s.inProgress, s.overdue, s.blocked, s.total, s.words.join('; ')].map(String)),
});

/** In place of what there is not. */
const none = '–';
const named = ({ key, title }: { key: string; title: string }): string => `${key} ${title}`;
const day = (date: string | null): string => date ?? 'no date';

/** Evidence in a few words. */
export const proof = ({ symbol, also = [], link, date, note }: Evidence): string =>
  [[symbol, ...also].filter(Boolean).join(', '), link, date, note].filter(Boolean).join('; ');
