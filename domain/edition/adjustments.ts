import { refuse, type Refusal } from '../refusal.js';
import type { CycleTemplate } from '../template/template.js';
import type { Offset } from '../time/plain-date.js';

/** Why an edition cannot have distances of its own: unknown milestones, those that are decided, distances beyond a cycle. */
export function adjustmentFault(template: CycleTemplate, adjustments: Readonly<Record<string, Offset>>): Refusal | undefined {
  const { everyYears, opening, closing } = template;
  const longest = { d: 366 * everyYears, w: 53 * everyYears, m: 12 * everyYears };
  for (const [id, offset] of Object.entries(adjustments)) {
    const pointer = `/adjustments/${id}`;
    if (!template.milestones.some((m) => m.id === id)) {
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
  }
  return undefined;
}
