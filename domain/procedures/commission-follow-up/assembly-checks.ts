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
      ? [breaks('R126', `Name ${included.session}, at which the item was allocated, not ${outcome.session}.`, '/payload/session')]
      : []),
    ...(report && report.report !== outcome.onReport
      ? [
          breaks(
            'R126',
            `Name the report of the Committee on which the plenary acts, ${report.report}, not ${outcome.onReport}.`,
            '/payload/onReport',
          ),
        ]
      : []),
    ...(report && !fromCouncil
      ? [
          breaks(
            'R116',
            'Give the number that the draft recommended by the Council has in the report of the Committee; the report has it under another or not at all.',
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
    ...(missing ? [breaks('R100', 'Say which declaration the resolution endorses; it is missing.', '/payload/endorses')] : []),
    ...(endorses && !endorses.annexed
      ? [
          breaks(
            'R100',
            'The declaration must be annexed to the resolution that endorses it; it is entered as not annexed. Check the resolution.',
            '/payload/endorses/annexed',
          ),
        ]
      : []),
    ...(endorses && adopted && adopted.title !== endorses.declaration
      ? [
          breaks(
            'R100',
            `Name the declaration that the congress adopted, the ${adopted.title}, not "${endorses.declaration}".`,
            '/payload/endorses/declaration',
          ),
        ]
      : []),
    ...(notesReport?.withAppreciation
      ? []
      : [
          breaks(
            'R103',
            `Say of which report the resolution takes note, with appreciation; ${notesReport ? 'the appreciation' : 'it'} is missing.`,
            '/payload/notesReport',
          ),
        ]),
    ...(notesReport && report !== undefined && notesReport.symbol !== report
      ? [breaks('R103', `Name ${report} as the report of the congress, not ${notesReport.symbol}.`, '/payload/notesReport/symbol')]
      : []),
    ...(declaration === null || mandates.some((m) => m.kind === 'take-into-account')
      ? []
      : [
          breaks(
            'R101',
            'Name the mandate that invites Governments to take the declaration into account ("take-into-account"); it is missing.',
            '/payload/mandates',
          ),
        ]),
    ...(thanksHost
      ? []
      : [
          breaks(
            'R064',
            'Say in which paragraph the resolution thanks the people and the Government of the host country; it is missing.',
            '/payload/thanksHost',
          ),
        ]),
  ];
}

function standingItem({ standingItem: item }: Outcome): Refusal[] {
  if (!item)
    return [
      breaks(
        'R109',
        'Say which congress the standing agenda item follows up and which it prepares; it is missing.',
        '/payload/standingItem',
      ),
    ];
  return item.next === item.held + 1
    ? []
    : [
        breaks(
          'R109',
          `Name the ${item.held + 1}. congress as the one that the standing item prepares after the ${item.held}., not the ${item.next}.`,
          '/payload/standingItem/next',
        ),
      ];
}

function mandateFaults({ mandates, session }: Outcome, view: StageView): Refusal[] {
  const ids = repeated(mandates.map((m) => m.id));
  return [
    ...ids.map((id) => breaks('R098', `Two mandates are called "${id}"; give each a name of its own.`, '/payload/mandates')),
    ...mandates.flatMap((m, index) => oneMandate(m, index, session, view)),
    ...(mandates.some((m) => m.kind === 'report')
      ? []
      : [
          breaks(
            'R127',
            'Name the mandate that asks the Secretary-General to report on implementation to the next session ("report"); it is missing.',
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
      ? [
          breaks(
            'R127',
            `Name ${nextSession(session)}, the session after this one, as that to which the report on implementation goes${mandate.session === undefined ? '' : `, not ${mandate.session}`}.`,
            `${at}/session`,
          ),
        ]
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
    ...(unknown.length > 0
      ? [breaks('R129', `The outcome resolution has no mandate ${unknown.join(', ')}; name one that it has.`, '/payload/carries')]
      : []),
    ...(same
      ? [
          breaks(
            'R129',
            `${symbol} is on record already; name another resolution, by which a mandate is carried.`,
            '/payload/evidence/symbol',
          ),
        ]
      : []),
  ];
}
