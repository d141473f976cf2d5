import { step, type Procedure, type StageState } from '../procedure.js';
import { payloadOf, wasPerformed } from '../reading.js';
import * as checks from './checks.js';
import * as payloads from './payloads.js';

/** The discussion guide: from the institutes that prepare it to its issue in all languages (A/RES/72/192, para. 11; A/RES/73/184). */
export const discussionGuide: Procedure = {
  id: 'discussion-guide',
  title: 'Discussion guide',
  slots: ['draft', 'final'],
  settings: payloads.guideSettings,
  steps: [
    step({
      id: 'name-institutes',
      title: 'Name the institutes that prepare the guide',
      sources: ['R024'],
      payload: payloads.nameInstitutes,
      after: [],
      moves: [{ slot: 'draft', to: 'started' }],
    }),
    step({
      id: 'invite-contributions',
      title: 'Invite Member States to contribute',
      sources: ['R025'],
      payload: payloads.inviteContributions,
      after: [],
    }),
    step({
      id: 'record-contribution',
      title: 'Record a Member State’s contribution',
      sources: ['R025'],
      payload: payloads.recordContribution,
      after: ['invite-contributions'],
      repeats: true,
    }),
    step({
      id: 'draft-sections',
      title: 'Draft the sections: each item with its workshop',
      sources: ['R019', 'R029'],
      payload: payloads.draftSections,
      after: ['name-institutes'],
      check: checks.checkSections,
      advise: checks.adviseSections,
    }),
    step({
      id: 'submit-draft',
      title: 'Submit the draft to the Commission',
      sources: ['R024', 'R025', 'R026'],
      payload: payloads.submitDraft,
      after: ['invite-contributions', 'draft-sections'],
      moves: [{ slot: 'draft', to: 'done', evidence: (p) => p.evidence }],
      check: checks.checkSubmission,
    }),
    step({
      id: 'record-commission-comments',
      title: 'Record the Commission’s comments',
      sources: ['R026', 'R027'],
      payload: payloads.recordCommissionComments,
      after: ['submit-draft'],
      check: checks.checkConsideration,
    }),
    step({
      id: 'record-state-comment',
      title: 'Record a further comment of a Member State',
      sources: ['R027'],
      payload: payloads.recordStateComment,
      after: ['submit-draft'],
      repeats: true,
      check: checks.checkStateComment,
    }),
    step({
      id: 'finalise',
      title: 'Make the guide final, answering each comment',
      sources: ['R027'],
      payload: payloads.finalise,
      after: ['record-commission-comments'],
      moves: [{ slot: 'final', to: 'started' }],
      check: checks.checkAnswers,
    }),
    step({
      id: 'issue',
      title: 'Issue the guide in all languages',
      sources: ['R024', 'R027', 'R028'],
      payload: payloads.issue,
      after: ['finalise'],
      moves: [{ slot: 'final', to: 'done', evidence: (p) => p.evidence }],
      check: checks.checkIssue,
      advise: checks.adviseIssue,
    }),
    // The Assembly asked for the final guide of 2018 three months after it was out: its request confirms, it does not permit.
    step({
      id: 'record-request',
      title: 'Record the General Assembly’s request for the final guide',
      sources: ['R027', 'R028'],
      payload: payloads.recordRequest,
      after: ['submit-draft'],
    }),
  ],
  describe: (state) => words(state),
  over: (state, view) => !payloads.guideSettings.parse(view.settings).awaitsRequest || wasPerformed(state, 'record-request'),
};

function words(state: StageState): string {
  const done = (id: string): boolean => wasPerformed(state, id);
  if (done('issue')) {
    const issued = payloadOf(state, 'issue', payloads.issue);
    const symbol = issued?.evidence.symbol;
    return `Guide issued${symbol === undefined ? '' : ` as ${symbol}`}; ${done('record-request') ? 'request recorded' : 'request of the General Assembly awaited as confirmation'}`;
  }
  if (done('finalise')) return 'Guide final; issue in all languages awaited';
  if (done('record-commission-comments')) return 'Comments of the Commission recorded; final text awaited';
  if (done('submit-draft'))
    return `Draft before ${payloadOf(state, 'submit-draft', payloads.submitDraft)?.session ?? 'the Commission'}; comments awaited`;
  if (done('draft-sections')) return 'Sections drafted; submission to the Commission awaited';
  if (done('name-institutes')) return 'Institutes named; drafting';
  return 'Institutes to be named';
}
