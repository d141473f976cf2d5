import { daysBetween } from '../time/plain-date.js';
import type { Difference, MilestoneDifference } from './difference.types.js';
import { changeTitles, dateOrNone, inDays, keptBecause, numberOrNone } from './words.js';

export interface Table {
  title: string;
  legend?: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** How many things it tells of, where that is not the number of its rows. */
  count?: number;
}

type Columns = Readonly<Record<string, (milestone: MilestoneDifference) => string>>;

const named: Columns = { Milestone: ({ key }) => key, Title: ({ title }) => title };
const before: Columns = { 'Was due': ({ from }) => dateOrNone(from?.on) };
const after: Columns = { Due: ({ to }) => dateOrNone(to?.on), 'Why then': ({ to }) => to?.why ?? '' };
const both: Columns = { ...before, ...after };
const risk: Columns = {
  Due: ({ to }) => dateOrNone(to?.on),
  'Possible from': ({ to }) => dateOrNone(to?.forecast),
  'Slack before': ({ from }) => numberOrNone(from?.slackDays),
  'Slack after': ({ to }) => numberOrNone(to?.slackDays),
  Why: riskInWords,
};

function byRule({ kept }: MilestoneDifference): string {
  return dateOrNone(kept?.byRule);
}

/** By what a milestone is in danger: what must come before it comes late, or what waits for it would. */
function riskInWords({ to }: MilestoneDifference): string {
  if (!to) return '';
  const { on, forecast, slackDays, overdue } = to;
  const late = on !== null && forecast !== null && !overdue ? daysBetween(on, forecast) : 0;
  const parts = [
    ...(late > 0 ? [`possible only ${inDays(late)} after it is due`] : []),
    ...(slackDays !== null && slackDays < 0 ? [`what waits for it is ${inDays(-slackDays)} short`] : []),
  ];
  return parts.join('; ');
}

/** The milestones of a difference in tables: what needs attention first, then by what becomes of them. Empty ones are among them. */
export function milestoneTables({ milestones }: Difference): Table[] {
  const those = (title: string, more: Columns, test: (milestone: MilestoneDifference) => boolean, legend?: string): Table => {
    const columns = Object.entries({ ...named, ...more });
    return {
      title,
      ...(legend === undefined ? {} : { legend }),
      columns: columns.map(([name]) => name),
      rows: milestones.filter(test).map((milestone) => columns.map(([, cell]) => cell(milestone))),
    };
  };
  const by = (change: MilestoneDifference['change'], more: Columns): Table =>
    those(changeTitles[change], more, (milestone) => milestone.change === change);
  const stays = (pinned: boolean) => (milestone: MilestoneDifference) =>
    milestone.kept?.byRule !== undefined && (milestone.kept.because === 'pinned') === pinned;

  return [
    those(
      'Dates that have passed already',
      { Due: ({ to }) => dateOrNone(to?.on), Remedy: ({ impossible }) => impossible?.remedy.says ?? '' },
      ({ impossible }) => impossible !== undefined,
    ),
    those('Newly overdue', after, ({ overdue, impossible }) => overdue === 'new' && impossible === undefined),
    those('Overdue no more', both, ({ overdue }) => overdue === 'mended'),
    those('Newly at risk', risk, ({ atRisk }) => atRisk === 'new'),
    by('moved', {
      From: ({ from }) => dateOrNone(from?.on),
      To: ({ to }) => dateOrNone(to?.on),
      Days: ({ days }) => (days !== null && days > 0 ? `+${days}` : numberOrNone(days)),
      'Why then': ({ to }) => to?.why ?? '',
    }),
    by('reopened', both),
    by('resumed', after),
    by('new', after),
    by('suspended', before),
    by('gone', before),
    by('started', after),
    by('done', { Done: ({ to }) => to?.doneOn ?? '' }),
    by('waived', before),
    by('not-recorded', before),
    by('restated', after),
    those('Pinned, and not moved by the rule', { 'Pinned to': ({ to }) => dateOrNone(to?.on), 'By its rule': byRule }, stays(true)),
    those(
      'Closed, and left as it is on record',
      { 'Was due': ({ to }) => dateOrNone(to?.on), Done: ({ to }) => to?.doneOn ?? '', 'By its rule now': byRule },
      stays(false),
      'It was planned by the dates of its time; by the new ones its rule gives another day.',
    ),
  ];
}

/** How many others stay, and why. */
export const keptInFigures = ({ milestones }: Difference): string[] =>
  Object.entries(keptBecause).flatMap(([because, words]) => {
    const count = milestones.filter(({ kept }) => kept?.because === because && kept.byRule === undefined).length;
    return count > 0 ? [`${count}: ${words}`] : [];
  });
