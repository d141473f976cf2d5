import { step, type Procedure, type StageState, type StageView } from '../procedure.js';
import { wasPerformed } from '../reading.js';
import { meetingReport } from '../regional-meeting/reading.js';
import { adviseCalendar, checkCalendar, checkChange } from './calendar-checks.js';
import { checkConsolidation, checkRoute } from './consolidation-checks.js';
import { numbered } from './numbering.js';
import * as payloads from './payloads.js';
import { regionalSettings } from './settings.js';

/** What is common to the regional preparatory meetings: their calendar, their resources, and what comes of them all (A/RES/72/192, paras. 11-13; A/RES/73/184). */
export const regionalMeetings: Procedure = {
  id: 'regional-meetings',
  title: 'Regional preparatory meetings',
  slots: ['calendar', 'consolidation'],
  settings: regionalSettings,
  steps: [
    step({
      id: 'consult',
      title: 'Consult Member States on the meetings',
      sources: ['R032'],
      payload: payloads.consult,
      after: [],
      repeats: true,
      moves: [{ slot: 'calendar', to: 'started' }],
    }),
    step({
      id: 'make-effort',
      title: 'Record a special effort for a meeting',
      sources: ['R034'],
      payload: payloads.makeEffort,
      after: [],
      repeats: true,
    }),
    step({
      id: 'provide-resources',
      title: 'Provide resources for least developed countries',
      sources: ['R144'],
      payload: payloads.provideResources,
      after: [],
      repeats: true,
    }),
    step({
      id: 'agree-calendar',
      title: 'Agree the calendar of meetings',
      sources: ['R024', 'R030', 'R032', 'R034', 'R035', 'R055'],
      payload: payloads.calendar,
      after: ['consult'],
      moves: [{ slot: 'calendar', to: 'done', evidence: (p: payloads.AgreedCalendar) => p.evidence }],
      check: checkCalendar,
      advise: adviseCalendar,
      agreesMeetings: numbered,
    }),
    step({
      id: 'change-calendar',
      title: 'Change the calendar of meetings',
      sources: ['R030', 'R032', 'R034', 'R035', 'R055'],
      payload: payloads.changedCalendar,
      after: ['agree-calendar'],
      repeats: true,
      check: checkChange,
      advise: adviseCalendar,
      agreesMeetings: numbered,
    }),
    step({
      id: 'route-recommendations',
      title: 'Send a meeting’s recommendations to an addressee',
      sources: ['R049'],
      payload: payloads.route,
      after: ['agree-calendar'],
      repeats: true,
      moves: [{ slot: 'consolidation', to: 'started' }],
      check: checkRoute,
    }),
    step({
      id: 'consolidate',
      title: 'Consolidate the recommendations of all meetings by theme',
      sources: ['R049'],
      payload: payloads.consolidate,
      after: ['agree-calendar'],
      moves: [{ slot: 'consolidation', to: 'done', evidence: (p) => p.evidence }],
      check: checkConsolidation,
    }),
  ],
  describe: (state, view) => words(state, view),
};

function words(state: StageState, view: StageView): string {
  if (wasPerformed(state, 'consolidate')) return 'Recommendations of all meetings consolidated';
  if (!wasPerformed(state, 'agree-calendar'))
    return wasPerformed(state, 'consult') ? 'Member States consulted; calendar to be agreed' : 'Consultation with Member States awaited';
  const out = view.meetings.filter((m) => meetingReport(view, m.id).out).length;
  const open = out === view.meetings.length ? 'consolidation awaited' : 'meetings under way or to come';
  return `${view.meetings.length} meetings agreed, ${out} reports issued; ${open}`;
}
