import { refuse, type Refusal } from '../refusal.js';
import type { EditionCommand } from './commands.js';
import type { Turn } from './turn.js';

/** Something that others have done and the plan waits for is on record. */
export function recordExternal(
  turn: Turn,
  { external, evidence }: Extract<EditionCommand, { type: 'record-external' }>,
): Refusal | undefined {
  const known = turn.world.template.externals;
  if (!known.some((e) => e.id === external)) {
    return refuse('external-unknown', `The template knows no "${external}". It knows: ${known.map((e) => e.id).join(', ')}.`, {
      pointer: '/external',
    });
  }
  turn.emit({ type: 'external-recorded', external, evidence });
  return undefined;
}
