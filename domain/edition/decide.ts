import type { World } from '../engine.types.js';
import { refuse, type Refusal } from '../refusal.js';
import { reachReminders } from '../reminders/reach.js';
import { planningTypes } from '../template/template.js';
import { announce } from './announce.js';
import { changeMilestone } from './change.js';
import { appliedBefore, changePlan, changePlanAsOne } from './change-plan.js';
import { changeRole, changeRoles } from './change-role.js';
import { newClashes } from './clashes.js';
import { close } from './close.js';
import type { Command } from './commands.js';
import { effectiveFault } from './complete.js';
import { create } from './create.js';
import { setLadder } from './ladders.js';
import { isPursued } from './milestones.js';
import { perform, stale } from './perform.js';
import { reasonOf } from './reason.js';
import { recordExternal } from './record-external.js';
import { respond } from './respond.js';
import { settle } from './settle.js';
import type { Turn } from './turn.js';

/**
 * Decides one command of an edition or of one of its stages. Returns why not, or nothing: what it brought about is in
 * the turn.
 */
export function decide(turn: Turn): Refusal | undefined {
  const { command, edition } = turn.envelope;
  if (command.type === 'create') {
    const refusal = create(turn, command);
    if (!refusal) settle(turn, 'first plan');
    return refusal;
  }
  if (!turn.world.edition)
    return refuse('edition-unknown', `There is no edition "${edition}".`, { facts: [{ ref: edition, says: 'unknown' }] });
  if (turn.edition.status === 'archived') {
    if (command.type === 'wake') return undefined;
    return refuse('edition-archived', `The edition "${edition}" is archived: it can be read, not changed.`, {
      facts: [{ ref: edition, says: 'archived' }],
    });
  }
  if (command.type === 'wake') {
    if (turn.envelope.stream === 'edition' && isPursued(turn.edition)) reachReminders(turn);
    return undefined;
  }
  const before = turn.world;
  const refusal = effectiveFault(turn) ?? decided(turn, command);
  if (refusal) return refusal;
  settle(turn, reasonOf(turn, command));
  announce(turn, before);
  if (movesDates.has(command.type)) warnOfClashes(turn, before);
  return undefined;
}

/** Commands after which dates may have come into an order that nobody meant. */
const movesDates: ReadonlySet<Command['type']> = new Set([...planningTypes, 'replan']);

function warnOfClashes(turn: Turn, before: World): void {
  const found = newClashes(before, turn.world);
  if (found.length > 0) turn.advice.push(`Look at these dates; re-target or pin them: ${found.join('; ')}.`);
}

/** Who decides which command. What is done to one milestone is held to its version, all else of the edition to the edition's. */
function decided(turn: Turn, command: Exclude<Command, { type: 'create' | 'wake' }>): Refusal | undefined {
  switch (command.type) {
    case 'perform':
      return perform(turn, command);
    case 'start':
    case 'complete':
    case 'waive':
    case 'reopen':
      return changeMilestone(turn, command);
    case 'acknowledge':
    case 'snooze':
    case 'report-done':
    case 'decline':
    case 'confirm-report':
    case 'reject-report':
      return respond(turn, command);
    case 'pin':
    case 'unpin':
    case 'slip':
      return changePlan(turn, command);
    case 'replan':
      return appliedBefore(turn, command) ?? staleEdition(turn) ?? changePlanAsOne(turn, command);
    case 'set-conference':
      return staleEdition(turn) ?? numberConference(turn, command);
    case 'record-external':
      return staleEdition(turn) ?? recordExternal(turn, command);
    case 'assign-role':
    case 'release-role':
      return staleEdition(turn) ?? changeRole(turn, command);
    case 'change-roles':
      return staleEdition(turn) ?? changeRoles(turn, command);
    case 'set-ladder':
      return staleEdition(turn) ?? setLadder(turn, command);
    case 'close':
      return staleEdition(turn) ?? close(turn, command);
    default:
      return staleEdition(turn) ?? changePlan(turn, command);
  }
}

function staleEdition(turn: Turn): Refusal | undefined {
  const { ifSequence } = turn.envelope;
  return ifSequence !== undefined && ifSequence !== turn.edition.touched ? stale(ifSequence, turn.edition.touched) : undefined;
}

function numberConference(turn: Turn, { number }: Extract<Command, { type: 'set-conference' }>): undefined {
  turn.emit({ type: 'conference-numbered', number });
}
