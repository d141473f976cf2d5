import { step, type Procedure, type StageState } from '../procedure.js';
import { payloadsOf, wasPerformed } from '../reading.js';
import * as checks from './checks.js';
import * as payloads from './payloads.js';
import { declarationSettings } from './settings.js';
import { limitedDocument, openParagraphs, textUnderNegotiation } from './standing.js';

/** The declaration: one for each congress, negotiated before it and adopted at it (A/RES/56/119; A/RES/72/192, para. 7). */
export const declaration: Procedure = {
  id: 'declaration',
  title: 'Declaration',
  slots: ['workPlan', 'expertMeeting', 'zeroDraft', 'negotiations', 'limitedDocument', 'adoption'],
  settings: declarationSettings,
  steps: [
    step({
      id: 'circulate-work-plan',
      title: 'Circulate the work plan and timetable of the negotiations',
      sources: ['R093'],
      payload: payloads.circulateWorkPlan,
      after: [],
      moves: [{ slot: 'workPlan', to: 'done', evidence: (p) => p.evidence }],
      check: checks.checkWorkPlan,
    }),
    step({
      id: 'hold-expert-meeting',
      title: 'Record the meeting of experts on the elements of the declaration',
      sources: ['R094', 'R097'],
      payload: payloads.holdExpertMeeting,
      after: [],
      moves: [{ slot: 'expertMeeting', to: 'done', evidence: (p) => p.evidence }],
      check: checks.checkExpertMeeting,
    }),
    step({
      id: 'circulate-zero-draft',
      title: 'Circulate the zero draft',
      sources: ['R048', 'R094', 'R095', 'R096', 'R097', 'R098', 'R099'],
      payload: payloads.circulateZeroDraft,
      after: ['slot:workPlan'],
      moves: [{ slot: 'zeroDraft', to: 'done', evidence: (p) => p.evidence }],
      check: checks.checkZeroDraft,
      advise: checks.adviseZeroDraft,
    }),
    step({
      id: 'hold-round',
      title: 'Record a round of negotiations: what is agreed and what is open',
      sources: ['R093', 'R098'],
      payload: payloads.holdRound,
      after: ['slot:workPlan', 'slot:zeroDraft'],
      repeats: true,
      moves: [{ slot: 'negotiations', to: 'started' }],
      check: checks.checkRound,
      advise: checks.adviseRound,
    }),
    step({
      id: 'conclude-negotiations',
      title: 'Conclude the negotiations',
      sources: ['R093'],
      payload: payloads.concludeNegotiations,
      after: ['hold-round'],
      moves: [{ slot: 'negotiations', to: 'done', evidence: (p) => p.evidence }],
      check: checks.checkConclusion,
    }),
    step({
      id: 'issue-limited-document',
      title: 'Issue the draft declaration as a limited document',
      sources: ['R055', 'R092', 'R098'],
      payload: payloads.issueLimitedDocument,
      after: ['slot:negotiations'],
      moves: [{ slot: 'limitedDocument', to: 'done', evidence: (p) => p.evidence }],
      check: checks.checkLimitedDocument,
    }),
    step({
      id: 'adopt',
      title: 'Adopt the declaration',
      sources: ['R048', 'R064', 'R085', 'R092', 'R093', 'R095', 'R098', 'R099'],
      payload: payloads.adopt,
      after: ['slot:limitedDocument'],
      moves: [{ slot: 'adoption', to: 'done', evidence: (p) => p.evidence }],
      check: checks.checkAdoption,
    }),
    step({
      id: 'submit-to-commission',
      title: 'Submit the declaration to the Commission',
      sources: ['R092'],
      payload: payloads.submitToCommission,
      after: ['adopt'],
      check: checks.checkSubmission,
    }),
  ],
  describe: inWords,
  over: (state) => !wasPerformed(state, 'adopt') || wasPerformed(state, 'submit-to-commission'),
};

function inWords(state: StageState): string {
  const done = (id: string): boolean => wasPerformed(state, id);
  if (done('submit-to-commission')) return 'Declaration adopted and submitted to the Commission';
  if (done('adopt')) return 'Declaration adopted; submission to the Commission awaited';
  if (done('issue-limited-document'))
    return `Draft issued${limitedDocument(state) === undefined ? '' : ` as ${limitedDocument(state)}`}; adoption awaited`;
  if (done('conclude-negotiations')) return 'Negotiations concluded; limited document awaited';
  const rounds = payloadsOf(state, 'hold-round', payloads.holdRound).length;
  const paragraphs = textUnderNegotiation(state)?.paragraphs.length ?? 0;
  if (rounds > 0) return `In negotiation: ${openParagraphs(state).length} of ${paragraphs} paragraphs open after round ${rounds}`;
  if (done('circulate-zero-draft')) return `Zero draft of ${paragraphs} paragraphs circulated; negotiations awaited`;
  if (done('circulate-work-plan')) return 'Work plan circulated; zero draft awaited';
  return 'Work plan and timetable of the negotiations awaited';
}
