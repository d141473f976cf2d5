import type { NoticeEntry } from '../../domain/edition/events.js';
import type { DecidedEntry, DecisionLetter, Head } from '../mail/letter.js';
import { entryOf } from './entries.js';
import type { Place } from './place.js';

/** What was decided on the congress, and what it makes of the reader's milestones. */
export async function decisionLetter(place: Place, head: Head): Promise<DecisionLetter> {
  const { notice } = place;
  if (!notice.decision) throw new Error(`The notice ${notice.key} is about no decision.`);
  const { by, ...decision } = notice.decision;
  const person = await place.nameOf(by);
  return {
    ...head,
    kind: 'decision',
    decision: { ...decision, ...(person === undefined ? {} : { person }) },
    entries: await Promise.all(notice.about.map((told) => decidedEntry(place, told))),
  };
}

async function decidedEntry(place: Place, { milestone: key, dueOn: told, movedFrom, again }: NoticeEntry): Promise<DecidedEntry> {
  const { milestone, title, status, dueOn, days, isSoon, link } = await entryOf(place, key);
  const from = movedFrom ?? told;
  return { milestone, title, status, dueOn, days, isSoon, link, again: again === true, ...(from === dueOn ? {} : { from }) };
}
