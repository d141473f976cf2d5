import type { Procedure, StageState, StageView } from '../procedure.js';
import { wasPerformed } from '../reading.js';
import { assemblySteps } from './assembly.js';
import { commissionSteps } from './commission.js';
import { councilSteps } from './council.js';
import { discussionSteps } from './discussions.js';
import { distributionSteps } from './distribution.js';
import { expertGroupSteps } from './expert-groups.js';
import { implementationReportSteps } from './implementation-report.js';
import { mandateSteps, openMandates } from './mandates.js';
import { nextEditionSteps } from './next-edition.js';
import { mandatesOf } from './outcome.js';
import { openPledges, programmeSteps } from './programme.js';
import { reportSteps } from './report.js';
import { secondSessionSteps } from './second-session.js';
import { followUpSettings } from './settings.js';
import { thirdCommitteeSteps } from './third-committee/steps.js';
import { yearlyReviewSteps } from './yearly-review.js';

/**
 * What becomes of the outcome: Commission, Economic and Social Council, Third Committee, General Assembly; then the
 * mandates that the Assembly creates, until the next congress. Each body's steps stand in a file of their own.
 */
export const commissionFollowUp: Procedure = {
  id: 'commission-follow-up',
  title: 'Commission follow-up',
  slots: [
    'report',
    'commission',
    'ecosoc',
    'generalAssembly',
    'distribution',
    'proposals',
    'expertGroups',
    'discussions',
    'secondCommission',
    'implementationReport',
    'programme',
    'yearlyReview',
    'nextEdition',
  ],
  settings: followUpSettings,
  steps: [
    ...reportSteps,
    ...commissionSteps,
    ...councilSteps,
    ...thirdCommitteeSteps,
    ...assemblySteps,
    ...distributionSteps,
    ...secondSessionSteps,
    ...expertGroupSteps,
    ...discussionSteps,
    ...programmeSteps,
    ...implementationReportSteps,
    ...yearlyReviewSteps,
    ...nextEditionSteps,
    ...mandateSteps,
  ],
  describe: inWords,
  over: (state) => openMandates(state).length === 0 && openPledges(state).length === 0,
};

function inWords(state: StageState, view: StageView): string {
  const done = (id: string): boolean => wasPerformed(state, id);
  if (done('adopt-outcome-resolution')) {
    const open = openMandates(state).length;
    const pledges = openPledges(state).length;
    return `Outcome resolution adopted; ${open === 0 ? 'every mandate carried out' : `${open} of ${mandatesOf(state).length} mandates open`}${pledges === 0 ? '' : `; pledges outstanding: ${pledges}`}`;
  }
  if (done('report-to-plenary')) return 'Recommended by the Third Committee; the plenary awaited';
  if (done('act-on-draft')) return 'Acted on in the Third Committee; its report awaited';
  if (done('include-item')) return 'Before the Third Committee';
  if (done('recommend-to-assembly')) return 'Recommended by the Council; the General Assembly awaited';
  if (done('recommend-follow-up')) return 'Recommended by the Commission; the Council awaited';
  if (done('consider-outcome')) return 'Before the Commission';
  if (done('issue-congress-report'))
    return `Report of the congress issued; ${view.slot('commission')?.due.session ?? 'the Commission'} awaited`;
  return 'Report of the congress awaited';
}
