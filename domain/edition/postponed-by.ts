import type { World } from '../engine.types.js';
import { own } from '../own.js';
import { keyOf } from './milestones.js';

/** The decisions of the last postponement, each once: the bases entered with them, or else the documents that prove them. */
export function postponedBy({ template, edition }: World): string[] {
  const last = edition?.postponements.at(-1);
  if (!edition || !last) return [];
  if (last.bases.length > 0) return [...new Set(last.bases)];
  const { announced, suspended, reconvened } = template.postponement ?? {};
  const acts = [announced, suspended, reconvened].flatMap((id) =>
    id === undefined ? [] : [own(edition.milestones, keyOf(id, String(edition.postponements.length)))?.done?.evidence.symbol],
  );
  return [...new Set(acts.filter((symbol) => symbol !== undefined))];
}
