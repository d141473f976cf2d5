import type { MilestoneStatus } from '../edition/state.js';
import type { MilestoneKey } from '../template/template.js';
import { later, shift, type Offset, type PlainDate } from '../time/plain-date.js';
import type { Graph, RequiredKey } from './graph.js';
import type { PlannedMilestone } from './plan.types.js';
import { isOpen } from './status.js';

/**
 * The earliest day on which each open milestone can be done; null where it waits for something suspended.
 *
 * Nothing is foreseen before today nor before its due date (a date already missed means today). Where hard prerequisites
 * are open, the work (`takes`) begins after the latest of them; where none is, work not yet begun begins today. A
 * prerequisite that need only be begun is reckoned with from the day on which its own work begins.
 */
export function forecastsOf(
  open: readonly PlannedMilestone[],
  graph: Graph,
  statusOf: (key: MilestoneKey) => MilestoneStatus,
  today: PlainDate,
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
    const { due, definition } = milestone;
    const waitsFor = (graph.prerequisites.get(key)?.requires ?? []).filter(isAwaited).map(readyOn);
    const ready = latestOf(waitsFor);
    if (ready === null) return null;
    const works = waitsFor.length > 0 || status === 'planned';
    const earliest = works ? afterWork(ready, definition.takes) : ready;
    return later(earliest, due.on ?? today);
  }

  function isAwaited({ key, state }: RequiredKey): boolean {
    const status = statusOf(key);
    return isOpen(status) && !(state === 'started' && status === 'in-progress');
  }

  function readyOn({ key, state }: RequiredKey): PlainDate | null {
    const done = forecast(key);
    return state === 'done' || done === null ? done : beforeWork(done, milestones.get(key)?.definition.takes);
  }

  function latestOf(days: readonly (PlainDate | null)[]): PlainDate | null {
    return days.reduce<PlainDate | null>((a, b) => (a === null || b === null ? null : later(a, b)), today);
  }
}

/** The day on which work that takes so long is done, begun on a day; and the day on which it must be begun. */
export const afterWork = (day: PlainDate, takes: Offset | undefined): PlainDate => (takes ? shift(day, takes) : day);
export const beforeWork = (day: PlainDate, takes: Offset | undefined): PlainDate => (takes ? shift(day, { ...takes, count: -takes.count }) : day);
