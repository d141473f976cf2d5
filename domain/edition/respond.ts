import { refuse, type Refusal } from '../refusal.js';
import type { ResponseCommand } from './commands.js';
import type { Turn } from './turn.js';

/** What a reader answers to a reminder, and what the organiser does about it. */
export function respond(_turn: Turn, { milestone }: ResponseCommand): Refusal | undefined {
  return refuse('milestone-unknown', `This edition has no milestone "${milestone}".`);
}
