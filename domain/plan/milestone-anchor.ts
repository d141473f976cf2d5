import type { MilestoneDefinition, MilestoneId } from '../template/template.js';
import { dateInWords } from '../time/in-words.js';
import { missing, type Anchored } from './anchored.js';
import { keyOfOccurrence } from './keys.js';
import type { Occurrence, Root } from './plan.types.js';
import type { Planner } from './planner.js';

const firstYear: Occurrence = { kind: 'yearly', n: 1 };

/**
 * Another milestone as an anchor: the day on which it was done, or else is due. What counts from one that is still to
 * come inherits its root; once it is done its day is a fact, which no postponement moves or suspends. Of a milestone
 * that repeats, an occurrence of the same kind counts from its own counterpart. Everything else counts from the last
 * one, but from the first year of what recurs yearly: how long that goes on hangs on the opening.
 */
export function anchorAtMilestone(id: MilestoneId, from: MilestoneDefinition, occurrence: Occurrence, planner: Planner): Anchored {
  const target = planner.definition(id);
  if (!target) return missing('fact', `${id}, which the template does not have`, 'with');
  const relevant = isCounterpart(from, target) ? [occurrence] : target.repeats === 'yearly' ? [firstYear] : planner.occurrences(target);
  if (relevant.length === 0) return missing(rootOfRepetition(target), `${id}, of which this edition has none`, 'with');
  return lastOf(relevant.map((o) => anchorAtOccurrence(target, o, planner)));
}

/** Whether an occurrence of one milestone has a counterpart among those of the other. */
export function isCounterpart(a: MilestoneDefinition, b: MilestoneDefinition): boolean {
  return a.repeats !== undefined && a.repeats === b.repeats;
}

function anchorAtOccurrence(target: MilestoneDefinition, occurrence: Occurrence, planner: Planner): Anchored {
  const key = keyOfOccurrence(target.id, occurrence);
  const name = `${key}, "${target.title}"`;
  const doneOn = planner.input.done[key];
  if (doneOn) return { on: doneOn, root: 'fact', certainty: 'firm', words: `${name} (done on ${dateInWords(doneOn)})`, joins: 'with' };
  const due = planner.due(target, occurrence);
  const done = doneOn === null ? 'done on an unknown date; ' : '';
  return {
    on: due.on,
    root: due.root,
    certainty: due.certainty,
    ...(due.session === undefined ? {} : { session: due.session }),
    ...(due.before === undefined ? {} : { before: due.before }),
    words: due.on === null ? `${name}, which is undated` : `${name} (${done}due on ${dateInWords(due.on)})`,
    joins: 'with',
  };
}

/** The last of several days; undated while any of them is, and suspended with any of them. */
function lastOf(all: Anchored[]): Anchored {
  const [first, ...others] = all;
  if (!first) return missing('fact', 'nothing', 'with');
  if (others.length === 0) return first;
  const last = all.find((a) => a.on === null) ?? all.reduce((a, b) => ((a.on ?? '') >= (b.on ?? '') ? a : b));
  const root: Root = all.find((a) => a.root === 'opening' || a.root === 'closing')?.root ?? last.root;
  const expected = last.on !== null && all.some((a) => a.certainty === 'expected');
  return { ...last, root, certainty: expected ? 'expected' : last.certainty, words: `the last of ${all.length}, ${last.words}` };
}

function rootOfRepetition({ repeats }: MilestoneDefinition): Root {
  return repeats === 'meeting' ? 'meeting' : repeats === 'postponement' ? 'announcement' : 'fact';
}
