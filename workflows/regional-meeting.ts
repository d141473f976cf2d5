import type { StageInput } from './contracts/stage.js';
import { stageWhileItLasts } from './shell/stage.js';

/**
 * One regional preparatory meeting: opened, its officers elected, its agenda worked through, its recommendations noted as
 * not negotiated, its report adopted at the last meeting and issued. Its sisters run beside it.
 */
export async function regionalMeeting(input: StageInput): Promise<void> {
  await stageWhileItLasts(input, { purpose: 'One regional meeting, from its opening to its report' });
}
