import { escaped, markdownList, markdownTable } from '../report/markdown-text.js';
import type { Titles } from '../template/titles.js';
import type { Table } from './milestone-tables.js';
import type { Difference } from './difference.types.js';
import { pathLegend, tablesOf } from './tables.js';

/** The difference as Markdown, for mail and paper: first what has to be decided and seen to, then date by date what changes. */
export function markdownOf(difference: Difference, titles?: Titles): string {
  const { edition, asOf, headline } = difference;
  const { first, milestones, kept, critical, reminders } = tablesOf(difference, titles);
  return [
    `# What changes: ${escaped(edition.title)}`,
    `As of ${asOf}.`,
    `**${escaped(headline)}**`,
    ...first.map(section),
    ...milestones.map(section),
    kept.rows.length === 0 ? '' : `## ${kept.title}\n\n${inRows(kept)}`,
    ['## Critical path', pathLegend, ...critical.flatMap(path)].join('\n\n'),
    ...reminders.map(section),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function section(table: Table): string {
  const { title, legend, rows, count = rows.length } = table;
  if (rows.length === 0) return '';
  return [`## ${title} (${count})`, ...(legend === undefined ? [] : [legend]), inRows(table)].join('\n\n');
}

const inRows = ({ columns, rows }: Table): string =>
  columns.length === 1 ? markdownList(rows.map(([line = '']) => line)) : markdownTable(columns, rows);

const path = (table: Table): string[] => [
  `**${table.title}**: ${escaped(table.legend ?? '')}`,
  ...(table.rows.length === 0 ? [] : [inRows(table)]),
];
