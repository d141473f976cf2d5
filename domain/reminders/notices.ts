import type { Notice, NoticeEntry, Why } from '../edition/events.js';
import { own } from '../own.js';
import type { Tone } from '../template/template.js';
import { dateOfDay } from '../time/plain-date.js';
import { digestEntries } from './digest.js';
import type { DueNow, Reached } from './due-now.js';
import { weeksTold, type FollowUp } from './follow-ups.js';
import { strongest } from './ladder.js';
import type { Moment } from './moment.js';
import { movedFrom } from './moved.js';
import { isVacant, type Holder } from './readers.js';
import { collectedWhy, reasonsOf, type RoleReason } from './reasons.js';
import { ruleOfReport } from './organisers.js';
import { reportsToAsk, type WaitingReport } from './reports.js';
import { unattended, type VacancyReport } from './vacancies.js';
import { dayAt, type Day } from './working-time.js';

/**
 * The notices of one instant. What was meant for an earlier day does not come one by one: it goes into the reader's digest,
 * or else into one notice that catches up with all of it.
 */
export function noticesOf(moment: Moment, due: DueNow, followUps: readonly FollowUp[], vacancies: readonly VacancyReport[]): Notice[] {
  const reminders = toldOnce(moment, due.reached).map((reached) => reminderOf(moment, reached, due.digests));
  const sessions = askedOnce(moment, followUps).map((followUp) => sessionNoticeOf(moment, followUp));
  const missed = [...reminders, ...sessions].filter(({ collapsedInto }) => collapsedInto?.startsWith(catchUps(moment)));
  return [
    ...reminders,
    ...sessions,
    ...[...new Set(missed.map(({ recipient }) => recipient))].map((recipient) =>
      catchUpOf(
        moment,
        missed.filter((notice) => notice.recipient === recipient),
      ),
    ),
    ...[...due.digests].flatMap(([reader, day]) => digestOf(moment, reader, day, due) ?? []),
    ...onePerRecipient(moment, vacancies).map((report) => vacancyConcernOf(moment, report)),
  ];
}

const catchUps = ({ edition }: Moment): string => `${edition.id}/catch-up/`;
const catchUpKey = (moment: Moment, recipient: string): string => `${catchUps(moment)}${recipient}/${moment.now}`;
const digestKey = ({ edition }: Moment, reader: string, day: Day): string => `${edition.id}/digest/${reader}/${dateOfDay(day)}`;

/** What every notice says of its recipient and its time. */
function addressed(moment: Moment, recipient: string): Pick<Notice, 'recipient' | 'status' | 'at' | 'language'> {
  if (isVacant(recipient)) return { recipient, status: moment.isHistoric ? 'historic' : 'nobody', at: moment.now };
  const { channel, language } = moment.profile(recipient);
  const status = moment.isHistoric ? 'historic' : channel === 'calendar' ? 'calendar' : 'intended';
  return { recipient, status, at: moment.now, language };
}

/** What it was meant for an earlier day goes into. */
function collapsed(
  moment: Moment,
  recipient: string,
  day: Day,
  digests: DueNow['digests'],
): Pick<Notice, 'status' | 'collapsedInto'> | undefined {
  if (!isMissed(moment, recipient, day)) return undefined;
  const digest = digests.get(recipient);
  const into = digest === undefined ? catchUpKey(moment, recipient) : digestKey(moment, recipient, digest);
  return { status: 'collapsed', collapsedInto: into };
}

function isMissed(moment: Moment, recipient: string, day: Day): boolean {
  return !moment.isHistoric && moment.today(recipient) > dayAt(moment.profile(recipient).zone, moment.goesOutAt(recipient, day));
}

const inPlaceOf = (holder: string, recipient: string): Pick<Why, 'coverFor'> => (holder === recipient ? {} : { coverFor: holder });

