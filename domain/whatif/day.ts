import { parseTerm } from '../template/due-rule.js';
import type { MilestoneKey } from '../template/template.js';
import { isPlainDate, type Offset, type PlainDate } from '../time/plain-date.js';
import type { Day } from './what-if.types.js';

/** A day of a hypothesis as it was meant. */
export type ReadDay =
  | { from: 'date'; on: PlainDate }
  | { from: 'opening' | 'closing'; offset?: Offset }
  | { from: 'session'; session: string; edge: 'start' | 'end'; offset?: Offset }
  | { from: 'milestone'; milestone: MilestoneKey; offset?: Offset };

const written =
  'Write a date (2031-04-21), or count from a day of the cycle: opening-30m or T0-30m, closing+2w, M15+4m, session(commission-27).';

/** Reads a day; where it is none, says what is wrong and how days are written. */
export function readDay(text: Day): ReadDay | { fault: string } {
  if (/^\d/.test(text))
    return isPlainDate(text) ? { from: 'date', on: text } : { fault: `"${text}" is not a date that exists. ${written}` };
  const spelt = text.replace(/^T0(?=$|[+-])/, 'opening').replace(/^C(?=$|[+-])/, 'closing');
  // the notation of templates knows no single occurrence of a milestone, a hypothesis does
  const {
    id,
    occurrence = '',
    rest = '',
  } = /^(?<id>[A-Z]+\d+)(?<occurrence>\.[a-z0-9]+(?:-[a-z]+)*)?(?<rest>.*)$/.exec(spelt)?.groups ?? {};
  const parsed = parseTerm(id === undefined ? spelt : `${id}${rest}`);
  if (!parsed.ok) return { fault: `"${text}" is not a day: ${parsed.fault.message}. ${written}` };
  const { anchor, edge, offset } = parsed.term;
  const counted = offset ? { offset } : {};
  switch (anchor.kind) {
    case 'opening':
    case 'closing':
      return { from: anchor.kind, ...counted };
    case 'session':
      return { from: 'session', session: anchor.key, edge, ...counted };
    case 'milestone':
      return { from: 'milestone', milestone: `${anchor.id}${occurrence}`, ...counted };
    default:
      return { fault: `"${text}" counts from something that is no one day of this edition. ${written}` };
  }
}
