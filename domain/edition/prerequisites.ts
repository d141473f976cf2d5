import type { World } from '../engine.types.js';
import { graphOf, type Graph, type Prerequisites } from '../plan/graph.js';
import type { BlockingFact } from '../refusal.js';
import { own } from '../own.js';
import type { External, MilestoneId, MilestoneKey } from '../template/template.js';
import type { PlainDate } from '../time/plain-date.js';
import { definitionOf, isClosed, titleOf } from './milestones.js';
import type { EditionState } from './state.js';

/** A prerequisite with whether it is satisfied: done or waived, or begun where that is enough. */
export interface PrerequisiteState {
  key: MilestoneKey;
  title: string;
  /** How far it must be. */
  state: 'done' | 'started';
  satisfied: boolean;
}

/** What waits for what in an edition as its state has it. States never change, so each one's graph is looked up once. */
export function graphFor({ template }: World, edition: EditionState): Graph {
  const known = graphs.get(edition);
  if (known?.template === template) return known.graph;
  const graph = graphOf(template, Object.keys(edition.milestones), edition.placement);
  graphs.set(edition, { template, graph });
  return graph;
}

const graphs = new WeakMap<EditionState, { template: World['template']; graph: Graph }>();

const none: Prerequisites = { requires: [], expects: [] };

/** Hard and soft prerequisites of a milestone as they stand. */
export function prerequisites(world: World, key: MilestoneKey): { hard: PrerequisiteState[]; soft: PrerequisiteState[] } {
  const { edition } = world;
  if (!edition) return { hard: [], soft: [] };
  const { requires, expects } = graphFor(world, edition).prerequisites.get(key) ?? none;
  const state = (p: { key: MilestoneKey; state: 'done' | 'started' }): PrerequisiteState => {
    const milestone = edition.milestones[p.key];
    const begun = milestone?.status === 'in-progress' || milestone?.startedOn !== undefined;
    return {
      key: p.key,
      title: titleOf(world, p.key),
      state: p.state,
      satisfied: milestone !== undefined && (isClosed(milestone) || (p.state === 'started' && begun)),
    };
  };
  return { hard: requires.map(state), soft: expects.map(state) };
}

/** What stands in the way of completing a milestone: open hard prerequisites and externals that nobody has recorded. */
export function blockersOf(world: World, key: MilestoneKey): BlockingFact[] {
  return [
    ...prerequisites(world, key)
      .hard.filter((p) => !p.satisfied)
      .map((p) => ({ ref: p.key, says: `${p.title}: ${p.state === 'started' ? 'must have started' : 'not done yet'}` })),
    ...openExternals(world, key).map((e) => ({ ref: e.id, says: `${e.title}: not recorded yet` })),
  ];
}

/** Externals of a milestone that are neither recorded nor known from the linked edition. */
export function openExternals(world: World, key: MilestoneKey): External[] {
  const { edition, template } = world;
  return definitionOf(template, key)
    .external.map((id) => template.externals.find((e) => e.id === id))
    .filter((external): external is External => external !== undefined)
    .filter(({ id, satisfiedBy }) => !edition?.externals[id] && !knownFromPrevious(edition, satisfiedBy));
}

/** What is known of something from outside by the linked previous edition: which milestone of it was done, and when. */
export function knownFromPrevious(
  edition: EditionState | undefined,
  satisfiedBy: External['satisfiedBy'],
): { edition?: string; milestone: MilestoneId; on: PlainDate } | undefined {
  if (satisfiedBy?.edition !== 'previous' || !edition?.previous) return undefined;
  const { milestone } = satisfiedBy;
  const on = own(edition.previous.dates, milestone);
  const { edition: id } = edition.previous;
  return on === undefined ? undefined : { ...(id === undefined ? {} : { edition: id }), milestone, on };
}
