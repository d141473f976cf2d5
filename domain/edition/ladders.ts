import { refuse, type Refusal } from '../refusal.js';
import type { EditionCommand } from './commands.js';
import type { Turn } from './turn.js';

/** Gives the edition, one of its stages or one of its milestones a ladder of its own. */
export function setLadder(_turn: Turn, { scope }: Extract<EditionCommand, { type: 'set-ladder' }>): Refusal | undefined {
  return refuse('scope-unknown', `There is no "${scope}".`, { pointer: '/scope' });
}
