import type { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { exampleOf, matchesPattern } from '../../template/symbol.js';
import { segmentOpen } from '../high-level-segment/segment.js';
import type { StageState, StageView } from '../procedure.js';
import { boundsIn, repeated, surelyAfter, surelyBefore, wasPerformed } from '../reading.js';
import { breaks } from '../stage.js';
import { meetingReports } from './meeting-reports.js';
import type * as payloads from './payloads.js';
import { settingsOf } from './settings.js';
import { adoptedDeclaration, limitedDocument, limitedDocumentIssuedOn, openParagraphs, textUnderNegotiation } from './standing.js';
import { textAdvice, textViolations } from './text-rules.js';
import type { DeclarationText } from './text.js';

type Payload<K extends keyof typeof payloads> = z.output<(typeof payloads)[K]>;

export function checkWorkPlan(plan: Payload<'circulateWorkPlan'>, _: StageState, view: StageView): Refusal[] {
  const outside = plan.rounds.findIndex((r) => r.from > r.to || r.from < plan.from || r.to > plan.until);
  return [
    ...(plan.from > plan.until
      ? [breaks('R093', `The timetable ends (${plan.until}) before it begins (${plan.from}). Check the days.`, '/payload/until')]
      : []),
    ...(outside < 0
      ? []
      : [
          breaks(
            'R093',
            `The round "${plan.rounds[outside]?.title}" lies outside the timetable (${plan.from} to ${plan.until}). Give it a day within it.`,
            `/payload/rounds/${outside}`,
          ),
        ]),
    // On the very day is not in advance either.
    ...(view.when && view.when.first >= plan.from
      ? [
          breaks(
            'R093',
            `Work plan and timetable must be circulated before the negotiations begin (${plan.from}). Check the days.`,
            '/payload/from',
          ),
        ]
      : []),
    ...afterTheLatestDay(plan.until, view).map((reason) => breaks('R093', reason, '/payload/until')),
  ];
}

export function checkExpertMeeting(meeting: Payload<'holdExpertMeeting'>): Refusal[] {
  return meeting.from > meeting.to
    ? [breaks('R094', `The meeting ends (${meeting.to}) before it begins (${meeting.from}). Check the days.`, '/payload/to')]
    : [];
}

export function checkZeroDraft({ text }: Payload<'circulateZeroDraft'>, _: StageState, view: StageView): Refusal[] {
  const awaited = meetingReports(view).filter((r) => !r.out);
  return [
    ...(awaited.length === 0
      ? []
      : [
          breaks(
            'R048',
            `The declaration cannot be drafted before the reports of all regional meetings. Not issued yet: ${awaited.map((r) => r.meeting.title).join(', ')}.`,
          ),
        ]),
    ...textViolations(text, view, '/payload/text'),
  ];
}

export const adviseZeroDraft = ({ text }: Payload<'circulateZeroDraft'>, _: StageState, view: StageView): string[] =>
  textAdvice(text, view);

export function checkRound(round: Payload<'holdRound'>, state: StageState, view: StageView): Refusal[] {
  const text = round.text ?? textUnderNegotiation(state);
  const concluded = wasPerformed(state, 'conclude-negotiations');
  return [
    ...(concluded ? [breaks('R093', 'The negotiations are concluded. Reopen their milestone to go on with them.')] : []),
    ...(round.text ? textViolations(round.text, view, '/payload/text') : []),
    ...(text ? accounts(text, round) : []),
  ];
}

export const adviseRound = (round: Payload<'holdRound'>, _: StageState, view: StageView): string[] =>
  round.text ? textAdvice(round.text, view) : [];

/** Each paragraph is either agreed or open; none is forgotten and none is both. */
function accounts(text: DeclarationText, { agreed, open }: Payload<'holdRound'>): Refusal[] {
  const numbers = text.paragraphs.map((p) => p.number);
  const said = [...agreed, ...open];
  const forgotten = numbers.filter((n) => !said.includes(n));
  const unknown = said.filter((n) => !numbers.includes(n));
  const twice = repeated(said);
  return [
    ...(forgotten.length > 0
      ? [breaks('R098', `Say of each paragraph whether it is agreed or open. Missing: ${forgotten.join(', ')}.`, '/payload/open')]
      : []),
    ...(unknown.length > 0 ? [breaks('R098', `The text has no paragraph ${unknown.join(', ')}. Leave it out.`, '/payload/agreed')] : []),
    ...(twice.length > 0 ? [breaks('R098', `Named twice: paragraph ${twice.join(', ')}. Name each once.`, '/payload/agreed')] : []),
  ];
}

export function checkConclusion(_: Payload<'concludeNegotiations'>, state: StageState, view: StageView): Refusal[] {
  const open = openParagraphs(state);
  const late = view.when ? afterTheLatestDay(view.when.first, view) : [];
  return [
    ...(open.length > 0
      ? [breaks('R093', `Negotiations cannot be concluded while a paragraph is open. Still open: ${open.join(', ')}.`)]
      : []),
    ...late.map((reason) => breaks('R093', reason, '/effectiveOn')),
  ];
}

/** Where the declaration is adopted at the opening, it is agreed before that day; else before the congress closes. */
function afterTheLatestDay(day: string, view: StageView): string[] {
  if (!view.dates) return [];
  if (view.placement === 'opening')
    return day >= view.dates.opening
      ? [`The declaration is adopted at the opening (${view.dates.opening}); its negotiation is completed before that day.`]
      : [];
  return day > view.dates.closing ? [`The congress closes on ${view.dates.closing}; the negotiation is completed by then.`] : [];
}

export function checkLimitedDocument(
  { evidence, paragraphs }: Payload<'issueLimitedDocument'>,
  state: StageState,
  view: StageView,
): Refusal[] {
  const pattern = settingsOf(view).limitedDocument;
  const agreed = textUnderNegotiation(state)?.paragraphs.length;
  const isLimited = evidence.symbol !== undefined && matchesPattern(evidence.symbol, pattern, { conference: view.conference });
  return [
    ...(isLimited
      ? []
      : [
          breaks(
            'R055',
            `Issue the draft as a limited document of this congress (such as ${exampleOf(pattern, { conference: view.conference })}), not as ${evidence.symbol ?? 'one without a symbol'}.`,
            '/payload/evidence/symbol',
          ),
        ]),
    ...(paragraphs !== undefined && agreed !== undefined && paragraphs !== agreed
      ? [
          breaks(
            'R098',
            `The document must have the ${agreed} paragraphs of the agreed draft; ${paragraphs} are entered.`,
            '/payload/paragraphs',
          ),
        ]
      : []),
  ];
}

export function checkAdoption(adoption: Payload<'adopt'>, state: StageState, view: StageView): Refusal[] {
  const text = adoption.text ?? textUnderNegotiation(state);
  return [
    ...documentFirst(adoption, state, view),
    ...inTheSegment(view),
    ...inTheCongress(view),
    ...(text
      ? [...textViolations(text, view, '/payload/text'), ...thanks(text)]
      : [breaks('R098', 'The text that was adopted is not on record; give it with the adoption.', '/payload/text')]),
  ];
}

function documentFirst({ document }: Payload<'adopt'>, state: StageState, view: StageView): Refusal[] {
  const issued = limitedDocument(state);
  if (issued !== undefined && document !== issued && !document.startsWith(`${issued}/Rev.`)) {
    return [
      breaks('R092', `Name the draft before the congress, ${issued}, not ${document}; it adopts one declaration.`, '/payload/document'),
    ];
  }
  const on = limitedDocumentIssuedOn(state);
  const day = on === undefined ? undefined : boundsIn(view, on)?.first;
  return day !== undefined && surelyBefore(view, day)
    ? [
        breaks(
          'R092',
          `A declaration cannot be adopted before its document is there: ${document} was issued on ${on}. Check the date.`,
          '/effectiveOn',
        ),
      ]
    : [];
}

function inTheSegment(view: StageView): Refusal[] {
  const { segment } = settingsOf(view);
  if (segment === null) return [];
  const stage = view.stage(segment);
  if (segmentOpen(stage)) return [];
  return [
    breaks(
      'R085',
      `The declaration must be adopted in the high-level segment, which ${wasPerformed(stage, 'close-segment') ? 'is over' : 'has not been opened'}.`,
    ),
  ];
}

function inTheCongress(view: StageView): Refusal[] {
  if (!view.dates) return [];
  const { opening, closing } = view.dates;
  const last = view.placement === 'opening' ? opening : closing;
  return [
    ...(surelyBefore(view, opening)
      ? [breaks('R092', `The congress cannot adopt the declaration before it opens on ${opening}.`, '/effectiveOn')]
      : []),
    ...(surelyAfter(view, last)
      ? [
          breaks(
            'R093',
            `The declaration must be adopted ${view.placement === 'opening' ? 'at the opening' : 'before the closing'} (${last}).`,
            '/effectiveOn',
          ),
        ]
      : []),
  ];
}

/** The last paragraph thanks the people and the Government of the host. */
function thanks(text: DeclarationText): Refusal[] {
  return text.paragraphs.at(-1)?.thanksHost
    ? []
    : [
        breaks(
          'R064',
          'The last paragraph must express gratitude to the people and the Government of the host country; it is not marked as doing so.',
          '/payload/text/paragraphs',
        ),
      ];
}

export function checkSubmission({ session }: Payload<'submitToCommission'>, state: StageState, view: StageView): Refusal[] {
  const { commission } = settingsOf(view);
  const named = view.session(session);
  return [
    ...(named?.body === commission
      ? []
      : [
          breaks(
            'R092',
            `Name the session of the Commission to which the declaration is submitted; "${session}" is none that the calendar knows.`,
            '/payload/session',
          ),
        ]),
    ...(named && view.dates && named.end < view.dates.opening
      ? [
          breaks(
            'R092',
            `${named.title} was over before the congress opened (${view.dates.opening}). Name one after it.`,
            '/payload/session',
          ),
        ]
      : []),
    ...(adoptedDeclaration(state) ? [] : [breaks('R092', 'There is no adopted text to submit. Record the adoption first.')]),
  ];
}
