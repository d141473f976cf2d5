import type { EditionState } from '../edition/state.js';
import { holdersOfRole, isVacant, type Holder } from './readers.js';

/** In whose stead organisers are looked for, the nearest first. */
const instead = ['deputy', 'supervisor'] as const;

/**
 * The organisers who see to what somebody says of a milestone: those who are responsible, or else their deputies, but not
 * who said it. Where nobody is left by that, deputies or else supervisors do, and the author only where there is nobody else.
 * The role itself where it is vacant.
 */
export function organisersBesides(edition: EditionState, role: string, author: string): Holder[] {
  const holders = holdersOfRole(edition, role);
  const usual = holders.filter(({ as }) => as.includes('responsible'));
  if (!usual.some(({ id }) => id === author)) return usual;
  const others = holders.filter(({ id }) => id !== author && !isVacant(id));
  const able = [usual.filter(({ id }) => id !== author), ...instead.map((capacity) => others.filter(({ as }) => as.includes(capacity)))];
  return able.find((some) => some.length > 0) ?? usual;
}

/** The rule by which a report goes to one who is to confirm it. */
export const ruleOfReport = (recipient: string, author: string): string =>
  recipient === author ? 'completion to be confirmed by its author' : 'completion to be confirmed';
