import type { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { daysBetween } from '../../time/plain-date.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadOf, payloadsOf, repeated, surelyAfter, surelyBefore, wasPerformed } from '../reading.js';
import { settingsOf } from '../regional-meetings/settings.js';
import { breaks } from '../stage.js';
import * as payloads from './payloads.js';
import type { Recommendation } from './payloads.js';
import { recommendationsOf, sectionsOf } from './reading.js';
import { checkSymbols } from './symbol-check.js';

type Payload<
  K extends keyof typeof payloads & ('recordMeeting' | 'consider' | 'raiseOtherMatters' | 'brief' | 'recordParticipants' | 'conclude'),
> = z.output<(typeof payloads)[K]>;

/** Each meeting is presided over by the Chair or a Vice-Chair, and is recorded once. */
export function checkMeeting({ number, presidedBy }: Payload<'recordMeeting'>, state: StageState, view: StageView): Refusal[] {
  const officers = payloadOf(state, 'elect-officers', payloads.electOfficers);
  const mayPreside = officers ? [officers.chair, ...officers.viceChairs].map((o) => o.person) : [presidedBy];
  const held = payloadsOf(state, 'record-meeting', payloads.recordMeeting).map((m) => m.number);
  const dates = view.meeting?.dates;
  return [
    ...(mayPreside.includes(presidedBy)
      ? []
      : [breaks('R043', `The Chair or a Vice-Chair must preside (${mayPreside.join(', ')}), not ${presidedBy}.`, '/payload/presidedBy')]),
    ...(held.includes(number)
      ? [breaks('R043', `Meeting ${number} is recorded already; give the number of another.`, '/payload/number')]
      : []),
    ...(number > Math.max(0, ...held) + 1
      ? [breaks('R043', `Record who presided over meeting ${Math.max(0, ...held) + 1} first.`, '/payload/number')]
      : []),
    ...(dates && (surelyBefore(view, dates.start) || surelyAfter(view, dates.end))
      ? [
          breaks(
            'R032',
            `The meeting must be held on the days agreed, ${dates.start} to ${dates.end}. Check the date, or change the calendar first.`,
          ),
        ]
      : []),
    ...closedReport(state),
  ];
}

/** Summary and outcome of a section; until the report is adopted it may be recorded anew, and the latest stands (`checkReplacement`). */
export function checkSection(told: Payload<'consider'>, state: StageState): Refusal[] {
  const { section, recommendations } = told;
  const agenda = payloadOf(state, 'adopt-agenda', payloads.adoptAgenda);
  const known = agenda ? ['theme', ...agenda.pairs.map((p) => `item-${p.item}`)] : [section];
  return [
    ...(known.includes(section)
      ? []
      : [breaks('R045', `The agenda has no ${section}; name one of its sections: ${known.join(', ')}.`, '/payload/section')]),
    ...checkRecommendations(recommendations, section, state),
    ...checkReplacement(told, state),
    ...closedReport(state),
  ];
}

/**
 * What a section had is not lost by being left out: before the deliberations are concluded it falls away only where that
 * is said, and what participants have recommended stays once they are.
 */
function checkReplacement(told: Payload<'consider'>, state: StageState): Refusal[] {
  const { recommendations, concerns } = leftOut(told, state);
  if (recommendations.length > 0 && wasPerformed(state, 'conclude')) {
    return [
      breaks(
        'R045',
        `The deliberations were concluded with recommendation ${recommendations.join(', ')} on ${told.section}. Give it again with the section, or reopen the milestone of the conclusion if it is to fall away.`,
        '/payload/recommendations',
      ),
    ];
  }
  if (told.replaces === true || recommendations.length + concerns.length === 0) return [];
  return [
    breaks(
      'R045',
      `${told.section} is on record with ${whatFalls({ recommendations, concerns })}, which would fall away. Give it again with the section, or say that it is to fall away ("replaces": true).`,
      recommendations.length > 0 ? '/payload/recommendations' : '/payload/concerns',
    ),
  ];
}

/** Says what a section loses by being recorded anew. */
export function adviseSection(told: Payload<'consider'>, state: StageState): string[] {
  const lost = leftOut(told, state);
  return lost.recommendations.length + lost.concerns.length === 0
    ? []
    : [`This replaces what was recorded of ${told.section}: ${whatFalls(lost)} no longer stands in it.`];
}

interface LeftOut {
  recommendations: string[];
  concerns: string[];
}

/** What the section had when it was last recorded, and does not have any more as it is told now. */
function leftOut({ section, recommendations, concerns }: Payload<'consider'>, state: StageState): LeftOut {
  const before = sectionsOf(state).find((s) => s.section === section);
  return {
    recommendations: (before?.recommendations ?? []).map((r) => r.id).filter((id) => !recommendations.some((r) => r.id === id)),
    concerns: (before?.concerns ?? []).filter((concern) => !concerns.includes(concern)),
  };
}

const whatFalls = ({ recommendations, concerns }: LeftOut): string =>
  [
    ...(recommendations.length > 0 ? [`recommendation ${recommendations.join(', ')}`] : []),
    ...concerns.map((concern) => `the concern “${concern}”`),
  ].join(' and ');

export function checkOtherMatters({ recommendations }: Payload<'raiseOtherMatters'>, state: StageState): Refusal[] {
  return [...checkRecommendations(recommendations, 'other-matters', state), ...closedReport(state)];
}

function checkRecommendations(recommendations: Recommendation[], section: string, state: StageState): Refusal[] {
  const elsewhere = recommendationsOf(state)
    .filter((r) => r.section !== section)
    .map((r) => r.id);
  const pointer = '/payload/recommendations';
  return [
    ...recommendations
      .filter((r) => r.negotiated)
      .map((r) =>
        breaks(
          section === 'other-matters' ? 'R046' : 'R045',
          `Recommendation ${r.id} must not be marked as negotiated: participants identify recommendations without negotiating them.`,
          pointer,
        ),
      ),
    ...recommendations
      .filter((r) => r.addressees.length === 0)
      .map((r) => breaks('R049', `Recommendation ${r.id} has no addressee; say who is to act on it.`, pointer)),
    ...repeated([...elsewhere, ...recommendations.map((r) => r.id)]).map((id) =>
      breaks('R049', `Two recommendations are called ${id}; give each a name of its own, by which it is cited.`, pointer),
    ),
  ];
}

const closedReport = (state: StageState): Refusal[] =>
  wasPerformed(state, 'adopt-report')
    ? [
        breaks(
          'R047',
          'The report is adopted, at the last meeting; nothing can be added to it. Reopen its milestone if it was not the last.',
        ),
      ]
    : [];

/** The Council's advisers speak on ancillary meetings. */
export function checkBriefing({ by, topics }: Payload<'brief'>): Refusal[] {
  return by === 'scientific-advisory-council' && !topics.includes('ancillary-meetings')
    ? [
        breaks(
          'R079',
          'Name the ancillary meetings among the topics of the scientific and professional advisory council ("ancillary-meetings"); they are missing.',
          '/payload/topics',
        ),
      ]
    : [];
}

export function checkParticipants({ classes }: Payload<'recordParticipants'>): Refusal[] {
  const twice = [...repeated(classes.map((c) => c.class)), ...repeated(classes.flatMap((c) => c.names))];
  const members = classes.some((c) => c.class === 'member' && c.names.length > 0);
  return [
    ...twice.map((name) => breaks('R072', `"${name}" is listed twice; name each participant in one class alone.`, '/payload/classes')),
    ...(members
      ? []
      : [
          breaks(
            'R072',
            'No member of the regional commission is listed; name those who took part, for observers alone do not make a meeting.',
            '/payload/classes',
          ),
        ]),
    ...classes
      .filter((c) => c.class === 'non-governmental-organization' && c.consultativeStatus !== true)
      .map(() =>
        breaks(
          'R072',
          'Confirm that all non-governmental organizations named are in consultative status; without it they cannot observe.',
          '/payload/classes',
        ),
      ),
  ];
}

/** Everything on the agenda has been considered and has an outcome, and the host has briefed the meeting. */
export function checkConclusion({ evidence }: Payload<'conclude'>, state: StageState, view: StageView): Refusal[] {
  const sections = sectionsOf(state);
  const pairs = payloadOf(state, 'adopt-agenda', payloads.adoptAgenda)?.pairs ?? [];
  const without = pairs
    .map((p) => `item-${p.item}`)
    .filter((key) => !sections.some((s) => s.section === key && s.recommendations.length > 0));
  const topics = payloadsOf(state, 'brief', payloads.brief)
    .filter((b) => b.by === 'host')
    .flatMap((b) => b.topics);
  const untold = (['preparations', 'venue-city', 'youth-forum'] as const).filter((t) => !topics.includes(t));
  return [
    ...(sections.some((s) => s.section === 'theme')
      ? []
      : [breaks('R045', 'The theme has neither summary nor outcome of deliberations yet. Record them first.')]),
    ...(without.length === 0
      ? []
      : [
          breaks(
            'R036',
            `No recommendation on ${without.join(', ')}. There must be an action-oriented one on every item and its workshop.`,
          ),
        ]),
    ...(untold.length === 0
      ? []
      : [breaks('R063', `The host of the congress has not briefed the meeting on ${untold.join(', ')}. Record that briefing first.`)]),
    ...checkSymbols([evidence.symbol], view, '/payload/evidence/symbol'),
  ];
}

export function adviseConclusion(_payload: Payload<'conclude'>, state: StageState, view: StageView): string[] {
  const briefed = payloadsOf(state, 'brief', payloads.brief).map((b) => b.by);
  const dates = view.meeting?.dates;
  const days = dates && daysBetween(dates.start, dates.end) + 1;
  const usual = settingsOf(view).days;
  return [
    ...(briefed.includes('scientific-advisory-council')
      ? []
      : ['The scientific and professional advisory council has not briefed the meeting on ancillary meetings.']),
    ...(briefed.includes('programme-network-institute')
      ? []
      : ['No institute of the programme network has briefed the meeting on the workshops.']),
    ...(days !== undefined && days !== usual ? [`The meeting lasted ${days} days; regional meetings usually last ${usual}.`] : []),
  ];
}
