import type { Difference, MilestoneDifference } from './difference.types.js';
import { changeTitles, dateOrNone, keptBecause, numberOrNone } from './words.js';

export interface Table {
  title: string;
  legend?: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

type Columns = Readonly<Record<string, (milestone: MilestoneDifference) => string>>;

const named: Columns = { Milestone: ({ key }) => key, Title: ({ title }) => title };
const before: Columns = { 'Was due': ({ from }) => dateOrNone(from?.on) };
const after: Columns = { Due: ({ to }) => dateOrNone(to?.on), 'Why then': ({ to }) => to?.why ?? '' };
const both: Columns = { ...before, ...after };
const slack: Columns = {
  Due: ({ to }) => dateOrNone(to?.on),
  'Slack before': ({ from }) => numberOrNone(from?.slackDays),
  'Slack after': ({ to }) => numberOrNone(to?.slackDays),
  'Possible from': ({ to }) => dateOrNone(to?.forecast),
};

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
  const stays = ({ kept }: MilestoneDifference): boolean => kept?.byRule !== undefined;

  return [
    those(
      'Dates that have passed already',
      { Due: ({ to }) => dateOrNone(to?.on), Remedy: ({ impossible }) => impossible?.remedy.says ?? '' },
      ({ impossible }) => impossible !== undefined,
    ),
    those('Newly overdue', after, ({ overdue, impossible }) => overdue === 'new' && impossible === undefined),
    those('Newly at risk', slack, ({ atRisk }) => atRisk === 'new'),
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
    by('done', before),
    by('waived', before),
    by('not-recorded', before),
    by('restated', after),
    those(
      'Kept although the rule now says otherwise',
      {
        'Was due': ({ to }) => dateOrNone(to?.on),
        Done: ({ to }) => to?.doneOn ?? '',
        Because: ({ kept }) => (kept ? keptBecause[kept.because] : ''),
        'By its rule': ({ kept }) => dateOrNone(kept?.byRule),
      },
      stays,
    ),
  ];
}

/** How many others stay, and why. */
export const keptInFigures = ({ milestones }: Difference): string[] =>
  Object.entries(keptBecause).flatMap(([because, words]) => {
    const count = milestones.filter(({ kept }) => kept?.because === because && kept.byRule === undefined).length;
    return count > 0 ? [`${count}: ${words}`] : [];
  });
