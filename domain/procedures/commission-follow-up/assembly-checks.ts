import type { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadOf, payloadsOf, repeated } from '../reading.js';
import { breaks } from '../stage.js';
import { citationFaults, declarationOf } from './adopted.js';
import { carryElsewhere, type adoptOutcome } from './assembly-payloads.js';
import { outcomeOf } from './outcome.js';
import { congressReport } from './report.js';
import { nextSession, sessionFaults, unknownSession } from './sessions.js';
import { settingsOf } from './settings.js';
import type { Mandate, Window } from './shared-fields.js';
import { draftNamed } from './third-committee/drafts.js';
import { includeItem, reportToPlenary } from './third-committee/payloads.js';

type Outcome = z.output<typeof adoptOutcome>;

export function checkOutcome(outcome: Outcome, state: StageState, view: StageView): Refusal[] {
  return [
    ...onTheReport(outcome, state, view),
    ...endorsement(outcome, state, view),
    ...standingItem(outcome),
    ...mandateFaults(outcome, view),
  ];
}

/** The plenary acts on the Committee's report, and on a draft that came through the Council. */
function onTheReport(outcome: Outcome, state: StageState, view: StageView): Refusal[] {
  const report = payloadOf(state, 'report-to-plenary', reportToPlenary);
  const included = payloadOf(state, 'include-item', includeItem);
  const ofCouncil = report?.resolutions.filter((r) => draftNamed(state, r.draft)?.resolution !== undefined).map((r) => r.numeral) ?? [];
  const fromCouncil = outcome.draft === undefined ? ofCouncil.length > 0 : ofCouncil.includes(outcome.draft);
  return [
    ...sessionFaults(outcome.session, view, { body: 'assembly', slot: 'generalAssembly', rule: 'R126' }),
    ...(included && included.session !== outcome.session
      ? [breaks('R126', `The item was allocated at ${included.session}.`, '/payload/session')]
      : []),
    ...(report && report.report !== outcome.onReport
      ? [
          breaks(
            'R126',
            `The plenary acts on the report of the Committee, ${report.report}, not on ${outcome.onReport}.`,
            '/payload/onReport',
          ),
        ]
      : []),
    ...(report && !fromCouncil
      ? [
          breaks(
            'R116',
            'The outcome resolution is the draft that the Council recommended; the report of the Committee has it under another number or not at all.',
            '/payload/draft',
          ),
        ]
      : []),
  ];
}

function endorsement({ endorses, notesReport, thanksHost, mandates }: Outcome, state: StageState, view: StageView): Refusal[] {
  const { declaration } = settingsOf(view);
  const adopted = declarationOf(view);
  const report = congressReport(state);
  const missing = declaration !== null && endorses === undefined;
  return [
    ...(missing ? [breaks('R100', 'The Assembly endorses the declaration that the Commission approved.', '/payload/endorses')] : []),
    ...(endorses && !endorses.annexed
      ? [breaks('R100', 'The declaration is annexed to the resolution that endorses it.', '/payload/endorses/annexed')]
      : []),
    ...(endorses && adopted && adopted.title !== endorses.declaration
      ? [breaks('R100', `The congress adopted the ${adopted.title}.`, '/payload/endorses/declaration')]
      : []),
    ...(notesReport?.withAppreciation
      ? []
      : [breaks('R103', 'The Assembly takes note of the report of the congress with appreciation.', '/payload/notesReport')]),
    ...(notesReport && report !== undefined && notesReport.symbol !== report
      ? [breaks('R103', `The report of the congress is ${report}.`, '/payload/notesReport/symbol')]
      : []),
    ...(declaration === null || mandates.some((m) => m.kind === 'take-into-account')
      ? []
      : [
          breaks(
            'R101',
            'Governments are invited to take the declaration into account; no mandate of that kind is named.',
            '/payload/mandates',
          ),
        ]),
    ...(thanksHost
      ? []
      : [
          breaks('R064', 'The resolution expresses gratitude to the people and the Government of the host country.', '/payload/thanksHost'),
        ]),
  ];
}

function standingItem({ standingItem: item }: Outcome): Refusal[] {
  if (!item)
    return [
      breaks(
        'R109',
        'Implementation is reviewed under the standing agenda item; say which congress it follows up and which it prepares.',
        '/payload/standingItem',
      ),
    ];
  return item.next === item.held + 1
    ? []
    : [
        breaks(
          'R109',
          `The item rolls over from the ${item.held}. to the ${item.held + 1}. congress, not to the ${item.next}.`,
          '/payload/standingItem/next',
        ),
      ];
}

function mandateFaults({ mandates, session }: Outcome, view: StageView): Refusal[] {
  const ids = repeated(mandates.map((m) => m.id));
  return [
    ...ids.map((id) => breaks('R098', `Two mandates are called "${id}".`, '/payload/mandates')),
    ...mandates.flatMap((m, index) => oneMandate(m, index, session, view)),
    ...(mandates.some((m) => m.kind === 'report')
      ? []
      : [
          breaks(
            'R127',
            'The Secretary-General is asked to report on implementation to the next session; no mandate of that kind is named.',
            '/payload/mandates',
          ),
        ]),
  ];
}

function oneMandate(mandate: Mandate, index: number, session: string, view: StageView): Refusal[] {
  const at = `/payload/mandates/${index}`;
  const named = [mandate.session, mandate.through, ...sessionsOf(mandate.window)].filter((key) => key !== undefined);
  const late = mandate.kind === 'report' && mandate.through === undefined && mandate.session !== nextSession(session);
  return [
    ...named.filter((key) => !view.session(key)).map((key) => unknownSession(key, at)),
    ...citationFaults(mandate.inLineWith, view, 'R098', `${at}/inLineWith`),
    ...(late
      ? [breaks('R127', `The report on implementation goes to ${nextSession(session)}, the session after this one.`, `${at}/session`)]
      : []),
  ];
}

const sessionsOf = (window: Window | undefined): string[] =>
  window?.kind === 'before' ? [window.session] : window?.kind === 'between' ? [window.after, window.before] : [];

export const adviseOutcome = ({ mandates }: Outcome): string[] => [
  ...(mandates.some((m) => m.kind === 'proposals') ? [] : ['Nobody is asked to seek proposals of Member States on the follow-up.']),
  ...(mandates.some((m) => m.kind === 'tool-needs')
    ? []
    : ['Member States are not asked where further tools and training manuals are needed.']),
];

export function checkCarrier(carrier: z.output<typeof carryElsewhere>, state: StageState, view: StageView): Refusal[] {
  const outcome = outcomeOf(state);
  const unknown = carrier.carries.filter((id) => !outcome?.mandates.some((m) => m.id === id));
  const earlier = payloadsOf(state, 'carry-in-other-resolution', carryElsewhere);
  const symbol = carrier.evidence.symbol;
  const same = symbol !== undefined && [outcome, ...earlier].some((c) => c?.evidence.symbol === symbol);
  return [
    ...(view.session(carrier.session) ? [] : [unknownSession(carrier.session, '/payload/session')]),
    ...(unknown.length > 0 ? [breaks('R129', `The outcome resolution has no mandate ${unknown.join(', ')}.`, '/payload/carries')] : []),
    ...(same
      ? [
          breaks(
            'R129',
            `${symbol} is on record already; a mandate is carried by another resolution, not by the same.`,
            '/payload/evidence/symbol',
          ),
        ]
      : []),
  ];
}
