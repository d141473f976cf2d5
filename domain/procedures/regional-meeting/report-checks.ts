import type { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { shift } from '../../time/plain-date.js';
import { finalGuide } from '../discussion-guide/final.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadOf, payloadsOf, surelyAfter, surelyBefore } from '../reading.js';
import { settingsOf } from '../regional-meetings/settings.js';
import { breaks } from '../stage.js';
import * as payloads from './payloads.js';
import { sectionsOf } from './reading.js';
import { checkSymbols } from './symbol-check.js';

type Payload<K extends keyof typeof payloads & ('adoptReport' | 'annexDocuments' | 'issueReport')> = z.output<(typeof payloads)[K]>;

/** Adopted at the last meeting, from the draft and its addenda, with the region's own concerns in it. */
export function checkAdoption({ meeting, evidence }: Payload<'adoptReport'>, state: StageState, view: StageView): Refusal[] {
  const last = Math.max(0, ...payloadsOf(state, 'record-meeting', payloads.recordMeeting).map((m) => m.number));
  const end = view.meeting?.dates?.end;
  const draft = evidence.symbol;
  const strange = draft === undefined ? [] : (evidence.also ?? []).filter((symbol) => !symbol.startsWith(`${draft}/Add.`));
  return [
    ...(meeting === last
      ? []
      : [
          breaks(
            'R047',
            `The report must be adopted at the last meeting on record, number ${last}, not at meeting ${meeting}.`,
            '/payload/meeting',
          ),
        ]),
    ...(end !== undefined && (surelyBefore(view, end) || surelyAfter(view, end))
      ? [breaks('R047', `The report must be adopted at the last meeting, on ${end}. Check the date.`)]
      : []),
    ...strange.map((symbol) =>
      breaks(
        'R047',
        `${symbol} is no addendum to the draft report ${draft}; leave it out, or correct the symbol.`,
        '/payload/evidence/also',
      ),
    ),
    ...(sectionsOf(state).some((s) => s.concerns.length > 0)
      ? []
      : [breaks('R031', 'The report brings out no concern of this region; name at least one with the section it belongs to.')]),
    ...checkSymbols([draft], view, '/payload/evidence/symbol'),
  ];
}

/** The list annexed to the report names every document that the meeting had before it. */
export function checkAnnex({ documents }: Payload<'annexDocuments'>, state: StageState, view: StageView): Refusal[] {
  const listed = documents.map((d) => d.symbol);
  const missing = documentsOf(state, view).filter((symbol) => !listed.includes(symbol));
  return missing.length === 0 ? [] : [breaks('R050', `Missing from the list of documents: ${missing.join(', ')}.`, '/payload/documents')];
}

/** Guide, provisional agenda, list of participants, draft report and its addenda, as far as they have symbols. */
function documentsOf(state: StageState, view: StageView): string[] {
  const { guide } = settingsOf(view);
  const draft = payloadOf(state, 'adopt-report', payloads.adoptReport)?.evidence;
  return [
    guide === null ? undefined : finalGuide(guide, view).symbol,
    payloadOf(state, 'adopt-agenda', payloads.adoptAgenda)?.symbol,
    payloadOf(state, 'conclude', payloads.conclude)?.evidence.symbol,
    draft?.symbol,
    ...(draft?.also ?? []),
  ].filter((symbol) => symbol !== undefined);
}

export function checkReport({ evidence }: Payload<'issueReport'>, _state: StageState, view: StageView): Refusal[] {
  return checkSymbols([evidence.symbol], view, '/payload/evidence/symbol');
}

export function adviseReport(_payload: Payload<'issueReport'>, _state: StageState, view: StageView): string[] {
  const end = view.meeting?.dates?.end;
  const due = end && shift(end, { count: 8, unit: 'w' });
  return due !== undefined && surelyAfter(view, due)
    ? [`The report comes more than eight weeks after the meeting; it was expected by ${due}.`]
    : [];
}
