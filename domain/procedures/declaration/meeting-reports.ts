import { meetingStream } from '../../edition/milestones.js';
import type { Meeting } from '../../plan/plan.types.js';
import type { StageView } from '../procedure.js';
import { reportIsOut, reportOf } from '../regional-meeting/reading.js';

/** The report of a regional meeting, as the declaration needs it. */
export interface MeetingReport {
  meeting: Meeting;
  /** Issued, or waived by the edition. */
  out: boolean;
  symbol?: string;
}

/** The reports of all regional meetings of the edition; each is a required input of the declaration. */
export function meetingReports(view: StageView): MeetingReport[] {
  return view.meetings.map((meeting) => {
    const stage = view.stage(meetingStream('regional-meeting', meeting.id));
    const symbol = reportOf(stage);
    return { meeting, out: reportIsOut(stage), ...(symbol == null ? {} : { symbol }) };
  });
}
