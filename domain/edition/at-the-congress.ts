import type { Period } from '../plan/plan.types.js';
import { refuse, type Refusal } from '../refusal.js';
import type { CycleTemplate, DueRule, MilestoneKey, Placement, Term } from '../template/template.js';
import { shift, type PlainDate } from '../time/plain-date.js';
import { definitionOf } from './milestones.js';
import type { Turn } from './turn.js';

/**
 * Why a milestone cannot have been done by a day: it is the congress or a part of it, and that has not opened. While no dates are
 * decided nothing of it can be.
 */
export function beforeTheOpening({ edition, world }: Turn, key: MilestoneKey, day: PlainDate): Refusal | undefined {
  const { present } = edition.keyDates;
  if (!isAtTheCongress(world.template, key, edition.placement, present)) return undefined;
  if (present && present.opening <= day) return undefined;
  const { opening } = world.template;
  // the opening does not wait for itself
  const ref = key === opening ? 'opening' : opening;
  const refused = (reason: string, says: string): Refusal =>
    refuse('effective-in-future', reason, { facts: [{ ref, says }], pointer: '/effectiveOn' });
  if (!present) return refused(`${key} is of the congress itself, for which no dates are decided. Decide them first.`, 'has no date');
  return refused(
    `${key} is of the congress itself, which opens on ${present.opening}; it cannot be done before.`,
    `is due on ${present.opening}`,
  );
}

/** What to say of a milestone that is told done before the first day on which its rule foresees it; undefined: nothing. */
export function earlierThanForeseen({ edition, world }: Turn, key: MilestoneKey, day: PlainDate): string | undefined {
  const { present } = edition.keyDates;
  const { due } = edition.milestones[key] ?? {};
  const rule = ruleIn(definitionOf(world.template, key).due, edition.placement);
  const first = due?.from ?? (present && countsForward(rule.on) ? present[rule.on.anchor.kind] : undefined);
  return first !== undefined && day < first ? `${key} is foreseen for ${first} at the earliest. Check the date.` : undefined;
}

/**
 * Whether a milestone falls within the congress by its rule: it is its opening or closing, or counts, with its window, onwards
 * from the one or by days back from the other.
 */
export function isAtTheCongress(template: CycleTemplate, key: MilestoneKey, placement: Placement, present?: Period): boolean {
  const { id, due } = definitionOf(template, key);
  if (id === template.opening || id === template.closing) return true;
  const { on, from } = ruleIn(due, placement);
  return isWithin(on, present) && (!from || isWithin(from, present));
}

function isWithin({ anchor, offset }: Term, present: Period | undefined): boolean {
  if (anchor.kind === 'opening') return (offset?.count ?? 0) >= 0;
  if (anchor.kind !== 'closing') return false;
  if (!offset) return true;
  return offset.unit === 'd' && offset.count < 0 && (!present || shift(present.closing, offset) >= present.opening);
}

const ruleIn = (due: DueRule, placement: Placement): { on: Term; from?: Term } => due.byPlacement?.[placement] ?? due;

/** Whether a term is the opening or the closing, or counts onwards from there. */
const countsForward = (term: Term): term is Term & { anchor: { kind: 'opening' | 'closing' } } =>
  (term.anchor.kind === 'opening' || term.anchor.kind === 'closing') && (term.offset?.count ?? 0) >= 0;
