import { isActive } from '../edition/milestones.js';
import type { Reported } from '../edition/state.js';
import { own } from '../own.js';
import type { MilestoneKey } from '../template/template.js';
import type { Instant } from '../time/plain-date.js';
import { earliest } from './earliest.js';
import { responsibleOrganisers } from './vacancies.js';
import type { Moment } from './moment.js';
import { dayAt, type Day } from './working-time.js';

/** An organiser who is to be asked, again or for the first time, to confirm what is reported done. */
export interface WaitingReport {
  milestone: MilestoneKey;
  by: string;
  organiser: string;
  recipient: string;
}

/**
 * Who is to be asked now for the word on what is reported done: each organiser as often as a promise usually takes, one who
 * became organiser later at once.
 */
export function reachedReports(moment: Moment): WaitingReport[] {
  return waiting(moment).flatMap(([milestone, reported]) =>
    responsibleOrganisers(moment).flatMap((organiser): WaitingReport[] => {
      const recipient = moment.recipient(organiser);
      const isDue = dayFor(moment, reported, organiser) <= moment.reachedDay(recipient) && moment.isOpen(recipient);
      return isDue ? [{ milestone, by: reported.by, organiser, recipient }] : [];
    }),
  );
}

/** When an organiser is next to be asked; null: nothing waits. */
export function nextReport(moment: Moment): Instant | null {
  const organisers = responsibleOrganisers(moment);
  return earliest(
    waiting(moment).flatMap(([, reported]) =>
      organisers.map((organiser) => {
        const day = dayFor(moment, reported, organiser);
        return moment.nextFor(organiser, { any: day, urgent: day });
      }),
    ),
  );
}

/** One for each recipient and milestone; none for whom it was asked lately in another's place. */
export function reportsToAsk(moment: Moment, reached: readonly WaitingReport[]): WaitingReport[] {
  const asked = new Map<string, WaitingReport>();
  for (const one of reached) {
    const { milestone, organiser, recipient } = one;
    const reported = own(moment.edition.responses, milestone)?.reported;
    if (!reported || dayFor(moment, reported, recipient) > moment.reachedDay(recipient)) continue;
    if (organiser === recipient || !asked.has(`${milestone} ${recipient}`)) asked.set(`${milestone} ${recipient}`, one);
  }
  return [...asked.values()];
}

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
