import type { ProcedureId } from '../template/template.js';
import { commissionFollowUp } from './commission-follow-up/commission-follow-up.js';
import { declaration } from './declaration/declaration.js';
import { discussionGuide } from './discussion-guide/discussion-guide.js';
import { highLevelSegment } from './high-level-segment/high-level-segment.js';
import type { Procedure } from './procedure.js';
import { regionalMeeting } from './regional-meeting/regional-meeting.js';
import { regionalMeetings } from './regional-meetings/regional-meetings.js';

/** Every procedure that a template may name. */
export const procedures: Record<ProcedureId, Procedure> = {
  'discussion-guide': discussionGuide,
  'regional-meetings': regionalMeetings,
  'regional-meeting': regionalMeeting,
  'high-level-segment': highLevelSegment,
  declaration,
  'commission-follow-up': commissionFollowUp,
};
