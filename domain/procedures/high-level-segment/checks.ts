import type { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { daysBetween } from '../../time/plain-date.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadsOf, surelyAfter, surelyBefore, wasPerformed } from '../reading.js';
import { breaks } from '../stage.js';
import * as payloads from './payloads.js';
import { plannedRoundTables, segmentWindow, speakersOf } from './segment.js';

type Payload<
  K extends keyof typeof payloads &
    (
      | 'place'
      | 'decideLength'
      | 'inviteStates'
      | 'listSpeaker'
      | 'withdrawSpeaker'
      | 'planRoundTable'
      | 'openSegment'
      | 'makeStatement'
      | 'holdRoundTable'
      | 'closeSegment'
    ),
> = z.output<(typeof payloads)[K]>;

/** The rule that says where the segment stands: at the opening since the Thirteenth Congress, at the closing of the Twelfth. */
const placementRule = (view: StageView): string => (view.placement === 'opening' ? 'R080' : 'R082');

export function checkPlacement({ placement, days }: Payload<'place'>, _state: StageState, view: StageView): Refusal[] {
  const elsewhere =
    placement === view.placement
      ? []
      : [
          breaks(
            placementRule(view),
            `This edition has its high-level segment at the ${view.placement}, not at the ${placement}; enter that, for its dates are counted from there.`,
            '/payload/placement',
          ),
        ];
  return [...elsewhere, ...(days === undefined ? [] : checkDays(days, view))];
}

export const checkLength = ({ days }: Payload<'decideLength'>, _state: StageState, view: StageView): Refusal[] => checkDays(days, view);

function checkDays(days: number, view: StageView): Refusal[] {
  const whole = view.dates && daysBetween(view.dates.opening, view.dates.closing) + 1;
  return whole !== undefined && days > whole
    ? [
        breaks(
          placementRule(view),
          `The segment cannot last ${inDays(days)}: the congress lasts ${inDays(whole)}. Enter that or less.`,
          '/payload/days',
        ),
      ]
    : [];
}

const daysOf = ({ first, last }: { first: string; last: string }): string => (first === last ? `on ${first}` : `from ${first} to ${last}`);
const inDays = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** States are invited at the highest possible level, to speak on the theme and the topics. */
export function checkInvitation({ levels, statementsOn }: Payload<'inviteStates'>): Refusal[] {
  const below = payloads.inviteStates.shape.levels.element.options.filter((level) => !levels.includes(level));
  const unsaid = payloads.inviteStates.shape.statementsOn.element.options.filter((s) => !statementsOn.includes(s));
  return [
    ...(below.length > 0
      ? [breaks('R080', `States must be invited at the highest possible level; name also: ${below.join(', ')}.`, '/payload/levels')]
      : []),
    ...(unsaid.length > 0
      ? [
          breaks(
            'R081',
            `States must be invited to make statements on the theme and the topics; name also: ${unsaid.join(', ')}.`,
            '/payload/statementsOn',
          ),
        ]
      : []),
  ];
}

export function checkSpeaker({ delegation }: Payload<'listSpeaker'>, state: StageState): Refusal[] {
  return listed(state, delegation)
    ? [
        breaks(
          'R081',
          `${delegation} is on the list of speakers already; withdraw it first to list it at another rank.`,
          '/payload/delegation',
        ),
      ]
    : [];
}

export function checkWithdrawal({ delegation }: Payload<'withdrawSpeaker'>, state: StageState): Refusal[] {
  return listed(state, delegation)
    ? []
    : [breaks('R081', `${delegation} is not on the list of speakers; name one that is.`, '/payload/delegation')];
}

export function checkRoundTablePlan({ number, day }: Payload<'planRoundTable'>, state: StageState, view: StageView): Refusal[] {
  const window = segmentWindow(state, view);
  return [
    ...(plannedRoundTables(state).some((t) => t.number === number)
      ? [breaks('R084', `Round table ${number} is planned already; give this one another number.`, '/payload/number')]
      : []),
    ...(window && (day < window.first || day > window.last)
      ? [breaks('R084', `Round tables must be held in the segment, ${daysOf(window)}; name a day of it.`, '/payload/day')]
      : []),
  ];
}

/** The segment is held on its own days at the opening or at the closing. */
export function checkInWindow(_payload: object, state: StageState, view: StageView): Refusal[] {
  const window = segmentWindow(state, view);
  if (!window) return [breaks(placementRule(view), 'The congress has no dates; the segment cannot be in session before they are decided.')];
  const outside = surelyBefore(view, window.first) || surelyAfter(view, window.last);
  return outside
    ? [breaks(placementRule(view), `The segment must be held at the ${view.placement}, ${daysOf(window)}. Check the date.`)]
    : [];
}

export function checkStatement(payload: Payload<'makeStatement'>, state: StageState, view: StageView): Refusal[] {
  return [
    ...(listed(state, payload.delegation)
      ? []
      : [breaks('R081', `${payload.delegation} is not on the list of speakers; list it first.`, '/payload/delegation')]),
    ...notClosed(state),
    ...checkInWindow(payload, state, view),
  ];
}

export function checkRoundTable(payload: Payload<'holdRoundTable'>, state: StageState, view: StageView): Refusal[] {
  const { number } = payload;
  return [
    ...(plannedRoundTables(state).some((t) => t.number === number)
      ? []
      : [breaks('R084', `No round table ${number} is planned; plan it first.`, '/payload/number')]),
    ...(held(state).includes(number) ? [breaks('R084', `Round table ${number} was held already; name another.`, '/payload/number')] : []),
    ...notClosed(state),
    ...checkInWindow(payload, state, view),
  ];
}

/** States have spoken and the planned round tables were held before the segment closes. */
export function checkClosing(payload: Payload<'closeSegment'>, state: StageState, view: StageView): Refusal[] {
  const open = plannedRoundTables(state)
    .map((t) => t.number)
    .filter((n) => !held(state).includes(n));
  return [
    ...(wasPerformed(state, 'make-statement')
      ? []
      : [breaks('R081', 'No statement has been recorded; record at least one, for States are invited to make them in the segment.')]),
    ...(open.length > 0 ? [breaks('R084', `Round tables still to be held: ${open.join(', ')}.`)] : []),
    ...checkInWindow(payload, state, view),
  ];
}

export function adviseClosing(_payload: Payload<'closeSegment'>, state: StageState): string[] {
  return plannedRoundTables(state).length === 0 ? ['No thematic interactive round table was part of the segment.'] : [];
}

const listed = (state: StageState, delegation: string): boolean => speakersOf(state).some((s) => s.delegation === delegation);
const held = (state: StageState): number[] => payloadsOf(state, 'hold-round-table', payloads.holdRoundTable).map((t) => t.number);
const notClosed = (state: StageState): Refusal[] =>
  wasPerformed(state, 'close-segment')
    ? [breaks('R080', 'The segment is closed; nothing can be added to it. Reopen its milestone to go on with it.')]
    : [];
