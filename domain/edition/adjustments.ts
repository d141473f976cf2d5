import { refuse, type Refusal } from '../refusal.js';
import type { CycleTemplate, MilestoneDefinition } from '../template/template.js';
import type { Offset } from '../time/plain-date.js';

/** Why an edition cannot have distances of its own: unknown milestones, those that are decided, distances beyond a cycle or to the other side. */
export function adjustmentFault(template: CycleTemplate, adjustments: Readonly<Record<string, Offset>>): Refusal | undefined {
  const { everyYears, opening, closing } = template;
  const longest = { d: 366 * everyYears, w: 53 * everyYears, m: 12 * everyYears };
  for (const [id, offset] of Object.entries(adjustments)) {
    const pointer = `/adjustments/${id}`;
    const definition = template.milestones.find((m) => m.id === id);
    if (!definition) {
      return refuse('milestone-unknown', `The template has no milestone "${id}".`, { facts: [{ ref: id, says: 'unknown' }], pointer });
    }
    if (id === opening || id === closing) {
      return refuse('milestone-owned-by-stage', `${id} stands on a date of the congress itself; give that date instead.`, { pointer });
    }
    const most = longest[offset.unit];
    if (!Number.isInteger(offset.count) || Math.abs(offset.count) > most) {
      return refuse(
        'dates-invalid',
        `The distance of ${id} must be a whole number of at most ${most} ${offset.unit}, negative for before.`,
        {
          pointer,
        },
      );
    }
    const side = sideOf(definition);
    if (side !== 0 && offset.count * side < 0) {
      const [before, sign] = side < 0 ? ['before', 'negative'] : ['after', 'positive'];
      return refuse(
        'dates-invalid',
        `${id} comes ${before} what it counts from (${definition.due.text}); a distance of its own must be ${sign} too.`,
        { pointer },
      );
    }
  }
  return undefined;
}

/** On which side of its anchor a rule puts a milestone: -1 before it, 1 after it, 0 on it or, by its placement, on either. */
function sideOf({ due }: MilestoneDefinition): number {
  const terms = due.byPlacement ? [due.byPlacement.opening.on, due.byPlacement.closing.on] : [due.on];
  const sides = new Set(terms.map(({ offset }) => Math.sign(offset?.count ?? 0)));
  return sides.size === 1 ? ([...sides][0] ?? 0) : 0;
}
