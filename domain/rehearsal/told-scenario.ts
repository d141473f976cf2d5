import type { World } from '../engine.types.js';
import { hourOfLines, openingDates, resolve, type Telling } from '../script/days.js';
import type { Branch, ScriptStep } from '../script/forks.js';
import type { EditionScript } from '../script/schema.js';
import { ScriptFault } from '../script/script-fault.js';
import { tell } from '../script/tell.js';
import { instantAt, later, type Instant, type PlainDate } from '../time/plain-date.js';
import type { Scenario } from './schema.js';

/** A scenario as it is told: its script as steps that never fail, and where it ends. */
export interface ToldScenario extends Branch {
  scenario: Scenario;
  script: EditionScript;
  until: (world: World) => Instant | undefined;
  /** Lines that could not be told, with the reason. */
  untold: readonly Untold[];
}

/** A line that could not be told: its place among the lines of the script, from 1, and why. */
export interface Untold {
  at: Instant;
  index: number;
  reason: string;
}

/** Gets a scenario ready to be told, once. */
export function toldScenario(scenario: Scenario, script: EditionScript, telling: Telling): ToldScenario {
  const untold: Untold[] = [];
  const end = endOf(script, telling);
  const steps = tell(script, telling).map((step, index) => carefully(step, index, end, untold));
  return { scenario, script, steps, until: (world) => end(world) ?? toTheNextEdition(world), untold };
}

/** A line that cannot be told is put aside with the reason; one after the end is not told. */
function carefully(step: ScriptStep, index: number, end: (world: World) => Instant | undefined, untold: Untold[]): ScriptStep {
  let at: Instant | undefined;
  return (world) => {
    try {
      const line = step(world);
      at = line?.at;
      const last = world.edition ? end(world) : undefined;
      return line && last !== undefined && line.at > last ? undefined : line;
    } catch (error) {
      if (!(error instanceof ScriptFault)) throw error;
      untold.push({ at: at ?? lastOf(world), index, reason: error.message });
      return undefined;
    }
  };
}

/** The latest instant of which a world knows. */
const lastOf = ({ edition }: World): Instant =>
  Object.values(edition?.milestones ?? {}).reduce((latest, { touchedAt }) => later(latest, touchedAt), '');

/** The end that a script gives itself, as soon as it can be told. */
function endOf(script: EditionScript, telling: Telling): (world: World) => Instant | undefined {
  const { until, zone } = script;
  const dates = openingDates(script, telling);
  return (world) => {
    if (until === undefined) return undefined;
    try {
      return instantAt(zone, resolve(until, { script, telling, dates, world }), hourOfLines + 1);
    } catch (error) {
      if (error instanceof ScriptFault) return undefined; // it counts from what has no date yet
      throw error;
    }
  };
}

/** When the last thing that is planned is due; undefined where the edition is closed or nothing has a date. */
function toTheNextEdition({ edition }: World): Instant | undefined {
  if (!edition || edition.status === 'archived') return undefined;
  const days = Object.values(edition.milestones).flatMap(({ due }): PlainDate[] => (due.on === null ? [] : [due.on]));
  const last = days.reduce((latest, day) => later(latest, day), '');
  return last === '' ? undefined : instantAt(edition.zone, last, hourOfLines + 1);
}
