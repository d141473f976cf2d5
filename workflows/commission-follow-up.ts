import type { StageInput } from './contracts/stage.js';
import { stageWhileItLasts } from './shell/stage.js';

/**
 * The follow-up: from the closing through the Commission, ECOSOC and the Third Committee to the General Assembly, then
 * expert groups, reports and a yearly review, until the next edition is opened.
 */
export async function commissionFollowUp(input: StageInput): Promise<void> {
  await stageWhileItLasts(input, {
    purpose: 'From the closing through Commission, ECOSOC and Third Committee to the General Assembly, and the yearly review after',
  });
}
