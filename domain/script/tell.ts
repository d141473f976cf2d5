import { createHash } from 'node:crypto';
import { calendarOf } from '../domain/calendar/calendar.js';
import type { Session } from '../domain/calendar/session.js';
import type { Command, Envelope, ResponseCommand } from '../domain/edition/commands.js';
import type { World } from '../domain/engine.types.js';
import type { ScriptStep } from '../domain/script/run.js';
import type { Capacity, CycleTemplate } from '../domain/template/template.js';
import { bounds } from '../domain/time/effective-on.js';
import {
  asInstant,
  instantAt,
  isPlainDate,
  shift,
  weekday,
  yearOf,
  type Instant,
  type Offset,
  type PlainDate,
} from '../domain/time/plain-date.js';
import type { EditionScript, EditionScriptLine } from './script.schema.js';

/** What a script is told with: its template, the sessions that are known, and the day of loading (for demonstrations). */
export interface Telling {
  template: CycleTemplate;
  sessions: Session[];
  /** The day of loading, in the edition's zone. */
  today: PlainDate;
}

/** Hour of the edition's day at which the first of a day's lines is given; reminders of that day have gone out by then. */
const hourOfLines = 17;

/** The script as commands on a clock, in its order; a line may count from the plan as it stands when its turn comes. */
export function tell(script: EditionScript, telling: Telling): ScriptStep[] {
  const dates = openingDates(script, telling);
  const at = clock(script);
  const creation: ScriptStep = () => ({
    at: at(resolve(script.begins, { script, telling, dates })),
    envelope: creationOf(script, telling, dates),
  });
  return [
    creation,
    ...script.lines.map((line, index): ScriptStep => {
      return (world) => {
        const place = { script, telling, dates, world };
        const on = resolve(line.on, place);
        const recorded = recordedOn(line, on, place);
        // A made-up past is told up to today; what its dates put into the future has not happened yet.
        if (script.mode === 'live' && (recorded > telling.today || on > telling.today)) return undefined;
        return { at: at(recorded), envelope: envelopeOf(line, index, on, place) };
      };
    }),
  ];
}

/** A day that a script gives beside its lines, where no plan is to be counted from. */
export const dayOf = (text: string, script: EditionScript, telling: Telling): PlainDate =>
  resolve(text, { script, telling, dates: openingDates(script, telling) });

/** The day up to which time passes after the last line. */
export function tellUntil(script: EditionScript, telling: Telling, world: World): Instant | undefined {
  if (script.until === undefined) return undefined;
  return instantAt(script.zone, resolve(script.until, { script, telling, dates: openingDates(script, telling), world }), hourOfLines);
}

interface Place {
  script: EditionScript;
  telling: Telling;
  dates: { opening: PlainDate; closing: PlainDate } | undefined;
  world?: World;
}

function creationOf(script: EditionScript, { template, sessions, today }: Telling, dates: Place['dates']): Envelope {
  const { targetYear } = script;
  return enveloped(script, 'create', 'secretariat', {
    type: 'create',
    title: script.title,
    template: { id: template.id, version: template.version },
    zone: script.zone,
    mode: script.mode,
    placement: script.placement,
    targetYear: typeof targetYear === 'number' ? targetYear : yearOf(shift(today, { count: targetYear.monthsFromToday, unit: 'm' })),
    ...(dates ? { dates } : {}),
    ...(script.conference === undefined ? {} : { conference: script.conference }),
    ...(script.host === undefined ? {} : { host: script.host }),
    ...(script.venue === undefined ? {} : { venue: script.venue }),
    sessions,
    ...(script.meetings === undefined ? {} : { meetings: script.meetings }),
    ...(script.previous === undefined
      ? {}
      : {
          previous: {
            dates: script.previous.dates,
            ...(script.previous.edition === undefined ? {} : { edition: script.previous.edition }),
          },
        }),
  });
}

function envelopeOf(line: EditionScriptLine, index: number, on: string, place: Place): Envelope {
  const { script } = place;
  const [stream, command] = commandOf(line, place);
  return {
    ...enveloped(script, `line-${index + 1}`, line.by, command),
    stream,
    effectiveOn: on,
    ...(line.basis === undefined ? {} : { basis: line.basis }),
  };
}

/** The id is the line's place in the script: loading it twice does nothing twice. */
function enveloped(script: EditionScript, id: string, actor: string, command: Command): Envelope {
  const hash = createHash('sha256').update(JSON.stringify(command)).digest('hex');
  return { id: `script/${id}`, edition: script.id, stream: 'edition', actor, hash, command };
}

