import type { MilestoneState } from '../state.js';

/** What an event's envelope tells the state. */
export interface EventContext {
  edition: string;
  sequence: number;
  commandId: string;
  effectiveOn: string;
  recordedAt: string;
  actor: string;
  basis?: string;
}

/** What a milestone keeps of the last event that touched it. */
export const touchOf = ({ sequence, recordedAt, actor }: EventContext): Pick<MilestoneState, 'touched' | 'touchedAt' | 'touchedBy'> => ({
  touched: sequence,
  touchedAt: recordedAt,
  touchedBy: actor,
});
