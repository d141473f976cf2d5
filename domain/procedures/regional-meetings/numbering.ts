import type { Meeting } from '../../plan/plan.types.js';
import type { AgreedCalendar } from './payloads.js';

/** The meetings of a calendar, numbered in the order of holding, as document symbols count them (RPM.1, RPM.2 ...). */
export function numbered(agreed: Pick<AgreedCalendar, 'meetings'>): Meeting[] {
  const inOrder = [...agreed.meetings].sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end) || compare(a.id, b.id));
  return inOrder.map(({ id, title, host, start, end }, i) => ({ id, title, ...(host === undefined ? {} : { host }), number: i + 1, dates: { start, end } }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
