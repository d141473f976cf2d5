import { join } from 'node:path';
import { z } from 'zod';
import type { Session } from '../domain/calendar/session.js';
import type { Fault } from '../domain/template/fault.js';
import type { Body, CycleTemplate } from '../domain/template/template.js';
import { ordinal } from '../domain/time/in-words.js';
import { isPlainDate, lastDayOf, yearOf, type PlainDate } from '../domain/time/plain-date.js';
import { seedsFolder } from './folder.js';
import { readYaml } from './yaml.js';

const day = z.string().refine(isPlainDate, 'must be a date such as 2017-05-22');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2011-04');

/** The days on which a session met, or the month in which it is known to have met, with its first day if that is known. */
const entry = z
  .strictObject({ from: day.optional(), to: day.optional(), month: month.optional(), source: z.string().min(1) })
  .refine(
    (e) => (e.month === undefined ? e.from !== undefined && e.to !== undefined : e.to === undefined),
    'must give either from and to, or the month',
  )
  .refine((e) => e.from === undefined || e.to === undefined || e.from <= e.to, 'must not end before it begins');
type Entry = z.infer<typeof entry>;

const calendarSchema = z.record(z.string(), z.record(z.string().regex(/^[1-9]\d*$/, 'must be the number of a session'), entry));
type CalendarFile = z.infer<typeof calendarSchema>;

/**
 * The sessions whose dates are known, for the bodies of a template; other bodies of the file are left aside.
 *
 * @throws YamlFaults naming file, line, column and field of every fault
 */
export function readCalendar(template: Pick<CycleTemplate, 'bodies'>, file = join(seedsFolder, 'calendar.yaml')): Session[] {
  const calendar = readYaml(file, calendarSchema, (content) => yearFaults(content, template.bodies));
  return template.bodies.flatMap((body) =>
    Object.entries(calendar[body.id] ?? {}).map(([number, known]) => sessionOf(body, Number(number), known)),
  );
}

function sessionOf(body: Body, number: number, known: Entry): Session {
  const byYear = body.sessions?.numbering === 'year';
  const { start, end } = daysOf(known);
  return {
    key: `${body.id}-${number}`,
    body: body.id,
    title: `${byYear ? number : ordinal(number)} session of the ${body.title}`,
    year: yearOf(start),
    start,
    end,
    certainty: known.month === undefined ? 'dated' : 'expected',
    source: known.source,
  };
}

/** The schema has seen to it that there are either both days or a month. */
function daysOf({ from, to = '', month: only }: Entry): { start: PlainDate; end: PlainDate } {
  return only === undefined ? { start: from ?? '', end: to } : { start: from ?? `${only}-01`, end: lastDayOf(only) };
}

/** A session's number says its year; a slip of the pen in either is found here. */
function yearFaults(calendar: CalendarFile, bodies: Body[]): Fault[] {
  return bodies.flatMap(({ id, sessions }) =>
    Object.entries(calendar[id] ?? {}).flatMap(([number, known]): Fault[] => {
      if (!sessions) return [{ path: [id], message: `${id} does not meet in sessions` }];
      const { numbering } = sessions;
      const year = numbering === 'year' ? Number(number) : numbering.year + Number(number) - numbering.number;
      const given = yearOf(daysOf(known).start);
      return year === given ? [] : [{ path: [id, number], message: `the session ${id}-${number} is of ${year}, not of ${given}` }];
    }),
  );
}
