import type { StageInput } from './contracts/stage.js';
import { stageWhileItLasts } from './shell/stage.js';

/**
 * The discussion guide: drafted with the institutes once the theme is decided, put before the Commission, finalised after
 * its comments, issued in six languages. The formal request may come after; it confirms what has run ahead.
 */
export async function discussionGuide(input: StageInput): Promise<void> {
  await stageWhileItLasts(input, { purpose: 'From the decided theme to a guide issued in six languages' });
}
