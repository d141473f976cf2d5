import type { Station } from '../directory/station.js';
import type { World } from '../engine.types.js';
import { emptyWorld } from '../evolve.js';
import { courseFrom } from '../script/course.js';
import type { Telling } from '../script/days.js';
import { tellTogether } from '../script/forks.js';
import { peopleOf, profilesOf } from '../script/people.js';
import { compared } from './compare.js';
import { outcomeOf, type Detail } from './outcome.js';
import type { Rehearsal, RehearsedScenario } from './rehearsal.types.js';
import { namesIn } from './names.js';
import { scenariosOf, scriptsOf } from './scenario.js';
import type { RehearsalScript } from './schema.js';
import { toldScenario, type ToldScenario } from './told-scenario.js';
import { toTheEnd } from './to-the-end.js';

/** What a rehearsal is told with. */
export interface Means extends Telling {
  stations: readonly Station[];
  /** Holidays of the duty stations; absent: there are none. */
  isHoliday?: World['isHoliday'];
}

/** Runs every scenario of a rehearsal, from its first line to its end, and sets them side by side. */
export function rehearse(rehearsal: RehearsalScript, means: Means, detail: Detail = 'whole'): Rehearsal {
  return rehearsalOf(rehearsal, means, toTheEnd(rehearsing(rehearsal, means, detail)));
}

/**
 * Runs every scenario, step by step for those who see to something else in between: it says how many have been told to their end.
 * What scenarios have in common happens once; each of them comes to what it would come to alone.
 */
export function* rehearsing(
  rehearsal: RehearsalScript,
  means: Means,
  detail: Detail = 'whole',
): Generator<number, RehearsedScenario[], undefined> {
  const outcomes = new Map<ToldScenario, RehearsedScenario>();
  const told = toldScenarios(rehearsal, means);
  for (const { world, scenarios } of beginnings(told, means)) {
    for (const ended of tellTogether(courseFrom(world, true), scenarios)) {
      if (ended) outcomes.set(ended.branch, outcomeOf(ended.branch, ended.course, detail));
      yield outcomes.size;
    }
  }
  return told.flatMap((one) => outcomes.get(one) ?? []);
}

/** Scenarios that have been told, side by side. */
export function rehearsalOf(
  { id, title, people }: Pick<RehearsalScript, 'id' | 'title' | 'people'>,
  { template }: Pick<Means, 'template'>,
  scenarios: RehearsedScenario[],
): Rehearsal {
  const { id: of, version, title: called } = template;
  const stages = template.stages.map((stage) => ({ id: stage.id, title: stage.title }));
  const doneOn = scenarios.flatMap(({ milestones }) => milestones.flatMap((milestone) => milestone.doneOn ?? []));
  const names = namesIn(template, people, [...new Set(doneOn)]);
  return { id, title, template: { id: of, version, title: called, stages }, names, scenarios, comparison: compared(scenarios) };
}

function toldScenarios(rehearsal: RehearsalScript, means: Means): ToldScenario[] {
  const telling: Telling = { ...means, whole: true };
  const scenarios = scenariosOf(rehearsal);
  return scriptsOf(rehearsal, scenarios, telling).map(({ scenario, script }) => toldScenario(scenario, script, telling));
}

/** The worlds in which scenarios begin: one for all that have the same people, whose absences may count from the dates of the congress. */
function beginnings(
  told: readonly ToldScenario[],
  { template, stations, isHoliday, ...means }: Means,
): { world: World; scenarios: ToldScenario[] }[] {
  const begun = new Map<string, { world: World; scenarios: ToldScenario[] }>();
  for (const one of told) {
    const people = profilesOf(peopleOf(one.script, { ...means, template }, stations));
    const text = JSON.stringify(people);
    const beginning = begun.get(text) ?? {
      world: { ...emptyWorld(template), people, ...(isHoliday ? { isHoliday } : {}) },
      scenarios: [],
    };
    beginning.scenarios.push(one);
    begun.set(text, beginning);
  }
  return [...begun.values()];
}
