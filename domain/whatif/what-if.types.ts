import type { MilestoneStatus } from '../edition/state.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';

/**
 * A day of a hypothesis: a date (`2018-04-20`), or so far from a day of the cycle, in the notation of templates:
 * `opening-30m` (or `T0-30m`), `closing+2w` (or `C+2w`), `session(commission-27).start-10w`, `M15+4m`, `M22.africa+14d`.
 */
export type Day = string;

/** Something that is not so, or not yet: what would follow if it were? */
export type Hypothesis =
  /** "Draft guide done on 20 April 2018". */
  | { type: 'done'; milestone: MilestoneKey; on: Day }
  /** "Regional meeting in Africa held 30 days late": so many days after its due date; before it where negative. */
  | { type: 'late'; milestone: MilestoneKey; days: number }
  /** "No host by T0-30m": still open at the end of that day, done on the next one at the earliest. */
  | { type: 'not-done'; milestone: MilestoneKey; by: Day }
  /** A regional meeting on other days; without an end it lasts as long as planned. */
  | { type: 'meeting'; meeting: string; start: Day; end?: Day }
  | { type: 'meeting-late'; meeting: string; days: number }
  /** A session on other days of its year, as dates or counted from opening or closing; without an end, where its days are known, it lasts as long. */
  | { type: 'session'; session: string; start: Day; end?: Day };

export type HypothesisType = Hypothesis['type'];

/** What a list of hypotheses comes to. Reckoned, not foretold: it holds no probabilities, and nothing of it is stored. */
export interface WhatIf {
  edition: { id: string; title: string };
  asOf: PlainDate;
  /** The hypotheses with the days that they come to, in their order. */
  facts: AssumedFact[];
  headline: string;
  /** What is assumed and all that follows from it, in the template's order. */
  milestones: Projection[];
  /** What comes to be at risk, or more so than it is anyway; the most days first. */
  atRisk: AtRisk[];
  /** What belongs before the opening, and would come only after it, whether the opening waits for it or not; the earliest first. */
  tooLate: TooLate[];
  /** What has no slack left, the opening itself aside. */
  noSlack: NoSlack[];
  /** What must have been done for a hypothesis to hold, and cannot be as things stand. */
  implied: Implied[];
  advice: string[];
}

export interface AssumedFact {
  fact: Hypothesis;
  /** In one sentence, with the days. */
  says: string;
  /** The day on which it is done, is done at the earliest, or begins. */
  on: PlainDate;
  end?: PlainDate;
}

export interface Projection {
  key: MilestoneKey;
  title: string;
  stage: string;
  /** The role that must act. */
  responsible: string;
  status: MilestoneStatus;
  /** A hypothesis is about it. */
  assumed: boolean;
  /** Any of its dates is another than without the hypotheses. */
  changed: boolean;
  before: Projected;
  after: Projected;
  /** Days by which each date moves, later where positive; null where it was or becomes undated. */
  moved: Record<'earliest' | 'planned' | 'latest', number | null>;
  /** Why it is planned for that day. */
  why: string;
}

export interface Projected {
  /** The first day on which it can be done. */
  earliest: PlainDate | null;
  /** The day on which it is due by its rule. */
  planned: PlainDate | null;
  /** The last day that leaves time for all that is firm and waits for it; null where nothing is. */
  latest: PlainDate | null;
  /** Days from the earliest to the latest; negative: something firm cannot be met. */
  slackDays: number | null;
  /** Days by which it, or something firm that waits for it, cannot be met; 0 where it is not at risk. */
  riskDays: number;
}

export interface AtRisk {
  key: MilestoneKey;
  title: string;
  /** Days at risk without the hypotheses, and with them. */
  before: number;
  after: number;
  /** What it misses: its own date, or along which chain it endangers what. */
  why: string;
}

export interface TooLate {
  key: MilestoneKey;
  title: string;
  /** When it should be done, and when it can be. */
  planned: PlainDate;
  earliest: PlainDate;
}

export interface NoSlack {
  key: MilestoneKey;
  title: string;
  before: number | null;
  after: number;
  /** From it to what binds. */
  path: MilestoneKey[];
}

export interface Implied {
  key: MilestoneKey;
  title: string;
  /** The hypothesis holds only if it is done by then. */
  by: PlainDate;
  /** When it can be done at the earliest. */
  earliest: PlainDate | null;
  /** The milestone of the hypothesis. */
  because: MilestoneKey;
}
