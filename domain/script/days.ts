import { calendarOf } from '../calendar/calendar.js';
import type { Session } from '../calendar/session.js';
import type { World } from '../engine.types.js';
import type { CycleTemplate } from '../template/template.js';
import { bounds } from '../time/effective-on.js';
import { asInstant, instantAt, isPlainDate, shift, weekday, type Instant, type Offset, type PlainDate } from '../time/plain-date.js';
import type { EditionScript, EditionScriptLine } from './schema.js';
import { ScriptFault } from './script-fault.js';

/** What a script is told with: its template, the sessions that are known, and the day of loading (for demonstrations). */
export interface Telling {
  template: CycleTemplate;
  sessions: Session[];
  /** The day of loading, in the edition's zone. */
  today: PlainDate;
  /** A live script is told to its end; otherwise up to the day of loading, what its dates put after that has not happened yet. */
  whole?: boolean;
  /** The hash that a command is kept with; absent: none is, for what is told is not kept. */
  hash?: (text: string) => string;
}

/** Hour of the edition's day at which the first of a day's lines is given; reminders of that day have gone out by then. */
export const hourOfLines = 17;

/** Where a day is counted from: the script, what it is told with, and the world as far as it has been told. */
export interface Place {
  script: EditionScript;
  telling: Telling;
  dates: { opening: PlainDate; closing: PlainDate } | undefined;
  world?: World;
}

/** A day that a script gives beside its lines, where no plan is to be counted from. */
export const dayOf = (text: string, script: EditionScript, telling: Telling): PlainDate =>
  resolve(text, { script, telling, dates: openingDates(script, telling) });

/** When a line became known: as it says, or on the last day on which it can have happened. */
export function recordedOn(line: EditionScriptLine, on: string, place: Place): PlainDate {
  if (line.recorded !== undefined) return resolve(line.recorded, place);
  const calendar = calendarOf(place.telling.template, place.world?.edition?.sessions ?? place.telling.sessions);
  const last = bounds(on, (key) => calendar.session(key))?.last;
  if (last === undefined)
    throw new ScriptFault(place.script, `The line of ${on} (${line.source}) has no day on which it became known; give it "recorded".`);
  return last;
}

/** A date, or a distance (or two) from the opening, the closing, the day of loading or a milestone's due date; or the session that a milestone falls on. */
export function resolve(text: string, { script, telling, dates, world }: Place): string {
  const session = /^session\((?<key>[^)]+)\)$/.exec(text)?.groups?.['key'];
  if (session !== undefined) {
    const key = world?.edition?.milestones[session]?.due.session;
    if (key === undefined) throw new ScriptFault(script, `"${text}": ${session} falls on no session.`);
    return key;
  }
  const { anchor, offsets = '' } =
    /^(?<anchor>opening|closing|today|[A-Z]\d+(?:\.[a-z0-9-]+)?)(?<offsets>(?:[+-]\d+[dwm])*)$/.exec(text)?.groups ?? {};
  if (anchor === undefined) return text;
  const present = world?.edition?.keyDates.present ?? dates;
  const from =
    anchor === 'today'
      ? telling.today
      : anchor === 'opening' || anchor === 'closing'
        ? present?.[anchor]
        : (world?.edition?.milestones[anchor]?.due.on ?? undefined);
  if (from === undefined) throw new ScriptFault(script, `"${text}" counts from ${anchor}, which has no date there.`);
  return (offsets.match(/[+-]\d+[dwm]/g) ?? []).reduce(
    (date, by) => shift(date, { count: parseInt(by, 10), unit: by.at(-1) as Offset['unit'] }),
    from,
  );
}

/** The dates that are known at the beginning; of a demonstration: on the Monday that follows so many months after the day of loading. */
export function openingDates({ dates, opens }: EditionScript, { today }: Telling): Place['dates'] {
  if (dates || !opens) return dates;
  const about = shift(today, { count: opens.monthsFromToday, unit: 'm' });
  const opening = shift(about, { count: (8 - weekday(about)) % 7, unit: 'd' });
  return { opening, closing: shift(opening, { count: opens.days - 1, unit: 'd' }) };
}

/** Gives each line its instant: in the afternoon of its day, in the script's order; a line dated before the one above it is a fault. */
export function clock(script: EditionScript, telling: Telling): (day: PlainDate) => Instant {
  let lastDay = '';
  let lastAt = '';
  return (day) => {
    if (!isPlainDate(day)) throw new ScriptFault(script, `"${day}" is not a day.`);
    if (day < lastDay && (script.mode === 'live' || telling.whole)) day = lastDay; // its dates hang on others: it became known later
    if (day < lastDay) {
      throw new ScriptFault(
        script,
        `A line recorded on ${day} stands after one of ${lastDay}; lines stand in the order in which they became known.`,
      );
    }
    lastAt = day === lastDay ? asInstant(Date.parse(lastAt) + 1000) : instantAt(script.zone, day, hourOfLines);
    lastDay = day;
    return lastAt;
  };
}
