import { whyNoEvidence } from '../memory/evidence.js';
import { figuresOf } from '../memory/figures.js';
import { refuse, type Refusal } from '../refusal.js';
import type { EditionCommand } from './commands.js';
import { isActive } from './milestones.js';
import { closeStage } from './settle.js';
import type { Turn } from './turn.js';

/**
 * Archives the edition: what nobody recorded stays so, stages end, and nothing is sent any more but letters on what was decided on
 * the congress; what it needed is written down.
 */
export function close(turn: Turn, { reason }: Extract<EditionCommand, { type: 'close' }>): Refusal | undefined {
  if (reason.trim() === '')
    return refuse('reason-missing', 'Say why the edition is closed; the reason stays on record.', { pointer: '/reason' });
  const open = Object.entries(turn.edition.milestones)
    .filter(([, m]) => isActive(m) || m.status === 'suspended')
    .map(([key]) => key);
  if (open.length > 0 && !turn.bends)
    turn.advice.push(`Closed with ${open.length} milestones open; they stay "not recorded": ${open.join(', ')}.`);
  const why = turn.bends || turn.edition.cancelled || turn.edition.madeUp ? undefined : whyNoEvidence(turn.world);
  if (why !== undefined) turn.advice.push(`The memory of its template leaves it out as not held: ${why}.`);
  for (const [stream, status] of Object.entries(turn.edition.stages)) if (status === 'running') closeStage(turn, stream);
  turn.emit({ type: 'edition-closed', reason, notRecorded: open });
  turn.emit({ type: 'figures-recorded', figures: figuresOf(turn.world).figures });
  return undefined;
}
