import type { Notice, Reason, Why } from '../edition/events.js';

/** A reason with the role through which it reaches somebody. */
export type RoleReason = Reason & { role: string };

/** Why a notice that collects others reaches its reader: the first reason as its own, each other one once. */
export function collectedWhy(reasons: readonly RoleReason[]): Pick<Notice, 'role' | 'why'> | undefined {
  const [first, ...others] = new Map(reasons.map((reason) => [JSON.stringify(shaped(reason)), shaped(reason)])).values();
  if (!first) return undefined;
  const { role, ...why } = first;
  return { role, why: { ...why, ...(others.length > 0 ? { others } : {}) } };
}

/** The reasons for which a notice reaches its reader; none where that was not kept. */
export const reasonsOf = ({ role, why }: Pick<Notice, 'role' | 'why'>): RoleReason[] =>
  why ? [shaped({ role, ...why }), ...(why.others ?? []).map(shaped)] : [];

const shaped = ({ role, capacity, rule, coverFor }: RoleReason & Partial<Why>): RoleReason => ({
  role,
  capacity,
  rule,
  ...(coverFor === undefined ? {} : { coverFor }),
});
