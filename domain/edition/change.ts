import { assertUnreachable, refuse, type Refusal } from '../refusal.js';
import { procedures } from '../procedures/registry.js';
import { isPlainDate, shift } from '../time/plain-date.js';
import type { EditionCommand } from './commands.js';
import { complete, notOpen, restingOn } from './complete.js';
import { beyondHorizon } from './horizon.js';
import { partsOfKey } from '../plan/keys.js';
import { definitionOf, isClosed, ownershipOf } from './milestones.js';
import { stale } from './perform.js';
import { openPostponement, withdrawAnnouncement } from './postponement.js';
import { decisionBehind } from './recording.js';
import type { Turn } from './turn.js';
import { reopenMilestone, waiveMilestone } from './waive-reopen.js';
import { own } from '../own.js';

export type MilestoneCommand = Extract<
  EditionCommand,
  { milestone: string; type: 'start' | 'complete' | 'waive' | 'reopen' | 'pin' | 'unpin' | 'slip' }
>;

/** Everything that is done to one milestone: `planned → in progress → done`, or waived, reopened, pinned. */
export function changeMilestone(turn: Turn, command: MilestoneCommand): Refusal | undefined {
  const key = command.milestone;
  const milestone = own(turn.edition.milestones, key);
  if (!milestone)
    return refuse('milestone-unknown', `This edition has no milestone "${key}".`, {
      facts: [{ ref: key, says: 'unknown' }],
      pointer: '/milestone',
    });
  // Among several changes of plan, the version is that of the edition as it was before the first of them.
  const { ifSequence, command: asked } = turn.envelope;
  if (asked.type !== 'replan' && ifSequence !== undefined && ifSequence !== milestone.touched) return stale(ifSequence, milestone.touched);
  switch (command.type) {
    case 'start':
      return start(turn, key);
    case 'complete':
      return completeByHand(turn, key, command);
    case 'waive':
      return waive(turn, key, command.reason);
    case 'reopen':
      return reopen(turn, key, command.reason);
    case 'pin':
      return pin(turn, command);
    case 'unpin':
      return unpin(turn, command);
    case 'slip':
      return slip(turn, command);
    default:
      return assertUnreachable(command);
  }
}

function start(turn: Turn, key: string): Refusal | undefined {
  const refusal = notOpen(turn, key) ?? ownedElsewhere(turn, key);
  if (refusal) return refusal;
  if (turn.edition.milestones[key]?.status === 'in-progress') return refuse('milestone-not-open', `${key} is in progress already.`);
  turn.emit({ type: 'milestone-started', milestone: key });
  return undefined;
}

function completeByHand(turn: Turn, key: string, command: Extract<MilestoneCommand, { type: 'complete' }>): Refusal | undefined {
  const elsewhere = ownedElsewhere(turn, key);
  // A record may know that a milestone was reached without knowing the steps that led there.
  if (elsewhere && !turn.bends) return notOpen(turn, key) ?? elsewhere;
  return complete(turn, key, command.evidence, { from: elsewhere ? [elsewhere] : [] });
}

/** A milestone that a procedure or a decision owns is started and completed by those alone; names the command to use. */
export function ownedElsewhere(turn: Turn, key: string): Refusal | undefined {
  const { template } = turn.world;
  const decision = decisionBehind(template, key);
  if (decision) {
    return refuse('milestone-owned-by-stage', `${key} is completed by the decision "${decision}".`, {
      facts: [{ ref: decision, says: 'the command that completes it' }],
    });
  }
  const owner = ownershipOf(template, key);
  if (!owner) return undefined;
  const procedureId = owner.stream === owner.stage.id ? owner.procedure.id : owner.procedure.perMeeting?.id;
  const steps = procedureId === undefined ? [] : procedures[procedureId].steps.filter((s) => s.moves?.some((m) => m.slot === owner.slot));
  return refuse(
    'milestone-owned-by-stage',
    `${key} belongs to the stage "${owner.stream}". Use its step ${steps.map((s) => `"${s.id}"`).join(' or ')}.`,
    { facts: steps.map((s) => ({ ref: `${owner.stream}/${s.id}`, says: s.title })) },
  );
}

const isLatest = (turn: Turn, key: string): boolean => partsOfKey(key).occurrence === String(turn.edition.postponements.length);

