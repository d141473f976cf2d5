import type { World } from '../engine.types.js';

/**
 * Why what an edition needed says nothing of the rules of its template; undefined: it does. Of a congress that was not held
 * whatever was done came to nothing, and in one that is made up somebody tried how fast it could be clicked through.
 */
export function whyNoEvidence({ edition, template }: World): string | undefined {
  if (!edition) return 'never created';
  if (edition.madeUp) return 'made up';
  if (edition.cancelled) return 'cancelled';
  if (edition.milestones[template.opening]?.status !== 'done') return 'closed without an opening on record';
  return undefined;
}
