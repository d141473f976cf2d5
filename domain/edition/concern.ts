import { editionStream } from '../evolve.js';
import { holdersOfRole, isVacant, profileOf, recipientFor, type Holder } from '../reminders/readers.js';
import { outOfQuiet } from '../reminders/working-time.js';
import { dateIn } from '../time/plain-date.js';
import type { Concern, Notice } from './events.js';
import { sequenceOf, type Turn } from './turn.js';

/** What somebody said of a milestone that an organiser must see to. */
type Said = Extract<Concern, { kind: 'reported' | 'declined' }>;

/**
 * Tells the organisers what somebody has just said of a milestone; in their absence those who cover, in their quiet hours
 * at the end of these. Where there is no organiser that is on record. Said again, it is told again, unless the first word
 * is still to be sent: a letter tells how things are when it goes out.
 */
export function tellOrganisers(turn: Turn, concern: Said): void {
  const notices = toOrganisers(turn, concern);
  if (notices.length > 0) turn.emitDelivery({ type: 'notices-intended', notices });
}

/** The organisers who are told now, and those who stand in for them. */
export function organisersTold(turn: Turn): string[] {
  return [...new Set(organisersOf(turn).flatMap((organiser) => [organiser.id, readerFor(turn, organiser)]))];
}

function toOrganisers(turn: Turn, concern: Said): Notice[] {
  const told = new Set<string>();
  return organisersOf(turn).flatMap((organiser): Notice[] => {
    const recipient = readerFor(turn, organiser);
    if (told.has(recipient) || waits(turn, concern, recipient)) return [];
    told.add(recipient);
    return [noticeFor(turn, concern, organiser, recipient)];
  });
}

/** Those who are responsible, or else their deputies; the role itself where it is vacant. */
const organisersOf = ({ world, edition }: Turn): Holder[] =>
  holdersOfRole(edition, world.template.reminders.organiser).filter(({ as }) => as.includes('responsible'));

/** Who is told in an organiser's place today. */
const readerFor = ({ world, now }: Turn, { id }: Holder): string => recipientFor(world, id, dateIn(profileOf(world, id).zone, now));

const waits = ({ world }: Turn, { kind, milestone, by }: Said, recipient: string): boolean =>
  [...world.delivery.pending.values()].some(
    ({ notice, begunAt }) =>
      begunAt === undefined &&
      notice.recipient === recipient &&
      notice.concern?.kind === kind &&
      notice.concern.milestone === milestone &&
      notice.concern.by === by,
  );

function noticeFor(turn: Turn, concern: Said, organiser: Holder, recipient: string): Notice {
  const { world, edition, now } = turn;
  const nobody = isVacant(recipient);
  const profile = profileOf(world, recipient);
  const milestone = edition.milestones[concern.milestone];
  const dueOn = milestone?.due.on ?? null;
  return {
    key: [edition.id, 'concern', concern.kind, concern.milestone, concern.by, recipient, sequenceOf(world, editionStream)].join('/'),
    recipient,
    role: organiser.role,
    kind: 'concern',
    about: milestone && dueOn !== null ? [{ milestone: concern.milestone, rung: 0, dueOn, revision: milestone.revision }] : [],
    status: nobody ? 'nobody' : profile.channel === 'calendar' ? 'calendar' : 'intended',
    at: nobody ? now : outOfQuiet(profile, now),
    why: {
      capacity: organiser.capacity,
      rule: concern.kind === 'reported' ? 'completion to be confirmed' : 'milestone handed back',
      ...(organiser.id === recipient ? {} : { coverFor: organiser.id }),
    },
    tone: 'notice',
    ...(nobody ? {} : { language: profile.language }),
    concern,
  };
}
