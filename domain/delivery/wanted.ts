import { calendarOf } from '../calendar/calendar.js';
import { isActive } from '../edition/milestones.js';
import type { Concern, Notice, NoticeEntry } from '../edition/events.js';
import type { EditionState, MilestoneState } from '../edition/state.js';
import type { World } from '../engine.types.js';
import { own } from '../own.js';
import { declinedBy, holdersOf, profileOf, recipientFor, tellableFrom } from '../reminders/readers.js';
import { sessionOf } from '../reminders/sessions.js';
import { assertUnreachable } from '../refusal.js';
import { dateIn, dayNumber } from '../time/plain-date.js';

/** Whether a notice still has a point, for someone whom it still concerns. */
export function isWanted(world: World, notice: Notice): boolean {
  const { edition } = world;
  if (!edition || edition.status === 'archived') return false;
  return notice.kind === 'concern' ? isConcernWanted(world, edition, notice) : wantedEntries(world, notice).length > 0;
}

/**
 * What a notice is about and still has a point: open, due on the day it says, the business of its reader, and neither
 * promised, put off, reported done nor declined. A digest also tells what was closed before it was made.
 */
export function wantedEntries(world: World, notice: Notice): NoticeEntry[] {
  const { edition } = world;
  if (!edition || edition.status === 'archived' || !isSessionAsTold(world, edition, notice)) return [];
  return notice.about.filter((entry) => {
    const milestone = own(edition.milestones, entry.milestone);
    return milestone?.revision === entry.revision && isStillSo(milestone, notice) && isToldOf(world, edition, notice, entry);
  });
}

const isStillSo = (milestone: MilestoneState, { kind, at }: Notice): boolean =>
  isActive(milestone) || (kind === 'digest' && milestone.touchedAt <= at);

/** What a session must receive is asked for as long as it meets on the day that was told. */
function isSessionAsTold({ template }: World, edition: EditionState, { session }: Notice): boolean {
  return session === undefined || calendarOf(template, edition.sessions).session(session.key)?.start === session.start;
}

/** Whether someone through whom the milestone concerns the recipient is still to be told of it. */
function isToldOf(world: World, edition: EditionState, notice: Notice, { milestone: key }: NoticeEntry): boolean {
  const { recipient, at } = notice;
  const day = dayNumber(dateIn(profileOf(world, recipient).zone, at));
  const mayBeTold = (person: string): boolean => tellableFrom(edition, key, person) <= day;
  return mayBeTold(recipient) && concernedBy(world, edition, notice, key).some(mayBeTold);
}

/** Through whom a milestone concerns the recipient of a notice: the recipient, or somebody in whose place the recipient is. */
function concernedBy(world: World, edition: EditionState, notice: Notice, key: string): string[] {
  const holders = [...holdersOf(world, key).map(({ id }) => id), ...askedForSession(world, edition, notice, key)];
  return holders.filter((id) => isInPlaceOf(world, edition, notice, id, key));
}

/** Those whom the template has asked for what the milestone's session must receive: they need not hold the milestone's own role. */
function askedForSession({ template }: World, edition: EditionState, { kind }: Notice, key: string): string[] {
  const milestone = kind === 'session' || kind === 'catch-up' ? edition.milestones[key] : undefined;
  const body = milestone && sessionOf(milestone)?.replace(/-\d+$/, '');
  const roles = template.reminders.sessions.filter((followUp) => followUp.body === body).flatMap(({ to }) => to);
  return roles.flatMap((role) => Object.values(own(edition.roles, role) ?? {}).flat());
}

/** Whether the recipient is a person, or stands in for that one: as the notice says, or as the directory does. */
function isInPlaceOf(world: World, edition: EditionState, { recipient, why, at }: Notice, person: string, key?: string): boolean {
  if (person === recipient || person === why?.coverFor) return true;
  const profile = own(world.people, person);
  if (!profile || profile.absences.length === 0) return false;
  const declined = key === undefined ? undefined : declinedBy(edition, key);
  return recipientFor(world, person, dateIn(profile.zone, at), declined) === recipient;
}

function isConcernWanted(world: World, edition: EditionState, notice: Notice): boolean {
  const organisers = Object.values(own(edition.roles, world.template.reminders.organiser) ?? {}).flat();
  if (!organisers.some((id) => isInPlaceOf(world, edition, notice, id))) return false;
  return notice.concern === undefined || isStillAConcern(edition, notice.concern);
}

function isStillAConcern({ vacancies, responses }: EditionState, concern: Concern): boolean {
  switch (concern.kind) {
    case 'vacant-role':
      return [concern.role, ...(concern.others ?? [])].some((role) => Object.hasOwn(vacancies, role));
    case 'reported':
      return own(responses, concern.milestone)?.reported?.by === concern.by;
    case 'declined':
    case 'undelivered':
    case 'webhook-disabled':
      return true;
    default:
      return assertUnreachable(concern);
  }
}
