import type { World } from '../engine.types.js';
import { emptyWorld } from '../evolve.js';
import { refuse } from '../refusal.js';
import { progress } from '../report/progress.js';
import type { Station } from '../directory/station.js';
import { hourOfLines, openingDates, resolve, type Telling } from '../script/days.js';
import { peopleOf, profilesOf } from '../script/people.js';
import { runningScript, type Running, type ScriptStep } from '../script/run.js';
import type { EditionScript } from '../script/schema.js';
import { ScriptFault } from '../script/script-fault.js';
import { tell } from '../script/tell.js';
import { dateIn, instantAt, later, type Instant, type PlainDate } from '../time/plain-date.js';
import { compared } from './compare.js';
import { lateOf, milestonesOf } from './lateness.js';
import { refusedLine } from './refused.js';
import type { Rehearsal, RehearsedScenario } from './rehearsal.types.js';
import { messages, readersOf, remindersOf } from './reminders.js';
import { scenariosOf, scriptOf } from './scenario.js';
import type { RehearsalScript, Scenario } from './schema.js';
import { timelineOf } from './timeline.js';

/** What a rehearsal is told with. */
export interface Means extends Telling {
  stations: readonly Station[];
  /** Holidays of the duty stations; absent: there are none. */
  isHoliday?: World['isHoliday'];
}

/** `outline`: without time line, reminders and final report, for very many scenarios. */
export type Detail = 'whole' | 'outline';

/** Runs every scenario of a rehearsal, from its first line to its end, and sets them side by side. */
export function rehearse(rehearsal: RehearsalScript, means: Means, detail: Detail = 'whole'): Rehearsal {
  return rehearsalOf(
    rehearsal,
    means,
    [...rehearsed(rehearsal, means, detail)].filter((one) => one !== undefined),
  );
}

/** The scenarios of a rehearsal one after the other; nothing where one is still under way, for those who see to something else in between. */
export function* rehearsed(rehearsal: RehearsalScript, means: Means, detail: Detail = 'whole'): Generator<RehearsedScenario | undefined> {
  for (const scenario of scenariosOf(rehearsal)) yield yield* rehearsedScenario(rehearsal, scenario, means, detail);
}

/** All of them as one. */
export function rehearsalOf({ id, title }: RehearsalScript, { template }: Means, scenarios: RehearsedScenario[]): Rehearsal {
  const { id: of, version, title: called } = template;
  const stages = template.stages.map((stage) => ({ id: stage.id, title: stage.title }));
  return { id, title, template: { id: of, version, title: called, stages }, scenarios, comparison: compared(scenarios) };
}

function* rehearsedScenario(rehearsal: RehearsalScript, scenario: Scenario, means: Means, detail: Detail): Running<RehearsedScenario> {
  const telling: Telling = { ...means, whole: true };
  const script = scriptOf(rehearsal, scenario, telling);
  const { template, stations, isHoliday } = means;
  const people = profilesOf(peopleOf(script, telling, stations));
  const untold: { at: Instant; index: number; reason: string }[] = [];
  const end = endOf(script, telling);
  const result = yield* runningScript(
    template,
    tell(script, telling).map((step, index) => carefully(step, index, end, untold)),
    {
      world: { ...emptyWorld(template), people, ...(isHoliday ? { isHoliday } : {}) },
      until: (world) => end(world) ?? toTheNextEdition(world),
      delivers: true,
    },
  );
  const { world, told, events } = result;
  const { edition } = world;
  if (!edition) throw new ScriptFault(script, result.refused[0]?.refusal.reason ?? untold[0]?.reason ?? 'The edition is not opened.');
  const zone = edition.zone;
  const lastAt = later(end(world) ?? toTheNextEdition(world) ?? '', events.at(-1)?.recordedAt ?? '');
  const until = dateIn(zone, lastAt);
  const refused = [
    ...result.refused.map(({ line, refusal }) => refusedLine(script, line.envelope, line.at, refusal)),
    ...untold.map(({ at, index, reason }) => refusedLine(script, undefined, at, refuse('effective-malformed', reason), index)),
  ].sort((a, b) => a.line - b.line);
  const milestones = milestonesOf(world, until);
  const late = lateOf(world, milestones);
  const reminders = remindersOf(world, events);
  const sent = messages(reminders);
  const final = progress(world, until);
  const { first, present } = edition.keyDates;
  return {
    id: scenario.id,
    title: scenario.title,
    ...(scenario.about === undefined ? {} : { about: scenario.about }),
    zone,
    from: dateIn(zone, events[0]?.recordedAt ?? lastAt),
    until,
    headline: final.headline,
    dates: { ...(first ? { first } : {}), ...(present ? { present } : {}) },
    counts: {
      lines: told.length - 1 + refused.length,
      accepted: told.length - 1,
      refused: refused.length,
      milestones: milestones.length,
      done: milestones.filter(({ status }) => status === 'done').length,
      late: late.length,
      moved: edition.moves.length,
      messages: sent.length,
      readers: readersOf(sent).length,
    },
    milestones,
    late,
    refused,
    ...(detail === 'whole' ? { timeline: timelineOf(world, result, refused), reminders, final } : {}),
  };
}

/** A line that cannot be told is put aside with the reason; one after the end is not told. */
function carefully(
  step: ScriptStep,
  index: number,
  end: (world: World) => Instant | undefined,
  untold: { at: Instant; index: number; reason: string }[],
): ScriptStep {
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