function reminderOf(moment: Moment, { watch, recipient, rung, day, breaksThrough, tone }: Reached, digests: DueNow['digests']): Notice {
  const { holder } = watch;
  const { key, milestone, dueOn, dueDay, course, rule } = watch.of;
  const digest = breaksThrough ? undefined : digests.get(recipient);
  const before = movedFrom(moment, key, recipient, milestone);
  return {
    key: [moment.edition.id, key, rung.days, recipient, milestone.revision].join('/'),
    role: holder.role,
    kind: 'reminder',
    about: [
      { milestone: key, rung: rung.days, dueOn, revision: milestone.revision, ...(before === undefined ? {} : { movedFrom: before }) },
    ],
    ...addressed(moment, recipient),
    ...(digest === undefined
      ? collapsed(moment, recipient, day, digests)
      : { status: 'collapsed' as const, collapsedInto: digestKey(moment, recipient, digest) }),
    why: {
      capacity: holder.capacity,
      rule,
      ...inPlaceOf(holder.id, recipient),
      ...(rung === course.promised ? { promised: dateOfDay(dueDay + rung.days - 1) } : {}),
    },
    tone,
  };
}

/** A digest names what its reader holds or covers, which what a session must receive need not be. */
const noDigest: DueNow['digests'] = new Map();

function sessionNoticeOf(moment: Moment, followUp: FollowUp): Notice {
  const { session, weeks, day, holder, recipient, entries } = followUp;
  return {
    key: [moment.edition.id, 'session', session.key, weeks, recipient, session.start].join('/'),
    role: holder.role,
    kind: 'session',
    about: entries,
    ...addressed(moment, recipient),
    ...collapsed(moment, recipient, day, noDigest),
    why: { capacity: holder.capacity, rule: `follow-up by sessions of ${session.body}`, ...inPlaceOf(holder.id, recipient) },
    tone: 'notice',
    session: { key: session.key, start: session.start, weeks },
  };
}

/** One notice for all that a reader has missed, with every reason for which it would have come. */
function catchUpOf(moment: Moment, missed: readonly Notice[]): Notice {
  const [first] = missed;
  if (!first) throw new Error('A catch-up without anything to catch up with.');
  return {
    key: catchUpKey(moment, first.recipient),
    role: first.role,
    kind: 'catch-up',
    about: collectedEntries(missed),
    ...addressed(moment, first.recipient),
    ...collectedWhy(missed.flatMap(reasonsOf)),
    tone: strongest(missed.map(({ tone }): Tone => tone ?? 'notice')),
  };
}

/** Each milestone once, with what each notice had to say of it. */
function collectedEntries(notices: readonly Notice[]): NoticeEntry[] {
  const entries = new Map<string, NoticeEntry>();
  for (const { about, session, why } of notices) {
    for (const entry of about) {
      entries.set(entry.milestone, {
        ...(session ? { session: { key: session.key, weeks: session.weeks } } : {}),
        ...(why?.promised === undefined ? {} : { promised: why.promised }),
        ...entry,
        ...entries.get(entry.milestone),
      });
    }
  }
  return [...entries.values()];
}

function digestOf(moment: Moment, reader: string, day: Day, { reached, heard }: DueNow): Notice | undefined {
  const isIn = (r: Reached): boolean => !r.breaksThrough || isMissed(moment, reader, r.day);
  const told = [...reached.filter((r) => r.recipient === reader && isIn(r)), ...heard.filter((h) => h.recipient === reader)];
  const rungs = new Map(told.map(({ watch, rung }) => [watch.of.key, rung.days]));
  const about = digestEntries(moment, reader, rungs);
  const by = told.find(({ watch }) => watch.holder.id === reader) ?? told[0];
  const holders = about.flatMap(({ milestone }) =>
    moment.holders(milestone).filter(({ id }) => id === reader || moment.recipient(id, milestone) === reader),
  );
  const why = collectedWhy(
    [...(by ? [by.watch.holder] : []), ...ownFirst(holders, reader)].map((holder) => digestReason(moment, holder, reader)),
  );
  if (!why || about.length === 0) return undefined;
  return { key: digestKey(moment, reader, day), kind: 'digest', about, ...addressed(moment, reader), ...why, tone: 'notice' };
}

const ownFirst = (holders: readonly Holder[], reader: string): Holder[] => [
  ...holders.filter(({ id }) => id === reader),
  ...holders.filter(({ id }) => id !== reader),
];

