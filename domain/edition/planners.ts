import { heldBy } from '../directory/roles.js';
import { refuse, type Refusal } from '../refusal.js';
import type { CycleTemplate, PlanDecisions } from '../template/template.js';
import type { PlanningCommand } from './commands.js';
import type { Turn } from './turn.js';

/**
 * Why changes of plan are not applied, whatever they are: there are none, who asks holds none of the template's roles, or
 * one of them lacks its legal basis. A trial says what an application would lack. Historic editions bend.
 */
export function barredFromPlanning(turn: Turn, changes: readonly PlanningCommand[]): Refusal | undefined {
  if (changes.length === 0) return refuse('changes-missing', 'Name at least one change of plan.', { pointer: '/changes' });
  const { template } = turn.world;
  const { decisions } = template;
  if (!decisions || turn.bends) return undefined;
  const barred = [withoutRole(turn, template, decisions), withoutBasis(turn, decisions, changes)].filter((r) => r !== undefined);
  if (!turn.trial) return barred[0];
  turn.advice.push(...barred.map(({ reason }) => reason));
  return undefined;
}

function withoutRole({ edition, envelope: { actor } }: Turn, { roles }: CycleTemplate, { by }: PlanDecisions): Refusal | undefined {
  const may = heldBy(edition.roles, actor).some(
    ({ role, capacity }) => by.includes(role) && (capacity === 'responsible' || capacity === 'deputy'),
  );
  if (may) return undefined;
  const titles = by.map((id) => `"${roles.find((role) => role.id === id)?.title ?? id}"`);
  return refuse(
    'role-required',
    `Changes of plan are applied by who holds the role ${titles.join(' or ')}, or a deputy; "${actor}" does not.`,
    {
      facts: by.map((role) => {
        const { responsible = [], deputy = [] } = edition.roles[role] ?? {};
        const holders = [...responsible, ...deputy];
        return { ref: role, says: holders.length === 0 ? 'held by nobody' : `held by ${holders.join(', ')}` };
      }),
    },
  );
}

function withoutBasis(
  { envelope: { basis = '' } }: Turn,
  { basis: asked }: PlanDecisions,
  changes: readonly PlanningCommand[],
): Refusal | undefined {
  const resting = [...new Set(changes.map(({ type }) => type))].filter((type) => asked.includes(type));
  if (resting.length === 0 || basis.trim() !== '') return undefined;
  return refuse('basis-missing', `This is applied on a legal basis only: ${resting.join(', ')}. Name the resolution or the decision.`, {
    facts: resting.map((type) => ({ ref: type, says: 'needs a legal basis' })),
    pointer: '/basis',
  });
}
