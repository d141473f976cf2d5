import type { EditionState } from '../edition/state.js';
import type { KeyDates, Period } from '../plan/plan.types.js';
import type { CycleTemplate } from '../template/template.js';
import { dateIn, type PlainDate } from '../time/plain-date.js';

/**
 * The dates of the congress that held on a day: those last decided by then, and before any decision those first decided.
 * While it is postponed without a date, those before it still measure what was done.
 */
export function periodInForce(template: CycleTemplate, edition: EditionState, on: PlainDate): Period | undefined {
  const { first, present } = edition.keyDates;
  const decided = first ?? present;
  if (!decided) return undefined;
  return { opening: inForce('opening', decided), closing: inForce('closing', decided) };

  function inForce(end: keyof Period, otherwise: Period): PlainDate {
    const moves = edition.moves.filter(({ key, to }) => key === template[end] && to !== null);
    const last = moves.filter(({ recordedAt }) => dateIn(edition.zone, recordedAt) <= on).at(-1);
    return last?.to ?? otherwise[end];
  }
}

/** Key dates as though these had been decided first and kept. */
export const keptDates = (keyDates: KeyDates, present: Period | undefined): KeyDates => ({
  ...keyDates,
  suspended: false,
  ...(present ? { present } : {}),
});
