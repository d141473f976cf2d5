import type { World } from '../engine.types.js';
import type { MilestoneKey } from '../template/template.js';
import type { Decision, Notice, NoticeEntry } from './events.js';
import type { MilestoneState } from './state.js';

/** Letters on decisions that a command has taken back before they were sent, oldest first, by their recipients. */
export function takenBack({ delivery: before }: World, { delivery: now }: World): Map<string, Notice[]> {
  const letters = new Map<string, Notice[]>();
  for (const { notice } of before.pending.values()) {
    if (notice.kind !== 'decision' || now.pending.has(notice.key)) continue;
    letters.set(notice.recipient, [...(letters.get(notice.recipient) ?? []), notice]);
  }
  return letters;
}

/** A decision for a reader to whom those never came of which it takes the place: beside the dates, place and way that were told last. */
export function sinceTold(decision: Decision, untold: readonly Notice[]): Decision {
  const earlier = untold.flatMap((letter) => letter.decision ?? []);
  const [first] = earlier;
  if (!first) return decision;
  const { venue, modality } = [...earlier, decision].reduce((all, one) => ({ ...all, ...one }));
  const isToBeHeld = decision.kind !== 'cancelled';
  return {
    ...decision,
    ...(first.from ? { from: first.from } : {}),
    ...(isToBeHeld && venue !== undefined ? { venue } : {}),
    ...(isToBeHeld && modality !== undefined ? { modality } : {}),
  };
}

/** What a reader was to be told of milestones and never was: of each the oldest, which has the date that the reader knows. */
export const untoldEntries = (untold: readonly Notice[]): Map<MilestoneKey, NoticeEntry> =>
  new Map(untold.toReversed().flatMap(({ about }) => about.map((entry) => [entry.milestone, entry])));

/** A milestone as its reader knows it who was never told of this. */
export function knownAs(was: MilestoneState, { movedFrom, dueOn, again }: NoticeEntry): MilestoneState {
  const status = again || was.status === 'done' ? 'done' : 'planned';
  return { ...was, status, due: { ...was.due, on: movedFrom ?? dueOn } };
}
