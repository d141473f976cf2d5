import { isWanted } from '../delivery/wanted.js';
import type { Notice } from '../edition/events.js';
import { isPursued } from '../edition/milestones.js';
import { followingRung, latestRung, meantFor } from '../reminders/ladder.js';
import { Moment } from '../reminders/moment.js';
import type { Watch } from '../reminders/watch.js';
import { watchesOf } from '../reminders/watchlist.js';
import type { MilestoneKey } from '../template/template.js';
import { dateIn, dateOfDay, dayNumber, instantAt } from '../time/plain-date.js';
import type { Difference, ReminderLine } from './difference.types.js';
import type { Side } from './standing.js';

/**
 * What the change does to reminders: notices that wait to be sent and lose their point, letters that tell of it, and of each
 * milestone it touches the next rung for each of its holders, as it would have come and as it comes now. Of later rungs nothing is said: they follow.
 */
export function reminderDifference(touched: ReadonlySet<MilestoneKey>, before: Side, after: Side): Difference['reminders'] {
  const [earlier, now] = [nextRungs(touched, before), nextRungs(touched, after)];
  return {
    withdrawn: [...withdrawnNotices(before, after), ...unlike(earlier, now)],
    new: [...decisionNotices(before, after), ...unlike(now, earlier)],
  };
}

/** The letters by which those who hold a role are told of a decision on the congress; their keys come with the decision itself. */
function decisionNotices(before: Side, after: Side): ReminderLine[] {
  const known = before.world.delivery.pending;
  return [...after.world.delivery.pending.values()]
    .filter(({ notice }) => notice.kind === 'decision' && !known.has(notice.key))
    .map(({ notice }) => {
      const { notice: _, ...line } = lineOfNotice(notice, after);
      return line;
    });
}

function withdrawnNotices(before: Side, after: Side): ReminderLine[] {
  const { pending } = after.world.delivery;
  return [...before.world.delivery.pending.values()]
    .filter(({ notice }) => !pending.has(notice.key) && !isWanted(after.world, notice))
    .map(({ notice }) => lineOfNotice(notice, before));
}

function lineOfNotice({ key, about, recipient, role, at, tone = 'notice', decision }: Notice, { edition }: Side): ReminderLine {
  const [only] = about.length === 1 && !decision ? about : [];
  return {
    kind: 'notice',
    milestones: about.map(({ milestone }) => milestone),
    recipient,
    role,
    on: dateIn(edition.zone, at),
    rung: only?.rung ?? null,
    tone,
    dueOn: only?.dueOn ?? null,
    notice: key,
    ...(decision ? { decision: decision.kind } : {}),
  };
}

function nextRungs(touched: ReadonlySet<MilestoneKey>, { world, edition, today }: Side): ReminderLine[] {
  if (!isPursued(edition)) return [];
  const moment = new Moment(world, edition, instantAt(edition.zone, today, 12));
  return watchesOf(moment)
    .filter(({ of }) => touched.has(of.key))
    .flatMap((watch) => nextRung(watch, dayNumber(today)) ?? []);
}

/** The next rung for a holder: one that has come up and was not told of yet goes out at once. */
function nextRung({ of, holder, last, tellableFrom }: Watch, today: number): ReminderLine | undefined {
  const meant = meantFor(holder.as);
  const reached = latestRung(of.course, today - of.dueDay, meant);
  const rung = reached && reached.days > last ? reached : followingRung(of.course, Math.max(today - of.dueDay, last), meant);
  const day = rung && Math.max(of.dueDay + rung.days, tellableFrom, today);
  if (!rung || day === undefined || day === Infinity) return undefined;
  return {
    kind: 'rung',
    milestones: [of.key],
    recipient: holder.id,
    role: holder.role,
    on: dateOfDay(day),
    rung: rung.days,
    tone: rung.tone,
    dueOn: of.dueOn,
  };
}

/** Those of the ones that are not, just so, among the others. */
function unlike(lines: readonly ReminderLine[], others: readonly ReminderLine[]): ReminderLine[] {
  const known = new Set(others.map(nameOf));
  return lines.filter((line) => !known.has(nameOf(line)));
}

const nameOf = ({ milestones, recipient, on, rung, dueOn }: ReminderLine): string => [...milestones, recipient, on, rung, dueOn].join(' ');
