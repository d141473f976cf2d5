import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { evidence, positive, symbol, text } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { payloadOf } from '../reading.js';
import { breaks } from '../stage.js';
import { citationFaults, declarationOf } from './adopted.js';
import { congressReport } from './report.js';
import { firstAfterClosing, notBeforeSession, sessionFaults } from './sessions.js';
import { declarationParagraphs, session } from './shared-fields.js';

const considerOutcome = z.strictObject({
  session,
  priority: z.enum(['high', 'ordinary']).describe('The priority that the Commission gives to it'),
  report: symbol.describe('The report of the congress that it had before it'),
});

const approveDeclaration = z.strictObject({ session, declaration: text.describe('Title of the declaration') });

const adoptOwnResolution = z.strictObject({
  session,
  number: text.describe('Number of the resolution (19/1)'),
  title: text.describe('Title of the resolution'),
  actions: z.array(text).min(1, 'names no action').describe('What it undertakes on the Commission’s programme of work'),
  paragraphs: declarationParagraphs.default([]).describe('Paragraphs of the declaration that it acts on'),
});

const recommendFollowUp = z.strictObject({
  session,
  through: z.enum(['council', 'none']).describe('Whether the recommendation goes to the Assembly through the Council'),
  assembly: session.describe('Session of the Assembly that is to act on it (general-assembly-76)'),
  chapter: positive.optional().describe('Chapter of the report that carries the draft'),
  evidence: evidence.describe('The report of the Commission that carries the recommended draft, by its symbol'),
});

/** The Commission's recommendation, once made. */
export const recommendationOf = (state: StageState): z.output<typeof recommendFollowUp> | undefined =>
  payloadOf(state, 'recommend-follow-up', recommendFollowUp);

/** The Commission's first session after the congress (A/RES/64/180; decision 74/550 B). */
export const commissionSteps = [
  step({
    id: 'consider-outcome',
    title: 'Record the Commission’s consideration of the outcome',
    sources: ['R103', 'R105', 'R150'],
    payload: considerOutcome,
    after: ['slot:report'],
    moves: [{ slot: 'commission', to: 'started' }],
    check: checkConsideration,
  }),
  step({
    id: 'adopt-own-resolution',
    title: 'Record a resolution of the Commission’s own on the outcome',
    sources: ['R114'],
    payload: adoptOwnResolution,
    after: ['consider-outcome'],
    repeats: true,
    check: checkOwnResolution,
  }),
  step({
    id: 'approve-declaration',
    title: 'Record the Commission’s approval of the declaration',
    sources: ['R092', 'R100'],
    payload: approveDeclaration,
    after: ['consider-outcome'],
    check: checkApproval,
  }),
  step({
    id: 'recommend-follow-up',
    title: 'Recommend follow-up to the Assembly through the Council',
    sources: ['R100', 'R105', 'R116', 'R150'],
    payload: recommendFollowUp,
    after: ['consider-outcome', 'approve-declaration'],
    moves: [{ slot: 'commission', to: 'done', evidence: (p) => p.evidence }],
    check: checkRecommendation,
  }),
];

function checkConsideration(considered: z.output<typeof considerOutcome>, state: StageState, view: StageView): Refusal[] {
  const planned = view.slot('commission')?.due.session !== undefined;
  const report = congressReport(state);
  return [
    ...sessionFaults(considered.session, view, { body: 'commission', slot: 'commission', rule: planned ? 'R150' : 'R105' }),
    ...(planned ? [] : firstAfterClosing(considered.session, view, 'R105')),
    ...notBeforeSession(considered.session, view, 'R105'),
    ...(considered.priority === 'high'
      ? []
      : [
          breaks(
            'R105',
            'The Commission must give high priority to the conclusions and recommendations of the congress; another is entered. Check the record of the session.',
            '/payload/priority',
          ),
        ]),
    ...(report === undefined || considered.report === report
      ? []
      : [breaks('R103', `Name ${report} as the report of the congress, not ${considered.report}.`, '/payload/report')]),
  ];
}

/** The session that considers the outcome is the one that acts on it. */
function sameSession(key: string, state: StageState): Refusal[] {
  const considered = payloadOf(state, 'consider-outcome', considerOutcome)?.session;
  return considered === undefined || considered === key
    ? []
    : [breaks('R105', `Name ${considered}, before which the outcome is, not ${key}.`, '/payload/session')];
}

function checkOwnResolution(resolution: z.output<typeof adoptOwnResolution>, state: StageState, view: StageView): Refusal[] {
  const twice = state.performed.some((p) => p.step === 'adopt-own-resolution' && p.payload['number'] === resolution.number);
  return [
    ...sameSession(resolution.session, state),
    ...(twice
      ? [
          breaks(
            'R114',
            `Resolution ${resolution.number} is on record already; name another, for each action is taken by an individual resolution.`,
            '/payload/number',
          ),
        ]
      : []),
    ...citationFaults(resolution.paragraphs, view, 'R098', '/payload/paragraphs'),
  ];
}

function checkApproval(approval: z.output<typeof approveDeclaration>, state: StageState, view: StageView): Refusal[] {
  const adopted = declarationOf(view);
  const other = adopted !== undefined && adopted.title !== approval.declaration;
  return [
    ...sameSession(approval.session, state),
    ...(other
      ? [
          breaks(
            'R100',
            `Name the declaration that the congress adopted, the ${adopted.title}, not "${approval.declaration}".`,
            '/payload/declaration',
          ),
        ]
      : []),
  ];
}

function checkRecommendation(recommendation: z.output<typeof recommendFollowUp>, state: StageState, view: StageView): Refusal[] {
  return [
    ...sameSession(recommendation.session, state),
    ...(recommendation.through === 'council'
      ? []
      : [
          breaks(
            'R116',
            'The text must reach the Assembly through the Council, not directly from the Commission; enter "council".',
            '/payload/through',
          ),
        ]),
    ...sessionFaults(recommendation.assembly, view, {
      body: 'assembly',
      slot: 'generalAssembly',
      rule: 'R150',
      pointer: '/payload/assembly',
    }),
  ];
}
