import { csvText } from '../report/csv-text.js';
import { escaped, markdownTable } from '../report/markdown-text.js';
import { untitled, type Titles } from '../template/titles.js';
import type { ComparedEdition, ComparedMilestone, ComparedStanding, Comparison } from './comparison.types.js';
import { dateOrNone, numberOrNone } from './words.js';

const columns = [
  'key',
  'title',
  'stage',
  'counted from',
  'first status',
  'first counted from',
  'first due on',
  'first due',
  'first done on',
  'first done',
  'second status',
  'second counted from',
  'second due on',
  'second due',
  'second done on',
  'second done',
  'planned later by',
  'done later by',
] as const;

/** The comparison as CSV: one line for each milestone; distances in days from the opening or the closing, before it where negative. */
export function comparisonCsv({ milestones }: Comparison, titles: Titles = untitled): string {
  return csvText(
    columns,
    milestones.map(({ key, title, stage, anchor, editions: [first, second], planned, done }) => ({
      key,
      title,
      stage: titles.stage(stage),
      'counted from': anchor,
      'first status': first?.status ?? '',
      'first counted from': first?.countedFrom ?? '',
      'first due on': first?.dueOn ?? '',
      'first due': numberOrNone(first?.due),
      'first done on': first?.doneOn ?? '',
      'first done': numberOrNone(first?.done),
      'second status': second?.status ?? '',
      'second counted from': second?.countedFrom ?? '',
      'second due on': second?.dueOn ?? '',
      'second due': numberOrNone(second?.due),
      'second done on': second?.doneOn ?? '',
      'second done': numberOrNone(second?.done),
      'planned later by': numberOrNone(planned),
      'done later by': numberOrNone(done),
    })),
  );
}

/** The comparison as Markdown, for mail and paper. */
export function comparisonMarkdown({ template, editions, headline, milestones }: Comparison): string {
  const [first, second] = editions;
  return [
    `# ${escaped(first.title)} and ${escaped(second.title)}`,
    `**${escaped(headline)}**`,
    markdownTable(
      ['Edition', 'Template', 'Opening', 'Closing', 'Milestones', 'Done'],
      editions.map((edition) => editionRow(edition, template.id)),
    ),
    legend(editions),
    markdownTable(
      [
        'Milestone',
        'Title',
        `Planned, ${first.shortTitle}`,
        `Done, ${first.shortTitle}`,
        `Planned, ${second.shortTitle}`,
        `Done, ${second.shortTitle}`,
        'Planned later by',
        'Done later by',
      ],
      milestones.map(milestoneRow),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

const legend = (editions: Comparison['editions']): string =>
  [
    'T0 is the opening, C the closing; distances are in days (d), from two months on in months (m).',
    ...(editions.some(({ firstOpening }) => firstOpening !== undefined)
      ? ['Whatever was done before a postponement counts from the opening that held then.']
      : []),
    'The last two columns say how much later the second edition plans and does.',
  ].join(' ');

const editionRow = (
  { shortTitle, madeUp, cancelled, version, period, firstOpening, milestones, done }: ComparedEdition,
  template: string,
): string[] => [
  madeUp ? `${shortTitle} (made up)` : shortTitle,
  `${template} ${version}`,
  `${dateOrNone(period?.opening)}${firstOpening === undefined ? '' : `, first ${firstOpening}`}${cancelled ? '; cancelled' : ''}`,
  dateOrNone(period?.closing),
  String(milestones),
  String(done),
];

function milestoneRow({ key, title, anchor, editions, planned, done }: ComparedMilestone): string[] {
  const standings = editions.flatMap((standing) => [distance(standing?.due ?? null, anchor), doneInWords(standing, anchor)]);
  return [key, title, ...standings, span(planned), span(done)];
}

/** What is not known to the day has no distance; its month or year is said instead. */
const doneInWords = (standing: ComparedStanding | null, anchor: ComparedMilestone['anchor']): string =>
  standing?.done == null ? (standing?.doneOn ?? '') : distance(standing.done, anchor);

function distance(days: number | null, anchor: ComparedMilestone['anchor']): string {
  if (days === null) return '';
  const from = anchor === 'opening' ? 'T0' : 'C';
  return days === 0 ? from : `${from}${span(days)}`;
}

/** `-12d`, `+2.5m`: nobody counts years of preparation in days. */
function span(days: number | null): string {
  if (days === null || days === 0) return days === null ? '' : '0';
  const size = Math.abs(days);
  return `${days < 0 ? '-' : '+'}${size < inMonthsFrom ? `${size}d` : `${(size / daysOfMonth).toFixed(1)}m`}`;
}

const daysOfMonth = 365.25 / 12;
const inMonthsFrom = 60;
