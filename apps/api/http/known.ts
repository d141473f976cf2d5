import { streamsOf } from '../../../domain/edition/milestones.js';
import type { Standing } from '../reading/worlds.js';
import { type Fault, Problem } from '../problems/problem.js';

/** What a filter may name: texts, or things with ids. */
type Known = readonly (string | { id: string })[];

/** Names that an answer lists at most; a longer list is cut, and said to be. */
const mostNames = 100;

/**
 * Refuses filters that name what an edition does not have: an empty list would look like an answer.
 *
 * @throws Problem `query-invalid`, with the names that there are
 */
export function onlyKnown(query: Readonly<Record<string, unknown>>, known: Readonly<Record<string, Known>>): void {
  const errors = Object.entries(known).flatMap(([parameter, all]): Fault[] => {
    const asked = query[parameter];
    const names = all.map((one) => (typeof one === 'string' ? one : one.id));
    if (typeof asked !== 'string' || names.includes(asked)) return [];
    return [{ parameter, detail: `names nothing that there is; there are ${listed(names)}` }];
  });
  if (errors.length === 0) return;
  throw new Problem('query-invalid', `The query has faults: ${errors.map((e) => `${e.parameter ?? ''} ${e.detail}`).join('; ')}.`, {
    errors,
  });
}

const listed = (names: readonly string[]): string =>
  names.length > mostNames ? `${names.slice(0, mostNames).join(', ')} and others` : names.join(', ') || 'none';

/** Keys of milestones; one that no longer occurs (a meeting that was dropped) has left events, and is known by its template's id. */
export function milestonesIn({ world, edition }: Standing, asked: string | undefined): string[] {
  const [id] = asked?.split('.') ?? [];
  const { milestones, retired = [] } = world.template;
  const gone = asked !== undefined && [...milestones, ...retired].some((m) => m.id === id) ? [asked] : [];
  return [...Object.keys(edition.milestones), ...gone];
}

/** Streams of an edition: its own, that of delivery, and those of its stages. */
export const streamsIn = ({ world, edition }: Standing): string[] => [
  ...new Set(['edition', 'delivery', ...streamsOf(world), ...Object.keys(edition.stages)]),
];
