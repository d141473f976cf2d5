import type { z } from 'zod';
import { earlier, later, shift, type PlainDate } from '../../time/plain-date.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadOf, payloadsOf, wasPerformed } from '../reading.js';
import * as payloads from './payloads.js';

export type Speaker = z.output<typeof payloads.listSpeaker>;

/** Whether the segment is in session: opened and not yet closed. The declaration is adopted in it. */
export const segmentOpen = (stage: StageState | undefined): boolean =>
  wasPerformed(stage, 'open-segment') && !wasPerformed(stage, 'close-segment');

/** Length in days: as last decided, as fixed with the placement, or as the template has it. A proposal changes nothing. */
export function lengthOf(state: StageState, view: StageView): number {
  const decided = payloadOf(state, 'decide-length', payloads.decideLength)?.days ?? payloadOf(state, 'place', payloads.place)?.days;
  return decided ?? payloads.segmentSettings.parse(view.settings).days[view.placement];
}

/**
 * First and last day of the segment: from the opening on, or up to the closing, and within the congress, however long it was
 * to be. Undefined while the congress has no dates.
 */
export function segmentWindow(state: StageState, view: StageView): { first: PlainDate; last: PlainDate } | undefined {
  if (!view.dates) return undefined;
  const span = lengthOf(state, view) - 1;
  const { opening, closing } = view.dates;
  if (view.placement === 'opening') return { first: opening, last: earlier(closing, shift(opening, { count: span, unit: 'd' })) };
  return { first: later(opening, shift(closing, { count: -span, unit: 'd' })), last: closing };
}

/** The list of speakers: by rank, within a rank in the order in which they were listed; without those withdrawn. */
export function speakersOf(state: StageState): Speaker[] {
  const listed = new Map<string, Speaker>();
  for (const { step, payload } of state.performed) {
    if (step === 'list-speaker') listed.set((payload as Speaker).delegation, payload as Speaker);
    if (step === 'withdraw-speaker') listed.delete((payload as Speaker).delegation);
  }
  return [...listed.values()].sort((a, b) => payloads.ranks.indexOf(a.rank) - payloads.ranks.indexOf(b.rank));
}

/** What the segment contributes to the report of the congress; undefined until it is recorded. */
export const conclusionsOf = (state: StageState | undefined): z.output<typeof payloads.recordConclusions> | undefined =>
  payloadOf(state, 'record-conclusions', payloads.recordConclusions);

export const plannedRoundTables = (state: StageState): z.output<typeof payloads.planRoundTable>[] =>
  payloadsOf(state, 'plan-round-table', payloads.planRoundTable);
