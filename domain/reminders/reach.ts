import type { EditionEvent } from '../edition/events.js';
import { own } from '../own.js';
import { dateOfDay } from '../time/plain-date.js';
import type { Turn } from '../edition/turn.js';
import { dueNow, type DueNow } from './due-now.js';
import { reachedFollowUps, weeksTold, type FollowUp } from './follow-ups.js';
import { Moment } from './moment.js';
import { noticesOf, reportConcernsOf } from './notices.js';
import { reachedPassages } from './passed.js';
import { isVacant } from './readers.js';
import { reachedReports, type WaitingReport } from './reports.js';
import { reachedVacancies, type VacancyReport } from './vacancies.js';

/** What time alone has brought about by now: rungs, digests and follow-ups as notices, and dates that have come near or passed. */
export function reachReminders(turn: Turn): void {
  const moment = new Moment(turn.world, turn.edition, turn.now);
  const due = dueNow(moment);
  const followUps = moment.isHistoric ? [] : reachedFollowUps(moment);
  const vacant = [...due.reached.map(({ watch, recipient }) => ({ recipient, role: watch.holder.role })), ...followUps.map(ofFollowUp)]
    .filter(({ recipient }) => isVacant(recipient))
    .map(({ role }) => role);
  const vacancies = moment.isHistoric ? [] : reachedVacancies(moment, vacant);
  const reports = moment.isHistoric ? [] : reachedReports(moment);
  const pending = turn.world.delivery.pending;
  const notices = [...noticesOf(moment, due, followUps, vacancies), ...reportConcernsOf(moment, reports)].filter(
    ({ key }) => !pending.has(key),
  );
  const passed = moment.isHistoric ? [] : reachedPassages(moment);

  const told = toldOf(moment, due, followUps, vacant, vacancies, reports);
  if (told) turn.emit(told);
  if (notices.length > 0) turn.emitDelivery({ type: 'notices-intended', notices });
  if (passed.length > 0) turn.emit({ type: 'time-passed', passed });
}

const ofFollowUp = ({ recipient, holder }: FollowUp): { recipient: string; role: string } => ({ recipient, role: holder.role });

type Told = Extract<EditionEvent, { type: 'reminders-reached' }>;

/** Who has been told of what, so that nobody is told again. What a cover was told the one away has been told too. */
function toldOf(
  moment: Moment,
  due: DueNow,
  followUps: readonly FollowUp[],
  vacant: readonly string[],
  vacancyReports: readonly VacancyReport[],
  waiting: readonly WaitingReport[],
): Told | undefined {
  const rungs = rungsTold(moment, due);
  const digests = [...due.digests].map(([recipient, day]) => ({ recipient, at: moment.now, on: dateOfDay(day) }));
  const sessions = sessionsTold(moment, followUps);
  const vacancies = vacanciesTold(moment, vacant, vacancyReports);
  const reports = reportsTold(waiting);
  if (rungs.length + digests.length + sessions.length + vacancies.length + reports.length === 0) return undefined;
  return {
    type: 'reminders-reached',
    rungs,
    ...(digests.length > 0 ? { digests } : {}),
    ...(sessions.length > 0 ? { sessions } : {}),
    ...(vacancies.length > 0 ? { vacancies } : {}),
    ...(reports.length > 0 ? { reports } : {}),
  };
}

function rungsTold({ edition }: Moment, { reached, heard }: DueNow): Told['rungs'] {
  const told = new Map<string, Told['rungs'][number]>();
  for (const { watch, recipient, rung } of [...reached, ...heard]) {
    const { holder } = watch;
    const { key: milestone, dueDay } = watch.of;
    const { revision } = watch.of.milestone;
    const through = dateOfDay(dueDay + rung.days);
    for (const person of new Set([holder.id, recipient])) {
      const before = told.get(`${milestone} ${person}`) ?? own(edition.reminded[milestone] ?? {}, person);
      if (before?.revision === revision && before.through >= through) continue;
      told.set(`${milestone} ${person}`, { milestone, recipient: person, revision, through });
    }
  }
  return [...told.values()];
}

function sessionsTold({ edition }: Moment, followUps: readonly FollowUp[]): NonNullable<Told['sessions']> {
  const told = new Map<string, NonNullable<Told['sessions']>[number]>();
  for (const { session, weeks, holder, recipient } of followUps) {
    const { key, start } = session;
    for (const person of new Set([holder.id, recipient])) {
      const before = told.get(`${key} ${person}`)?.weeks ?? weeksTold(edition, session, person);
      if (before <= weeks) continue;
      told.set(`${key} ${person}`, { session: key, recipient: person, start, weeks });
    }
  }
  return [...told.values()];
}

function vacanciesTold({ edition }: Moment, vacant: readonly string[], reports: readonly VacancyReport[]): NonNullable<Told['vacancies']> {
  const roles = new Set([...vacant, ...reports.flatMap((report) => report.roles)]);
  return [...roles].flatMap((role) => {
    const before = own(edition.vacancies, role);
    const told = reports.filter((report) => report.roles.includes(role)).flatMap(({ organiser, recipient }) => [organiser, recipient]);
    return before && told.length === 0 ? [] : [{ role, told: [...new Set([...(before ?? []), ...told])] }];
  });
}

function reportsTold(waiting: readonly WaitingReport[]): NonNullable<Told['reports']> {
  return [...new Set(waiting.map(({ milestone }) => milestone))].map((milestone) => {
    const asked = waiting
      .filter((report) => report.milestone === milestone)
      .flatMap(({ organiser, recipient }) => [organiser.id, recipient]);
    return { milestone, told: [...new Set(asked)] };
  });
}
