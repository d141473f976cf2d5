import type { StageInput } from './contracts/stage.js';
import { stageWhileItLasts } from './shell/stage.js';

/**
 * The regional meetings together: their calendar is agreed with the regions, then one workflow per meeting runs, all of
 * them in parallel, and each is started as soon as its meeting is agreed.
 */
export async function regionalMeetings(input: StageInput): Promise<void> {
  await stageWhileItLasts(input, {
    purpose: 'The calendar of regional meetings, and each meeting in its own workflow',
    keeps: (stage) => stage.procedure === 'regional-meeting',
  });
}
