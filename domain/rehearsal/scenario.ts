import { emptyWorld } from '../evolve.js';
import type { World } from '../engine.types.js';
import { openingDates, recordedOn, resolve, type Telling } from '../script/days.js';
import { runScript } from '../script/run.js';
import type { EditionScript, EditionScriptLine } from '../script/schema.js';
import { ScriptFault } from '../script/script-fault.js';
import { tell } from '../script/tell.js';
import type { PlainDate } from '../time/plain-date.js';
import type { RehearsalScript, Scenario } from './schema.js';
import { selected } from './selection.js';
import { later } from './later-line.js';

/** What a rehearsal without scenarios is: the script as it stands. */
export const asItStands = ({ title }: Pick<EditionScript, 'title'>): Scenario => ({ id: 'as-written', title });

export const scenariosOf = (rehearsal: RehearsalScript): Scenario[] => rehearsal.scenarios ?? [asItStands(rehearsal)];

/** The script of each scenario; what an edition is opened with, and its first plan, is found once for all that open it alike. */
export function scriptsOf(
  rehearsal: RehearsalScript,
  scenarios: readonly Scenario[],
  telling: Telling,
): { scenario: Scenario; script: EditionScript }[] {
  const opened = openedOnce(telling);
  return scenarios.map((scenario) => ({ scenario, script: scriptOf(rehearsal, scenario, telling, opened) }));
}

/**
 * The script of a scenario. Of a record, the lines that it leaves alone stand in their order, and each of the others where its
 * day belongs among them; a made-up course of events is put in the order of days as a whole. A day that counts from a milestone
 * is taken, for that, as the first plan has it; a line whose day nobody knows stays where it was.
 */
export function scriptOf(rehearsal: RehearsalScript, scenario: Scenario, telling: Telling, opened = openedOnce(telling)): EditionScript {
  const { today: _, scenarios: __, ...written } = rehearsal;
  const base: EditionScript = { ...written, ...scenario.edition, ...(scenario.until === undefined ? {} : { until: scenario.until }) };
  const dropped = new Set(selected(base.lines, scenario.drop));
  const kept = base.lines.filter((line) => !dropped.has(line)).map((line) => changed(line, base.lines, scenario));
  const loose = [...kept.filter(({ moved }) => moved), ...(scenario.add ?? []).map(added)];
  const dayOf = dayIn(base, telling, opened);
  if (base.mode === 'live') return { ...base, lines: sorted([...kept, ...loose.filter((one) => !kept.includes(one))], dayOf) };
  if (loose.length === 0) return { ...base, lines: kept.map(({ line }) => line) };
  const order = kept.map(({ line, moved }) => ({ line, moved, day: dayOf(line) }));
  const stays = order.filter(({ moved, day }) => !moved || day === undefined);
  const places = loose
    .map((one) => ({ ...one, day: dayOf(one.line) }))
    .filter(({ line, day }) => day !== undefined || !stays.some((s) => s.line === line));
  return { ...base, lines: places.reduce(placed, stays).map(({ line }) => line) };
}

interface Loose {
  line: EditionScriptLine;
  /** It no longer stands where it was written. */
  moved: boolean;
  /** Name of the line that it follows. */
  after?: string;
}

type Placed = Loose & { day: PlainDate | undefined };

function changed(line: EditionScriptLine, lines: readonly EditionScriptLine[], { replace = {}, shift = [] }: Scenario): Loose {
  const other = line.name === undefined ? undefined : Object.entries(replace).find(([name]) => name === line.name)?.[1];
  const replaced: EditionScriptLine = other ? { ...other, name: other.name ?? line.name } : line;
  const told = shift
    .filter((one) => selected(lines, one.lines).includes(line))
    .reduce((said, { by, carried }) => later(said, by, carried), replaced);
  return { line: told, moved: told !== line };
}

const added = ({ after, ...line }: NonNullable<Scenario['add']>[number]): Loose => ({
  line,
  moved: true,
  ...(after === undefined ? {} : { after }),
});

/** In the order of days; what has none yet goes with the line before it, and what names a line goes after that. */
function sorted(lines: readonly Loose[], dayOf: (line: EditionScriptLine) => PlainDate | undefined): EditionScriptLine[] {
  let last = '';
  const dated = lines.filter(({ after }) => after === undefined).map((one) => ({ ...one, day: (last = dayOf(one.line) ?? last) }));
  const order: Placed[] = dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const following = lines.filter(({ after }) => after !== undefined).map((one): Placed => ({ ...one, day: dayOf(one.line) }));
  return following.reduce(placed, order).map(({ line }) => line);
}

/** Puts a line after the one that it names, else after the last one that is not later, else to the end. */
function placed(lines: Placed[], one: Placed): Placed[] {
  const { day, after } = one;
  const named = after === undefined ? -1 : lines.findIndex(({ line }) => line.name === after);
  const known = (other: Placed): boolean => other.day !== undefined && day !== undefined && other.day <= day;
  const place = named >= 0 ? named : day === undefined ? lines.length - 1 : lines.findLastIndex(known);
  return [...lines.slice(0, place + 1), one, ...lines.slice(place + 1)];
}

/** The day on which a line becomes known, as far as the first plan tells. */
function dayIn(script: EditionScript, telling: Telling, opened: Opened): (line: EditionScriptLine) => PlainDate | undefined {
  let world: World | undefined;
  const dates = openingDates(script, telling);
  return (line) => {
    world ??= opened(script);
    const place = { script, telling, dates, world };
    try {
      return recordedOn(line, resolve(line.on, place), place);
    } catch (error) {
      if (error instanceof ScriptFault) return undefined; // it counts from what has no date yet
      throw error;
    }
  };
}

/** Opens the edition of a script, to see its first plan. */
type Opened = (script: EditionScript) => World;

/** Many scenarios open one edition; it is opened once. */
function openedOnce(telling: Telling): Opened {
  const worlds = new Map<string, World>();
  return (script) => {
    const text = JSON.stringify({ ...script, lines: [] });
    const known = worlds.get(text) ?? whenOpened(script, telling);
    worlds.set(text, known);
    return known;
  };
}

/** The world in which nothing has been done but to open the edition; without an edition where even that is refused. */
function whenOpened(script: EditionScript, telling: Telling): World {
  const [creation] = tell({ ...script, lines: [] }, telling);
  return creation ? runScript(telling.template, [creation], { wakes: false }).world : emptyWorld(telling.template);
}
