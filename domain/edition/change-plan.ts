import { assertUnreachable, refuse, type Refusal } from '../refusal.js';
import { dateIn } from '../time/plain-date.js';
import { adoptTemplate } from './adopt-template.js';
import { agreeMeetings } from './agree-meetings.js';
import { cancel, cancelledFault } from './cancel.js';
import { changeMilestone } from './change.js';
import type { EditionCommand, PlanningCommand } from './commands.js';
import { decideDates } from './dates.js';
import { place } from './placing.js';
import { barredFromPlanning } from './planners.js';
import { announcePostponement, reconvene, retarget, suspend } from './postponement.js';
import { reasonOf } from './reason.js';
import { dateSession } from './session-dates.js';
import { advanceStages } from './settle.js';
import type { Turn } from './turn.js';

type Replan = Extract<EditionCommand, { type: 'replan' }>;

/** One change of plan, by who may decide it. */
export const changePlan = (turn: Turn, change: PlanningCommand): Refusal | undefined =>
  barredFromPlanning(turn, [change]) ?? changed(turn, change);

/** The plan of a congress that is cancelled is not changed any more. */
const changed = (turn: Turn, change: PlanningCommand): Refusal | undefined => cancelledFault(turn) ?? decided(turn, change);

function decided(turn: Turn, command: PlanningCommand): Refusal | undefined {
  switch (command.type) {
    case 'decide-dates':
      return decideDates(turn, command);
    case 'announce-postponement':
      return announcePostponement(turn, command);
    case 'suspend':
      return suspend(turn, command);
    case 'reconvene':
      return reconvene(turn, command);
    case 'cancel':
      return cancel(turn, command);
    case 'retarget':
      return retarget(turn, command);
    case 'place':
      return place(turn, command);
    case 'agree-meetings':
      return agreeMeetings(turn, command);
    case 'adopt-template':
      return adoptTemplate(turn, command);
    case 'date-session':
      return dateSession(turn, command);
    case 'pin':
    case 'unpin':
    case 'slip':
      return changeMilestone(turn, command);
    default:
      return assertUnreachable(command);
  }
}

/**
 * Several changes as one, by who may decide all of them: each is decided on what those before it have brought about, and
 * all of them are, or none. Between them dates and stages follow; notices are looked at when all is done, so that none is
 * taken back that has its point again in the end.
 */
export function changePlanAsOne(turn: Turn, { changes, simulation }: Replan): Refusal | undefined {
  if (changes.length === 0) return refuse('changes-missing', 'Name at least one change of plan.', { pointer: '/changes' });
  const barred = barredFromPlanning(turn, changes);
  if (barred) return barred;
  if (simulation !== undefined) turn.emit({ type: 'simulation-applied', simulation });
  for (const [index, change] of changes.entries()) {
    const refusal = changed(turn, change);
    if (refusal) return { ...refusal, pointer: `/changes/${index}${refusal.pointer ?? ''}` };
    advanceStages(turn, reasonOf(turn, change));
  }
  return undefined;
}

/** Applied once, a simulation says no more what would change; who did and when is more to the point than that the version is old. */
export function appliedBefore(turn: Turn, { simulation }: Replan): Refusal | undefined {
  const applied = simulation === undefined ? undefined : turn.edition.applied?.[simulation];
  if (!applied) return undefined;
  return refuse(
    'simulation-applied',
    `Simulation ${simulation} was applied by ${applied.by} on ${dateIn(turn.edition.zone, applied.at)}.`,
    {
      facts: [{ ref: String(simulation), says: `applied by ${applied.by} at ${applied.at} (${applied.command})` }],
    },
  );
}
