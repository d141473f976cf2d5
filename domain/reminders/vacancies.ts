import type { NoticeEntry } from '../edition/events.js';
import type { Instant } from '../time/plain-date.js';
import { earliest } from './earliest.js';
import { openOf } from './open.js';
import { vacant } from './readers.js';
import { dayAt } from './working-time.js';
import type { Moment } from './moment.js';

/** One who must be told that nobody is there to act for some roles. */
export interface VacancyReport {
  organiser: string;
  recipient: string;
  roles: string[];
}

/**
 * Who must be told of which vacant roles, each organiser once for each vacancy; also one who became organiser after it was
 * found.
 *
 * @param found roles that turned out to be vacant just now
 */
export function reachedVacancies(moment: Moment, found: readonly string[]): VacancyReport[] {
  const vacancies = [...new Set([...Object.keys(moment.edition.vacancies), ...found])];
  return responsibleOrganisers(moment).flatMap((organiser): VacancyReport[] => {
    const recipient = moment.recipient(organiser);
    const roles = vacancies.filter((role) => !isTold(moment, role, organiser));
    return roles.length > 0 && moment.isOpen(recipient) ? [{ organiser, recipient, roles }] : [];
  });
}

/** When someone can next be told of a vacancy that is known; null: all have been told. */
export function nextVacancyReport(moment: Moment): Instant | null {
  const known = Object.keys(moment.edition.vacancies);
  const untold = responsibleOrganisers(moment).filter((organiser) => known.some((role) => !isTold(moment, role, organiser)));
  return earliest(
    untold.map((organiser) => {
      const longReached = moment.today(organiser) - 2; // at any hour of the reader's day that is not quiet
      return moment.nextFor(organiser, { any: longReached, urgent: longReached });
    }),
  );
}

const isTold = ({ edition }: Moment, role: string, organiser: string): boolean => edition.vacancies[role]?.includes(organiser) ?? false;

/** Organisers who are to act, by id of person. */
export function responsibleOrganisers(moment: Moment): string[] {
  const holders = moment.holdersOfRole(moment.world.template.reminders.organiser);
  return holders.filter(({ as }) => as.includes('responsible')).map(({ id }) => id);
}

/** What is overdue or due soon and has nobody in these roles. */
export function unattended(moment: Moment, roles: readonly string[]): NoticeEntry[] {
  const soon = dayAt(moment.edition.zone, moment.now) + moment.world.template.dueSoonDays;
  const nobodys = new Set(roles.map(vacant));
  return openOf(moment.edition.milestones).flatMap(({ key, milestone: { revision }, dueOn, dueDay }) => {
    const isNobodys = dueDay <= soon && moment.holders(key).some(({ id }) => nobodys.has(id));
    return isNobodys ? [{ milestone: key, rung: 0, dueOn, revision }] : [];
  });
}
