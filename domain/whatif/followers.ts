import type { World } from '../engine.types.js';
import { partsOfKey } from '../plan/keys.js';
import type { Graph } from '../plan/graph.js';
import { definitionOf } from '../edition/milestones.js';
import type { MilestoneKey } from '../template/template.js';
import type { Assumed } from './assume.js';
import { meetingNode, nodeOf, type Dependencies, type Node } from './dependencies.js';

/**
 * All that rests on what is assumed, up to the opening: what cannot be done without it, and what counts its date from it.
 * What comes after the opening waits for all of it, and follows only where a date moves.
 */
export function followersOf(world: World, graph: Graph, dependencies: Dependencies, { facts, plan }: Assumed): ReadonlySet<MilestoneKey> {
  const counting = countingFrom(world, dependencies);
  const opens = plan.find(({ key }) => key === graph.opening)?.due.on ?? null;
  const afterwards = new Set(plan.flatMap(({ key, due }) => (opens !== null && due.on !== null && due.on > opens ? [key] : [])));
  const found = new Set<Node>();
  const queue = facts.flatMap(({ fact }) => (fact.type === 'session' ? atSession(fact.session) : [nodeOf(fact) ?? '']));
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (found.has(node) || afterwards.has(node)) continue;
    found.add(node);
    queue.push(...(graph.successors.get(node) ?? []).map(({ key }) => key), ...(counting.get(node) ?? []));
  }
  return found;

  function atSession(name: string): MilestoneKey[] {
    return plan.filter(({ due }) => due.session === name || due.before === name).map(({ key }) => key);
  }
}

/** Which milestones count from each milestone and meeting. */
function countingFrom({ edition, template }: World, { ofRule }: Dependencies): Map<Node, MilestoneKey[]> {
  const found = new Map<Node, MilestoneKey[]>();
  const note = (node: Node, key: MilestoneKey): void => void found.set(node, [...(found.get(node) ?? []), key]);
  for (const key of Object.keys(edition?.milestones ?? {})) {
    for (const node of ofRule(key)) note(node, key);
    const { occurrence } = partsOfKey(key);
    if (occurrence !== undefined && definitionOf(template, key).repeats === 'meeting') note(meetingNode(occurrence), key);
  }
  return found;
}
