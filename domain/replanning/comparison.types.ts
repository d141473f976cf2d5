import type { EditionStatus, MilestoneStatus } from '../edition/state.js';
import type { Period } from '../plan/plan.types.js';
import type { MilestoneKey } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { PlainDate } from '../time/plain-date.js';

/**
 * Two editions of one template beside each other: how far from the opening or the closing each milestone was planned, and
 * how far it was done. Dates of two congresses say nothing about each other; distances do. Postponements are in none of them:
 * each milestone counts from the opening that held on the day on which it was closed or, where that is unknown, due.
 */
export interface Comparison {
  template: { id: string; title: string };
  editions: [ComparedEdition, ComparedEdition];
  headline: string;
  /** Every milestone that one of the two has, once, in the template's order. */
  milestones: ComparedMilestone[];
}

export interface ComparedEdition {
  id: string;
  title: string;
  shortTitle: string;
  status: EditionStatus;
  /** It was never held, for it was cancelled. */
  cancelled?: true;
  /** A demonstration or an exercise. */
  madeUp?: true;
  /** Version of the template that it follows. */
  version: number;
  targetYear: number;
  /** The dates in force, or those first decided where none are; absent: no date was decided yet. */
  period?: Period;
  /** It was first to open on another day. */
  firstOpening?: PlainDate;
  milestones: number;
  done: number;
}

export interface ComparedMilestone {
  key: MilestoneKey;
  title: string;
  stage: string;
  /** What its distances are counted from: the closing where it comes after that in both editions. */
  anchor: 'opening' | 'closing';
  /** In the order of the editions; null: that edition does not have it. */
  editions: [ComparedStanding | null, ComparedStanding | null];
  /** Days by which the second edition plans it later than the first, earlier where negative; null where one of them has no date. */
  planned: number | null;
  /** Likewise of the days on which it was done. */
  done: number | null;
}

export interface ComparedStanding {
  status: MilestoneStatus;
  /** The opening or the closing from which its distances are counted: the one that held when it was closed, or is due; null: there was none. */
  countedFrom: PlainDate | null;
  dueOn: PlainDate | null;
  /** Days from the anchor to the due date: before it where negative. */
  due: number | null;
  doneOn: EffectiveOn | null;
  /** Days from the anchor to the day, or the last day of the session, on which it was done; null: not done, or not known as precisely. */
  done: number | null;
}
