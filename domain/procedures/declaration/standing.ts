import { latest, type StageState } from '../procedure.js';
import { payloadOf, payloadsOf } from '../reading.js';
import * as payloads from './payloads.js';
import type { DeclarationText } from './text.js';

/** The text as it stands: the zero draft, or what the last round that changed it made of it. */
export function textUnderNegotiation(state: StageState): DeclarationText | undefined {
  const revised = payloadsOf(state, 'hold-round', payloads.holdRound).findLast((round) => round.text !== undefined)?.text;
  return revised ?? payloadOf(state, 'circulate-zero-draft', payloads.circulateZeroDraft)?.text;
}

/** Numbers of the paragraphs that are still open: before the first round, all of them. */
export function openParagraphs(state: StageState): number[] {
  const round = payloadOf(state, 'hold-round', payloads.holdRound);
  return round?.open ?? textUnderNegotiation(state)?.paragraphs.map((p) => p.number) ?? [];
}

/** The declaration as adopted; undefined while there is none, or where its text is not on record. */
export function adoptedDeclaration(state: StageState | undefined): DeclarationText | undefined {
  const adoption = payloadOf(state, 'adopt', payloads.adopt);
  if (!state || !adoption) return undefined;
  return adoption.text ?? textUnderNegotiation(state);
}

/** Symbol of the limited document that carries the draft. */
export const limitedDocument = (state: StageState): string | undefined =>
  payloadOf(state, 'issue-limited-document', payloads.issueLimitedDocument)?.evidence.symbol;

/** When the limited document was issued, as precisely as known. */
export const limitedDocumentIssuedOn = (state: StageState): string | undefined => latest(state, 'issue-limited-document')?.effectiveOn;
