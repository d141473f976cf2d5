import { isForReader } from '../../domain/delivery/concerns.js';
import { wantedEntries } from '../../domain/delivery/wanted.js';
import { calendarOf } from '../../domain/calendar/calendar.js';
import { definitionOf, isActive } from '../../domain/edition/milestones.js';
import { openExternals, prerequisites } from '../../domain/edition/prerequisites.js';
import type { NoticeEntry } from '../../domain/edition/events.js';
import type { MilestoneState } from '../../domain/edition/state.js';
import { own } from '../../domain/own.js';
import { holdersOf, recipientFor } from '../../domain/reminders/readers.js';
import { reasonsOf } from '../../domain/reminders/reasons.js';
import { dayNumber, type PlainDate } from '../../domain/time/plain-date.js';
import type { Answers, LetterEntry } from '../mail/letter.js';
import { moveReason, suspensionOf } from './moved.js';
import type { Place } from './place.js';

/** How many of the things that something waits for are named. */
const most = 5;

/**
 * What of a notice has still a point, each as it stands now, in order of their dates. A notice of which nothing is left is
 * withdrawn before it is claimed; where the last of it was done since, in the moment of sending, the letter tells that.
 */
export async function entriesOf(place: Place): Promise<LetterEntry[]> {
  const { world, notice } = place;
  const wanted = wantedEntries(world, notice);
  const told = new Map((wanted.length > 0 ? wanted : notice.about).map((entry) => [entry.milestone, entry]));
  const entries = await Promise.all([...told].map(([key, entry]) => entryOf(place, key, entry)));
  return entries.sort(byDate);
}

/**
 * One milestone as it stands now; where it occurs no more, as it last stood, without a date.
 *
 * @param told what its notice has to say of it beyond that
 */
export async function entryOf(place: Place, key: string, told?: NoticeEntry): Promise<LetterEntry> {
  const { edition, names, world, today, notice } = place;
  const occurs = own(edition.milestones, key);
  const milestone = occurs ?? own(edition.gone, key);
  if (!milestone) throw new Error(`The edition ${edition.id} never had a milestone ${key}.`);
  const on = occurs ? milestone.due.on : null;
  const days = on === null ? null : dayNumber(on) - dayNumber(today);
  const deliverable = names.deliverable(key);
  const answers = occurs && (await answersTo(place, key, milestone));
  const promised = told?.promised ?? notice.why?.promised;
  const suspended = suspensionOf(place, key);
  return {
    milestone: key,
    title: names.milestone(key),
    status: milestone.status,
    dueOn: on,
    days,
    isSoon: days !== null && days >= 0 && days <= world.template.dueSoonDays,
    ...(deliverable === undefined ? {} : { deliverable }),
    waitsFor: occurs && isActive(milestone) ? waitsFor(place, key) : { named: [], more: 0 },
    ...movedFrom(place, key, told?.movedFrom),
    ...(suspended ? { suspended } : {}),
    ...(told?.session ? { session: askedFor(place, key, told.session) } : {}),
    ...(promised === undefined ? {} : { promised }),
    link: place.milestonePage(key),
    ...(answers ? { answers } : {}),
  };
}

/** What its session asks for by now; and whose it is, where the reader is told for the session alone. */
function askedFor({ world, edition, names, notice }: Place, key: string, session: { key: string; weeks: number }): LetterEntry['session'] {
  const body = calendarOf(world.template, edition.sessions).session(session.key)?.body;
  const followUp = world.template.reminders.sessions.find((one) => one.body === body);
  const hasStep = followUp?.steps.some(({ weeks }) => weeks === session.weeks) ?? false;
  const { responsible } = definitionOf(world.template, key);
  const roles = reasonsOf(notice).map(({ role }) => role);
  return {
    title: names.session(session.key),
    weeks: session.weeks,
    ...(body !== undefined && hasStep ? { step: names.followUp(body, session.weeks) } : {}),
    ...(roles.length > 0 && !roles.includes(responsible) ? { role: names.role(responsible) } : {}),
  };
}

/** That it has moved from another date, and why. */
export function movedFrom(place: Place, key: string, from: PlainDate | undefined): Pick<LetterEntry, 'moved'> {
  if (from === undefined) return {};
  const why = moveReason(place, key);
  return { moved: { from, ...(why ? { why } : {}) } };
}

/** Those who have to act, or stand in for one who has to, can answer while it is open; who only wants to know has nothing to. */
async function answersTo(place: Place, key: string, milestone: MilestoneState): Promise<Answers | undefined> {
  const { notice, link } = place;
  const isOrganisers = notice.kind === 'concern' && !isForReader(notice.concern);
  if (!isActive(milestone) || isOrganisers || notice.kind === 'decision' || !isAsked(place, key)) return undefined;
  const about = { milestone: key, revision: milestone.revision };
  const [acknowledge, snooze, done, notMine] = await Promise.all([
    link('acknowledge', about),
    link('snooze', about),
    link('done', about),
    link('not-mine', about),
  ]);
  return { acknowledge, snooze, done, notMine };
}

function isAsked({ world, notice, today }: Place, key: string): boolean {
  const { recipient, why } = notice;
  const asked = holdersOf(world, key).filter(({ capacity }) => capacity !== 'informed');
  return (
    asked.some(({ id }) => id === recipient || id === why?.coverFor) || asked.some(({ id }) => recipientFor(world, id, today) === recipient)
  );
}

function waitsFor({ world, names }: Place, key: string): LetterEntry['waitsFor'] {
  const open = [
    ...prerequisites(world, key)
      .hard.filter(({ satisfied }) => !satisfied)
      .map(({ key: milestone, state }) => ({
        milestone,
        title: names.milestone(milestone),
        ...(state === 'started' ? { begun: true } : {}),
      })),
    ...openExternals(world, key).map(({ id }) => ({ title: names.external(id) })),
  ];
  return { named: open.slice(0, most), more: Math.max(0, open.length - most) };
}

const byDate = (a: LetterEntry, b: LetterEntry): number => {
  const [one, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  return one < other ? -1 : one > other ? 1 : 0;
};