function commandOf(line: EditionScriptLine, place: Place): [stream: string, command: Command] {
  const evidence = line.evidence ?? {};
  const reason = line.reason ?? '';
  const period = (p: { opening: string; closing: string; venue?: string | undefined }) => ({
    opening: resolve(p.opening, place),
    closing: resolve(p.closing, place),
    ...(p.venue === undefined ? {} : { venue: p.venue }),
  });
  const edition = (command: Command): [string, Command] => ['edition', command];
  if (line['decide-dates']) {
    const { host } = line['decide-dates'];
    return edition({ type: 'decide-dates', ...period(line['decide-dates']), ...(host === undefined ? {} : { host }) });
  }
  if (line['set-conference'] !== undefined) return edition({ type: 'set-conference', number: line['set-conference'] });
  if (line.start !== undefined) return edition({ type: 'start', milestone: line.start });
  if (line.complete !== undefined) return edition({ type: 'complete', milestone: line.complete, evidence });
  if (line.waive !== undefined) return edition({ type: 'waive', milestone: line.waive, reason });
  if (line.reopen !== undefined) return edition({ type: 'reopen', milestone: line.reopen, reason });
  if (line.pin) return edition({ type: 'pin', milestone: line.pin.milestone, on: resolve(line.pin.on, place), reason });
  if (line['announce-postponement']) return edition({ type: 'announce-postponement', evidence });
  if (line.suspend) return edition({ type: 'suspend', evidence });
  if (line.reconvene) return edition({ type: 'reconvene', ...period(line.reconvene), evidence, retarget: line.reconvene.retarget });
  if (line.retarget) return edition({ type: 'retarget', ...line.retarget });
  if (line['record-external'] !== undefined) return edition({ type: 'record-external', external: line['record-external'], evidence });
  if (line['assign-role']) return edition({ type: 'assign-role', ...inRole(line['assign-role']) });
  if (line['release-role']) return edition({ type: 'release-role', ...inRole(line['release-role']) });
  if (line['set-ladder']) return edition({ type: 'set-ladder', ...line['set-ladder'], reason });
  const answer = answerOf(line, place);
  if (answer) return edition(answer);
  if (line.close !== undefined) return edition({ type: 'close', reason: line.close });
  const [stream = '', step = ''] = (line.step ?? '').split('/');
  return [stream, { type: 'perform', step, payload: resolved(line.with ?? {}, place) }];
}

function inRole({ capacity, ...rest }: NonNullable<EditionScriptLine['assign-role']>): {
  role: string;
  person: string;
  capacity?: Capacity;
} {
  return { ...rest, ...(capacity === undefined ? {} : { capacity }) };
}

/** What a reader answers, or an organiser to that; undefined where the line is no answer. */
function answerOf(line: EditionScriptLine, place: Place): ResponseCommand | undefined {
  const { by: person, reason = '', evidence = {}, acknowledge, snooze, decline } = line;
  if (acknowledge) {
    const { milestone, promise, note } = acknowledge;
    return {
      type: 'acknowledge',
      milestone,
      person,
      ...(promise === undefined ? {} : { promise: resolve(promise, place) }),
      ...(note === undefined ? {} : { note }),
    };
  }
  if (snooze) return { type: 'snooze', milestone: snooze.milestone, person, until: resolve(snooze.until, place), reason };
  if (line['report-done'] !== undefined) return { type: 'report-done', milestone: line['report-done'], person, evidence };
  if (decline) {
    const { milestone, to } = decline;
    return { type: 'decline', milestone, person, note: reason, ...(to === undefined ? {} : { to }) };
  }
  if (line['confirm-report'] !== undefined) return { type: 'confirm-report', milestone: line['confirm-report'] };
  if (line['reject-report'] !== undefined) return { type: 'reject-report', milestone: line['reject-report'], reason };
  return undefined;
}

/** Dates inside a step's payload may be distances too, written `=opening-18m`. */
function resolved(payload: Record<string, unknown>, place: Place): Record<string, unknown> {
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('=')) return resolve(value.slice(1), place);
    if (Array.isArray(value)) return value.map(deep);
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, deep(v)]));
    return value;
  };
  return deep(payload) as Record<string, unknown>;
}

/** When a line became known: as it says, or on the last day on which it can have happened. */
function recordedOn(line: EditionScriptLine, on: string, place: Place): PlainDate {
  if (line.recorded !== undefined) return resolve(line.recorded, place);
  const calendar = calendarOf(place.telling.template, place.world?.edition?.sessions ?? place.telling.sessions);
  const last = bounds(on, (key) => calendar.session(key))?.last;
  if (last === undefined)
    throw new ScriptFault(place.script, `The line of ${on} (${line.source}) has no day on which it became known; give it "recorded".`);
  return last;
}

/** A date, or a distance (or two) from the opening, the closing, the day of loading or a milestone's due date; or the session that a milestone falls on. */
function resolve(text: string, { script, telling, dates, world }: Place): string {
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

/** Dates of a demonstration: on the Monday that follows so many months after the day of loading. */
function openingDates({ opens }: EditionScript, { today }: Telling): Place['dates'] {
  if (!opens) return undefined;
  const about = shift(today, { count: opens.monthsFromToday, unit: 'm' });
  const opening = shift(about, { count: (8 - weekday(about)) % 7, unit: 'd' });
  return { opening, closing: shift(opening, { count: opens.days - 1, unit: 'd' }) };
}

/** Gives each line its instant: in the afternoon of its day, in the script's order; a line dated before the one above it is a fault. */
function clock(script: EditionScript): (day: PlainDate) => Instant {
  let lastDay = '';
  let lastAt = '';
  return (day) => {
    if (!isPlainDate(day)) throw new ScriptFault(script, `"${day}" is not a day.`);
    if (day < lastDay && script.mode === 'live') day = lastDay; // its dates hang on the day of loading: it became known later
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

/** Thrown when a script cannot be told. */
export class ScriptFault extends Error {
  constructor(script: EditionScript, message: string) {
    super(`The script of ${script.id}: ${message}`);
    this.name = 'ScriptFault';
  }
}
