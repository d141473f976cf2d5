import type { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadsOf } from '../reading.js';
import { breaks } from '../stage.js';
import { citationFaults } from './adopted.js';
import * as payloads from './expert-group-payloads.js';
import { mandatesOf } from './outcome.js';
import { sessionFaults, unknownSession } from './sessions.js';
import { resolveWindow, sameWindow, windowInWords } from './windows.js';

type Payload<K extends 'establish' | 'convene' | 'renew' | 'report' | 'account'> = z.output<(typeof payloads)[K]>;

export const groupsOf = (state: StageState): Payload<'establish'>[] => payloadsOf(state, 'establish-expert-group', payloads.establish);
const reportsOf = (state: StageState, group: string): Payload<'report'>[] =>
  payloadsOf(state, 'report-of-expert-group', payloads.report).filter((r) => r.group === group);
const meetingsOf = (state: StageState, group: string): Payload<'convene'>[] =>
  payloadsOf(state, 'convene-expert-group', payloads.convene).filter((m) => m.group === group);
const renewalsOf = (state: StageState, group: string): Payload<'renew'>[] =>
  payloadsOf(state, 'renew-expert-group', payloads.renew).filter((r) => r.group === group);

/** A group reports until it says that it has concluded; renewed after that, it goes on. */
export function isConcluded(state: StageState, group: string): boolean {
  const last = state.performed.findLast(
    (p) => p.payload['group'] === group && (p.step === 'renew-expert-group' || p.step === 'report-of-expert-group'),
  );
  return last?.step === 'report-of-expert-group' && last.payload['concluded'] === true;
}

export function checkEstablishment(group: Payload<'establish'>, state: StageState, view: StageView): Refusal[] {
  const mandate = mandatesOf(state).find((m) => m.id === group.mandate);
  const rule = group.window.kind === 'before' ? 'R132' : 'R133';
  const uncited = mandate?.inLineWith.filter((n) => !group.inLineWith.includes(n)) ?? [];
  return [
    ...(groupsOf(state).some((g) => g.group === group.group)
      ? [breaks('R137', `The group "${group.group}" exists already. Renew its mandate, or record its meeting, instead.`, '/payload/group')]
      : []),
    ...(group.mandate !== undefined && mandate?.kind !== 'expert-group'
      ? [
          breaks(
            'R132',
            `The outcome resolution has no mandate "${group.mandate}" for an expert group; name one that it has.`,
            '/payload/mandate',
          ),
        ]
      : []),
    ...(mandate?.window && !sameWindow(mandate.window, group.window)
      ? [
          breaks(
            rule,
            `Enter the window that the mandate asks for: ${windowInWords(mandate.window, view)}; another is entered.`,
            '/payload/window',
          ),
        ]
      : []),
    ...(uncited.length > 0
      ? [
          breaks(
            'R132',
            `Name paragraph ${uncited.join(', ')} of the declaration, with which the mandate is in line; it is missing.`,
            '/payload/inLineWith',
          ),
        ]
      : []),
    ...citationFaults(group.inLineWith, view, 'R098', '/payload/inLineWith'),
    ...(resolveWindow(group.window, view)
      ? []
      : [breaks(rule, 'The calendar does not know the session that the window names; name one of it.', '/payload/window')]),
    ...(group.reportsTo.body === 'commission' && group.reportsTo.session !== undefined
      ? sessionFaults(group.reportsTo.session, view, { body: 'commission', rule: 'R136', pointer: '/payload/reportsTo/session' })
      : []),
  ];
}

const unknownGroup = (group: string, state: StageState): Refusal[] =>
  groupsOf(state).some((g) => g.group === group)
    ? []
    : [breaks('R132', `There is no expert group "${group}"; establish it first.`, '/payload/group')];

