import { earlier, type Instant } from '../time/plain-date.js';
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
  return organisers(moment).flatMap((organiser): VacancyReport[] => {
    const recipient = moment.recipient(organiser);
    const roles = vacancies.filter((role) => !isTold(moment, role, organiser));
    return roles.length > 0 && moment.isOpen(recipient) ? [{ organiser, recipient, roles }] : [];
  });
}

/** When someone can next be told of a vacancy that is known; null: all have been told. */
export function nextVacancyReport(moment: Moment): Instant | null {
  const known = Object.keys(moment.edition.vacancies);
  return organisers(moment)
    .filter((organiser) => known.some((role) => !isTold(moment, role, organiser)))
    .reduce<Instant | null>((next, organiser) => {
      const longReached = moment.today(organiser) - 2; // at any hour of the reader's day that is not quiet
      const at = moment.nextFor(organiser, { any: longReached, urgent: longReached });
      return at === null || next === null ? (at ?? next) : earlier(at, next);
    }, null);
}

const isTold = ({ edition }: Moment, role: string, organiser: string): boolean => edition.vacancies[role]?.includes(organiser) ?? false;

function organisers(moment: Moment): string[] {
  const holders = moment.holdersOfRole(moment.world.template.reminders.organiser);
  return holders.filter(({ as }) => as.includes('responsible')).map(({ id }) => id);
}
