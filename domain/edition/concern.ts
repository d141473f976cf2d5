import { editionStream } from '../evolve.js';
import { own } from '../own.js';
import { organisersBesides, ruleOfReport } from '../reminders/organisers.js';
import { isVacant, profileOf, recipientFor, type Holder } from '../reminders/readers.js';
import { outOfQuiet } from '../reminders/working-time.js';
import { dateIn } from '../time/plain-date.js';
import { answererAs } from './answers.js';
import type { Concern, Notice } from './events.js';
import { definitionOf } from './milestones.js';
import { sequenceOf, type Turn } from './turn.js';

/** What somebody said of a milestone that an organiser must see to. */
type Said = Extract<Concern, { kind: 'reported' | 'declined' }>;

/** What became of something that a reader said of a milestone. */
type WordBack = Extract<Concern, { kind: 'report-rejected' | 'promise-replaced' }>;

/**
 * Tells the organisers what somebody has just said of a milestone, not who said it unless nobody else is there; in their
 * absence those who cover, in their quiet hours at the end of these. Where there is no organiser that is on record. Said
 * again, it is told again, unless the first word is still to be sent: a letter tells how things are when it goes out.
 */
export function tellOrganisers(turn: Turn, concern: Said): void {
  const told = new Set<string>();
  intend(
    turn,
    askedOf(turn, concern.by).flatMap(({ organiser, recipient }) => {
      if (told.has(recipient) || waits(turn, concern, recipient)) return [];
      told.add(recipient);
      const rule = concern.kind === 'reported' ? ruleOfReport(recipient, concern.by) : 'milestone handed back';
      return [noticeFor(turn, concern, { ...organiser, recipient, rule })];
    }),
  );
}

/** The organisers who are asked now to confirm what somebody reports, and those who stand in for them. */
export const organisersTold = (turn: Turn, author: string): string[] => [
  ...new Set(askedOf(turn, author).flatMap(({ organiser, recipient }) => [organiser.id, recipient])),
];

/** Tells a reader what became of a report or a promise; nobody is told of what they have done themselves. */
export function tellReader(turn: Turn, concern: WordBack): void {
  const { of: id, milestone: key, kind } = concern;
  const { world, now, envelope } = turn;
  if (id === envelope.actor || id === concern.by || own(world.people, id) === undefined) return;
  const capacity = answererAs(world, key, id, now)?.capacity ?? 'informed';
  const role = definitionOf(world.template, key).responsible;
  const recipient = standInFor(turn, id, concern.by);
  const rule = kind === 'report-rejected' ? 'answer to a report' : 'promise replaced';
  intend(turn, [noticeFor(turn, concern, { id, role, capacity, recipient, rule })]);
}

function intend(turn: Turn, notices: Notice[]): void {
  if (notices.length > 0) turn.emitDelivery({ type: 'notices-intended', notices });
}

/** Who is to see to it, and who reads it today. */
function askedOf(turn: Turn, author: string): { organiser: Holder; recipient: string }[] {
  const { world, edition } = turn;
  return organisersBesides(edition, world.template.reminders.organiser, author).map((organiser) => ({
    organiser,
    recipient: standInFor(turn, organiser.id, author),
  }));
}

/** Who is told in somebody's place today: never the one whose doing it is about. */
const standInFor = ({ world, now }: Turn, id: string, author: string): string =>
  recipientFor(world, id, dateIn(profileOf(world, id).zone, now), new Set([author]));

const waits = ({ world }: Turn, { kind, milestone, by }: Said, recipient: string): boolean =>
  [...world.delivery.pending.values()].some(
    ({ notice, begunAt }) =>
      begunAt === undefined &&
      notice.recipient === recipient &&
      notice.concern?.kind === kind &&
      notice.concern.milestone === milestone &&
      notice.concern.by === by,
  );

interface Addressed extends Pick<Holder, 'id' | 'role' | 'capacity'> {
  recipient: string;
  rule: string;
}

function noticeFor(turn: Turn, concern: Said | WordBack, { id, role, capacity, recipient, rule }: Addressed): Notice {
  const { world, edition, now } = turn;
  const nobody = isVacant(recipient);
  const profile = profileOf(world, recipient);
  const milestone = edition.milestones[concern.milestone];
  const dueOn = milestone?.due.on ?? null;
  const whose = 'of' in concern ? concern.of : concern.by;
  return {
    key: [edition.id, 'concern', concern.kind, concern.milestone, whose, recipient, sequenceOf(world, editionStream)].join('/'),
    recipient,
    role,
    kind: 'concern',
    about: milestone && dueOn !== null ? [{ milestone: concern.milestone, rung: 0, dueOn, revision: milestone.revision }] : [],
    status: nobody ? 'nobody' : profile.channel === 'calendar' ? 'calendar' : 'intended',
    at: nobody ? now : outOfQuiet(profile, now),
    why: { capacity, rule, ...(id === recipient ? {} : { coverFor: id }) },
    tone: 'notice',
    ...(nobody ? {} : { language: profile.language }),
    concern,
  };
}
