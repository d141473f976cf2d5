import { performances, step, type Procedure, type StageState, type StageView } from '../procedure.js';
import { wasPerformed } from '../reading.js';
import * as checks from './checks.js';
import * as payloads from './payloads.js';
import { segmentOpen, segmentWindow, speakersOf } from './segment.js';

/** The high-level segment, at the opening or at the closing of the congress (A/RES/72/192, paras. 6 and 14; A/64/123, paras. 58 and 75). */
export const highLevelSegment: Procedure = {
  id: 'high-level-segment',
  title: 'High-level segment',
  slots: ['segment'],
  settings: payloads.segmentSettings,
  steps: [
    step({
      id: 'place',
      title: 'Place the segment at the opening or at the closing',
      sources: ['R080', 'R082'],
      payload: payloads.place,
      after: [],
      check: checks.checkPlacement,
    }),
    // A proposal is on record and changes nothing: only a decision does.
    step({
      id: 'propose-length',
      title: 'Record a proposal for another length',
      sources: ['R083'],
      payload: payloads.proposeLength,
      after: [],
      repeats: true,
    }),
    step({
      id: 'decide-length',
      title: 'Record a decision on the length',
      sources: ['R083'],
      payload: payloads.decideLength,
      after: ['place'],
      repeats: true,
      check: checks.checkLength,
    }),
    step({
      id: 'invite-states',
      title: 'Invite States at the highest possible level',
      sources: ['R080', 'R081'],
      payload: payloads.inviteStates,
      after: ['place'],
      check: checks.checkInvitation,
    }),
    step({
      id: 'list-speaker',
      title: 'Put a delegation on the list of speakers',
      sources: ['R080', 'R081'],
      payload: payloads.listSpeaker,
      after: ['invite-states'],
      repeats: true,
      check: checks.checkSpeaker,
    }),
    step({
      id: 'withdraw-speaker',
      title: 'Take a delegation off the list of speakers',
      sources: ['R081'],
      payload: payloads.withdrawSpeaker,
      after: ['invite-states'],
      repeats: true,
      check: checks.checkWithdrawal,
    }),
    step({
      id: 'plan-round-table',
      title: 'Plan a thematic interactive round table',
      sources: ['R084'],
      payload: payloads.planRoundTable,
      after: ['place'],
      repeats: true,
      check: checks.checkRoundTablePlan,
    }),
    step({
      id: 'open-segment',
      title: 'Open the segment',
      sources: ['R080', 'R082', 'R085'],
      payload: payloads.openSegment,
      after: ['invite-states'],
      moves: [{ slot: 'segment', to: 'started' }],
      check: checks.checkInWindow,
    }),
    step({
      id: 'make-statement',
      title: 'Record a statement',
      sources: ['R081', 'R084'],
      payload: payloads.makeStatement,
      after: ['open-segment'],
      repeats: true,
      check: checks.checkStatement,
    }),
    step({
      id: 'hold-round-table',
      title: 'Record a round table as held',
      sources: ['R084'],
      payload: payloads.holdRoundTable,
      after: ['open-segment'],
      repeats: true,
      check: checks.checkRoundTable,
    }),
    step({
      id: 'record-conclusions',
      title: 'Record conclusions for the report of the congress',
      sources: ['R091'],
      payload: payloads.recordConclusions,
      after: ['open-segment'],
    }),
    step({
      id: 'close-segment',
      title: 'Close the segment',
      sources: ['R080', 'R081', 'R082', 'R084', 'R091'],
      payload: payloads.closeSegment,
      after: ['record-conclusions'],
      moves: [{ slot: 'segment', to: 'done', evidence: (p) => p.evidence }],
      check: checks.checkClosing,
      advise: checks.adviseClosing,
    }),
  ],
  describe: (state, view) => words(state, view),
};

function words(state: StageState, view: StageView): string {
  const window = segmentWindow(state, view);
  const days = window ? ` (${window.first === window.last ? window.first : `${window.first} to ${window.last}`})` : '';
  if (wasPerformed(state, 'close-segment')) return 'Segment closed; conclusions recorded for the report of the congress';
  if (segmentOpen(state)) return `Segment open; ${performances(state, 'make-statement').length} statements made`;
  if (wasPerformed(state, 'invite-states')) return `States invited; ${speakersOf(state).length} on the list of speakers${days}`;
  if (wasPerformed(state, 'place')) return `Placed at the ${view.placement} of the congress${days}; invitations awaited`;
  return 'Placement to be recorded';
}
