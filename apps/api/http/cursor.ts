import { Problem } from '../problems/problem.js';
import { defaultLimit } from './page.query.js';

/** Where a page ended: the sort key and the id of its last entry. Opaque to callers. */
export interface Position {
  /** The sort that the cursor belongs to; another one cannot go on from it. */
  sort: string;
  key: string | number | null;
  id: string | number;
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Cursor of the next page; null: this is the last. */
  next: string | null;
}

export const encodeCursor = (position: Position): string =>
  Buffer.from(JSON.stringify([position.sort, position.key, position.id])).toString('base64url');

/** @throws Problem `query-invalid` for a text that is no cursor of this sort */
export function decodeCursor(text: string, sort: string): Position {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 3 && parsed[0] === sort && isKey(parsed[1]) && isKey(parsed[2]) && parsed[2] !== null) {
      return { sort, key: parsed[1], id: parsed[2] };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw noCursor();
}

function noCursor(): Problem {
  const detail = 'is not a cursor of this list and sort; leave it out to begin again';
  return new Problem('query-invalid', `The cursor ${detail}.`, { errors: [{ parameter: 'cursor', detail }] });
}

const isKey = (value: unknown): value is string | number | null => value === null || typeof value === 'string' || typeof value === 'number';

/** How entries of a list are sorted: by a key, those without one last, then by id. */
export interface Order<T> {
  /** Name of the sort as callers give it: `due`, `-due`. */
  name: string;
  key(entry: T): string | number | null;
  id(entry: T): string | number;
}

/** The page of a list held in memory that follows a cursor. */
export function pageOf<T>(
  entries: readonly T[],
  order: Order<T>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Page<T> {
  const direction = order.name.startsWith('-') ? -1 : 1;
  const compare = (a: Position, b: Position): number => compared(a.key, b.key, direction) || compared(a.id, b.id, direction);
  const positioned = entries.map((entry) => ({ entry, at: { sort: order.name, key: order.key(entry), id: order.id(entry) } }));
  positioned.sort((a, b) => compare(a.at, b.at));
  const from = cursor === undefined ? undefined : decodeCursor(cursor, order.name);
  const rest = from ? positioned.filter(({ at }) => compare(at, from) > 0) : positioned;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(({ entry }) => entry), next: last && rest.length > limit ? encodeCursor(last.at) : null };
}

/** Numbers as numbers, texts as texts; what has no key comes last in either direction. */
function compared(a: string | number | null, b: string | number | null, direction: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return (a < b ? -1 : 1) * direction;
}

/**
 * The page of a list that the database sorts by a rising number, which is key and id in one.
 *
 * @throws Problem `query-invalid` for a text that is no cursor of this list
 */
export async function sequencePage<T>(
  name: string,
  { cursor, limit = defaultLimit }: { cursor?: string | undefined; limit?: number | undefined },
  position: (entry: T) => number,
  read: (after: number, count: number) => Promise<T[]>,
): Promise<Page<T>> {
  const after = cursor === undefined ? 0 : decodeCursor(cursor, name).id;
  if (typeof after !== 'number' || !Number.isSafeInteger(after)) throw noCursor();
  const found = await read(after, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: last !== undefined && found.length > limit ? encodeCursor({ sort: name, key: position(last), id: position(last) }) : null,
  };
}
