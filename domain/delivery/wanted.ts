import { calendarOf } from '../calendar/calendar.js';
import { decisionKey, isInForce } from '../edition/congress-decision.js';
import { definitionOf, isActive, isClosed, isPursued } from '../edition/milestones.js';
import type { Concern, Notice, NoticeEntry } from '../edition/events.js';
import type { EditionState, MilestoneState } from '../edition/state.js';
import type { World } from '../engine.types.js';
import { heldBy } from '../directory/roles.js';
import { own } from '../own.js';
import { declinedBy, profileOf, recipientFor, tellableFrom } from '../reminders/readers.js';
import { isForReader } from './concerns.js';
import { sessionOf } from '../reminders/sessions.js';
import { assertUnreachable } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import { dateIn, dayNumber } from '../time/plain-date.js';

/** Whether a notice still has a point, for someone whom it still concerns. */
export function isWanted(world: World, notice: Notice): boolean {
  const { edition } = world;
  if (!edition) return false;
  if (notice.kind === 'decision') return isDecisionWanted(edition, notice);
  if (!isPursued(edition) && !tellsOfLostDecision(edition, notice)) return false;
  return notice.kind === 'concern' ? isConcernWanted(world, edition, notice) : wantedEntries(world, notice).length > 0;
}

/** What the recipient of a notice has come to want nothing of since it was intended: messages at all, or digests. */
export function refusedBy(world: World, { recipient, kind }: Notice): 'messages' | 'digests' | undefined {
  const { channel, digest } = profileOf(world, recipient);
  if (channel === 'calendar') return 'messages';
  return kind === 'digest' && digest === 'none' ? 'digests' : undefined;
}

/**
 * What a notice is about and still has a point: open, due on the day it says, the business of its reader, and neither
 * promised, put off, just reported done nor declined. A digest also tells what was closed before it was made.
 */
export function wantedEntries(world: World, notice: Notice): NoticeEntry[] {
  const { edition } = world;
  if (!edition || !isPursued(edition) || !isSessionAsTold(world, edition, notice)) return [];
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

/** Whether the recipient, or somebody in whose place the recipient is, has to do with a milestone and is still to be told of it. */
function isToldOf(world: World, edition: EditionState, notice: Notice, { milestone: key }: NoticeEntry): boolean {
  const { recipient, why, at } = notice;
  const day = dayNumber(dateIn(profileOf(world, recipient).zone, at));
  const mayBeTold = (person: string): boolean => tellableFrom(edition, key, person) <= day;
  if (!mayBeTold(recipient)) return false;
  const roles = rolesToldOf(world, edition, notice, key);
  const holds = (person: string): boolean => roles.some((role) => holdersIn(edition, role).some((ids) => ids.includes(person)));
  if (holds(recipient) || (why?.coverFor !== undefined && holds(why.coverFor) && mayBeTold(why.coverFor))) return true;
  const declined = declinedBy(edition, key);
  const others = roles.flatMap((role) => holdersIn(edition, role)).flat();
  return others.some((person) => isCoveredBy(world, person, notice, declined) && mayBeTold(person));
}

/** The milestone's role, and those whom the template has asked for what its session must receive: they need not hold it. */
function rolesToldOf({ template }: World, edition: EditionState, { kind }: Notice, key: MilestoneKey): string[] {
  const milestone = kind === 'session' || kind === 'catch-up' ? edition.milestones[key] : undefined;
  const body = milestone && sessionOf(milestone)?.replace(/-\d+$/, '');
  const asked = body === undefined ? [] : template.reminders.sessions.filter((followUp) => followUp.body === body);
  return [definitionOf(template, key).responsible, ...asked.flatMap(({ to }) => to)];
}

const holdersIn = (edition: EditionState, role: string): string[][] => Object.values(own(edition.roles, role) ?? {});

/** Whether the directory has the recipient of a notice stand in for a person on its day. */
function isCoveredBy(world: World, person: string, { recipient, at }: Notice, declined?: ReadonlySet<string>): boolean {
  const profile = own(world.people, person);
  if (!profile || profile.absences.length === 0) return false;
  return recipientFor(world, person, dateIn(profile.zone, at), declined) === recipient;
}

/**
 * A decision is told as long as it is in force, also of a congress that is not pursued any more, or whose edition is closed: of what
 * has taken its place a newer notice tells. Nobody needs it who has nothing to do with the edition any more.
 */
function isDecisionWanted(edition: EditionState, { decision, recipient, why }: Notice): boolean {
  if (!decision || !isInForce(decision, edition)) return false;
  const people = [recipient, why?.coverFor, ...(why?.others ?? []).map(({ coverFor }) => coverFor)];
  return people.some((person) => person !== undefined && heldBy(edition.roles, person).length > 0);
}

/** That somebody could not be told of a decision is to be seen to, although nothing else is. */
const tellsOfLostDecision = ({ id }: EditionState, { concern }: Notice): boolean =>
  concern?.kind === 'undelivered' && concern.notice.startsWith(decisionKey(id));

function isConcernWanted(world: World, edition: EditionState, notice: Notice): boolean {
  const { recipient, why, concern } = notice;
  if (isForReader(concern)) return (concern.of === recipient || concern.of === why?.coverFor) && isStillAConcern(edition, concern);
  const organisers = holdersIn(edition, world.template.reminders.organiser).flat();
  if (!organisers.some((id) => id === recipient || id === why?.coverFor || isCoveredBy(world, id, notice))) return false;
  return concern === undefined || isStillAConcern(edition, concern);
}

function isStillAConcern({ vacancies, responses, milestones }: EditionState, concern: Concern): boolean {
  switch (concern.kind) {
    case 'vacant-role':
      return [concern.role, ...(concern.others ?? [])].some((role) => Object.hasOwn(vacancies, role));
    case 'reported':
      return own(responses, concern.milestone)?.reported?.by === concern.by;
    case 'report-rejected': {
      const milestone = own(milestones, concern.milestone);
      return milestone !== undefined && !isClosed(milestone);
    }
    case 'promise-replaced':
      return own(responses, concern.milestone)?.acknowledged?.by === concern.by;
    case 'declined':
    case 'undelivered':
    case 'webhook-disabled':
      return true;
    default:
      return assertUnreachable(concern);
  }
}
