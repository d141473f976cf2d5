import type { Session } from '../calendar/session.js';
import { namedBy } from '../template/symbol.js';
import type { MilestoneKey } from '../template/template.js';
import type { Turn } from './turn.js';

/**
 * What to say of symbols that name another session or year than the one on which a milestone falls, or before which it is due;
 * undefined: nothing, for one of them fits or none tells.
 */
export function ofAnotherSession(
  { edition, calendar }: Turn,
  key: MilestoneKey,
  taken: readonly { symbol: string; pattern: string }[],
): string | undefined {
  const { due } = edition.milestones[key] ?? {};
  const name = due?.session ?? due?.before;
  const session = name === undefined ? undefined : calendar.session(name);
  if (!session) return undefined;
  const others = taken.map(({ symbol, pattern }) => ({ symbol, other: otherThan(session, symbol, pattern) }));
  const [first] = others;
  if (!first || others.some(({ other }) => other === undefined)) return undefined;
  return `${first.symbol} is ${first.other}; ${key} ${due?.session === undefined ? 'is due before' : 'falls on'} the ${session.title}. Check the symbol.`;
}

function otherThan(session: Session, symbol: string, pattern: string): string | undefined {
  const number = namedBy(symbol, pattern, 's');
  if (number !== undefined) return number === Number(/\d+$/.exec(session.key)?.[0]) ? undefined : `of session ${number}`;
  const year = namedBy(symbol, pattern, 'year');
  return year === undefined || year === session.year ? undefined : `of ${year}`;
}
