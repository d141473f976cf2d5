import type { PlainDate } from '../../time/plain-date.js';
import { latest, type StageState, type StageView } from '../procedure.js';
import { boundsIn, payloadOf } from '../reading.js';
import * as payloads from './payloads.js';

/** Whether the final guide is out (or waived), and the earliest day on which it can have been. */
export function finalGuide(guide: StageState | undefined, view: StageView): { out: boolean; since?: PlainDate; symbol?: string } {
  const issued = guide && latest(guide, 'issue');
  if (!issued) return { out: guide?.waived.includes('final') ?? false };
  const since = boundsIn(view, issued.effectiveOn)?.first;
  const symbol = payloadOf(guide, 'issue', payloads.issue)?.evidence.symbol;
  return { out: true, ...(since === undefined ? {} : { since }), ...(symbol === undefined ? {} : { symbol }) };
}

/** The pairs of items and workshops by which the guide is arranged; undefined where it was not drafted here. */
export function guidePairs(guide: StageState | undefined): { item: number; workshops: number[] }[] | undefined {
  return payloadOf(guide, 'draft-sections', payloads.draftSections)?.sections.map((s) => ({ item: s.item, workshops: s.workshops.map((w) => w.number) }));
}
