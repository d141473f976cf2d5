import type { Holders } from '../edition/state.js';
import { capacities, type Capacity } from '../template/template.js';

/** A role that somebody holds, and in what capacity. */
export interface Held {
  role: string;
  capacity: Capacity;
}

/** Nobody is there to act: neither somebody responsible nor a deputy. */
export const isUnfilled = (holders: Holders | undefined): boolean =>
  holders === undefined || (holders.responsible.length === 0 && holders.deputy.length === 0);

/** The roles that somebody holds, in the order in which the edition has them. */
export const heldBy = (roles: Record<string, Holders>, person: string): Held[] =>
  Object.entries(roles).flatMap(([role, holders]) =>
    capacities.filter((capacity) => holders[capacity].includes(person)).map((capacity) => ({ role, capacity })),
  );
