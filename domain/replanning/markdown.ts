import { escaped, markdownList, markdownTable } from '../report/markdown-text.js';
import { keptInFigures, milestoneTables, type Table } from './milestone-tables.js';
import type { BrokenRule, CriticalPath, Difference, ReminderLine } from './difference.types.js';
import { dateOrNone, inDays, rungInWords, sessionInWords } from './words.js';

/** The difference as Markdown, for mail and paper: first what has to be decided and seen to, then date by date what changes. */
export function markdownOf(difference: Difference): string {
  const { edition, asOf, headline, criticalPath, rules, reminders } = difference;
  return [
    `# What changes: ${escaped(edition.title)}`,
    `As of ${asOf}.`,
    `**${escaped(headline)}**`,
    table(decisionTable(difference)),
    table(undecidedTable(difference)),
    list(`Rules that are broken (${rules.broken.length})`, rules.broken.map(ruleInWords)),
    list(`Rules that were broken before and are kept now (${rules.mended.length})`, rules.mended.map(ruleBefore)),
    ...milestoneTables(difference).map(table),
    list('Kept besides', keptInFigures(difference)),
    ['## Critical path', pathLegend, ...pathInWords('Before', criticalPath.from), ...pathInWords('After', criticalPath.to)].join('\n\n'),
    table(reminderTable('Reminders withdrawn', reminders.withdrawn)),
    table(reminderTable('Reminders new', reminders.new)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function table({ title, legend, columns, rows }: Table): string {
  if (rows.length === 0) return '';
  return [`## ${title} (${rows.length})`, ...(legend === undefined ? [] : [legend]), markdownTable(columns, rows)].join('\n\n');
}

const list = (title: string, lines: readonly string[]): string => (lines.length === 0 ? '' : `## ${title}\n\n${markdownList(lines)}`);

const ruleInWords = ({ says, requirements }: BrokenRule): string =>
  requirements.length === 0 ? says : `${says} (${requirements.join(', ')})`;

/** A rule is told as it was broken, for that is all there is to say of it. */
const ruleBefore = (rule: BrokenRule): string => `Before: ${ruleInWords(rule)}`;

const undecidedTable = ({ undecided = [] }: Difference): Table => ({
  title: 'To be decided on',
  legend: 'These do not hang on the congress alone. Waive what is not to go on; nobody is reminded of it meanwhile.',
  columns: ['Milestone', 'Title', 'Due'],
  rows: undecided.map(({ key, title, on }) => [key, title, dateOrNone(on)]),
});

const decisionTable = ({ decisions }: Difference): Table => ({
  title: 'Sessions that need a decision',
  legend: 'A session stays where it is until somebody decides to re-target what hangs on it.',
  columns: ['Milestone', 'Title', 'Session', 'Suggested', 'Why'],
  rows: decisions.map(({ milestone, title, session, suggestion, why }) => [
    milestone,
    title,
    sessionInWords(session),
    suggestion ? sessionInWords(suggestion) : 'none',
    why,
  ]),
});

const reminderTable = (title: string, lines: readonly ReminderLine[]): Table => ({
  title,
  columns: ['On', 'To', 'About', 'When', 'Tone'],
  rows: lines.map((line) => [
    line.on,
    line.recipient,
    line.milestones.join(', '),
    line.dueOn === null ? 'collects several' : `${rungInWords(line)} ${line.dueOn}`.trim(),
    line.tone,
  ]),
});

const pathLegend = 'The chain that leaves the least time before the opening, however early all else is done.';

function pathInWords(when: string, { slackDays, milestones, reason = '' }: CriticalPath): string[] {
  if (slackDays === null) return [`**${when}**: none. ${escaped(reason)}`.trim()];
  const slack = slackDays < 0 ? `${inDays(-slackDays)} missing` : slackDays === 0 ? 'no slack left' : `${inDays(slackDays)} of slack`;
  const rows = milestones.map(({ key, title, on }) => [key, title, dateOrNone(on)]);
  return [`**${when}**: ${slack}.`, markdownTable(['Milestone', 'Title', 'Due'], rows)];
}
