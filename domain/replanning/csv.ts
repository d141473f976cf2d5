import { csvText } from '../report/csv-text.js';
import { untitled, type Titles } from '../template/titles.js';
import type { Difference, MilestoneDifference, SessionDecision } from './difference.types.js';
import { keptBecause, numberOrNone, sessionInWords } from './words.js';

const columns = [
  'key',
  'title',
  'stage',
  'responsible',
  'change',
  'from',
  'to',
  'days',
  'status before',
  'status after',
  'why',
  'kept because',
  'by its rule',
  'overdue',
  'at risk',
  'slack before',
  'slack after',
  'remedy',
  'session',
  'suggested session',
] as const;

/** The difference as CSV: one line for each milestone, what is kept included. Reminders and rules are in the other renderings. */
export function csvOf({ milestones, decisions }: Difference, titles: Titles = untitled): string {
  const decided = new Map(decisions.map((decision) => [decision.milestone, decision]));
  return csvText(
    columns,
    milestones.map((milestone) => row(milestone, decided.get(milestone.key), titles)),
  );
}

function row(
  milestone: MilestoneDifference,
  decision: SessionDecision | undefined,
  titles: Titles,
): Record<(typeof columns)[number], string> {
  const { key, title, stage, responsible, change, from, to, days, kept, overdue, atRisk, impossible } = milestone;
  return {
    key,
    title,
    stage: titles.stage(stage),
    responsible: titles.role(responsible),
    change,
    from: from?.on ?? '',
    to: to?.on ?? '',
    days: numberOrNone(days),
    'status before': from?.status ?? '',
    'status after': to?.status ?? '',
    why: (to ?? from)?.why ?? '',
    'kept because': kept ? keptBecause[kept.because] : '',
    'by its rule': kept?.byRule === undefined ? '' : (kept.byRule ?? 'no date'),
    overdue: overdue ? turned[overdue] : '',
    'at risk': atRisk ? turned[atRisk] : '',
    'slack before': numberOrNone(from?.slackDays),
    'slack after': numberOrNone(to?.slackDays),
    remedy: impossible?.remedy.says ?? '',
    session: decision ? sessionInWords(decision.session) : '',
    'suggested session': decision?.suggestion ? sessionInWords(decision.suggestion) : '',
  };
}

const turned = { new: 'newly', mended: 'no more' } as const;