const digestReason = (moment: Moment, { id, role, capacity }: Holder, reader: string): RoleReason => ({
  role,
  capacity,
  rule: `${moment.digestOf(reader)} digest`,
  ...inPlaceOf(id, reader),
});

function vacancyConcernOf(moment: Moment, { organiser, recipient, roles }: VacancyReport): Notice {
  const [role = '', ...others] = roles;
  return {
    key: [moment.edition.id, 'concern', 'vacant-role', role, recipient, moment.now].join('/'),
    role: moment.world.template.reminders.organiser,
    kind: 'concern',
    about: unattended(moment, roles),
    ...addressed(moment, recipient),
    why: { capacity: 'responsible', rule: 'vacant roles', ...inPlaceOf(organiser, recipient) },
    tone: 'urgent',
    concern: { kind: 'vacant-role', role, ...(others.length > 0 ? { others } : {}) },
  };
}

/** What is reported done and waits for the organisers' word. */
export const reportConcernsOf = (moment: Moment, reached: readonly WaitingReport[]): Notice[] =>
  reportsToAsk(moment, reached).map(({ milestone, by, organiser, recipient }) => {
    const { due, revision } = moment.edition.milestones[milestone] ?? { due: { on: null }, revision: 0 };
    return {
      key: [moment.edition.id, 'concern', 'reported', milestone, by, recipient, moment.now].join('/'),
      role: organiser.role,
      kind: 'concern',
      about: due.on === null ? [] : [{ milestone, rung: 0, dueOn: due.on, revision }],
      ...addressed(moment, recipient),
      why: { capacity: organiser.capacity, rule: ruleOfReport(recipient, by), ...inPlaceOf(organiser.id, recipient) },
      tone: 'notice',
      concern: { kind: 'reported', milestone, by },
    };
  });

/** All vacancies that a recipient, for whomever it may be, has not been told of, in one. */
function onePerRecipient({ edition }: Moment, reports: readonly VacancyReport[]): VacancyReport[] {
  const recipients = new Set(reports.map(({ recipient }) => recipient));
  return [...recipients].flatMap((recipient) => {
    const theirs = reports.filter((report) => report.recipient === recipient);
    const first = theirs.find(({ organiser }) => organiser === recipient) ?? theirs[0];
    const roles = new Set(theirs.flatMap((report) => report.roles).filter((role) => !edition.vacancies[role]?.includes(recipient)));
    return first && roles.size > 0 ? [{ ...first, roles: [...roles] }] : [];
  });
}

/**
 * One of several rungs for one recipient and milestone: the latest, and of equal ones the recipient's own. None of which the
 * recipient has been told as somebody's cover.
 */
function toldOnce({ edition }: Moment, reached: readonly Reached[]): Reached[] {
  const best = new Map<string, Reached>();
  const isOwn = ({ watch, recipient }: Reached): boolean => watch.holder.id === recipient;
  for (const one of reached) {
    const { watch, recipient, rung } = one;
    const before = own(edition.reminded[watch.of.key] ?? {}, recipient);
    if (before?.revision === watch.of.milestone.revision && before.through >= dateOfDay(watch.of.dueDay + rung.days)) continue;
    const known = best.get(`${watch.of.key} ${recipient}`);
    const isBetter = !known || rung.days > known.rung.days || (rung.days === known.rung.days && isOwn(one) && !isOwn(known));
    if (isBetter) best.set(`${watch.of.key} ${recipient}`, one);
  }
  return [...best.values()];
}

/** One notice of several for one recipient, session and step, and none of which the recipient has been told as somebody's cover. */
function askedOnce({ edition }: Moment, followUps: readonly FollowUp[]): FollowUp[] {
  const best = new Map<string, FollowUp>();
  for (const one of followUps) {
    const { session, recipient, weeks, holder } = one;
    if (weeksTold(edition, session, recipient) <= weeks) continue;
    const known = best.get(`${session.key} ${recipient}`);
    if (!known || weeks < known.weeks || (weeks === known.weeks && holder.id === recipient)) best.set(`${session.key} ${recipient}`, one);
  }
  return [...best.values()];
}
