import { untitled, type Titles } from '../template/titles.js';
import type { BrokenRule, CriticalPath, Difference, ReminderLine, SessionDecision } from './difference.types.js';
import { keptInFigures, milestoneTables, type Table } from './milestone-tables.js';
import { dateOrNone, inDays, rungInWords, sessionInWords } from './words.js';

/** What a difference says, in tables: first what has to be decided and seen to. Empty ones are among them. */
export interface Tables {
  first: Table[];
  milestones: Table[];
  kept: Table;
  critical: [before: Table, after: Table];
  reminders: Table[];
}

/** The critical path, as its heading explains it. */
export const pathLegend = 'The chain that leaves the least time before the opening, however early all else is done.';

/** A table of one column is a list. */
export function tablesOf(difference: Difference, titles: Titles = untitled): Tables {
  const { criticalPath, rules, reminders } = difference;
  return {
    first: [
      neededTable(difference),
      followingTable(difference),
      undecidedTable(difference, titles),
      { title: 'Rules that are broken', columns: ['Rule'], rows: rules.broken.map((rule) => [ruleInWords(rule)]) },
      // A rule is told as it was broken, for that is all there is to say of it.
      {
        title: 'Rules that were broken before and are kept now',
        columns: ['Rule'],
        rows: rules.mended.map((rule) => [`Before: ${ruleInWords(rule)}`]),
      },
    ],
    milestones: milestoneTables(difference),
    kept: { title: 'Kept besides', columns: ['Milestones'], rows: keptInFigures(difference).map((line) => [line]) },
    critical: [pathTable('Before', criticalPath.from), pathTable('After', criticalPath.to)],
    reminders: [
      reminderTable('Reminders withdrawn', reminders.withdrawn, difference, titles),
      lettersTable(
        reminders.new.filter(({ decision }) => decision !== undefined),
        titles,
      ),
      reminderTable(
        'Reminders new',
        reminders.new.filter(({ decision }) => decision === undefined),
        difference,
        titles,
      ),
    ],
  };
}

const ruleInWords = ({ says, requirements }: BrokenRule): string =>
  requirements.length === 0 ? says : `${says} (${requirements.join(', ')})`;

const undecidedTable = ({ undecided = [] }: Difference, titles: Titles): Table => ({
  title: 'To be decided on',
  legend: 'These do not hang on the congress alone. Waive what is not to go on; nobody is reminded of it meanwhile.',
  columns: ['Milestone', 'Title', 'Responsible', 'Due'],
  rows: undecided.map(({ key, title, responsible, on }) => [key, title, titles.role(responsible), dateOrNone(on)]),
});

const neededTable = ({ decisions }: Difference): Table => ({
  title: 'Sessions that need a decision',
  legend: 'A session stays where it is until somebody decides to re-target what hangs on it.',
  columns: sessionColumns,
  rows: decisions.filter(({ mayStay }) => !mayStay).map(sessionRow),
});

const followingTable = ({ decisions }: Difference): Table => ({
  title: 'Sessions that may follow',
  legend: 'As things stand these can stay. Decide on them together with those on which they are said to rest.',
  columns: sessionColumns,
  rows: decisions.filter(({ mayStay }) => mayStay).map(sessionRow),
});

const sessionColumns = ['Milestone', 'Title', 'Session', 'Suggested', 'Why'];
const sessionRow = ({ milestone, title, session, suggestion, why }: SessionDecision): string[] => [
  milestone,
  title,
  sessionInWords(session),
  suggestion ? sessionInWords(suggestion) : 'none',
  why,
];

/** All in one line: whoever holds a role is told, and each of the same. */
const lettersTable = (letters: readonly ReminderLine[], titles: Titles): Table => ({
  title: 'Told of the decision by a letter',
  columns: ['Who'],
  rows: letters.length === 0 ? [] : [[letters.map((line) => readerInWords(line, titles)).join('; ')]],
  count: letters.length,
});

function reminderTable(title: string, lines: readonly ReminderLine[], { milestones }: Difference, titles: Titles): Table {
  const titleOf = new Map(milestones.map((milestone) => [milestone.key, milestone.title]));
  return {
    title,
    columns: ['On', 'To', 'About', 'When', 'Tone'],
    rows: lines.map((line) => [
      line.on,
      readerInWords(line, titles),
      aboutInWords(line, titleOf),
      line.decision ? 'decision on the congress' : line.dueOn === null ? 'collects several' : `${rungInWords(line)} ${line.dueOn}`.trim(),
      line.tone,
    ]),
  };
}

/** `Ada Organiser (Organiser)`; where nobody holds the role, which one is vacant. */
function readerInWords({ recipient, role }: ReminderLine, titles: Titles): string {
  const vacant = /^role:(?<role>.+)$/.exec(recipient)?.groups?.['role'];
  if (vacant !== undefined) return `nobody: ${titles.role(vacant)} is vacant`;
  return role === '' || role === recipient ? titles.person(recipient) : `${titles.person(recipient)} (${titles.role(role)})`;
}

function aboutInWords({ milestones }: ReminderLine, titleOf: ReadonlyMap<string, string>): string {
  const [only = '', ...more] = milestones;
  const title = titleOf.get(only);
  return more.length > 0 || title === undefined ? milestones.join(', ') : `${only}, ${title}`;
}

function pathTable(when: string, { slackDays, milestones, reason = '' }: CriticalPath): Table {
  const columns = ['Milestone', 'Title', 'Due'];
  if (slackDays === null) return { title: when, legend: `none. ${reason}`.trim(), columns, rows: [] };
  const slack = slackDays < 0 ? `${inDays(-slackDays)} missing` : slackDays === 0 ? 'no slack left' : `${inDays(slackDays)} of slack`;
  return { title: when, legend: `${slack}.`, columns, rows: milestones.map(({ key, title, on }) => [key, title, dateOrNone(on)]) };
}
