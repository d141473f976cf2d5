import { milestoneChanges, type Difference, type DifferenceCounts, type MilestoneDifference } from './difference.types.js';

type Parts = Pick<Difference, 'milestones' | 'decisions' | 'undecided' | 'reminders' | 'rules'>;

/** The difference in figures. */
export function countsOf({ milestones, decisions, undecided = [], reminders, rules }: Parts): DifferenceCounts {
  const count = (test: (milestone: MilestoneDifference) => boolean): number => milestones.filter(test).length;
  const wouldMove = ({ kept }: MilestoneDifference): boolean => kept?.byRule !== undefined;
  const mayFollow = decisions.filter(({ mayStay }) => mayStay).length;
  const letters = reminders.new.filter(({ decision }) => decision !== undefined).length;
  return {
    byChange: Object.fromEntries(
      milestoneChanges.map((change) => [change, count((m) => m.change === change)]),
    ) as DifferenceCounts['byChange'],
    keptPinned: count((m) => wouldMove(m) && m.kept?.because === 'pinned'),
    keptDone: count((m) => wouldMove(m) && m.kept?.because !== 'pinned'),
    impossible: count((m) => m.impossible !== undefined),
    overdue: { new: count((m) => m.overdue === 'new'), mended: count((m) => m.overdue === 'mended') },
    atRisk: { new: count((m) => m.atRisk === 'new'), mended: count((m) => m.atRisk === 'mended') },
    decisions: decisions.length - mayFollow,
    ...(mayFollow > 0 ? { mayFollow } : {}),
    ...(undecided.length > 0 ? { undecided: undecided.length } : {}),
    reminders: { withdrawn: reminders.withdrawn.length, new: reminders.new.length },
    ...(letters > 0 ? { letters } : {}),
    rules: { broken: rules.broken.length, mended: rules.mended.length },
  };
}
