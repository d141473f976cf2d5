import type { MilestoneStatus } from '../edition/state.js';
import { definitionOf, titleOf } from '../edition/milestones.js';
import type { MilestoneKey } from '../template/template.js';
import { dayNumber, type PlainDate } from '../time/plain-date.js';
import type { Kept, MilestoneChange, MilestoneDifference, MilestoneStanding } from './difference.types.js';
import { impossibleOf } from './impossible.js';
import type { Side } from './standing.js';

/** What becomes of one milestone, which at least one of the two sides has. */
export function milestoneDifference(key: MilestoneKey, before: Side, after: Side): MilestoneDifference {
  const from = before.standings.get(key) ?? null;
  const to = after.standings.get(key) ?? null;
  const { world } = to ? after : before;
  const { stage, responsible, due } = definitionOf(world.template, key);
  const change = changeOf(from, to);
  const impossible = impossibleOf(key, from, to, after);
  const overdue = newOrMended('overdue', from, to, after);
  const atRisk = newOrMended('atRisk', from, to, after);
  return {
    key,
    title: titleOf(world, key),
    stage,
    responsible,
    change,
    from,
    to,
    days: daysFrom(from?.on ?? null, to?.on ?? null),
    rule: due.text,
    ...(change === 'kept' && to ? { kept: keptOf(key, to, before, after) } : {}),
    ...(impossible ? { impossible } : {}),
    ...(overdue ? { overdue } : {}),
    ...(atRisk ? { atRisk } : {}),
  };
}

/** Whether nothing at all becomes of a milestone. */
export const isUntouched = ({ change, overdue, atRisk }: MilestoneDifference): boolean =>
  change === 'kept' && overdue === undefined && atRisk === undefined;

function changeOf(from: MilestoneStanding | null, to: MilestoneStanding | null): MilestoneChange {
  if (!to) return 'gone';
  if (!from) return isOver(to.status) ? to.status : 'new';
  if (from.status === to.status) return from.on !== to.on ? 'moved' : sameGrounds(from, to) ? 'kept' : 'restated';
  if (isOver(from.status) && !isOver(to.status)) return 'reopened';
  switch (to.status) {
    case 'planned':
    case 'in-progress':
      return from.status === 'suspended' ? 'resumed' : to.status === 'planned' ? 'restated' : 'started';
    default:
      return to.status;
  }
}

const isOver = (status: MilestoneStatus): status is 'done' | 'waived' | 'not-recorded' =>
  status === 'done' || status === 'waived' || status === 'not-recorded';

/**
 * What is suspended is neither overdue nor at risk, and nothing has been mended by that; nor has a risk while there is no
 * opening for which something could come too late.
 */
function newOrMended(
  of: 'overdue' | 'atRisk',
  from: MilestoneStanding | null,
  to: MilestoneStanding | null,
  { edition }: Side,
): 'new' | 'mended' | undefined {
  const [before, after] = [from?.[of] ?? false, to?.[of] ?? false];
  if (before === after) return undefined;
  if (after) return 'new';
  const rests = to?.status === 'suspended' || (of === 'atRisk' && edition.keyDates.suspended);
  return rests ? undefined : 'mended';
}

const sameGrounds = (a: MilestoneStanding, b: MilestoneStanding): boolean =>
  a.from === b.from && a.root === b.root && a.certainty === b.certainty && a.session === b.session && a.before === b.before;

function keptOf(key: MilestoneKey, to: MilestoneStanding, before: Side, after: Side): Kept {
  const byRule = after.byRule.get(key);
  const moved = byRule !== undefined && byRule !== to.on && byRule !== before.byRule.get(key);
  return { because: reasonToKeep(to, before, after), ...(moved ? { byRule } : {}) };
}

function reasonToKeep({ status, root }: MilestoneStanding, before: Side, after: Side): Kept['because'] {
  if (status === 'done' || status === 'waived' || status === 'not-recorded') return status;
  if (after.edition.cancelled && !before.edition.cancelled) return 'undecided';
  if (root === 'pin') return 'pinned';
  return root === 'session' ? 'session' : 'untouched';
}

const daysFrom = (from: PlainDate | null, to: PlainDate | null): number | null =>
  from === null || to === null ? null : dayNumber(to) - dayNumber(from);
