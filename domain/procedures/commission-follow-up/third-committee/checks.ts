import type { z } from 'zod';
import type { Refusal } from '../../../refusal.js';
import type { StageState, StageView } from '../../procedure.js';
import { payloadsOf, repeated } from '../../reading.js';
import { breaks } from '../../stage.js';
import { councilResolution } from '../council.js';
import { sessionFaults } from '../sessions.js';
import { settingsOf } from '../settings.js';
import { draftNamed, draftsOf } from './drafts.js';
import * as payloads from './payloads.js';

type Payload<K extends keyof typeof payloads> = z.output<(typeof payloads)[K]>;

export function checkItem(item: Payload<'includeItem'>, _: StageState, view: StageView): Refusal[] {
  const { committee } = settingsOf(view);
  return [
    ...sessionFaults(item.session, view, { body: 'assembly', slot: 'generalAssembly', rule: 'R117' }),
    ...(item.onRecommendationOf === 'general-committee'
      ? []
      : [
          breaks(
            'R117',
            'The item must be included on the recommendation of the General Committee; another is entered. Check who recommended it.',
            '/payload/onRecommendationOf',
          ),
        ]),
    ...(named(item.allocatedTo) === named(committee)
      ? []
      : [
          breaks(
            'R117',
            `Say that the item is allocated to the ${committee}; "${item.allocatedTo}" is another committee, or none.`,
            '/payload/allocatedTo',
          ),
        ]),
  ];
}

/** However a committee is written: by its name, or by the id that it has as a body (third-committee). */
const named = (committee: string): string => committee.toLowerCase().replace(/[^a-z0-9]+/g, '-');

export function checkDiscussion({ meetings }: Payload<'holdGeneralDiscussion'>, state: StageState): Refusal[] {
  const introduced = payloadsOf(state, 'introduce-item', payloads.introduceItem).filter((i) => !meetings.includes(i.meeting));
  return introduced.map((i) =>
    breaks(
      'R119',
      `The item was introduced at the ${i.meeting}. meeting, which is none of those of its general discussion. Name that meeting too.`,
      '/payload/meetings',
    ),
  );
}

export function checkTransmission({ note, resolution }: Payload<'transmitDraft'>, state: StageState, view: StageView): Refusal[] {
  const recommended = councilResolution(state);
  if (recommended === undefined) {
    // Where the edition has waived the Council's part, nothing can be compared.
    return view.slot('ecosoc')?.status === 'waived'
      ? []
      : [
          breaks(
            'R116',
            'No resolution of the Council recommends a draft yet; record it first, for the text reaches the Assembly through it alone.',
          ),
        ];
  }
  return [
    ...(resolution === recommended
      ? []
      : [
          breaks(
            'R120',
            `Name the resolution by which the Council recommended the draft, ${recommended}, not ${resolution}.`,
            '/payload/resolution',
          ),
        ]),
    ...newSymbol(note, state, '/payload/note'),
  ];
}

export const checkNewDraft = ({ symbol }: Payload<'introduceDraft'>, state: StageState): Refusal[] =>
  newSymbol(symbol, state, '/payload/symbol');

const newSymbol = (symbol: string, state: StageState, pointer: string): Refusal[] =>
  draftNamed(state, symbol)
    ? [breaks('R123', `${symbol} is before the Committee already; record a changed text as a revision of it.`, pointer)]
    : [];

export function checkRevision({ symbol, replaces }: Payload<'reviseDraft'>, state: StageState): Refusal[] {
  const standing = live(replaces, state, '/payload/replaces');
  const base = replaces.replace(/\/Rev\.\d+$/, '');
  return [
    ...standing,
    ...newSymbol(symbol, state, '/payload/symbol'),
    ...(symbol.startsWith(`${base}/Rev.`)
      ? []
      : [breaks('R123', `Give the revision of ${replaces} its symbol, ${base}/Rev.1 and so on, not ${symbol}.`, '/payload/symbol')]),
  ];
}

/** Faults of a draft that is to be worked on: unknown, replaced by a revision, or acted on already. */
function live(symbol: string, state: StageState, pointer: string): Refusal[] {
  const draft = draftNamed(state, symbol);
  if (!draft) {
    const there = draftsOf(state).map((d) => d.symbol);
    return [
      breaks(
        'R120',
        `There is no draft ${symbol} before the Committee${there.length > 0 ? `; name one of ${there.join(', ')}` : ': record it first'}.`,
        pointer,
      ),
    ];
  }
  if (draft.supersededBy !== undefined)
    return [breaks('R123', `${symbol} has been replaced by ${draft.supersededBy} already; name that one.`, pointer)];
  return draft.result === undefined ? [] : [breaks('R121', `${symbol} has been ${draft.result} already; name another draft.`, pointer)];
}

