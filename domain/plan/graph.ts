import type { CycleTemplate, MilestoneDefinition, MilestoneId, MilestoneKey, Placement, Prerequisite } from '../template/template.js';
import { remembered } from '../remembered.js';
import { partsOfKey } from './keys.js';

/** A prerequisite of an occurrence: which occurrence, and whether it must be done or only begun. */
export interface RequiredKey {
  key: MilestoneKey;
  state: Prerequisite['state'];
}

export interface Prerequisites {
  /** Hard: cannot be completed before these. */
  requires: RequiredKey[];
  /** Soft: expected before; work may run ahead of them. */
  expects: RequiredKey[];
}

/** The prerequisites between all occurrences of an edition. */
export interface Graph {
  /** The milestone whose completion is the opening. */
  opening: MilestoneKey;
  /** In the template's order, occurrences in theirs. */
  prerequisites: ReadonlyMap<MilestoneKey, Prerequisites>;
  /** Who waits for a milestone: the hard prerequisites read backwards. */
  successors: ReadonlyMap<MilestoneKey, readonly RequiredKey[]>;
}

type Rules = Pick<CycleTemplate, 'milestones'>;

/**
 * The prerequisites of all occurrences, among the keys that the edition has. An occurrence of a milestone that repeats
 * waits for its counterpart (M24.africa for M23.africa, M65.2 for M61.2); whatever else waits for a repeating milestone
 * waits for all its occurrences (M25 for every M24). Prerequisites of the other placement of the high-level segment and
 * those that the edition does not have are left out.
 *
 * A graph changes with the keys and the placement, hardly ever: each template's latest ones are remembered.
 */
export function graphOf(template: GraphRules, keys: readonly MilestoneKey[], placement: Placement): Graph {
  const known = graphs.get(template) ?? remembered(kept, textOf, (k: readonly MilestoneKey[], p: Placement) => newGraph(template, k, p));
  graphs.set(template, known);
  return known(keys, placement);
}

type GraphRules = Rules & Pick<CycleTemplate, 'opening'>;

/** Graphs that are remembered for each template. */
const kept = 50;
const graphs = new WeakMap<GraphRules, (keys: readonly MilestoneKey[], placement: Placement) => Graph>();
const textOf = (keys: readonly MilestoneKey[], placement: Placement): string => `${placement} ${keys.join(' ')}`;

function newGraph(template: GraphRules, keys: readonly MilestoneKey[], placement: Placement): Graph {
  const index = indexOf(template, keys);
  const prerequisites = new Map<MilestoneKey, Prerequisites>();
  const successors = new Map<MilestoneKey, RequiredKey[]>();
  for (const key of keys) {
    const definition = index.definitions.get(partsOfKey(key).id);
    const found = definition ? expanded(definition, key, index, placement) : { requires: [], expects: [] };
    prerequisites.set(key, found);
    for (const { key: before, state } of found.requires) {
      successors.set(before, [...(successors.get(before) ?? []), { key, state }]);
    }
  }
  return { opening: template.opening, prerequisites, successors };
}

interface Index {
  definitions: ReadonlyMap<MilestoneId, MilestoneDefinition>;
  /** The keys that an edition has of each milestone. */
  keys: ReadonlyMap<MilestoneId, readonly MilestoneKey[]>;
}

function indexOf({ milestones }: Rules, keys: readonly MilestoneKey[]): Index {
  const byId = new Map<MilestoneId, MilestoneKey[]>();
  for (const key of keys) {
    const { id } = partsOfKey(key);
    byId.set(id, [...(byId.get(id) ?? []), key]);
  }
  return { definitions: new Map(milestones.map((m) => [m.id, m])), keys: byId };
}

function expanded(definition: MilestoneDefinition, key: MilestoneKey, index: Index, placement: Placement): Prerequisites {
  const { occurrence } = partsOfKey(key);
  const expand = (prerequisites: readonly Prerequisite[]) =>
    prerequisites
      .filter(({ when }) => when === undefined || when.placement === placement)
      .flatMap(({ milestone, state }) => {
        const all = index.keys.get(milestone) ?? [];
        const counterpart = definition.repeats !== undefined && definition.repeats === index.definitions.get(milestone)?.repeats;
        const wanted = counterpart ? all.filter((k) => partsOfKey(k).occurrence === occurrence) : all;
        return wanted.map((k) => ({ key: k, state }));
      });
  return { requires: expand(definition.requires), expects: expand(definition.expects) };
}
