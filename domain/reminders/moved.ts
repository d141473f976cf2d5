import type { EditionState, MilestoneState } from '../edition/state.js';
import { own } from '../own.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import type { Moment } from './moment.js';

/**
 * The date of a milestone that a reader knows and that holds no more: the one of which the reader was last told; for one who
 * was told of none, the last that it had, while it is news that it has moved. Undefined where the reader knows the present one.
 */
export function movedFrom(moment: Moment, key: MilestoneKey, person: string, milestone: MilestoneState): PlainDate | undefined {
  if (milestone.revision === 1) return undefined;
  const told = revisionTold(moment.edition, key, person, milestone);
  if (told === milestone.revision) return undefined;
  const before = told === undefined ? lastDate(moment, key) : dateAt(moment.edition, key, milestone, told);
  return before === null || before === milestone.due.on ? undefined : before;
}

/** The latest revision of which a reader was told: by a reminder, or with the decision on the congress that moved the date. */
function revisionTold(edition: EditionState, key: MilestoneKey, person: string, { revision }: MilestoneState): number | undefined {
  const reminded = own(edition.reminded[key] ?? {}, person)?.revision;
  const decisions = own(edition.decisionsTold ?? {}, person);
  if (!decisions) return reminded;
  const later = movesOf(edition, key).toReversed();
  const since = later.findIndex(({ recordedAt }) => decisions.includes(recordedAt));
  return since < 0 ? reminded : Math.max(reminded ?? 0, revision - since);
}

/** What a milestone was due on before it last moved, where that is no older than news. */
function lastDate({ edition, newsSince }: Moment, key: MilestoneKey): PlainDate | null {
  const moves = movesOf(edition, key);
  return (moves.at(-1)?.recordedAt ?? '') > newsSince ? datedBefore(moves, moves.length) : null;
}

/** What it was due on in a revision. Each move makes one more; of one that was gone meanwhile they cannot be told apart. */
function dateAt(edition: EditionState, key: MilestoneKey, { revision }: MilestoneState, told: number): PlainDate | null {
  const moves = movesOf(edition, key);
  return datedBefore(moves, moves.length === revision - 1 ? told : moves.length);
}

const movesOf = ({ moves }: EditionState, key: MilestoneKey): EditionState['moves'] => moves.filter((move) => move.key === key);

const datedBefore = (moves: EditionState['moves'], count: number): PlainDate | null =>
  moves.slice(0, count).findLast(({ from }) => from !== null)?.from ?? null;
