import { stageView } from '../../../domain/edition/actions.js';
import { recordingInWords, recordingOf } from '../../../domain/edition/recording.js';
import { openExternals } from '../../../domain/edition/prerequisites.js';
import { titleOf } from '../../../domain/edition/milestones.js';
import type { MilestoneView } from '../../../domain/edition/view.js';
import { graphOf } from '../../../domain/plan/graph.js';
import { namesOf } from '../../../domain/template/names.js';
import type { Evidence } from '../../../domain/edition/state.js';
import { dateInWords } from '../../../domain/time/in-words.js';
import { type Cell, rendered, type Section, webLink } from '../pages/document.js';
import type { Standing } from '../reading/worlds.js';

/** Statuses as a reader says them. */
export const statusWords: Readonly<Record<MilestoneView['status'], string>> = {
  planned: 'Planned',
  'in-progress': 'In progress',
  done: 'Done',
  waived: 'Waived',
  suspended: 'Suspended: the congress is postponed without a date',
  'not-recorded': 'Not on record',
};

/** A milestone as a page: what it is, when it is due and why, what it waits for, and what can be done. Its links count from its own address. */
export function milestonePage(standing: Standing, view: MilestoneView): string {
  const { world, edition } = standing;
  const names = namesOf(world);
  const recording = recordingOf(world.template, view.key);
  const toEdition = (rest = ''): string => `../../${encodeURIComponent(edition.id)}${rest}`;
  return rendered({
    title: `${view.key} ${view.title}`,
    lead: [stateOf(view)],
    head: facts([
      ['Edition', { text: edition.title, href: toEdition() }],
      ['Status', statusWords[view.status]],
      ['Due', view.due.on === null ? 'No date' : `${dateInWords(view.due.on)}${view.due.certainty === 'firm' ? '' : ' (expected)'}`],
      ['Why then', view.due.why],
      ['Responsible', `${names.role(view.responsible)}${view.vacant ? ': nobody holds this role' : ''}`],
      ['Promised for', view.answers.acknowledged && dateInWords(view.answers.acknowledged.promise)],
      ['Body', names.body(view.body)],
      ['Stage', { text: names.stage(view.stage), href: toEdition(`/stages/${encodeURIComponent(view.stage)}/progress`) }],
      ['To be delivered', names.deliverable(view.key)],
      ['Days to spare', view.slackDays === null ? undefined : String(view.slackDays)],
      ['Can be done on', view.forecast === null ? undefined : dateInWords(view.forecast)],
      ['Started', view.startedOn],
      ...(view.done ? ([['Done on', view.done.on], ...evidence(view.done.evidence)] as const) : []),
      ['Waived', view.waived && `${view.waived.on}: ${view.waived.reason}`],
      ['Recorded by', recording && recordingInWords(recording)],
      ['Mandate', [view.source.requirements.join(', '), view.source.paragraph].filter(Boolean).join('; ')],
      ['Report', { text: 'Progress of the edition', href: toEdition('/progress') }],
    ]),
    sections: [waitsFor(standing, view), waitedForBy(standing, view), steps(standing, view), can(view), cannot(view)],
  });
}

/** How it stands, in a sentence. */
function stateOf({ status, overdue, overdueDays, blocked, dueSoon, atRisk, due }: MilestoneView): string {
  const signs = [
    overdue ? `overdue by ${overdueDays} ${overdueDays === 1 ? 'day' : 'days'}` : dueSoon ? 'due soon' : '',
    blocked ? 'waits for others' : '',
    atRisk ? 'at risk' : '',
  ].filter((sign) => sign !== '');
  const day = due.on !== null && (status === 'planned' || status === 'in-progress') ? `, due on ${dateInWords(due.on)}` : '';
  return `${statusWords[status]}${day}${signs.length > 0 ? `; ${signs.join(', ')}` : ''}.`;
}

const facts = (all: readonly (readonly [term: string, value: Cell | undefined])[]): [string, Cell][] =>
  all.flatMap(([term, value]) => (value === undefined || value === '' ? [] : [[term, value] as [string, Cell]]));

function evidence({ symbol, also = [], link, date, note }: Evidence): [string, Cell | undefined][] {
  return [
    ['Evidence', [symbol, ...also, date].filter(Boolean).join(', ')],
    ['Link', link === undefined ? undefined : webLink(link)],
    ['Note', note],
  ];
}

const toMilestone = (key: string, title: string): Cell => ({ text: `${key} ${title}`, href: `./${encodeURIComponent(key)}` });

const comesBefore = 'must come before';
const stateWords = { done: { satisfied: 'done', open: 'open' }, started: { satisfied: 'started', open: 'not started' } } as const;

function waitsFor({ world }: Standing, view: MilestoneView): Section {
  const row = (how: string) => (p: MilestoneView['requires'][number]) => [
    toMilestone(p.key, p.title),
    stateWords[p.state][p.satisfied ? 'satisfied' : 'open'],
    p.state === 'started' && how === comesBefore ? 'must have started before' : how,
  ];
  return {
    title: 'What it waits for',
    empty: 'Nothing.',
    columns: ['What', 'State', 'How'],
    rows: [
      ...view.requires.map(row(comesBefore)),
      ...view.expects.map(row('expected before')),
      ...openExternals(world, view.key).map(({ title }) => [title, 'not recorded yet', comesBefore]),
    ],
  };
}

function waitedForBy({ world, edition }: Standing, { key }: MilestoneView): Section {
  const { successors, prerequisites } = graphOf(world.template, Object.keys(edition.milestones), edition.placement);
  const hard = (successors.get(key) ?? []).map((next) => next.key);
  const soft = [...prerequisites].flatMap(([next, { expects }]) => (expects.some((p) => p.key === key) ? [next] : []));
  const row = (how: string) => (next: string) => [
    toMilestone(next, titleOf(world, next)),
    edition.milestones[next]?.due.on ?? 'no date',
    how,
  ];
  return {
    title: 'What waits for it',
    empty: 'Nothing.',
    columns: ['Milestone', 'Due', 'How'],
    rows: [...hard.map(row('cannot be completed before')), ...soft.map(row('is expected after'))],
  };
}

/** The steps of its stage that complete it. */
function steps({ world, today }: Standing, { key }: MilestoneView): Section {
  const recording = recordingOf(world.template, key);
  const own = recording?.by === 'step' ? recording : undefined;
  const stage = own && stageView(world, own.stream, today);
  const completing = stage?.steps.filter(({ id }) => own?.steps.some((step) => step.id === id)) ?? [];
  return {
    title: 'Steps that complete it',
    columns: ['Step', 'Can be performed'],
    rows: completing.map(({ title, allowed, refusals }) => [title, allowed ? 'now' : refusals.map(({ reason }) => reason).join(' ')]),
  };
}

const can = ({ actions }: MilestoneView): Section => ({
  title: 'What can be done',
  empty: 'Nothing, as things stand.',
  columns: ['Action'],
  rows: actions.allowed.map(({ title }) => [title]),
});

const cannot = ({ actions }: MilestoneView): Section => ({
  title: 'What cannot be done, and why',
  columns: ['Action', 'Why not'],
  rows: actions.refused.map(({ action, refusal }) => [action.replaceAll('-', ' '), refusal.reason]),
});
