import { holdersOfRole, isVacant, profileOf, recipientFor } from '../reminders/readers.js';
import type { Concern, Notice } from '../edition/events.js';
import type { World } from '../engine.types.js';
import { outOfQuiet } from '../reminders/working-time.js';
import { dateIn, type Instant } from '../time/plain-date.js';

/** A notice that its reader cannot get, and what the server said about it. */
export interface Undelivered {
  notice: Notice;
  answer: string;
}

/**
 * What the organisers are told of notices that did not reach their readers. A concern about one of their own there is none,
 * nor a second one about a reader while the first waits to be sent: one dead address must not fill another mailbox.
 */
export function concernsAbout(world: World, undelivered: readonly Undelivered[], at: Instant): Notice[] {
  const known = new Set(waitingConcerns(world).map(({ recipient }) => recipient));
  return undelivered.flatMap((lost) => {
    const { kind, concern, recipient } = lost.notice;
    if ((kind === 'concern' && !isForReader(concern)) || known.has(recipient)) return [];
    known.add(recipient);
    return organisers(world, at, new Set([recipient])).map((organiser) => concernFor(world, organiser, lost, at));
  });
}

/** Whether it is for one who reported or promised something, and not for the organisers. */
export const isForReader = (concern: Concern | undefined): concern is Extract<Concern, { of: string }> =>
  concern !== undefined && 'of' in concern;

const waitingConcerns = ({ delivery }: World): { recipient: string }[] =>
  [...delivery.pending.values()].flatMap(({ notice: { concern } }) => (concern?.kind === 'undelivered' ? [concern] : []));

export interface Organiser {
  /** A person's id, or `role:…` where nobody is left to be told. */
  recipient: string;
  coverFor?: string;
}

/**
 * Those responsible for organising, or else their deputies, and in their absence those who cover; the role where it is vacant.
 *
 * @param unreachable who cannot be told, nor stand in for those who can
 */
export function organisers(world: World, at: Instant, unreachable: ReadonlySet<string> = new Set()): Organiser[] {
  const role = world.template.reminders.organiser;
  const holders = world.edition ? holdersOfRole(world.edition, role, unreachable) : [];
  const told = new Map<string, Organiser>();
  for (const { id } of holders.filter(({ as }) => as.includes('responsible'))) {
    const recipient = recipientFor(world, id, dateIn(profileOf(world, id).zone, at), unreachable);
    if (recipient === id || !told.has(recipient)) told.set(recipient, recipient === id ? { recipient } : { recipient, coverFor: id });
  }
  return [...told.values()];
}

function concernFor(world: World, { recipient, coverFor }: Organiser, { notice, answer }: Undelivered, at: Instant): Notice {
  const nobody = isVacant(recipient);
  const profile = profileOf(world, recipient);
  return {
    key: [world.edition?.id, 'concern', 'undelivered', recipient, notice.key].join('/'),
    recipient,
    role: world.template.reminders.organiser,
    kind: 'concern',
    about: notice.about,
    status: nobody ? 'nobody' : profile.channel === 'calendar' ? 'calendar' : 'intended',
    at: nobody ? at : outOfQuiet(profile, at),
    why: { capacity: 'responsible', rule: 'undelivered messages', ...(coverFor === undefined ? {} : { coverFor }) },
    tone: 'notice',
    ...(nobody ? {} : { language: profile.language }),
    concern: { kind: 'undelivered', notice: notice.key, recipient: notice.recipient, answer },
  };
}
