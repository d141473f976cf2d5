import type { StageInput } from './contracts/stage.js';
import { stageWhileItLasts } from './shell/stage.js';

/**
 * The declaration: work plan and zero draft once the preparations are reviewed, negotiated before the congress, issued as
 * a limited document, adopted at the congress; there is exactly one.
 */
export async function declaration(input: StageInput): Promise<void> {
  await stageWhileItLasts(input, { purpose: 'One declaration, from its work plan to its adoption' });
}