export function checkImplications({ draft }: Payload<'stateImplications'>, state: StageState): Refusal[] {
  const without = draftNamed(state, draft)?.implications === false;
  return [
    ...live(draft, state, '/payload/draft'),
    ...(without
      ? [breaks('R122', `${draft} has no programme budget implications on record; name a draft that has.`, '/payload/draft')]
      : []),
  ];
}

export function checkAction({ draft, meeting, result }: Payload<'actOnDraft'>, state: StageState): Refusal[] {
  const named = draftNamed(state, draft);
  const discussed = payloadsOf(state, 'hold-general-discussion', payloads.holdGeneralDiscussion).flatMap((d) => d.meetings);
  const unstated = result === 'adopted' && named?.implications === true && !named.stated;
  return [
    ...live(draft, state, '/payload/draft'),
    ...(discussed.includes(meeting)
      ? [
          breaks(
            'R118',
            `The ${meeting}. meeting was one of general discussion; action on proposals cannot be taken at it. Name another.`,
            '/payload/meeting',
          ),
        ]
      : []),
    ...(unstated
      ? [
          breaks(
            'R122',
            `${draft} has programme budget implications and cannot be adopted before the statement on them is read. Record the statement first.`,
            '/payload/draft',
          ),
        ]
      : []),
  ];
}

export function checkStatement({ draft, position, place }: Payload<'recordStatement'>, state: StageState): Refusal[] {
  const named = draftNamed(state, draft);
  if (!named) return live(draft, state, '/payload/draft');
  const taken = payloadsOf(state, 'record-statement', payloads.recordStatement).filter(
    (s) => s.draft === draft && s.position === position,
  ).length;
  return [
    ...(position === 'after' && named.result === undefined
      ? [breaks('R131', `${draft} has not been acted on; enter the statement as one before the action.`, '/payload/position')]
      : []),
    ...(position === 'before' && named.result !== undefined
      ? [breaks('R131', `${draft} has been ${named.result} already; enter the statement as one after the action.`, '/payload/position')]
      : []),
    ...(place === taken + 1
      ? []
      : [
          breaks(
            'R131',
            `${taken} statements ${position} the action are on record; enter place ${taken + 1} for this one, not ${place}.`,
            '/payload/place',
          ),
        ]),
  ];
}

export function checkReport({ resolutions, decisions }: Payload<'reportToPlenary'>, state: StageState): Refusal[] {
  const adopted = draftsOf(state).filter((d) => d.result === 'adopted');
  const listed = resolutions.map((r) => r.draft);
  const wrong = resolutions.findIndex((r, index) => r.numeral !== roman(index + 1));
  const notAdopted = listed.filter((symbol) => !adopted.some((d) => d.symbol === symbol));
  const left = adopted.filter((d) => !listed.includes(d.symbol));
  return [
    ...(wrong < 0
      ? []
      : [
          breaks(
            'R124',
            `Number the draft resolutions in order: ${roman(wrong + 1)} must stand where ${resolutions[wrong]?.numeral} does.`,
            `/payload/resolutions/${wrong}/numeral`,
          ),
        ]),
    ...repeated(listed).map((symbol) => breaks('R124', `${symbol} is recommended twice; name it once.`, '/payload/resolutions')),
    ...notAdopted.map((symbol) =>
      breaks('R124', `The Committee has not adopted ${symbol}; it cannot recommend it to the plenary.`, '/payload/resolutions'),
    ),
    ...left.map((d) =>
      breaks(
        'R124',
        `Name ${d.symbol} too, which the Committee adopted, among what its report recommends to the plenary; it is missing.`,
        '/payload/resolutions',
      ),
    ),
    ...(adopted.some((d) => d.resolution !== undefined) || adopted.length === 0
      ? []
      : [
          breaks(
            'R121',
            'The Committee has not adopted the draft that the Council recommended. Record its action first.',
            '/payload/resolutions',
          ),
        ]),
    ...decisionFaults(decisions, state),
  ];
}

/** Draft decisions are an output of their own: each one adopted is recommended, and none else. */
function decisionFaults(decisions: string[], state: StageState): Refusal[] {
  const adopted = payloadsOf(state, 'adopt-draft-decision', payloads.adoptDraftDecision).map((d) => d.title);
  return [
    ...adopted
      .filter((t) => !decisions.includes(t))
      .map((t) =>
        breaks(
          'R125',
          `Name the draft decision "${t}" too, which was adopted, apart from the resolutions; it is missing.`,
          '/payload/decisions',
        ),
      ),
    ...decisions
      .filter((t) => !adopted.includes(t))
      .map((t) => breaks('R125', `No draft decision "${t}" was adopted; name one that was, or record it first.`, '/payload/decisions')),
  ];
}

const numerals: [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  const largest = numerals.find(([value]) => value <= number);
  return largest ? largest[1] + roman(number - largest[0]) : '';
}
