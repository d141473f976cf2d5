import type { StageInput } from './contracts/stage.js';
import { stageWhileItLasts } from './shell/stage.js';

/**
 * The high-level segment: prepared once dates and place are fixed, held at the opening or at the closing of the congress,
 * with its speakers and round tables; the declaration is adopted in it.
 */
export async function highLevelSegment(input: StageInput): Promise<void> {
  await stageWhileItLasts(input, { purpose: 'High-level segment, at the opening or at the closing, in which the declaration is adopted' });
}
