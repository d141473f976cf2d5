import type { PlainDate } from '../../time/plain-date.js';
import { latest, type StageState, type StageView } from '../procedure.js';
import { boundsIn, payloadOf } from '../reading.js';
import * as payloads from './payloads.js';

/** Whether the final guide is out (or waived), and the earliest day on which it can have been. `stream` is the guide's stage. */
export function finalGuide(stream: string, view: StageView): { out: boolean; since?: PlainDate; symbol?: string } {
  const guide = view.stage(stream);
  const milestone = view.slotOf(stream, 'final');
  const issuedOn = (guide && latest(guide, 'issue')?.effectiveOn) ?? milestone?.done?.on;
  if (issuedOn === undefined) return { out: milestone?.status === 'waived' || (guide?.waived.includes('final') ?? false) };
  const since = boundsIn(view, issuedOn)?.first;
  const symbol = payloadOf(guide, 'issue', payloads.issue)?.evidence.symbol ?? milestone?.done?.evidence.symbol;
  return { out: true, ...(since === undefined ? {} : { since }), ...(symbol === undefined ? {} : { symbol }) };
}

/** The pairs of items and workshops by which the guide is arranged; undefined where it was not drafted here. */
export function guidePairs(guide: StageState | undefined): { item: number; workshops: number[] }[] | undefined {
  return payloadOf(guide, 'draft-sections', payloads.draftSections)?.sections.map((s) => ({
    item: s.item,
    workshops: s.workshops.map((w) => w.number),
  }));
}