/** A meeting lies in the window of the group's mandate, or in the period for which it was renewed. */
export function checkMeeting(meeting: Payload<'convene'>, state: StageState, view: StageView): Refusal[] {
  const group = groupsOf(state).find((g) => g.group === meeting.group);
  if (!group) return unknownGroup(meeting.group, state);
  const { from, to } = meeting;
  if (from > to) return [breaks('R132', `The meeting ends (${to}) before it begins (${from}). Check the days.`, '/payload/to')];
  if (isConcluded(state, group.group))
    return [breaks('R137', `The group has concluded its work and cannot meet again before its mandate is renewed.`, '/payload/group')];
  const window = resolveWindow(group.window, view);
  const inWindow = window !== undefined && (window.from === null || from >= window.from) && (window.to === null || to <= window.to);
  const renewed = renewalsOf(state, group.group).some((r) => from >= r.from && (r.until === undefined || to <= r.until));
  if (inWindow || renewed) return [];
  const rule = meetingsOf(state, group.group).length > 0 ? 'R137' : group.window.kind === 'before' ? 'R132' : 'R133';
  return [
    breaks(
      rule,
      `The group must be convened ${windowInWords(group.window, view)}, not from ${from} to ${to}. Renew its mandate first if it meets at another time.`,
      '/payload/from',
    ),
  ];
}

export function checkRenewal(renewal: Payload<'renew'>, state: StageState): Refusal[] {
  return [
    ...unknownGroup(renewal.group, state),
    ...(renewal.workPlan === undefined
      ? [breaks('R138', 'Say what the work plan of the renewed mandate is; it is missing.', '/payload/workPlan')]
      : []),
    ...(renewal.until === undefined ? [breaks('R138', 'Say when the renewed mandate ends; it is missing.', '/payload/until')] : []),
    ...(renewal.until !== undefined && renewal.until < renewal.from
      ? [breaks('R138', 'The renewed mandate ends before it begins. Check the days.', '/payload/until')]
      : []),
  ];
}

export function checkReport(report: Payload<'report'>, state: StageState, view: StageView): Refusal[] {
  const group = groupsOf(state).find((g) => g.group === report.group);
  if (!group) return unknownGroup(report.group, state);
  return [
    ...(meetingsOf(state, group.group).length > 0
      ? []
      : [breaks('R134', `The group "${group.group}" has not met yet. Record its meeting first.`, '/payload/group')]),
    ...recipientFaults(report.to, group.reportsTo, reportsOf(state, group.group).length === 0, view),
    ...(isConcluded(state, group.group)
      ? [breaks('R134', `The group has concluded its work; there is nothing more to report.`, '/payload/group')]
      : []),
  ];
}

/** A group reports to whom its mandate says. A session named there is the one of the first report; later ones follow it. */
function recipientFaults(to: payloads.Recipient, named: payloads.Recipient, first: boolean, view: StageView): Refusal[] {
  if (to.body !== named.body) {
    return [
      breaks(
        named.body === 'congress' ? 'R135' : 'R134',
        `Name the ${named.body === 'congress' ? 'next congress' : 'Commission'} as that to which the group reports; its mandate names no other.`,
        '/payload/to/body',
      ),
    ];
  }
  if (to.body !== 'commission' || named.body !== 'commission') return [];
  if (to.session === undefined)
    return [breaks('R136', 'Name the session of the Commission to which the group reports; it is missing.', '/payload/to/session')];
  const given = view.session(to.session);
  if (!given) return [unknownSession(to.session, '/payload/to/session')];
  const due = named.session === undefined ? undefined : view.session(named.session);
  const elsewhere = due && (first ? given.key !== due.key : given.start < due.start);
  return elsewhere
    ? [
        breaks(
          'R136',
          `Name ${due.title}${first ? '' : ' or a later session'}, to which the group reports, not ${given.title}.`,
          '/payload/to/session',
        ),
      ]
    : [];
}

export function checkAccount({ reports }: Payload<'account'>, state: StageState): Refusal[] {
  const groups = groupsOf(state);
  const without = mandatesOf(state).filter((m) => m.kind === 'expert-group' && !groups.some((g) => g.mandate === m.id));
  const silent = groups.filter(
    (g) => !reportsOf(state, g.group).some((r) => r.evidence.symbol !== undefined && reports.includes(r.evidence.symbol)),
  );
  return [
    ...without.map((m) =>
      breaks('R132', `${m.paragraph} asks for an expert group (${m.action}) that has not been established. Establish it first.`),
    ),
    ...silent.map((g) =>
      breaks('R134', `A report of the group "${g.group}" is missing; a date closes nothing, its report does.`, '/payload/reports'),
    ),
  ];
}
