import type { MilestoneStatus } from '../edition/state.js';
import type { MilestoneKey } from '../template/template.js';
import { later, shift, type Offset, type PlainDate } from '../time/plain-date.js';
import type { Graph, RequiredKey } from './graph.js';
import type { PlannedMilestone } from './plan.types.js';
import { isOpen } from './status.js';

/** What is taken to be so of milestones that are still open: the day on which each is done, or the first on which it can be. */
export interface Assumption {
  exactly: ReadonlyMap<MilestoneKey, PlainDate>;
  notBefore: ReadonlyMap<MilestoneKey, PlainDate>;
}

/** Nothing is taken to be so that is not on record. */
export const asRecorded: Assumption = { exactly: new Map(), notBefore: new Map() };

/**
 * The earliest day on which each open milestone can be done; null where it waits for something suspended.
 *
 * Nothing is foreseen before today nor before its due date (a date already missed means today). Where hard prerequisites
 * are open, the work (`takes`) begins after the latest of them; where none is, work not yet begun begins today. A
 * prerequisite that need only be begun counts from the day on which its own work begins. What is assumed goes before all this.
 */
export function forecastsOf(
  open: readonly PlannedMilestone[],
  graph: Graph,
  statusOf: (key: MilestoneKey) => MilestoneStatus,
  today: PlainDate,
  { exactly, notBefore }: Assumption = asRecorded,
): ReadonlyMap<MilestoneKey, PlainDate | null> {
  const milestones = new Map(open.map((m) => [m.key, m]));
  const known = new Map<MilestoneKey, PlainDate | null>();
  for (const { key } of open) forecast(key);
  return known;

  function forecast(key: MilestoneKey): PlainDate | null {
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, today); // ends a circle, which templates are refused for when they are read
    const day = forecastOf(key);
    known.set(key, day);
    return day;
  }

  function forecastOf(key: MilestoneKey): PlainDate | null {
    const milestone = milestones.get(key);
    const status = statusOf(key);
    if (!milestone || status === 'suspended') return null;
    const assumed = exactly.get(key);
    if (assumed !== undefined) return assumed;
    const { due, definition } = milestone;
    const awaited = awaitedBy(key);
    const ready = readyFor(awaited);
    if (ready === null) return null;
    const works = awaited.length > 0 || status === 'planned';
    const earliest = works ? afterWork(ready, definition.takes) : ready;
    return later(later(earliest, due.on ?? today), notBefore.get(key) ?? today);
  }

  function awaitedBy(key: MilestoneKey): RequiredKey[] {
    return (graph.prerequisites.get(key)?.requires ?? []).filter(isAwaited);
  }

  function isAwaited({ key, state }: RequiredKey): boolean {
    const status = statusOf(key);
    // what the plan no longer has is not waited for
    return milestones.has(key) && isOpen(status) && !(state === 'started' && status === 'in-progress');
  }

  /** The day on which the last of these is as far as it must be. */
  function readyFor(awaited: readonly RequiredKey[]): PlainDate | null {
    const days = awaited.map(({ key, state }) => (state === 'started' ? begunOn(key) : forecast(key)));
    return days.reduce<PlainDate | null>((a, b) => (a === null || b === null ? null : later(a, b)), today);
  }

  /** The earliest day on which work begins: that of its window, or so long before its forecast as it takes. */
  function begunOn(key: MilestoneKey): PlainDate | null {
    const milestone = milestones.get(key);
    const done = forecast(key);
    if (!milestone || done === null) return null;
    if (exactly.has(key)) return beforeWork(done, milestone.definition.takes);
    const ready = readyFor(awaitedBy(key));
    const from = milestone.due.from ?? beforeWork(done, milestone.definition.takes);
    return ready && later(ready, from);
  }
}

/** The day on which work that takes so long is done, begun on a day; and the day on which it must be begun. */
export const afterWork = (day: PlainDate, takes: Offset | undefined): PlainDate => (takes ? shift(day, takes) : day);
export const beforeWork = (day: PlainDate, takes: Offset | undefined): PlainDate =>
  takes ? shift(day, { ...takes, count: -takes.count }) : day;
