import type { Session } from '../calendar/session.js';
import type { MilestoneKey } from '../template/template.js';
import { dateInWords } from '../time/in-words.js';
import { dateIn, shift } from '../time/plain-date.js';
import type { Impossible, Remedy, Standing } from './difference.types.js';
import { nextSessionFor } from './session-choice.js';
import type { Side } from './standing.js';

/**
 * A date that the change has put into the past: nobody can meet it any more. What has become overdue since it was set was
 * possible when it was decided.
 */
export function impossibleOf(key: MilestoneKey, from: Standing | null, to: Standing | null, after: Side): Impossible | undefined {
  const touched = after.edition.milestones[key]?.touchedAt;
  if (!to?.overdue || to.on === null || from?.overdue || touched === undefined) return undefined;
  if (dateIn(after.edition.zone, touched) <= to.on) return undefined;
  return { why: `Its date, ${dateInWords(to.on)}, had passed when it was set. ${to.why}`, remedy: remedyFor(key, to, after) };
}

function remedyFor(key: MilestoneKey, to: Standing, after: Side): Remedy {
  if (to.session !== undefined) return atSession(nextSessionFor(key, after));
  const { today } = after;
  if (to.forecast === null)
    return { kind: 'waive', says: 'It waits for what is suspended; waive it, or look again when the congress is reconvened.' };
  if (to.slackDays !== null && to.slackDays < 0) {
    const latest = shift(to.forecast, { count: to.slackDays, unit: 'd' });
    return {
      kind: 'waive',
      says: `It can be done by ${dateInWords(to.forecast)} at the earliest and is needed by ${dateInWords(latest)}; waive it, or choose later dates.`,
    };
  }
  const at = to.forecast === today ? 'at once' : `by ${dateInWords(to.forecast)}`;
  return { kind: 'date', on: to.forecast, says: `It can still be done ${at}; pin it to ${dateInWords(to.forecast)}.` };
}

function atSession(session: Session | undefined): Remedy {
  if (!session) return { kind: 'waive', says: 'No later session ends before the opening; waive it.' };
  const says = `Re-target it to ${session.key}, which ends on ${dateInWords(session.end)}.`;
  return { kind: 'retarget', session: session.key, on: session.end, says };
}
