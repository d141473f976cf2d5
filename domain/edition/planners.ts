import { heldBy } from '../directory/roles.js';
import type { World } from '../engine.types.js';
import { refuse, type Refusal } from '../refusal.js';
import { planningTypes, type CycleTemplate, type PlanDecisions } from '../template/template.js';
import type { Actor } from './actor.js';
import type { Command, PlanningCommand } from './commands.js';
import type { EditionState } from './state.js';
import type { Turn } from './turn.js';

/**
 * Why changes of plan are not decided, whatever they are: who asks holds none of the template's roles, or one of them lacks
 * its legal basis. One rule for a change on its own and for several as one. A trial says what a decision would lack. Historic
 * editions bend.
 */
export function barredFromPlanning(turn: Turn, changes: readonly PlanningCommand[]): Refusal | undefined {
  const { actor, basis = '' } = turn.envelope;
  const barred = [withoutRole(turn.world, actor), withoutBasis(turn.world, basis, changes)].filter((r) => r !== undefined);
  if (!turn.trial) return barred[0];
  turn.advice.push(...barred.map(({ reason }) => reason));
  return undefined;
}

/** Why somebody does not decide on the plan of an edition, whatever there is to decide. */
export function withoutRole(world: World, actor: Actor): Refusal | undefined {
  const rule = ruleOf(world);
  if (!rule) return undefined;
  const { edition, template, decisions } = rule;
  const may = heldBy(edition.roles, actor).some(
    ({ role, capacity }) => decisions.by.includes(role) && (capacity === 'responsible' || capacity === 'deputy'),
  );
  if (may) return undefined;
  const facts = decisions.by.map((role) => ({ ref: role, holders: decidersOf(edition, role) }));
  const nobody = facts.every(({ holders }) => holders.length === 0);
  return refuse(
    'role-required',
    `Changes of plan are decided by who holds the role ${titlesOf(template, decisions)}, or a deputy; "${actor}" does not.` +
      (nobody ? ' Nobody does yet: give the role to somebody first.' : ''),
    { facts: facts.map(({ ref, holders }) => ({ ref, says: holders.length === 0 ? 'held by nobody' : `held by ${holders.join(', ')}` })) },
  );
}

/** Whether a command changes the plan and is decided on a legal basis only. */
export const needsBasis = (world: World, type: Command['type']): boolean =>
  isPlanning(type) && (ruleOf(world)?.decisions.basis.includes(type) ?? false);

const planning: ReadonlySet<string> = new Set(planningTypes);
export const isPlanning = (type: string): type is PlanningCommand['type'] => planning.has(type);
export const isChangeOfPlan = (command: Command): command is PlanningCommand => isPlanning(command.type);

function withoutBasis(world: World, basis: string, changes: readonly PlanningCommand[]): Refusal | undefined {
  const resting = [...new Set(changes.map(({ type }) => type))].filter((type) => needsBasis(world, type));
  if (resting.length === 0 || basis.trim() !== '') return undefined;
  return refuse('basis-missing', `This is decided on a legal basis only: ${resting.join(', ')}. Name the resolution or the decision.`, {
    facts: resting.map((type) => ({ ref: type, says: 'needs a legal basis' })),
    pointer: '/basis',
  });
}

/** What the template says of deciding, where the edition is held to it. */
function ruleOf({ edition, template }: World): { edition: EditionState; template: CycleTemplate; decisions: PlanDecisions } | undefined {
  const { decisions } = template;
  return edition?.mode === 'live' && decisions ? { edition, template, decisions } : undefined;
}

function decidersOf(edition: EditionState, role: string): string[] {
  const { responsible = [], deputy = [] } = edition.roles[role] ?? {};
  return [...responsible, ...deputy];
}

const titlesOf = ({ roles }: CycleTemplate, { by }: PlanDecisions): string =>
  by.map((id) => `"${roles.find((role) => role.id === id)?.title ?? id}"`).join(' or ');
