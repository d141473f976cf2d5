import { definitionOf, keyOf } from '../../domain/edition/milestones.js';
import { postponedBy } from '../../domain/edition/postponed-by.js';
import { own } from '../../domain/own.js';
import { partsOfKey } from '../../domain/plan/keys.js';
import type { MilestoneKey } from '../../domain/template/template.js';
import type { LetterEntry, MoveReason } from '../mail/letter.js';
import type { Place } from './place.js';

/** The decisions on the last postponement: "decision 74/550 A". */
function basisOf({ world }: Place): { basis?: string } {
  const decisions = postponedBy(world);
  return decisions.length > 0 ? { basis: decisions.join('; ') } : {};
}

/** That a milestone is suspended, and by which decision. */
export const suspensionOf = (place: Place, key: MilestoneKey): LetterEntry['suspended'] =>
  own(place.edition.milestones, key)?.status === 'suspended' ? basisOf(place) : undefined;

/** What the present date of a milestone hangs on, where that can have moved it. */
export function moveReason(place: Place, key: MilestoneKey): MoveReason | undefined {
  const { edition, names } = place;
  const due = own(edition.milestones, key)?.due;
  if (!due || due.on === null) return undefined;
  const { root, session = due.before } = due;
  const pin = own(edition.pins, key);
  if (pin) return { kind: 'pinned', reason: pin.reason };
  if (root === 'opening' || root === 'closing') {
    if (edition.postponements.at(-1)?.reconvenedOn !== undefined) return { kind: 'postponed', ...basisOf(place) };
    const on = edition.keyDates.present?.[root];
    return on === undefined ? undefined : { kind: root, on };
  }
  if (session !== undefined) return { kind: 'session', title: names.session(session) };
  const before = countsFrom(place, key);
  return before === undefined ? undefined : { kind: 'milestone', milestone: before, title: names.milestone(before) };
}

/** The milestone that its rule counts from: of one that repeats its counterpart. */
function countsFrom({ world, edition }: Place, key: MilestoneKey): MilestoneKey | undefined {
  const definition = definitionOf(world.template, key);
  const { anchor } = definition.due.on;
  if (anchor.kind !== 'milestone') return undefined;
  const { repeats } = definitionOf(world.template, anchor.id);
  const before =
    repeats === undefined ? anchor.id : repeats === definition.repeats ? keyOf(anchor.id, partsOfKey(key).occurrence) : undefined;
  return before !== undefined && own(edition.milestones, before) ? before : undefined;
}
