import { isOpen } from '../plan/status.js';
import type { World } from '../engine.types.js';
import type { Graph } from '../plan/graph.js';
import { refuse, type Refusal } from '../refusal.js';
import type { MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import type { Assumed } from './assume.js';
import { heldMilestone } from './dependencies.js';

/** Why the hypotheses cannot all be so: each for itself can, two of them together cannot. */
export function contradiction(world: World, graph: Graph, assumed: Assumed): Refusal | undefined {
  for (const [index, { fact, on }] of assumed.facts.entries()) {
    if (fact.type !== 'done' && fact.type !== 'late') continue;
    const fault = tooEarly(world, graph, assumed, fact.milestone, on) ?? beforeItMeets(world, assumed, fact.milestone, on);
    if (fault) return { ...fault, pointer: `/facts/${index}` };
  }
  return undefined;
}

/** Assumed to be done before a limit that is assumed of it, or of what it cannot be done without. */
function tooEarly(
  world: World,
  graph: Graph,
  { exactly, notBefore, facts }: Assumed,
  key: MilestoneKey,
  on: PlainDate,
): Refusal | undefined {
  const before = [key, ...requiredBy(world, graph, key)];
  const late = before.flatMap((k) => {
    const limits = [
      { day: k === key ? undefined : exactly.get(k), said: ['done', 'late'] },
      { day: notBefore.get(k), said: ['not-done'] },
    ];
    const limit = limits.find(({ day }) => day !== undefined && day > on);
    return limit ? [{ ref: k, says: `${placeOf(facts, k, limit.said)}: not before ${limit.day}` }] : [];
  });
  const [first] = late;
  if (!first) return undefined;
  const needs = first.ref === key ? 'which is supposed to be open then' : `which needs ${first.ref}`;
  return refuse('hypothesis-contradictory', `${key}, ${needs}, cannot be done on ${on}: ${first.says}.`, { facts: late });
}

const placeOf = (facts: Assumed['facts'], key: MilestoneKey, said: readonly string[]): string =>
  `hypothesis ${facts.findIndex(({ fact }) => 'milestone' in fact && fact.milestone === key && said.includes(fact.type)) + 1}`;

/** All that must be done before a milestone can be, as far as it is open. */
export function requiredBy({ edition }: World, graph: Graph, key: MilestoneKey): MilestoneKey[] {
  const found = new Set<MilestoneKey>();
  const queue = [key];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const required of graph.prerequisites.get(next)?.requires ?? []) {
      const open = isOpen(edition?.milestones[required.key]?.status ?? 'planned');
      if (required.state !== 'done' || !open || found.has(required.key)) continue;
      found.add(required.key);
      queue.push(required.key);
    }
  }
  return [...found];
}

/** A regional meeting cannot have been held before the day on which it begins. */
function beforeItMeets(world: World, { input }: Assumed, key: MilestoneKey, on: PlainDate): Refusal | undefined {
  const held = heldMilestone(world);
  const meeting = input.meetings.find(({ id }) => key === `${held}.${id}`);
  if (!meeting?.dates || on >= meeting.dates.start) return undefined;
  return refuse(
    'hypothesis-contradictory',
    `${key} says that the meeting was held on ${on}, but it begins on ${meeting.dates.start}. Suppose other days for the meeting too.`,
    {
      facts: [{ ref: meeting.id, says: `from ${meeting.dates.start} to ${meeting.dates.end}` }],
    },
  );
}
