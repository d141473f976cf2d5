import type { StageState } from '../../procedure.js';
import { payloadsOf } from '../../reading.js';
import * as payloads from './payloads.js';

/** A draft resolution before the Committee. */
export interface Draft {
  symbol: string;
  implications: boolean;
  /** The revision that has taken its place. */
  supersededBy?: string;
  /** The Council's resolution behind it, for a draft that came through the Council. */
  resolution?: string;
  sponsors: string[];
  result?: 'adopted' | 'rejected' | 'withdrawn';
  /** Whether the statement of its implications has been read. */
  stated: boolean;
}

/** All drafts under the item, superseded ones too. A revision inherits sponsors and origin of what it replaces. */
export function draftsOf(state: StageState): Draft[] {
  const drafts: Draft[] = [
    ...payloadsOf(state, 'transmit-draft', payloads.transmitDraft).map((d) => ({
      symbol: d.note,
      implications: d.implications,
      resolution: d.resolution,
      sponsors: [],
      stated: false,
    })),
    ...payloadsOf(state, 'introduce-draft', payloads.introduceDraft).map((d) => ({
      symbol: d.symbol,
      implications: d.implications,
      sponsors: d.sponsors,
      stated: false,
    })),
  ];
  for (const revision of payloadsOf(state, 'revise-draft', payloads.reviseDraft)) {
    const replaced = drafts.find((d) => d.symbol === revision.replaces);
    drafts.push({
      symbol: revision.symbol,
      implications: revision.implications,
      sponsors: [...(replaced?.sponsors ?? []), ...revision.joining],
      stated: false,
      ...(replaced?.resolution === undefined ? {} : { resolution: replaced.resolution }),
    });
    if (replaced) replaced.supersededBy = revision.symbol;
  }
  for (const draft of drafts) {
    draft.stated = payloadsOf(state, 'state-implications', payloads.stateImplications).some((s) => s.draft === draft.symbol);
    const action = payloadsOf(state, 'act-on-draft', payloads.actOnDraft).find((a) => a.draft === draft.symbol);
    if (action) draft.result = action.result;
  }
  return drafts;
}

export const draftNamed = (state: StageState, symbol: string): Draft | undefined => draftsOf(state).find((d) => d.symbol === symbol);
