import { createHash } from 'node:crypto';
import type { Listed } from '../../../../domain/directory/import.js';
import type { Cells } from './columns.js';
import type { Line, LineFault } from './read.js';
import { cellsOf } from './write.js';

/** A line that says whom it is about. */
export interface Identified extends Line {
  cells: Cells & { id: string };
  /** Where it gives no id, the address by which it is known about whom it is. */
  by?: string;
}

/**
 * The same lines, each with an id. One that gives none is about whoever has its address, or else about somebody new, whose id is
 * made from the address and does not tell it. What a table has no column for stays as it is; a name that is left out is the id.
 */
export function identified(
  lines: readonly Line[],
  edition: string,
  present: readonly Listed[],
): { lines: Identified[]; faults: LineFault[] } {
  const known = new Map(present.map((listed) => [listed.entry.id, listed]));
  const found = lines.map(({ line, cells }): Identified | LineFault => {
    const those = cells.id ? [cells.id] : idsAt(cells.email ?? '', present);
    if (those.length > 1) return { line, column: 'id', reason: `is needed: ${those.join(' and ')} have this address` };
    const id = those[0] ?? madeFrom(edition, cells.email ?? '');
    const before = known.get(id);
    const whole = { ...(before ? cellsOf(before) : {}), ...cells };
    return { line, cells: { ...whole, id, name: whole.name || id }, ...(!cells.id && cells.email ? { by: cells.email } : {}) };
  });
  return {
    lines: found.filter((one) => 'cells' in one),
    faults: found.filter((one) => 'reason' in one),
  };
}

const idsAt = (address: string, present: readonly Listed[]): string[] =>
  present.filter(({ entry }) => address !== '' && sameAddress(entry.email, address)).map(({ entry }) => entry.id);

export const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The same for the same address, so that a list can be tried before it is applied; events carry it, the address they must not. */
const madeFrom = (edition: string, address: string): string =>
  `p-${createHash('sha256').update(`${edition}/${address.toLowerCase()}`).digest('hex').slice(0, 12)}`;
