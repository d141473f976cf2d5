import { stageViews } from '../../../domain/edition/actions.js';
import type { MilestoneView } from '../../../domain/edition/view.js';
import { namesOf } from '../../../domain/template/names.js';
import { statusWords } from '../milestones/milestone.page.js';
import { type Cell, rendered, type Section } from '../pages/document.js';
import { statusWords as editionStatus } from '../progress/sections.js';
import type { Standing } from '../reading/worlds.js';

/** An edition as a page: what, when and where, its stages and milestones, and the ways to the rest. Its links count from its own address. */
export function editionPage(standing: Standing, milestones: readonly MilestoneView[]): string {
  const { edition, today } = standing;
  const { present, first, targetYear } = edition.keyDates;
  const period = (p: { opening: string; closing: string }): string => `${p.opening} to ${p.closing}`;
  const head: [string, Cell | undefined][] = [
    ['Status', editionStatus[edition.status]],
    ['Dates', present ? period(present) : `not set; target year ${targetYear}`],
    ['First set for', first && first.opening !== present?.opening ? period(first) : undefined],
    ['Place', [edition.venue, edition.host].filter(Boolean).join(', ')],
    ['Conference', edition.conference === undefined ? undefined : `A/CONF.${edition.conference}`],
    ['Time zone', edition.zone],
    ['Today', today],
  ];
  return rendered({
    title: edition.title,
    lead: [],
    head: head.filter((fact): fact is [string, Cell] => fact[1] !== undefined && fact[1] !== ''),
    sections: [ways(edition.id), stages(standing), ...byStage(standing, milestones)],
  });
}

const under = (edition: string, rest: string): string => `${encodeURIComponent(edition)}/${rest}`;

const ways = (edition: string): Section => ({
  title: 'More',
  columns: ['What', 'Shows'],
  rows: [
    [{ text: 'Progress report', href: under(edition, 'progress') }, 'what is overdue, blocked, next, done'],
    [{ text: 'Milestones', href: under(edition, 'milestones') }, 'data (JSON)'],
    [{ text: 'Sessions', href: under(edition, 'sessions') }, 'data (JSON)'],
    [{ text: 'Roles', href: under(edition, 'roles') }, 'data (JSON)'],
    [{ text: 'Events', href: under(edition, 'events') }, 'data (JSON)'],
    [{ text: 'Reminders', href: under(edition, 'reminders') }, 'data (JSON)'],
  ],
});

const stages = ({ world, edition, today }: Standing): Section => ({
  title: 'Stages with steps of their own',
  empty: 'None.',
  columns: ['Stage', 'State'],
  rows: stageViews(world, today).map(({ stream, title, words }) => [
    { text: title, href: under(edition.id, `stages/${encodeURIComponent(stream)}`) },
    words,
  ]),
});

/** The milestones of each stage, in the order of the plan. */
function byStage({ world, edition }: Standing, milestones: readonly MilestoneView[]): Section[] {
  const names = namesOf(world);
  return world.template.stages.map(({ id, title }) => ({
    title,
    columns: ['Milestone', 'Due', 'State', 'Who acts'],
    rows: milestones
      .filter(({ stage }) => stage === id)
      .map((one) => [
        { text: `${one.key} ${one.title}`, href: under(edition.id, `milestones/${encodeURIComponent(one.key)}`) },
        one.due.on ?? 'no date',
        [statusWords[one.status], one.overdue ? `${one.overdueDays} days overdue` : '', one.blocked ? 'waits for others' : '']
          .filter((sign) => sign !== '')
          .join(', '),
        names.role(one.responsible),
      ]),
  }));
}
