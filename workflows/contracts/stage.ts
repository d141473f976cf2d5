import type { ProcedureId } from '../../domain/template/template.js';
import type { Known } from './handle.js';

/** Workflow type of each procedure. Updates and signals are those of the edition's contract. */
export const stageWorkflows = {
  'discussion-guide': 'discussionGuide',
  'regional-meetings': 'regionalMeetings',
  'regional-meeting': 'regionalMeeting',
  'high-level-segment': 'highLevelSegment',
  declaration: 'declaration',
  'commission-follow-up': 'commissionFollowUp',
} as const satisfies Record<ProcedureId, string>;

/** With what an earlier run knew to be recorded. */
export interface StageInput extends Known {
  edition: string;
  stream: string;
  procedure: ProcedureId;
  clockOffset: number;
}
