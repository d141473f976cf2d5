import { editionStream } from '../evolve.js';
import type { World } from '../engine.types.js';
import { holdersOf, holdersOfRole, isVacant, profileOf, recipientFor, type Holder } from '../reminders/readers.js';
import { collectedWhy, type RoleReason } from '../reminders/reasons.js';
import { outOfQuiet } from '../reminders/working-time.js';
import { capacities } from '../template/template.js';
import { dateIn } from '../time/plain-date.js';
import { changedBy, decisionKey, decisionOf, isBygone } from './congress-decision.js';
import type { Decision, Notice, NoticeEntry } from './events.js';
import { sequenceOf, type Turn } from './turn.js';
import { sinceTold, takenBack, untoldEntries } from './untold.js';

/**
 * Tells whoever holds a role, in whatever capacity, or in their absence those who cover, what a command has decided on the
 * congress and what becomes of their milestones: once each, at the end of their quiet hours, also where they read digests. Who
 * has decided knows it. Nobody is told of what a record tells,
 * nor of what was decided on dates that are over and is entered late. Where a letter that still waits is taken back for it, the
 * new one tells what that one would have told.
 *
 * @param before the world before the command
 */
export function announce(turn: Turn, worldBefore: World): void {
  const { edition: before } = worldBefore;
  const decision = before && !turn.bends ? decisionOf(turn, before) : undefined;
  if (!before || !decision || isBygone(decision, turn)) return;
  const changed = changedBy(before, turn.edition);
  const letters = takenBack(worldBefore, turn.world);
  const readers = readersOf(turn);
  const notices = readers.map((reader) => {
    const untold = letters.get(reader.recipient);
    if (!untold) return noticeFor(turn, decision, changed, reader);
    return noticeFor(turn, sinceTold(decision, untold), changedBy(before, turn.edition, untoldEntries(untold)), reader);
  });
  const told = new Set(readers.flatMap(({ recipient, people }) => [recipient, ...people]));
  if (told.size > 0) turn.emit({ type: 'reminders-reached', rungs: [], decision: [...told] });
  if (notices.length > 0) turn.emitDelivery({ type: 'notices-intended', notices });
}

/** Who is told, for whom, and in which roles: first in those of their own. */
interface Reader {
  recipient: string;
  people: ReadonlySet<string>;
  reasons: RoleReason[];
}

function readersOf(turn: Turn): Reader[] {
  const { actor } = turn.envelope;
  const holders = holdersIn(turn).filter(({ id }) => id !== actor);
  const recipients = new Map<string, Holder[]>();
  for (const holder of holders) {
    const recipient = standInFor(turn, holder.id);
    recipients.set(recipient, [...(recipients.get(recipient) ?? []), holder]);
  }
  return [...recipients].map(([recipient, of]) => ({
    recipient,
    people: new Set(of.map(({ id }) => id)),
    reasons: of
      .map(({ id, role, capacity }) => ({ role, capacity, rule, ...(id === recipient ? {} : { coverFor: id }) }))
      .sort((a, b) => rankOf(a) - rankOf(b)),
  }));
}

const rule = 'decision on the congress';

/** Everybody who holds a role, once for each. */
const holdersIn = ({ edition }: Turn): Holder[] =>
  Object.keys(edition.roles)
    .flatMap((role) => holdersOfRole(edition, role))
    .filter(({ id }) => !isVacant(id));

/** Who reads today what is for somebody; never the one who has decided. */
const standInFor = ({ world, now, envelope }: Turn, id: string): string =>
  recipientFor(world, id, dateIn(profileOf(world, id).zone, now), new Set([envelope.actor]));

const rankOf = ({ capacity, coverFor }: RoleReason): number =>
  (coverFor === undefined ? 0 : capacities.length) + capacities.indexOf(capacity);

function noticeFor(turn: Turn, decision: Decision, changed: readonly NoticeEntry[], { recipient, people, reasons }: Reader): Notice {
  const { world, edition, now } = turn;
  const profile = profileOf(world, recipient);
  const { role, why } = collectedWhy(reasons) ?? { role: '' };
  const isTheirs = (key: string): boolean => holdersOf(world, key).some(({ id }) => people.has(id) || id === recipient);
  return {
    key: decisionKey(edition.id) + [decision.kind, recipient, sequenceOf(world, editionStream)].join('/'),
    recipient,
    role,
    kind: 'decision',
    about: changed.filter(({ milestone }) => isTheirs(milestone)),
    status: profile.channel === 'calendar' ? 'calendar' : 'intended',
    at: outOfQuiet(profile, now),
    ...(why ? { why } : {}),
    tone: 'notice',
    language: profile.language,
    decision,
  };
}
