import type { Session } from '../calendar/session.js';
import { definitionOf } from '../edition/milestones.js';
import { graphFor } from '../edition/prerequisites.js';
import { comesBeforeOpening } from '../plan/before-opening.js';
import type { MilestoneKey } from '../template/template.js';
import { dateInWords } from '../time/in-words.js';
import { dateIn, type PlainDate } from '../time/plain-date.js';
import type { Impossible, Remedy, MilestoneStanding } from './difference.types.js';
import { nextSessionFor } from './session-choice.js';
import type { Side } from './standing.js';

/**
 * A date that the change has put into the past: nobody can meet it any more. What has become overdue since it was set was
 * possible when it was decided.
 */
export function impossibleOf(
  key: MilestoneKey,
  from: MilestoneStanding | null,
  to: MilestoneStanding | null,
  after: Side,
): Impossible | undefined {
  const touched = after.edition.milestones[key]?.touchedAt;
  if (!to?.overdue || to.on === null || from?.overdue || touched === undefined) return undefined;
  if (dateIn(after.edition.zone, touched) <= to.on) return undefined;
  return { why: `Its date, ${dateInWords(to.on)}, had passed when it was set. ${to.why}`, remedy: remedyFor(key, to, after) };
}

function remedyFor(key: MilestoneKey, to: MilestoneStanding, after: Side): Remedy {
  if (to.session !== undefined) return atSession(nextSessionFor(key, after));
  const { today } = after;
  if (to.forecast === null)
    return { kind: 'waive', says: 'It waits for what is suspended; waive it, or look again when the congress is reconvened.' };
  const opening = after.edition.keyDates.present?.opening;
  if (
    opening !== undefined &&
    to.forecast >= opening &&
    comesBeforeOpening(definitionOf(after.world.template, key), after.edition.placement)
  ) {
    const says = `It can be done by ${dateInWords(to.forecast)} at the earliest, and the opening is on ${dateInWords(opening)}; choose a later one, or hold the congress without it and waive it.`;
    return { kind: 'later-opening', says };
  }
  const at = to.forecast === today ? 'at once' : `by ${dateInWords(to.forecast)}`;
  const says = `It can still be done ${at}; pin it to ${dateInWords(to.forecast)}.${thoseThatWait(key, to.forecast, after)}`;
  return { kind: 'date', on: to.forecast, says };
}

/** What waits for it and is due before it can be there has to move with it. */
function thoseThatWait(key: MilestoneKey, on: PlainDate, { world, edition, standings }: Side): string {
  const waiting = (graphFor(world, edition).successors.get(key) ?? []).filter(({ key: next, state }) => {
    const { status, on: due } = standings.get(next) ?? {};
    return state === 'done' && (status === 'planned' || status === 'in-progress') && due != null && due < on;
  });
  const named = waiting.map(({ key: next }) => `${next} (${dateInWords(standings.get(next)?.on ?? on)})`);
  return named.length === 0 ? '' : ` ${named.join(', ')}, due earlier, ${named.length === 1 ? 'waits' : 'wait'} for it.`;
}

function atSession(session: Session | undefined): Remedy {
  if (!session) return { kind: 'waive', says: 'No later session ends before the opening; waive it.' };
  const says = `Re-target it to ${session.key}, which ends on ${dateInWords(session.end)}.`;
  return { kind: 'retarget', session: session.key, on: session.end, says };
}
