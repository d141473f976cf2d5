import { csvText } from '../report/csv-text.js';
import { untitled, type Titles } from '../template/titles.js';
import type { WhatIf } from './what-if.types.js';

const columns = [
  'key',
  'title',
  'stage',
  'responsible',
  'assumed',
  'earliest before',
  'earliest',
  'planned before',
  'planned',
  'latest before',
  'latest',
  'slack before',
  'slack',
  'days at risk before',
  'days at risk',
] as const;

/** The answer as CSV: one line for each milestone that is supposed or follows. */
export function csvOf({ milestones }: WhatIf, titles: Titles = untitled): string {
  return csvText(
    columns,
    milestones.map(({ key, title, stage, responsible, assumed, before, after }) => ({
      key,
      title,
      stage: titles.stage(stage),
      responsible: titles.role(responsible),
      assumed: assumed ? 'yes' : '',
      'earliest before': before.earliest ?? '',
      earliest: after.earliest ?? '',
      'planned before': before.planned ?? '',
      planned: after.planned ?? '',
      'latest before': before.latest ?? '',
      latest: after.latest ?? '',
      'slack before': number(before.slackDays),
      slack: number(after.slackDays),
      'days at risk before': number(before.riskDays),
      'days at risk': number(after.riskDays),
    })),
  );
}

const number = (days: number | null): string => (days === null ? '' : String(days));
