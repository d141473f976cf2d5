import { isActive } from '../edition/milestones.js';
import type { Reported } from '../edition/state.js';
import { own } from '../own.js';
import type { MilestoneKey } from '../template/template.js';
import type { Instant } from '../time/plain-date.js';
import { earliest } from './earliest.js';
import type { Moment } from './moment.js';
import { organisersBesides } from './organisers.js';
import type { Holder } from './readers.js';
import { dayAt, type Day } from './working-time.js';

/** An organiser who is to be asked, again or for the first time, to confirm what is reported done. */
export interface WaitingReport {
  milestone: MilestoneKey;
  by: string;
  organiser: Holder;
  recipient: string;
}

/**
 * Who is to be asked now for the word on what is reported done: each organiser as often as a promise usually takes, one who
 * became organiser later at once.
 */
export function reachedReports(moment: Moment): WaitingReport[] {
  return waiting(moment).flatMap(([milestone, reported]) =>
    askedFor(moment, reported).flatMap((organiser): WaitingReport[] => {
      const recipient = moment.recipient(organiser.id, undefined, new Set([reported.by]));
      const isDue = dayFor(moment, reported, organiser.id) <= moment.reachedDay(recipient) && moment.isOpen(recipient);
      return isDue ? [{ milestone, by: reported.by, organiser, recipient }] : [];
    }),
  );
}

/** When an organiser is next to be asked; null: nothing waits. */
export function nextReport(moment: Moment): Instant | null {
  return earliest(
    waiting(moment).flatMap(([, reported]) =>
      askedFor(moment, reported).map(({ id }) => {
        const day = dayFor(moment, reported, id);
        return moment.nextFor(id, { any: day, urgent: day, unless: new Set([reported.by]) });
      }),
    ),
  );
}

/** One for each recipient and milestone; none who was asked lately in another's place, or whose last letter is still to go out. */
export function reportsToAsk(moment: Moment, reached: readonly WaitingReport[]): WaitingReport[] {
  const asked = new Map<string, WaitingReport>();
  for (const one of reached) {
    const { milestone, organiser, recipient } = one;
    const reported = own(moment.edition.responses, milestone)?.reported;
    if (!reported || dayFor(moment, reported, recipient) > moment.reachedDay(recipient) || isStillToGoOut(moment, one)) continue;
    if (organiser.id === recipient || !asked.has(`${milestone} ${recipient}`)) asked.set(`${milestone} ${recipient}`, one);
  }
  return [...asked.values()];
}

const isStillToGoOut = ({ world }: Moment, { milestone, by, recipient }: WaitingReport): boolean =>
  [...world.delivery.pending.values()].some(
    ({ notice: { concern, recipient: to } }) =>
      to === recipient && concern?.kind === 'reported' && concern.milestone === milestone && concern.by === by,
  );

const askedFor = ({ edition, world }: Moment, { by }: Reported): Holder[] =>
  organisersBesides(edition, world.template.reminders.organiser, by);

const waiting = ({ edition }: Moment): [MilestoneKey, Reported][] =>
  Object.entries(edition.responses).flatMap(([key, { reported }]): [MilestoneKey, Reported][] => {
    const milestone = own(edition.milestones, key);
    return reported && milestone && isActive(milestone) ? [[key, reported]] : [];
  });

/** The day for which someone is to be asked next; of one who never was, a day whose hour is over wherever they are. */
function dayFor(moment: Moment, { told }: Reported, person: string): Day {
  const at = own(told, person);
  if (at === undefined) return moment.today(person) - 2;
  return dayAt(moment.profile(person).zone, at) + moment.world.template.reminders.promise.usualDays;
}
