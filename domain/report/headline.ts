import { sessionTitle } from '../calendar/session-title.js';
import { occurrencesOf } from '../edition/milestones.js';
import type { EditionState } from '../edition/state.js';
import type { World } from '../engine.types.js';
import type { Period } from '../plan/plan.types.js';
import type { MilestoneId } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import { whenInWords } from '../time/in-words.js';
import type { PlainDate } from '../time/plain-date.js';

/** How many milestones stand how, as far as a headline says so. */
export interface Tally {
  total: number;
  done: number;
  suspended: number;
  notRecorded: number;
  overdue: number;
  blocked: number;
}

/** How an edition stands on a day, in a sentence or two. That it was held is said only where its opening is on record. */
export function headline(world: World, edition: EditionState, counts: Tally, today: PlainDate): string {
  const { present, targetYear, suspended } = edition.keyDates;
  // What a record does not tell may well have been done in time.
  const late = edition.mode === 'historic' ? 'due and not on record' : 'overdue';
  const tally = `${counts.done} of ${counts.total} milestones done, ${counts.overdue} ${late}, ${counts.blocked} blocked.`;
  const { postponements, cancelled } = edition;
  const when = (day: EffectiveOn): string => whenInWords(day, (key) => sessionTitle(world, key));
  const last = postponements.at(-1);
  if (edition.status === 'archived')
    return `Archived. ${counts.done} of ${counts.total} milestones done, ${counts.notRecorded} not recorded.`;
  if (edition.status === 'cancelled') {
    const basis = cancelled?.basis === undefined ? '' : ` (${cancelled.basis})`;
    return `Cancelled ${when(cancelled?.on ?? 'unknown')}${basis}: it will not be held. ${counts.done} of ${counts.total} milestones done.`;
  }
  if (suspended) {
    const bases = last?.bases.length ? ` (${[...new Set(last.bases)].join('; ')})` : '';
    return `Postponed without a date since ${last?.suspendedOn ?? 'unknown'}${bases}; ${counts.suspended} milestones suspended. ${tally}`;
  }
  const announced = last && !last.reconvenedOn && !last.withdrawnOn ? `A postponement was announced ${when(last.announcedOn)}. ` : '';
  if (!present) return `To be held in ${targetYear}; dates not decided yet. ${tally}`;
  return `${announced}${stateOf(world, edition, present, today)} ${tally}`;
}

/** Whether it is to open, meets or was held, as far as its record tells. */
function stateOf({ template }: World, edition: EditionState, present: Period, today: PlainDate): string {
  const { first } = edition.keyDates;
  const moved = first && first.opening !== present.opening ? ` (first set for ${first.opening})` : '';
  const days = `${present.opening} to ${present.closing}${moved}`;
  const doneOn = (id: MilestoneId): EffectiveOn | undefined =>
    occurrencesOf(edition, id).flatMap((key) => edition.milestones[key]?.done?.on ?? [])[0];
  const [opened, closed] = [doneOn(template.opening), doneOn(template.closing)];
  if (today < present.opening) {
    return opened === undefined ? `To open on ${present.opening}${moved}.` : `Opened by its record (${opened}), and set for ${days}.`;
  }
  if (closed !== undefined) return `Held from ${days}; follow-up under way.`;
  if (today <= present.closing) {
    return opened === undefined ? `Set for these days, ${days}; the opening is not on record.` : `In progress: ${days}.`;
  }
  return opened === undefined
    ? `The dates have passed (${days}); the opening is not on record.`
    : `Opened, and the dates have passed (${days}); the closing is not on record.`;
}
