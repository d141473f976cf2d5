import { isUnfilled } from '../../directory/roles.js';
import type { Capacity } from '../../template/template.js';
import type { EditionEvent } from '../events.js';
import type { EditionState, Holders } from '../state.js';
import { takenBack, withoutPromises } from './responses.js';
import { without } from './without.js';

type RoleEvent = Extract<EditionEvent, { type: 'role-assigned' | 'role-released' }>;

/** Who holds which role, and what of it follows for answers and vacancies. */
export function evolveRoles(state: EditionState, event: RoleEvent): EditionState {
  const { person } = event;
  const others = (holders: string[]): string[] => holders.filter((p) => p !== person);
  if (event.type === 'role-assigned')
    return holding(takenBack(filled(state, event), event), event, (holders) => [...others(holders), person]);
  return vacated(state, holding(withoutPromises(state, event), event, others), event.role);
}

const nobody: Holders = { responsible: [], deputy: [], supervisor: [], informed: [] };

function holding(
  state: EditionState,
  { role, capacity }: { role: string; capacity: Capacity },
  change: (holders: string[]) => string[],
): EditionState {
  const before = state.roles[role] ?? nobody;
  return { ...state, roles: { ...state.roles, [role]: { ...before, [capacity]: change(before[capacity]) } } };
}

/** Someone who can act ends a vacancy. */
const filled = (state: EditionState, { role, capacity }: { role: string; capacity: Capacity }): EditionState =>
  capacity === 'responsible' || capacity === 'deputy' ? { ...state, vacancies: without(state.vacancies, [role]) } : state;

/** Who falls away as the last one who can act leaves a vacancy of which nobody has been told, whatever was found before. */
const vacated = (before: EditionState, after: EditionState, role: string): EditionState =>
  !isUnfilled(before.roles[role]) && isUnfilled(after.roles[role]) ? { ...after, vacancies: without(after.vacancies, [role]) } : after;
