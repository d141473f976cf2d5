import type { Meeting } from '../../plan/plan.types.js';
import type { AgreedCalendar } from './payloads.js';

type Agreed = AgreedCalendar['meetings'][number];
type Dated = Agreed & { start: string; end: string };

/**
 * The meetings of a calendar, numbered in the order of holding, as document symbols count them (RPM.1, RPM.2 ...). Where
 * a record lacks the days of some, the order in which it names them is all there is.
 */
export function numbered(agreed: Pick<AgreedCalendar, 'meetings'>): Meeting[] {
  const inOrder = agreed.meetings.every(isDated)
    ? [...agreed.meetings].sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end) || compare(a.id, b.id))
    : agreed.meetings;
  return inOrder.map((meeting, i) => {
    const { id, title, host } = meeting;
    return {
      id,
      title,
      ...(host === undefined ? {} : { host }),
      number: i + 1,
      ...(isDated(meeting) ? { dates: { start: meeting.start, end: meeting.end } } : {}),
    };
  });
}

/** Whether both days of a meeting are known. */
export const isDated = (meeting: Agreed): meeting is Dated => meeting.start !== undefined && meeting.end !== undefined;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
