import { step, type Procedure, type StageState } from '../procedure.js';
import { payloadOf, payloadsOf, wasPerformed } from '../reading.js';
import { regionalSettings } from '../regional-meetings/settings.js';
import * as debate from './debate-checks.js';
import * as opening from './opening-checks.js';
import * as payloads from './payloads.js';
import { recommendationsOf, reportOf, sectionsOf } from './reading.js';
import * as report from './report-checks.js';

/** One regional preparatory meeting: travel and documents, opening, debate, report (modelled on A/CONF.234/RPM.5/1). */
export const regionalMeeting: Procedure = {
  id: 'regional-meeting',
  title: 'Regional preparatory meeting',
  slots: ['travel', 'documents', 'held', 'adopted', 'issued'],
  settings: regionalSettings,
  steps: [
    step({
      id: 'arrange-travel',
      title: 'Arrange travel for participants from least developed countries',
      sources: ['R144'],
      payload: payloads.arrangeTravel,
      after: [],
      moves: [{ slot: 'travel', to: 'done', evidence: (p) => p.evidence }],
      ready: opening.travelCanBeArranged,
    }),
    step({
      id: 'issue-documents',
      title: 'Issue the documents of the meeting',
      sources: ['R041', 'R055'],
      payload: payloads.issueDocuments,
      after: [],
      moves: [{ slot: 'documents', to: 'done', evidence: (p) => p.evidence }],
      check: opening.checkDocuments,
      advise: opening.adviseDocuments,
    }),
    step({
      id: 'open',
      title: 'Open the meeting',
      sources: ['R024', 'R032', 'R039'],
      payload: payloads.open,
      after: [],
      moves: [{ slot: 'held', to: 'started' }],
      ready: opening.canBeOpened,
      check: opening.checkOpening,
      advise: opening.adviseOpening,
    }),
    step({
      id: 'elect-officers',
      title: 'Elect the officers by acclamation',
      sources: ['R040'],
      payload: payloads.electOfficers,
      after: ['open'],
      check: opening.checkElection,
    }),
    step({
      id: 'adopt-agenda',
      title: 'Adopt the agenda',
      sources: ['R019', 'R041', 'R055'],
      payload: payloads.adoptAgenda,
      after: ['elect-officers'],
      check: opening.checkAgenda,
    }),
    step({
      id: 'approve-organization',
      title: 'Approve the organization of work',
      sources: ['R042'],
      payload: payloads.approveOrganization,
      after: ['adopt-agenda'],
      check: opening.checkOrganization,
    }),
    step({
      id: 'record-meeting',
      title: 'Record who presides over a meeting',
      sources: ['R043'],
      payload: payloads.recordMeeting,
      after: ['elect-officers'],
      repeats: true,
      check: debate.checkMeeting,
    }),
    step({
      id: 'record-participants',
      title: 'Record the participants by class',
      sources: ['R072'],
      payload: payloads.recordParticipants,
      after: ['open'],
      repeats: true,
      check: debate.checkParticipants,
    }),
    step({
      id: 'introduce',
      title: 'Introduce theme, items and workshops',
      sources: ['R044'],
      payload: payloads.introduce,
      after: ['approve-organization'],
      check: opening.checkIntroduction,
    }),
    step({
      id: 'consider',
      title: 'Record summary and outcome of a section',
      sources: ['R031', 'R036', 'R044', 'R045', 'R049'],
      payload: payloads.consider,
      after: ['introduce'],
      repeats: true,
      check: debate.checkSection,
      advise: debate.adviseSection,
    }),
    step({
      id: 'raise-other-matters',
      title: 'Record recommendations on the declaration under other matters',
      sources: ['R046', 'R049'],
      payload: payloads.raiseOtherMatters,
      after: ['introduce'],
      check: debate.checkOtherMatters,
    }),
    step({
      id: 'brief',
      title: 'Record a briefing of the participants',
      sources: ['R063', 'R079'],
      payload: payloads.brief,
      after: ['open'],
      repeats: true,
      check: debate.checkBriefing,
    }),
    // The deliberations are over before the report on them is adopted, both at the last meeting.
    step({
      id: 'conclude',
      title: 'Conclude the deliberations',
      sources: ['R036', 'R037', 'R045', 'R063', 'R072', 'R079'],
      payload: payloads.conclude,
      after: ['record-meeting', 'record-participants', 'consider'],
      moves: [{ slot: 'held', to: 'done', evidence: (p) => p.evidence }],
      check: debate.checkConclusion,
      advise: debate.adviseConclusion,
    }),
    step({
      id: 'adopt-report',
      title: 'Adopt the report at the last meeting',
      sources: ['R031', 'R047'],
      payload: payloads.adoptReport,
      after: ['conclude'],
      moves: [{ slot: 'adopted', to: 'done', evidence: (p) => p.evidence }],
      check: report.checkAdoption,
    }),
    step({
      id: 'annex-documents',
      title: 'Annex the list of documents',
      sources: ['R050'],
      payload: payloads.annexDocuments,
      after: ['adopt-report'],
      check: report.checkAnnex,
    }),
    step({
      id: 'issue-report',
      title: 'Issue the report',
      sources: ['R045', 'R049', 'R050', 'R055'],
      payload: payloads.issueReport,
      after: ['annex-documents'],
      moves: [{ slot: 'issued', to: 'done', evidence: (p) => p.evidence }],
      check: report.checkReport,
      advise: report.adviseReport,
    }),
  ],
  describe: (state) => words(state),
};

function words(state: StageState): string {
  const done = (id: string): boolean => wasPerformed(state, id);
  const found = recommendationsOf(state).length;
  if (done('issue-report'))
    return `Report issued${reportOf(state) ? ` as ${reportOf(state)}` : ''} with ${found} recommendations, not negotiated`;
  if (done('adopt-report')) return `Report adopted with ${found} recommendations; issue awaited`;
  if (done('conclude')) return `Deliberations concluded with ${found} recommendations; adoption of the report awaited`;
  if (done('introduce')) {
    const pairs = payloadOf(state, 'adopt-agenda', payloads.adoptAgenda)?.pairs.length ?? 0;
    return `Debate: ${sectionsOf(state).length} of ${pairs + 1} sections recorded, ${payloadsOf(state, 'record-meeting', payloads.recordMeeting).length} meetings held`;
  }
  if (done('adopt-agenda')) return 'Agenda adopted; introductions awaited';
  if (done('elect-officers')) return 'Officers elected; agenda awaited';
  if (done('open')) return 'Open; officers to be elected';
  const ready = ['arrange-travel', 'issue-documents'].filter(done).length;
  return (
    ['Travel and documents to be arranged', 'Travel or documents still to be arranged', 'Travel and documents arranged; opening awaited'][
      ready
    ] ?? ''
  );
}
