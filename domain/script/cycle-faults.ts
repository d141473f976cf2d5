import type { Calendar } from '../calendar/calendar.js';
import type { Fault } from '../template/fault.js';
import type { CycleTemplate } from '../template/template.js';
import { bounds, precisionOf } from '../time/effective-on.js';
import { isPlainDate, yearOf, type PlainDate } from '../time/plain-date.js';
import { horizonOf } from '../edition/horizon.js';
import type { EditionScript, EditionScriptLine } from './schema.js';

/** The time that a script tells of. */
export type Span = Pick<EditionScript, 'mode' | 'begins' | 'until' | 'targetYear'>;

/**
 * Days and sessions of a line that lie outside its cycle: before the story begins, after it ends, or so far off that nobody
 * can mean them. Distances from the plan are not known before it is told; what comes out after the end is counted then.
 */
export function cycleFaults(line: EditionScriptLine, span: Span, { everyYears }: CycleTemplate, calendar: Calendar): Fault[] {
  const last = typeof span.targetYear === 'number' ? horizonOf({ targetYear: span.targetYear, everyYears }) : undefined;
  return [
    ...dayFaults(line, span, calendar, last),
    ...farDays(line, last),
    ...sessionsIn(line).flatMap((one) => sessionFault(one, calendar, last)),
  ];
}

/** When a line becomes known: neither before the story begins nor after it ends. */
function dayFaults(line: EditionScriptLine, { mode, begins, until }: Span, calendar: Calendar, last: number | undefined): Fault[] {
  const field = line.recorded === undefined ? 'on' : 'recorded';
  const day = line.recorded ?? bounds(line.on, (key) => calendar.session(key))?.last;
  if (day === undefined || !isPlainDate(day)) return [];
  const fault = (message: string): Fault[] => [{ path: [field], message }];
  if (last !== undefined && yearOf(day) > last) return fault(tooFar(day, last));
  // of a record, the order of its lines is held to that as well
  if (mode === 'live' && isPlainDate(begins) && day < begins)
    return fault(`${day} lies before ${begins}, when the story begins; say under "recorded" when it became known, or begin earlier`);
  if (until !== undefined && isPlainDate(until) && day > until)
    return fault(`${day} lies after ${until}, when the story ends; the line would not be told`);
  return [];
}

/** New dates of the congress, dates of meetings and sessions, pins: nothing of them lies cycles away. */
function farDays(line: EditionScriptLine, last: number | undefined): Fault[] {
  if (last === undefined) return [];
  const { reconvene, pin } = line;
  const days: [path: (string | number)[], day: PlainDate | undefined][] = [
    ...(['opening', 'closing'] as const).flatMap((end): [string[], string | undefined][] => [
      [['decide-dates', end], line['decide-dates']?.[end]],
      [['reconvene', end], reconvene?.[end]],
    ]),
    ...(['start', 'end'] as const).flatMap((end): [(string | number)[], string | undefined][] => [
      [['date-session', end], line['date-session']?.[end]],
      ...(line['agree-meetings'] ?? []).map(({ dates }, n): [(string | number)[], string | undefined] => [
        ['agree-meetings', n, 'dates', end],
        dates?.[end],
      ]),
    ]),
    [['pin', 'on'], pin?.on],
  ];
  return days.flatMap(([path, day]) =>
    day !== undefined && isPlainDate(day) && yearOf(day) > last ? [{ path, message: tooFar(day, last) }] : [],
  );
}

type Named = [path: string[], session: string];

/** The sessions that a line names; those that it counts from the plan are found when it is told. */
function sessionsIn({ 'date-session': dated, retarget, reconvene, with: payload = {}, step }: EditionScriptLine): Named[] {
  return [
    ...(dated ? [[['date-session', 'session'], dated.session] satisfies Named] : []),
    ...(retarget ? [[['retarget', 'session'], retarget.session] satisfies Named] : []),
    ...Object.entries(reconvene?.retarget ?? {}).map(([key, name]): Named => [['reconvene', 'retarget', key], name]),
    ...['session', 'assembly'].flatMap((field): Named[] => {
      const name = step === undefined ? undefined : payload[field];
      return typeof name === 'string' && precisionOf(name) === 'session' ? [[['with', field], name]] : [];
    }),
  ];
}

function sessionFault([path, name]: Named, calendar: Calendar, last: number | undefined): Fault[] {
  const session = calendar.session(name);
  if (!session) return [{ path, message: `there is no session "${name}"` }];
  if (last === undefined || session.year <= last) return [];
  return [{ path, message: `the ${session.title} meets in ${session.year}, long after this cycle; choose one up to ${last}` }];
}

const tooFar = (day: PlainDate, last: number): string => `${day} lies long after this cycle; choose a day up to the end of ${last}`;
