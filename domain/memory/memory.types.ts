import type { Evidence, MilestoneStatus } from '../edition/state.js';
import type { MilestoneId, MilestoneKey } from '../template/template.js';
import type { EffectiveOn } from '../time/effective-on.js';
import type { Offset, PlainDate } from '../time/plain-date.js';

/** A count of days, as precisely as it is known: what was done "in September 2018" leaves room for thirty. */
export interface Days {
  least: number;
  most: number;
}

/** Planned against actual, of one milestone of an edition. */
export interface Figure {
  key: MilestoneKey;
  id: MilestoneId;
  title: string;
  status: MilestoneStatus;
  /** Its rule as the template has it, and of that what it counts from (`opening`, `M15`, `chain(-2).commission`) and how far. */
  rule: string;
  anchor: string;
  offset?: Offset;
  /** The day that it counted from when it was done: no postponement after that is in it. Null: undated. */
  anchoredOn: PlainDate | null;
  /** Dates for which it was planned, first and last. */
  firstPlanned: PlainDate | null;
  lastPlanned: PlainDate | null;
  /** Days by which postponements and re-targeting moved what it counts from, until it was done. */
  postponed: number;
  doneOn?: EffectiveOn;
  evidence?: Evidence;
  /** Days from what it counts from to the day on which it was done; absent where either is unknown. */
  needed?: Days;
  /** Days from the opening that held then, whatever its rule counts from; negative: before it. */
  fromOpening?: Days;
  /** Days from the date for which it was last planned to the day on which it was done; negative: earlier. */
  late?: Days;
  /** The same from the date for which it was first planned, postponements taken out. */
  lateAtFirst?: Days;
}

/** The figures of an edition, as they stand or as they were written down when it was closed. */
export interface Figures {
  /** Under its short title: a report names it many times. */
  edition: { id: string; title: string };
  template: { id: string; version: number };
  figures: Figure[];
}

/** What editions of a kind really needed for one milestone of their template. */
export interface Spread {
  id: MilestoneId;
  title: string;
  rule: string;
  anchor: string;
  offset?: Offset;
  /** Days by its rule from what it counts from, in the edition that was done last. */
  planned: number | null;
  /** Each time that it was done, with who did it when; oldest first. */
  needed: Needed[];
  /** Editions of which nothing comparable is on record: not done, date unknown, or counted from something else. */
  without: string[];
  /** Of what is precise enough the middle, in days; null where nothing is. */
  median: number | null;
  /** Of the same from the least to the most that it can have been. */
  range: Days | null;
  /** The same as days from the opening: of what counts from a meeting or a session it says where that lay in the cycle. */
  fromOpening: Days | null;
}

export interface Needed {
  edition: { id: string; title: string };
  key: MilestoneKey;
  title: string;
  days: Days;
  /** So imprecise that it says little of days: it is shown and not counted. */
  vague: boolean;
  /** Days from the opening that held then; null where there was none. */
  fromOpening: Days | null;
  /** Days after its own date; negative: before it. */
  late: Days | null;
  anchoredOn: PlainDate;
  doneOn: EffectiveOn;
  evidence?: Evidence;
}

/** What the record says of a rule: that it holds, that another would fit better, or too little to say either. */
export type Verdict = 'holds' | 'change' | 'too-little';

export interface Proposal {
  id: MilestoneId;
  title: string;
  verdict: Verdict;
  rule: string;
  /** The rule that the record suggests, in the notation of templates. */
  proposed?: string;
  /** Where only the distance changes: the new one, with which an edition can be opened. */
  offset?: Offset;
  /** The evidence in words: what is planned, what was needed in which edition, what follows. */
  words: string;
}

export interface LeftOut {
  id: string;
  title: string;
  why: string;
}

export interface Memory {
  template: { id: string; version: number; title: string };
  editions: { id: string; title: string }[];
  /** Closed editions that are no evidence, each with why; they count where somebody names them. */
  leftOut: LeftOut[];
  /** How many were closed before all of these and have not been looked at; they too count where somebody names them. */
  earlier: number;
  spreads: Spread[];
  proposals: Proposal[];
}
