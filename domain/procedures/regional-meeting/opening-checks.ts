import type { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { shift } from '../../time/plain-date.js';
import { finalGuide, guidePairs } from '../discussion-guide/final.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadOf, repeated, surelyAfter, surelyBefore, wasPerformed } from '../reading.js';
import { settingsOf } from '../regional-meetings/settings.js';
import { breaks } from '../stage.js';
import * as payloads from './payloads.js';
import { checkSymbols } from './symbol-check.js';

type Payload<
  K extends keyof typeof payloads &
    ('arrangeTravel' | 'issueDocuments' | 'open' | 'electOfficers' | 'adoptAgenda' | 'approveOrganization' | 'introduce'),
> = z.output<(typeof payloads)[K]>;

/** Travel is paid from resources that were provided for all meetings (A/RES/72/192, para. 12). */
export function travelCanBeArranged(_state: StageState, view: StageView): Refusal[] {
  const provided = wasPerformed(view.stage(settingsOf(view).coordinator), 'provide-resources');
  return provided
    ? []
    : [
        breaks(
          'R144',
          'No resources for least developed countries are provided yet; record them with the coordination of the meetings first.',
        ),
      ];
}

export function checkDocuments({ evidence }: Payload<'issueDocuments'>, _state: StageState, view: StageView): Refusal[] {
  return checkSymbols([evidence.symbol, ...(evidence.also ?? [])], view, '/payload/evidence');
}

export function adviseDocuments(_payload: Payload<'issueDocuments'>, _state: StageState, view: StageView): string[] {
  const start = view.meeting?.dates?.start;
  const due = start && shift(start, { count: -6, unit: 'w' });
  return due !== undefined && surelyAfter(view, due) ? [`Documents should be out six weeks before the meeting, by ${due}.`] : [];
}

/** Opened by the secretary, on a day agreed with Member States, with the final guide at hand. */
export function checkOpening({ openedBy }: Payload<'open'>, _state: StageState, view: StageView): Refusal[] {
  const protocol =
    openedBy === 'secretary'
      ? []
      : [
          breaks(
            'R039',
            `The secretary of the meeting must declare it open; another office is entered (${openedBy}).`,
            '/payload/openedBy',
          ),
        ];
  return [...protocol, ...agreedDay(view)];
}

/** The guide is final, and the first day has come. */
export function canBeOpened(_state: StageState, view: StageView): Refusal[] {
  return [...notYet(view), ...checkGuide(view)];
}

function notYet(view: StageView): Refusal[] {
  const dates = view.meeting?.dates;
  return dates && view.today < dates.start
    ? [
        breaks(
          'R032',
          `The meeting must be held on the days agreed, ${dates.start} to ${dates.end}; change the calendar first if it is held on others.`,
        ),
      ]
    : [];
}

export function adviseOpening({ statementBy }: Payload<'open'>, _state: StageState, view: StageView): string[] {
  const closed = (slot: string): boolean => ['done', 'waived'].includes(view.slot(slot)?.status ?? '');
  return [
    ...(statementBy === undefined ? ['Usually the Executive Secretary of the Congress speaks on behalf of the Executive Director.'] : []),
    ...(closed('travel') ? [] : ['Travel support for participants from least developed countries has not been recorded.']),
    ...(closed('documents') ? [] : ['The documents of the meeting have not been recorded as issued.']),
  ];
}

function agreedDay(view: StageView): Refusal[] {
  const dates = view.meeting?.dates;
  if (!dates) return [breaks('R032', 'No dates are agreed with Member States for this meeting; agree its calendar first.')];
  if (view.today < dates.start) return []; // said already
  const outside = surelyBefore(view, dates.start) || surelyAfter(view, dates.end);
  return outside
    ? [
        breaks(
          'R032',
          `The meeting must be held on the days agreed, ${dates.start} to ${dates.end}; change the calendar first if it is held on others.`,
        ),
      ]
    : [];
}

function checkGuide(view: StageView): Refusal[] {
  const { guide } = settingsOf(view);
  if (guide === null) return [];
  const { out, since } = finalGuide(guide, view);
  if (!out) return [breaks('R024', 'The discussion guide is not out; issue it before the first regional meeting.')];
  return since !== undefined && surelyBefore(view, since)
    ? [breaks('R024', `The discussion guide came out on ${since} at the earliest, after this opening. Check the dates.`)]
    : [];
}

/** Chair, Vice-Chairs and Rapporteur, by acclamation, at the first meeting. */
export function checkElection({ meeting, byAcclamation, chair, viceChairs, rapporteur }: Payload<'electOfficers'>): Refusal[] {
  const twice = repeated([chair, ...viceChairs, rapporteur].map((o) => o.person));
  return [
    ...(meeting === 1
      ? []
      : [breaks('R040', `Officers must be elected at the first meeting, not at meeting ${meeting}.`, '/payload/meeting')]),
    ...(byAcclamation
      ? []
      : [breaks('R040', 'Officers must be elected by acclamation; it is entered that they were not.', '/payload/byAcclamation')]),
    ...(viceChairs.length > 0
      ? []
      : [breaks('R040', 'Name at least one Vice-Chair besides Chair and Rapporteur; none is named.', '/payload/viceChairs')]),
    ...twice.map((id) => breaks('R040', `${id} is named for two offices; name another person for one of them.`)),
  ];
}

/** The standard agenda, at the first meeting; its substantive items and workshops are those of the guide. */
export function checkAgenda({ meeting, symbol, items, pairs }: Payload<'adoptAgenda'>, state: StageState, view: StageView): Refusal[] {
  const issued = payloadOf(state, 'issue-documents', payloads.issueDocuments)?.evidence;
  const known = issued ? [issued.symbol, ...(issued.also ?? [])] : [symbol];
  const standard = items.map((i) => i.kind).join() === payloads.agendaKinds.join();
  return [
    ...(meeting === 1
      ? []
      : [breaks('R041', `The agenda must be adopted at the first meeting, not at meeting ${meeting}.`, '/payload/meeting')]),
    ...(standard
      ? []
      : [breaks('R041', `The agenda must have these items in this order: ${payloads.agendaKinds.join(', ')}.`, '/payload/items')]),
    ...(known.includes(symbol)
      ? []
      : [
          breaks(
            'R041',
            `${symbol} is not the provisional agenda that was issued for this meeting; name that (${known.filter((s) => s !== undefined).join(', ')}).`,
            '/payload/symbol',
          ),
        ]),
    ...checkPairs(pairs, view),
    ...checkSymbols([symbol], view, '/payload/symbol'),
  ];
}

function checkPairs(pairs: Payload<'adoptAgenda'>['pairs'], view: StageView): Refusal[] {
  const { guide } = settingsOf(view);
  const ofGuide = guide === null ? undefined : guidePairs(view.stage(guide));
  if (!ofGuide || listed(pairs) === listed(ofGuide)) return [];
  return [
    breaks(
      'R019',
      `Pair items and workshops as the discussion guide does (${listed(ofGuide)}); they are paired otherwise.`,
      '/payload/pairs',
    ),
  ];
}

const listed = (pairs: { item: number; workshops: number[] }[]): string =>
  pairs
    .map(
      (p) =>
        `item ${p.item} with ${p.workshops.length > 0 ? `workshop ${[...p.workshops].sort((a, b) => a - b).join(' and ')}` : 'no workshop'}`,
    )
    .sort()
    .join(', ');

export function checkOrganization({ meeting }: Payload<'approveOrganization'>, state: StageState): Refusal[] {
  const agenda = payloadOf(state, 'adopt-agenda', payloads.adoptAgenda);
  if (!agenda || agenda.meeting === meeting) return [];
  return [
    breaks(
      'R042',
      `The organization of work must be approved at the meeting that adopts the agenda, number ${agenda.meeting}, not at meeting ${meeting}.`,
      '/payload/meeting',
    ),
  ];
}

/** The Secretariat introduces the theme, all items and all workshops before they are debated. */
export function checkIntroduction({ theme, items, workshops }: Payload<'introduce'>, state: StageState): Refusal[] {
  const pairs = payloadOf(state, 'adopt-agenda', payloads.adoptAgenda)?.pairs ?? [];
  const missing = [
    ...(theme ? [] : ['the theme']),
    ...pairs.filter((p) => !items.includes(p.item)).map((p) => `item ${p.item}`),
    ...pairs
      .flatMap((p) => p.workshops)
      .filter((w) => !workshops.includes(w))
      .map((w) => `workshop ${w}`),
  ];
  return missing.length === 0 ? [] : [breaks('R044', `Not introduced: ${missing.join(', ')}. All must be introduced before the debate.`)];
}
