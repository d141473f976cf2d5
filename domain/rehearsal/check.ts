import { calendarOf } from '../calendar/calendar.js';
import type { Session } from '../calendar/session.js';
import type { Station } from '../directory/station.js';
import { checkScript, endFaults, lineFaults } from '../script/check.js';
import type { Telling } from '../script/days.js';
import { peopleFaults, peopleOf } from '../script/people.js';
import { runScript } from '../script/run.js';
import type { EditionScript, EditionScriptLine } from '../script/schema.js';
import { ScriptFault } from '../script/script-fault.js';
import { tell } from '../script/tell.js';
import type { Fault } from '../template/fault.js';
import type { CycleTemplate } from '../template/template.js';
import { isPlainDate, later } from '../time/plain-date.js';
import { isMovable } from './later-line.js';
import { scenariosOf, scriptOf } from './scenario.js';
import type { RehearsalScript, Scenario } from './schema.js';
import { isReversed, namesIn, selected } from './selection.js';
import { toTheEnd } from './to-the-end.js';

/** What a rehearsal is held against: the template that it names, the known sessions, the duty stations. */
export interface Ground {
  template: CycleTemplate;
  sessions: Session[];
  stations: readonly Station[];
}

/**
 * Finds everything that is wrong with a rehearsal before anything of it runs: with its script, with what its scenarios say
 * of it, and with the edition that each of them would open.
 */
export function checkRehearsal(rehearsal: RehearsalScript, ground: Ground, today: string): Fault[] {
  return toTheEnd(checkingRehearsal(rehearsal, ground, today));
}

/** The same, step by step: of a thousand scenarios it takes a while, in which others may want something. */
export function* checkingRehearsal(rehearsal: RehearsalScript, ground: Ground, today: string): Generator<undefined, Fault[], undefined> {
  const { template, sessions, stations } = ground;
  const telling: Telling = { template, sessions, today, whole: true };
  const script = [
    ...checkScript({ ...rehearsal, until: latestEnd(rehearsal) }, template, sessions),
    ...peopleFaults(rehearsal, stations),
    ...absenceFaults(rehearsal, telling, stations),
  ];
  const scenarios: Fault[] = [];
  for (const [index, scenario] of (rehearsal.scenarios ?? []).entries()) {
    yield;
    for (const { path, message } of scenarioFaults(rehearsal, scenario, ground, index))
      scenarios.push({ path: ['scenarios', index, ...path], message });
  }
  const faults = [...script, ...scenarios];
  return faults.length > 0 ? faults : yield* openingFaults(rehearsal, telling);
}

/** The day on which the script ends, unless a scenario goes on longer. One that ends before it leaves out the rest of its lines. */
function latestEnd({ until, scenarios = [] }: RehearsalScript): string | undefined {
  const ends = scenarios.flatMap((scenario) => scenario.until ?? []);
  return until === undefined || ![until, ...ends].every(isPlainDate) ? undefined : ends.reduce(later, until);
}

function absenceFaults(script: EditionScript, telling: Telling, stations: readonly Station[]): Fault[] {
  try {
    peopleOf(script, telling, stations);
    return [];
  } catch (error) {
    if (error instanceof ScriptFault) return [{ path: ['people'], message: error.message }];
    throw error;
  }
}

const reversed = 'ends before it begins: the line of "to" stands above that of "from"';

function scenarioFaults(rehearsal: RehearsalScript, scenario: Scenario, { template, sessions }: Ground, index: number): Fault[] {
  const { lines, people } = rehearsal;
  const { drop, replace = {}, shift = [], add = [], edition, until } = scenario;
  const twice = (rehearsal.scenarios ?? []).findIndex(({ id }) => id === scenario.id) < index;
  const { mode, begins, targetYear } = { ...rehearsal, ...edition };
  const calendar = calendarOf(template, sessions);
  const within = (path: Fault['path'], line: EditionScriptLine): Fault[] =>
    lineFaults(line, { people, mode, begins, until: until ?? rehearsal.until, targetYear }, template, calendar).map((fault) => ({
      ...fault,
      path: [...path, ...fault.path],
    }));
  return [
    ...(twice ? [{ path: ['id'], message: `"${scenario.id}" is the id of an earlier scenario` }] : []),
    ...[
      ...(drop === undefined ? [] : namesIn(drop).map(([path, name]) => ({ path: ['drop', ...path], name }))),
      ...Object.keys(replace).map((name) => ({ path: ['replace', name], name })),
      ...shift.flatMap((one, n) => namesIn(one.lines).map(([path, name]) => ({ path: ['shift', n, 'lines', ...path], name }))),
      ...add.flatMap(({ after }, n) => (after === undefined ? [] : [{ path: ['add', n, 'after'], name: after }])),
    ]
      .filter(({ name }) => !lines.some((line) => line.name === name))
      .map(({ path, name }) => ({ path, message: `no line of the script has the name "${name}"` })),
    ...(drop === undefined || !isReversed(lines, drop) ? [] : [{ path: ['drop'], message: reversed }]),
    ...shift.flatMap((one, n) => (isReversed(lines, one.lines) ? [{ path: ['shift', n, 'lines'], message: reversed }] : [])),
    ...shift.flatMap((one, n) =>
      selected(lines, one.lines)
        .filter(({ on, recorded }) => !isMovable(recorded ?? on))
        .map(({ on, name }) => ({ path: ['shift', n, 'lines'], message: `the line ${name ?? `of ${on}`} has no day that could be moved` })),
    ),
    ...Object.entries(replace).flatMap(([name, line]) => within(['replace', name], line)),
    ...add.flatMap(({ after: _, ...line }, n) => within(['add', n], line)),
    ...endFaults({ begins, ...(until === undefined ? {} : { until }) }),
  ];
}

/** Why an edition would not even be opened; where nothing of the edition differs from another scenario's, once. */
function* openingFaults(rehearsal: RehearsalScript, telling: Telling): Generator<undefined, Fault[], undefined> {
  const found = new Map<string, Fault | undefined>();
  const bare = { ...rehearsal, lines: [] };
  const faults: Fault[] = [];
  for (const [index, { id, title, edition }] of scenariosOf(rehearsal).entries()) {
    const text = JSON.stringify(edition ?? null);
    const known = found.has(text);
    if (!known) {
      yield;
      const script = scriptOf(bare, { id, title, ...(edition === undefined ? {} : { edition }) }, telling);
      found.set(text, openingFault(script, telling));
    }
    const fault = found.get(text);
    if (!fault || (known && edition === undefined)) continue;
    // what the scenario does not say itself stands in the script
    const own = edition !== undefined && Object.hasOwn(edition, fault.path[0] ?? '');
    faults.push({ ...fault, path: edition === undefined ? fault.path : ['scenarios', index, 'edition', ...(own ? fault.path : [])] });
  }
  return faults;
}

function openingFault(script: EditionScript, telling: Telling): Fault | undefined {
  try {
    const refusal = runScript(telling.template, tell(script, telling), { wakes: false }).refused[0]?.refusal;
    return refusal && { path: placeOf(script, refusal.pointer), message: refusal.reason };
  } catch (error) {
    if (error instanceof ScriptFault) return { path: [], message: error.message };
    throw error;
  }
}

/** Where a script says what the command carries that opens its edition. */
function placeOf({ dates }: EditionScript, pointer = ''): Fault['path'] {
  const path = pointer.split('/').slice(1);
  const [first = ''] = path;
  if (first === 'dates' || first === 'opening' || first === 'closing') return dates ? ['dates', path.at(-1) ?? ''] : ['opens'];
  return path.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