function waive(turn: Turn, key: string, reason: string): Refusal | undefined {
  const milestone = turn.edition.milestones[key];
  if (!milestone || isClosed(milestone)) return notOpen(turn, key);
  if (reason.trim() === '') return noReason('waived');
  waiveMilestone(turn, key, reason);
  return undefined;
}

function reopen(turn: Turn, key: string, reason: string): Refusal | undefined {
  const milestone = turn.edition.milestones[key];
  if (!milestone || !isClosed(milestone))
    return refuse('milestone-not-closed', `${key} is neither done nor waived, so there is nothing to reopen.`);
  if (reason.trim() === '') return noReason('reopened');
  const decision = decisionBehind(turn.world.template, key);
  if (decision === 'announce-postponement' && isLatest(turn, key) && openPostponement(turn.edition)?.suspendedOn === undefined) {
    withdrawAnnouncement(turn, reason);
    return undefined;
  }
  if (decision) {
    return refuse('milestone-owned-by-stage', `${key} records the decision "${decision}", which stands until another one replaces it.`, {
      facts: [{ ref: decision, says: 'the decision it records' }],
    });
  }
  const resting = restingOn(turn, key);
  if (resting.length > 0)
    turn.advice.push(`Done already although they rest on ${key}: ${resting.join('; ')}. Check whether they still hold.`);
  reopenMilestone(turn, key, reason);
  return undefined;
}

function pin(turn: Turn, { milestone: key, on, reason }: Extract<MilestoneCommand, { type: 'pin' }>): Refusal | undefined {
  const milestone = turn.edition.milestones[key];
  if (!milestone || isClosed(milestone)) return notOpen(turn, key);
  if (!isPlainDate(on)) return refuse('dates-invalid', `"${on}" is not a date that exists; write it as 2031-04-21.`, { pointer: '/on' });
  const beyond = beyondHorizon(turn, on, '/on');
  if (beyond) return beyond;
  const { id } = partsOfKey(key);
  if (id === turn.world.template.opening || id === turn.world.template.closing) {
    return refuse('milestone-owned-by-stage', `${key} stands on a date of the congress itself. To move it, postpone the congress.`);
  }
  if (on < turn.today && !turn.bends) {
    return refuse('dates-invalid', `${on} lies in the past; a date to come can be pinned, what is done is completed.`, { pointer: '/on' });
  }
  if (reason.trim() === '') return noReason('pinned');
  turn.emit({ type: 'date-pinned', milestone: key, on, reason });
  const rule = definitionOf(turn.world.template, key).due.text;
  turn.advice.push(`The date no longer follows its rule (${rule}); re-planning leaves it alone until it is unpinned.`);
  return undefined;
}

/** A milestone that comes so many days later, or earlier where negative: pinned from now on, as one that a date is set for. */
function slip(turn: Turn, { milestone: key, days, reason }: Extract<MilestoneCommand, { type: 'slip' }>): Refusal | undefined {
  const milestone = turn.edition.milestones[key];
  if (!milestone || isClosed(milestone)) return notOpen(turn, key);
  const { on } = milestone.due;
  if (on === null) {
    return refuse('dates-invalid', `${key} has no date that it could slip from. ${milestone.due.why}`, { pointer: '/milestone' });
  }
  if (!Number.isInteger(days) || days === 0 || Math.abs(days) > longestSlip) {
    return refuse('dates-invalid', `A milestone slips by whole days, ${longestSlip} at most: later, or earlier with a minus.`, {
      pointer: '/days',
    });
  }
  const pinned = turn.edition.pins[key];
  if (pinned) turn.advice.push(`${key} was pinned to ${pinned.on} by ${pinned.by} (${pinned.reason}); it is pinned anew.`);
  const refusal = pin(turn, { type: 'pin', milestone: key, on: shift(on, { count: days, unit: 'd' }), reason });
  return refusal?.pointer === '/on' ? { ...refusal, pointer: '/days' } : refusal;
}

/** Days of ten years. */
const longestSlip = 3650;

function unpin(turn: Turn, { milestone: key, reason }: Extract<MilestoneCommand, { type: 'unpin' }>): Refusal | undefined {
  if (!turn.edition.pins[key]) return refuse('not-pinned', `The date of ${key} is not pinned.`);
  if (reason.trim() === '') return noReason('unpinned');
  turn.emit({ type: 'date-unpinned', milestone: key, reason });
  return undefined;
}

const noReason = (done: string): Refusal =>
  refuse('reason-missing', `Say why it is ${done}; the reason stays on record.`, { pointer: '/reason' });
