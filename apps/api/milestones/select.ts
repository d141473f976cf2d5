import type { MilestoneView } from '../../../domain/edition/view.js';
import { type Order, type Page, pageOf } from '../http/cursor.js';
import { defaultLimit } from '../http/page.query.js';
import type { MilestoneQuery } from './milestone.query.js';

/** The page of milestones that a query asks for; `views` are in the order of the plan. */
export function selected(views: readonly MilestoneView[], query: MilestoneQuery): Page<MilestoneView> {
  const ranked = views.map((view, rank) => ({ view, rank }));
  const page = pageOf(
    ranked.filter(({ view }) => fits(view, query)),
    orderOf(query.sort ?? 'plan'),
    { cursor: query.cursor, limit: query.limit ?? defaultLimit },
  );
  return { items: page.items.map(({ view }) => view), next: page.next };
}

type Ranked = { view: MilestoneView; rank: number };

function fits(view: MilestoneView, query: MilestoneQuery): boolean {
  const { on } = view.due;
  return (
    (query.status === undefined || view.status === query.status) &&
    (query.stage === undefined || view.stage === query.stage) &&
    (query.body === undefined || view.body === query.body) &&
    (query.dueBefore === undefined || (on !== null && on <= query.dueBefore)) &&
    (query.dueAfter === undefined || (on !== null && on >= query.dueAfter)) &&
    (query.overdue === undefined || view.overdue === query.overdue) &&
    (query.undated === undefined || (on === null) === query.undated) &&
    (query.responsible === undefined || view.responsible === query.responsible) &&
    (query.dueSoon === undefined || view.dueSoon === query.dueSoon) &&
    (query.atRisk === undefined || view.atRisk === query.atRisk) &&
    (query.blocked === undefined || view.blocked === query.blocked) &&
    (query.q === undefined || mentions(view, query.q.toLowerCase()))
  );
}

const mentions = ({ key, title, deliverable }: MilestoneView, text: string): boolean =>
  [key, title, deliverable?.title ?? ''].some((words) => words.toLowerCase().includes(text));

function orderOf(name: NonNullable<MilestoneQuery['sort']>): Order<Ranked> {
  const id = ({ view }: Ranked): string => view.key;
  const field = name.replace('-', '');
  if (field === 'due') return { name, id, key: ({ view }) => view.due.on };
  if (field === 'title') return { name, id, key: ({ view }) => view.title };
  if (field === 'touched') return { name, id, key: ({ view }) => view.touched };
  return { name, id, key: ({ rank }) => rank };
}
