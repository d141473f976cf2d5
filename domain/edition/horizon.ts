import { refuse, type Refusal } from '../refusal.js';
import { yearOf, type PlainDate } from '../time/plain-date.js';
import type { Turn } from './turn.js';

/** The last year in which anything of an edition can fall: two cycles after the year that it was meant for. */
export const horizonOf = ({ targetYear, everyYears }: { targetYear: number; everyYears: number }): number => targetYear + 2 * everyYears;

export const horizon = ({ edition, world }: Turn): number =>
  horizonOf({ targetYear: edition.keyDates.targetYear, everyYears: world.template.everyYears });

/** Why a day lies so far off that nobody can mean it. */
export const beyondHorizon = (turn: Turn, on: PlainDate, pointer: string): Refusal | undefined => afterYear(horizon(turn), on, pointer);

/** The same of a cycle that is only about to begin. */
export function afterYear(last: number, on: PlainDate, pointer: string): Refusal | undefined {
  if (yearOf(on) <= last) return undefined;
  return refuse('dates-invalid', `${on} lies long after this cycle; choose a day up to the end of ${last}.`, { pointer });
}
