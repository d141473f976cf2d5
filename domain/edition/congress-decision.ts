import { own } from '../own.js';
import type { Period } from '../plan/plan.types.js';
import { assertUnreachable } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import type { Command } from './commands.js';
import { congressEntry } from './entries.js';
import type { Decision, DomainEvent, NoticeEntry } from './events.js';
import { isActive, isClosed } from './milestones.js';
import type { EditionState, MilestoneState } from './state.js';
import type { Turn } from './turn.js';
import { knownAs } from './untold.js';

const decisive: ReadonlySet<DomainEvent['type']> = new Set(['suspended', 'reconvened', 'dates-decided', 'cancelled']);

/**
 * What a command has decided on the congress, as it stands at the end: postponed without a date, on other dates, or not to be
 * held. Undefined where it has decided nothing of that; the first dates take the place of none.
 */
export function decisionOf({ events, edition, envelope }: Turn, before: EditionState): Decision | undefined {
  if (!events.some(({ event }) => decisive.has(event.type))) return undefined;
  const from = lastPeriod(before);
  const to = edition.keyDates.present;
  const { venue, modality } = edition;
  if (to && !from) return undefined;
  const basis = envelope.basis ?? documentsOf(envelope.command).join('; ');
  return {
    kind: edition.status === 'cancelled' ? 'cancelled' : to ? 'dates' : 'suspended',
    by: envelope.actor,
    ...(basis === '' ? {} : { basis }),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(venue === undefined || venue === before.venue ? {} : { venue }),
    ...(modality === undefined || modality === (before.modality ?? 'in-person') ? {} : { modality }),
  };
}

/**
 * Whether a decision is entered when it is news to nobody: the dates that it is about are over, and it was taken, as far as is
 * known, before they were.
 */
export function isBygone({ from, to }: Decision, { today, when }: Turn): boolean {
  const dates = to ?? from;
  return dates !== undefined && dates.closing < today && (when === undefined || when.first <= dates.closing);
}

/** What the key of a notice begins with that tells of a decision. */
export const decisionKey = (edition: string): string => `${edition}/decision/`;

/** Whether a decision still holds: no other one has taken its place. That its edition is closed takes nothing back of it. */
export function isInForce({ kind, to }: Decision, { keyDates: { present, suspended, cancelled } }: EditionState): boolean {
  switch (kind) {
    case 'cancelled':
      return cancelled === true;
    case 'suspended':
      return suspended;
    case 'dates':
      return present !== undefined && present.opening === to?.opening && present.closing === to.closing;
    default:
      return assertUnreachable(kind);
  }
}

/** The dates in force, or the last ones: calendars keep on which days something was that is cancelled. */
function lastPeriod({ keyDates, entries }: EditionState): Period | undefined {
  const last = entries[congressEntry];
  return keyDates.present ?? (last && { opening: last.start, closing: last.end });
}

/** The symbols of what proves the decisions of a command. */
function documentsOf(command: Command): string[] {
  switch (command.type) {
    case 'suspend':
    case 'reconvene':
    case 'cancel':
      return command.evidence.symbol === undefined ? [] : [command.evidence.symbol];
    case 'replan':
      return [...new Set(command.changes.flatMap(documentsOf))];
    default:
      return [];
  }
}

/**
 * The milestones that were open and that a decision suspends, takes up again, waives or moves, and those that it opens again, in
 * order of their dates. What is new is told when it comes up, and what never had a date has none to lose.
 *
 * @param untold what the reader was to be told of earlier decisions and never was: it is told now, beside what was known before
 */
export function changedBy(
  before: EditionState,
  after: EditionState,
  untold: ReadonlyMap<MilestoneKey, NoticeEntry> = new Map(),
): NoticeEntry[] {
  const lastDates = new Map(before.moves.flatMap(({ key, from }) => (from === null ? [] : [[key, from] as const])));
  return Object.entries(after.milestones)
    .flatMap(([key, now]): NoticeEntry[] => {
      const was = own(before.milestones, key);
      const earlier = untold.get(key);
      const known = was && earlier ? knownAs(was, earlier) : was;
      return known && isChanged(known, now, earlier !== undefined) ? entryOf(key, now, known, lastDates.get(key)) : [];
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** What is done with the decision itself is nobody's to do any more. */
function isChanged(was: MilestoneState, now: MilestoneState, isUntold: boolean): boolean {
  if (isClosed(was)) return isActive(now) || now.status === 'suspended';
  return now.status !== 'done' && (isUntold || standingOf(was) !== standingOf(now) || was.due.on !== now.due.on);
}

/** Work that begins or stops changes nothing for those who are to do it. */
const standingOf = (milestone: MilestoneState): string => (isActive(milestone) ? 'open' : milestone.status);

function entryOf(milestone: MilestoneKey, now: MilestoneState, was: MilestoneState, lastDate: PlainDate | undefined): NoticeEntry[] {
  const former = was.due.on ?? lastDate;
  const dueOn = now.due.on ?? former;
  if (dueOn === undefined) return [];
  return [
    {
      milestone,
      rung: 0,
      dueOn,
      revision: now.revision,
      ...(former === undefined || former === dueOn ? {} : { movedFrom: former }),
      ...(isClosed(was) ? { again: true } : {}),
    },
  ];
}
