import type { ComparedMilestone } from './rehearsal.types.js';

/**
 * In which way a milestone has another course than in the first scenario. `moved`: it comes on another day. `undated`, `dated`: it
 * has no date, or has one, where it is the other way round in the first. `absent`, `added`: it does not occur, or does
 * where it does not in the first. `standing`: it comes on the same day and stands otherwise.
 */
export type Otherwise = 'moved' | 'undated' | 'dated' | 'absent' | 'added' | 'standing';

/** In which way a milestone has another course in scenario `n` than in the first; undefined where it has the same. */
export function otherwise({ scenarios, shift }: ComparedMilestone, n: number): Otherwise | undefined {
  const [first, other] = [scenarios[0] ?? null, scenarios[n] ?? null];
  if (!first || !other) return first ? 'absent' : other ? 'added' : undefined;
  if ((shift[n] ?? 0) !== 0) return 'moved';
  if (hasDay(first) !== hasDay(other)) return hasDay(other) ? 'dated' : 'undated';
  return first.status === other.status && first.doneOn === other.doneOn && first.dueOn === other.dueOn ? undefined : 'standing';
}

const hasDay = ({ dueOn, doneOn }: NonNullable<ComparedMilestone['scenarios'][number]>): boolean => doneOn !== null || dueOn !== null;
