import { escaped, markdownList, markdownTable } from '../report/markdown-text.js';
import type { PlainDate } from '../time/plain-date.js';
import type { Projection, WhatIf } from './what-if.types.js';

/** The answer as Markdown, for mail and paper: what is supposed, what comes of it, then each date that moves. */
export function markdownOf(answer: WhatIf): string {
  const { edition, asOf, facts, headline, atRisk, tooLate, noSlack, implied, advice, milestones } = answer;
  const changed = milestones.filter((m) => m.changed || m.assumed);
  const others = milestones.filter((m) => !m.changed && !m.assumed);
  const undated = others.filter(({ after }) => after.planned === null).length;
  return [
    `# ${escaped(edition.title)}: what if`,
    `As of ${asOf}. Nothing of this is recorded.`,
    `**${escaped(headline)}**`,
    section(
      'Supposed',
      facts.map(({ says }) => says),
    ),
    section(
      'At risk',
      atRisk.map(
        ({ key, title, before, after, why }) => `${key}, ${title}: by ${inDays(after)}${before > 0 ? ` instead of ${before}` : ''}. ${why}`,
      ),
    ),
    section(
      'Before the opening by the plan, and possible only after it',
      tooLate.map(({ key, title, planned, earliest }) => `${key}, ${title}: planned for ${planned}, possible on ${earliest}.`),
    ),
    section(
      'Without slack',
      noSlack.map(
        ({ key, title, before, after, path }) =>
          `${key}, ${title}: ${slack(after)}${before === null ? '' : `; before: ${slack(before)}`} (${path.join(' → ')}).`,
      ),
    ),
    section(
      'Must be done for it, and cannot be in time',
      implied.map(
        ({ key, title, by, earliest, because }) =>
          `${key}, ${title}, before ${because}: by ${by}; possible ${earliest === null ? 'on no known day' : `on ${earliest}`}.`,
      ),
    ),
    section('Advice', advice),
    table(changed),
    others.length > undated ? restInWords(others.length - undated, 'keeps its dates', 'keep their dates') : '',
    undated > 0 ? restInWords(undated, 'has no date', 'have no date') : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const section = (title: string, lines: readonly string[]): string => (lines.length === 0 ? '' : `## ${title}\n\n${markdownList(lines)}`);

function table(milestones: readonly Projection[]): string {
  if (milestones.length === 0) return '';
  const rows = milestones.map(({ key, title, before, after }) => [
    key,
    title,
    change(before.earliest, after.earliest),
    change(before.planned, after.planned),
    change(before.latest, after.latest),
    after.slackDays === null ? '' : String(after.slackDays),
    after.riskDays === 0 ? '' : String(after.riskDays),
  ]);
  return `## Dates\n\n${markdownTable(['Milestone', 'Title', 'Earliest', 'As planned', 'Latest', 'Slack, days', 'At risk, days'], rows)}`;
}

const restInWords = (count: number, one: string, many: string): string =>
  count === 1 ? `1 more milestone rests on this and ${one}.` : `${count} more milestones rest on this and ${many}.`;

const change = (from: PlainDate | null, to: PlainDate | null): string =>
  from === to ? (to ?? '') : `${from ?? 'undated'} → ${to ?? 'undated'}`;
const inDays = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;
const slack = (days: number): string => (days > 0 ? inDays(days) : days === 0 ? 'none left' : `${inDays(-days)} missing`);
