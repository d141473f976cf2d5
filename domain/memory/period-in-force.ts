import { calendarOf } from '../calendar/calendar.js';
import type { EditionState, Move } from '../edition/state.js';
import type { KeyDates, Period } from '../plan/plan.types.js';
import type { CycleTemplate } from '../template/template.js';
import { heldFrom } from '../time/effective-on.js';
import { dateIn, type PlainDate } from '../time/plain-date.js';

/**
 * The dates of the congress that held on a day: those last decided by then, whenever that was recorded, and before any decision
 * those first decided. While it is postponed without a date, those before it still measure what was done.
 */
export function periodInForce(template: CycleTemplate, edition: EditionState, on: PlainDate): Period | undefined {
  const { first, present } = edition.keyDates;
  const decided = first ?? present;
  if (!decided) return undefined;
  const calendar = calendarOf(template, edition.sessions);
  return { opening: inForce('opening', decided), closing: inForce('closing', decided) };

  function inForce(end: keyof Period, otherwise: Period): PlainDate {
    const moves = edition.moves.filter(({ key, to }) => key === template[end] && to !== null);
    return moves.findLast((move) => heldOn(move) <= on)?.to ?? otherwise[end];
  }

  function heldOn({ effectiveOn, recordedAt }: Move): PlainDate {
    return heldFrom(effectiveOn, dateIn(edition.zone, recordedAt), (session) => calendar.session(session));
  }
}

/** Key dates as though these had been decided first and kept. */
export const keptDates = (keyDates: KeyDates, present: Period | undefined): KeyDates => ({
  ...keyDates,
  suspended: false,
  ...(present ? { present } : {}),
});
