import type { EditionState } from '../edition/state.js';
import { heldBy } from './roles.js';

/**
 * The roles that somebody must be released from before being erased: one that is held by nobody would be vacant, and nobody told. In
 * an archived edition none can be released any more, and none is acted in.
 */
export const rolesInTheWay = ({ roles, status }: Pick<EditionState, 'roles' | 'status'>, person: string): string[] =>
  status === 'archived' ? [] : [...new Set(heldBy(roles, person).map(({ role }) => role))];
