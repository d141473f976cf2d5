import type { World } from '../engine.types.js';
import { later, type Instant } from '../time/plain-date.js';
import { forkOf, giveLine, wakeUntil, type Course, type ScriptLine } from './course.js';

/** A line of a script; it may depend on how the world stands when its turn comes, and may then have nothing to say. */
export type ScriptStep = (world: World) => ScriptLine | undefined;

/** A script that is told in one run with others. */
export interface Branch {
  steps: readonly ScriptStep[];
  /** Time passes up to here after the last line. */
  until?: ((world: World) => Instant | undefined) | undefined;
}

/** A script that has been told to its end, and what it came to; others may have come to the same. */
export interface Ended<B extends Branch> {
  branch: B;
  course: Course;
}

/**
 * Tells several scripts that begin in the same world, each of them exactly as if it were told alone. As long as they say the same at
 * the same instants they are one course of events, which is told once; where one of them says something else, or nothing, it goes its own way
 * from there on. One way is told to its end before the next is begun, so that few are held at a time.
 *
 * @param course where they begin; telling changes it
 * @returns a generator that gives each script when it has come to its end, and nothing before each wake-up, for those who see to something else in between
 */
export function* tellTogether<B extends Branch>(course: Course, branches: readonly B[]): Generator<Ended<B> | undefined, void, undefined> {
  yield* go(
    course,
    branches.map((branch) => nextOf({ branch, place: 0 }, course.world)),
  );
}

/** A script as far as it has been read. */
interface Reader<B extends Branch> {
  branch: B;
  place: number;
}

/** What a script says next, and when: a line, or that it has come to its end; without an instant: that it ends here. */
interface Next<B extends Branch> {
  reader: Reader<B>;
  line?: ScriptLine;
  at: Instant | undefined;
}

function nextOf<B extends Branch>(reader: Reader<B>, world: World): Next<B> {
  const { steps, until } = reader.branch;
  while (reader.place < steps.length) {
    const line = steps[reader.place++]?.(world);
    if (line) return { reader, line, at: line.at };
  }
  return { reader, at: until?.(world) };
}

function* go<B extends Branch>(course: Course, nexts: readonly Next<B>[]): Generator<Ended<B> | undefined, void, undefined> {
  let open = nexts;
  while (open.length > 0) {
    const at = firstOf(open);
    if (at !== undefined) yield* wakeUntil(course, at);
    const after = open.filter((next) => next.at !== at);
    const ways = alike(open.filter((next) => next.at === at));
    const same = after.length > 0 ? undefined : ways.pop();
    for (const way of ways) yield* go(forkOf(course), way);
    open = same ? yield* sayOf(course, same) : after;
  }
}

/** Says what they all say next; what each of them says after that. */
function* sayOf<B extends Branch>(course: Course, same: readonly Next<B>[]): Generator<Ended<B> | undefined, Next<B>[], undefined> {
  const line = same[0]?.line;
  if (!line) {
    for (const { reader } of same) yield { branch: reader.branch, course };
    return [];
  }
  giveLine(course, line);
  return same.map(({ reader }) => nextOf(reader, course.world));
}

/** The first instant at which one of them says something; undefined where one ends here. */
function firstOf(open: readonly Next<Branch>[]): Instant | undefined {
  const instants = open.map(({ at }) => at);
  return instants.reduce((first, at) => (first === undefined || at === undefined ? undefined : later(first, at) === first ? at : first));
}

/** Those that say the same, together. */
function alike<B extends Branch>(nexts: readonly Next<B>[]): Next<B>[][] {
  if (nexts.length === 1) return [[...nexts]];
  const ways = new Map<string, Next<B>[]>();
  for (const next of nexts) {
    const said = JSON.stringify(next.line?.envelope ?? null);
    const way = ways.get(said);
    if (way) way.push(next);
    else ways.set(said, [next]);
  }
  return [...ways.values()];
}
