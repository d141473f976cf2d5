import { heldBy } from '../directory/roles.js';
import { own } from '../own.js';
import { refuse, type Refusal } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import type { EditionCommand, RoleCommand } from './commands.js';
import { definitionOf } from './milestones.js';
import type { Responses } from './state.js';
import type { Turn } from './turn.js';

/**
 * A person is given a role in some capacity, or gives it back. What is so already is accepted and changes nothing, save that
 * whoever is made responsible once more takes back what they had declined of the role.
 */
export function changeRole(turn: Turn, { type, role, person, capacity = 'responsible' }: RoleCommand): Refusal | undefined {
  if (!turn.world.template.roles.some((r) => r.id === role)) {
    return refuse('role-unknown', `There is no role "${role}". Roles: ${turn.world.template.roles.map((r) => r.id).join(', ')}.`, {
      pointer: '/role',
    });
  }
  const holds = turn.edition.roles[role]?.[capacity].includes(person) ?? false;
  // what is held can be given back whether or not the directory still knows the holder
  if (own(turn.world.people, person) === undefined && !(type === 'release-role' && holds)) {
    return refuse('person-unknown', `There is no person "${person}" in this edition's directory. Enter the person first.`, {
      pointer: '/person',
    });
  }
  const again = capacity === 'responsible' ? declinedOf(turn, role, person) : [];
  if (type === 'assign-role' && (!holds || again.length > 0)) {
    turn.emit({ type: 'role-assigned', role, person, capacity, ...(again.length > 0 ? { again } : {}) });
  }
  if (type === 'release-role' && holds) {
    const stays = heldBy(turn.edition.roles, person).some((held) => held.role === role && held.capacity !== capacity);
    const promises = stays ? [] : promisedOf(turn, role, person);
    turn.emit({ type: 'role-released', role, person, capacity, ...(promises.length > 0 ? { promises } : {}) });
  }
  return undefined;
}

/** Several changes as one: between them nobody is missed who comes with a later one. */
export function changeRoles(turn: Turn, { changes }: Extract<EditionCommand, { type: 'change-roles' }>): Refusal | undefined {
  for (const [index, change] of changes.entries()) {
    const refusal = changeRole(turn, change);
    if (refusal) return { ...refusal, pointer: `/changes/${index}${refusal.pointer ?? ''}` };
  }
  return undefined;
}

/** What of a role a person has said not to be theirs: whoever is made responsible after that is meant for these too. */
const declinedOf = (turn: Turn, role: string, person: string): MilestoneKey[] =>
  answeredOf(turn, role, ({ declined }) => Object.hasOwn(declined, person));

/** What of a role a person has promised to do: whoever leaves keeps nobody else from being reminded. */
const promisedOf = (turn: Turn, role: string, person: string): MilestoneKey[] =>
  answeredOf(turn, role, ({ acknowledged }) => acknowledged?.by === person);

const answeredOf = ({ edition, world }: Turn, role: string, how: (responses: Responses) => boolean): MilestoneKey[] =>
  Object.entries(edition.responses)
    .filter(([key, responses]) => how(responses) && definitionOf(world.template, key).responsible === role)
    .map(([key]) => key);
