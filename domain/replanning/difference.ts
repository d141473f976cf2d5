import { leftOpen } from '../edition/cancel.js';
import { definitionOf, titleOf } from '../edition/milestones.js';
import { keysInOrder } from '../edition/view.js';
import type { World } from '../engine.types.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import { countsOf } from './counts.js';
import { criticalPathOf } from './critical-path.js';
import { newDecisions } from './decisions.js';
import type { CongressStanding, Difference, UndecidedMilestone } from './difference.types.js';
import { headlineOf } from './headline.js';
import { isUntouched, milestoneDifference } from './milestone-difference.js';
import { reminderDifference } from './reminders.js';
import { ruleDifference } from './rules.js';
import { sideOf, type Side } from './standing.js';

/**
 * The difference between two states of one edition, as they would stand on a day: before and after a change of plan, or at
 * two of its revisions. Pure: the worlds are left as they were.
 *
 * @throws Error where one of the worlds holds no edition
 */
export function differenceOf(before: World, after: World, today: PlainDate): Difference {
  const [from, to] = [sideOf(before, today), sideOf(after, today)];
  const milestones = keysOfBoth(from, to).map((key) => milestoneDifference(key, from, to));
  // Another version of the template may have other ladders: then all may remind otherwise.
  const sameTemplate = from.world.template === to.world.template;
  const touched = new Set(milestones.filter((m) => !sameTemplate || !isUntouched(m)).map(({ key }) => key));
  const congress = { from: congressOf(from), to: congressOf(to) };
  const decisions = newDecisions(from, to);
  const reminders = reminderDifference(touched, from, to);
  const rules = ruleDifference(from, to);
  const undecided = undecidedSince(from, to);
  const parts = { congress, milestones, decisions, ...(undecided.length > 0 ? { undecided } : {}), reminders, rules };
  const counts = countsOf(parts);
  return {
    edition: { id: to.edition.id, title: to.edition.title },
    asOf: today,
    headline: isEmpty(parts) ? 'Nothing changes.' : headlineOf(congress, counts),
    counts,
    ...parts,
    criticalPath: { from: criticalPathOf(from), to: criticalPathOf(to) },
  };
}

/** Whether nothing of the plan, of what it asks for or of what it tells anybody is different. */
export function isEmpty({
  congress,
  milestones,
  decisions,
  reminders,
  rules,
}: Pick<Difference, 'congress' | 'milestones' | 'decisions' | 'reminders' | 'rules'>): boolean {
  return (
    JSON.stringify(congress.from) === JSON.stringify(congress.to) &&
    milestones.every(isUntouched) &&
    [decisions, reminders.withdrawn, reminders.new, rules.broken, rules.mended].every(({ length }) => length === 0)
  );
}

/** What a cancellation leaves open, where the congress was not cancelled before. */
function undecidedSince(from: Side, { world, edition }: Side): UndecidedMilestone[] {
  const open = new Set(from.edition.cancelled ? [] : leftOpen(edition));
  return keysInOrder(world)
    .filter((key) => open.has(key))
    .map((key) => ({
      key,
      title: titleOf(world, key),
      responsible: definitionOf(world.template, key).responsible,
      on: edition.milestones[key]?.due.on ?? null,
    }));
}

/** The milestones of either side in the template's order. */
function keysOfBoth(from: Side, to: Side): MilestoneKey[] {
  const milestones = { ...from.edition.milestones, ...to.edition.milestones };
  return keysInOrder({ ...to.world, edition: { ...to.edition, milestones } });
}

function congressOf({ edition }: Side): CongressStanding {
  const { status, template, venue, host, modality, placement, keyDates } = edition;
  return {
    status,
    templateVersion: template.version,
    targetYear: keyDates.targetYear,
    ...(keyDates.present ? { present: keyDates.present } : {}),
    suspended: keyDates.suspended,
    ...(venue === undefined ? {} : { venue }),
    ...(host === undefined ? {} : { host }),
    ...(modality === undefined ? {} : { modality }),
    placement,
  };
}
