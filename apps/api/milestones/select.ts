import type { MilestoneView } from '../../../domain/edition/view.js';
import { partsOfKey } from '../../../domain/plan/keys.js';
import type { MilestoneId, MilestoneKey } from '../../../domain/template/template.js';
import { decodeCursor, encodeCursor, type Order, type Page, pageOf } from '../http/cursor.js';
import { defaultLimit } from '../http/page.query.js';
import type { MilestoneQuery } from './milestone.query.js';

/**
 * The page of milestones that a query asks for.
 *
 * @param views all milestones, in the order of the plan
 * @param template its milestones in the template's order, which is that of the plan
 */
export function selected(views: readonly MilestoneView[], query: MilestoneQuery, template: readonly MilestoneId[]): Page<MilestoneView> {
  const ranked = views.map((view, rank) => ({ view, rank }));
  const sort = query.sort ?? 'plan';
  const cursor = sort === 'plan' && query.cursor !== undefined ? inPresentPlan(query.cursor, views, template) : query.cursor;
  const page = pageOf(
    ranked.filter(({ view }) => fits(view, query)),
    orderOf(sort),
    { cursor, limit: query.limit ?? defaultLimit },
  );
  return { items: page.items.map(({ view }) => view), next: page.next };
}

/**
 * The cursor at the rank that its milestone has now: the plan may have changed since the page before. Behind one that occurs no
 * more it goes on with what the template has in its place, so that what follows is rather told twice than never.
 */
function inPresentPlan(cursor: string, views: readonly MilestoneView[], template: readonly MilestoneId[]): string {
  const { sort, id } = decodeCursor(cursor, 'plan');
  const rank = views.findIndex(({ key }) => key === id);
  if (rank >= 0) return encodeCursor({ sort, key: rank, id });
  const placeOf = (key: MilestoneKey): number => template.indexOf(partsOfKey(key).id);
  const place = placeOf(String(id));
  const next = views.findIndex(({ key }) => placeOf(key) >= place);
  return encodeCursor({ sort, key: (next < 0 ? views.length : next) - 0.5, id });
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
