import { offsetInWords, plural } from '../time/in-words.js';
import { dayOf, nameOf, roleOf, type Names } from './names.js';
import { otherwise } from './otherwise.js';
import type { ComparedMilestone, Rehearsal, RehearsedReminder, RehearsedScenario } from './rehearsal.types.js';
import { messages, readersOf } from './reminders.js';

/** A table of a rehearsal. The renderings for people are made of these, so that they cannot tell different stories. */
export interface Section {
  title: string;
  /** What an empty one says. */
  empty: string;
  legend?: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** All scenarios in a line each. */
export const overview = ({ scenarios }: Rehearsal): Section => ({
  title: scenarios.length === 1 ? 'In short' : 'Side by side',
  empty: 'Nothing was rehearsed.',
  columns: ['Scenario', 'Congress', 'Done', 'Late', 'Refused', 'Dates moved', 'Messages', 'Ends on'],
  rows: scenarios.map(({ title, dates, counts, until }) => [
    title,
    dates.present ? `${dates.present.opening} to ${dates.present.closing}` : 'no date',
    `${counts.done} of ${counts.milestones}`,
    ...[counts.late, counts.refused, counts.moved, counts.messages].map(String),
    until,
  ]),
});

/** What becomes of each milestone whose course is not the same in all scenarios. */
export function comparisonSection({ scenarios, comparison, names }: Rehearsal): Section {
  const differ = comparison.filter((row) => row.scenarios.some((_, n) => otherwise(row, n) !== undefined));
  return {
    title: 'Milestones that differ',
    empty: 'No milestone has another course in another scenario.',
    legend: `Against "${scenarios[0]?.title ?? ''}". A day in brackets is a due date: the milestone is not done at the end.`,
    columns: ['Milestone', ...scenarios.map(({ title }) => title)],
    rows: differ.map((row) => [`${row.key} ${row.title}`, ...row.scenarios.map((cell, n) => cellOf(cell, row.shift[n] ?? null, n, names))]),
  };
}

function cellOf(cell: ComparedMilestone['scenarios'][number], shift: number | null, place: number, names: Names): string {
  if (!cell) return 'does not occur';
  const open = cell.dueOn === null || cell.status === 'waived' ? cell.status : `(${cell.dueOn})`;
  const day = cell.doneOn === null ? open : dayOf(names, cell.doneOn);
  const later = place === 0 || shift === null || shift === 0 ? '' : `, ${inDays(shift)}`;
  return `${day}${later}${cell.lateDays > 0 ? `, ${plural(cell.lateDays, 'day')} late` : ''}`;
}

const inDays = (days: number): string => `${plural(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;

/** From when to when a scenario was told, and what of its script was not. */
export const spanOf = ({ from, until, zone, counts: { afterEnd } }: RehearsedScenario): string =>
  `From ${from} to ${until}, time zone ${zone}.${afterEnd === 0 ? '' : ` Lines of the script that lie after that, and were not told: ${afterEnd}.`}`;

/** One scenario in tables, in the order in which an organiser wants to know. */
export function sectionsOf(scenario: RehearsedScenario, names: Names): Section[] {
  const { refused, late, timeline = [], reminders = [] } = scenario;
  const sent = messages(reminders);
  return [
    {
      title: 'Refused',
      empty: 'Nothing was refused.',
      legend: 'The rehearsal went on without these.',
      columns: ['Day', 'Line', 'Asked', 'By', 'Why not'],
      rows: refused.map(({ on, line, name, asked, by, reason }) => [on, name ?? String(line), asked, nameOf(names, by), reason]),
    },
    {
      title: 'Late',
      empty: 'Nothing was late.',
      columns: ['Milestone', 'Due', 'Done', 'Days late', 'Who had to act', 'Why then'],
      rows: late.map(({ key, title, dueOn, doneOn, days, responsible, why }) => [
        `${key} ${title}`,
        dueOn,
        doneOn === null ? 'open' : dayOf(names, doneOn),
        String(days),
        roleOf(names, responsible),
        why,
      ]),
    },
    {
      title: 'Readers',
      empty: 'Nobody would have been written to.',
      columns: ['Reader', 'Messages'],
      rows: readersOf(sent).map(({ reader, messages: count }) => [nameOf(names, reader), String(count)]),
    },
    {
      title: 'Time line',
      empty: 'Nothing happened.',
      columns: ['Day', 'What', 'By', 'Basis'],
      rows: timeline.map(({ on, says, by, basis }) => [on, says, nameOf(names, by), basis ?? '']),
    },
    {
      title: 'Messages',
      empty: 'No message would have gone out.',
      columns: ['Day', 'To', 'Kind', 'About', 'Why'],
      rows: sent.map((one) => [one.on, nameOf(names, one.to), kindOf(one), one.about.map(entry).join('; '), one.why]),
    },
  ];
}

/** "reminder, urgent", "session, 38th session of the Commission", "decision, suspended". */
function kindOf({ kind, tone, session, concern, decision }: RehearsedReminder): string {
  const more = concern?.replaceAll('-', ' ') ?? decision ?? session?.title ?? (kind === 'reminder' ? tone : undefined);
  return more === undefined ? kind : `${kind}, ${more}`;
}

/** "M31 (28 days before 2020-02-14)"; of what a decision moves "M31 (2020-02-14 → 2021-02-14)". */
function entry({ milestone, rung, dueOn, movedFrom }: RehearsedReminder['about'][number]): string {
  if (rung === 0 && movedFrom !== undefined) return `${milestone} (${movedFrom} → ${dueOn})`;
  const distance = rung === 0 ? 'due' : offsetInWords({ count: rung, unit: 'd' });
  return `${milestone} (${distance} ${dueOn})`;
}

/** A day, a month, or a period: what must not break over two lines. */
export const isDate = (cell: string): boolean => /^\(?\d{4}-\d\d(?:-\d\d)?\)?$/.test(cell);
