import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { Holiday, Station } from '../domain/directory/station.js';
import type { Fault } from '../domain/template/fault.js';
import { remembered } from '../domain/remembered.js';
import { shift, yearOf, type PlainDate } from '../domain/time/plain-date.js';
import type { World } from '../domain/engine.types.js';

type Library = typeof Holidays;

/**
 * Read when a holiday is asked for first, which in many a process nobody does: it holds those of all countries. Its module for
 * `require` takes half the memory of the other one.
 */
const library = (): Library => required('date-holidays') as Library;
const required = createRequire(import.meta.url);

/** Years of stations that stay in memory. */
const yearsKept = 1000;
/** A year in which every rule is tried. */
const sampleYear = 2030;
const millisecondsOfDay = 86_400_000;

/**
 * Tells holidays of these stations, and of no other, from working days. The library reckons each year of a station once;
 * it asks neither clock nor zone of the machine.
 */
export function holidayCalendar(stations: readonly Station[]): World['isHoliday'] {
  if (stations.length === 0) return () => false;
  const byId = new Map(stations.map((station) => [station.id, station]));
  const years = new Map<string, Year>();
  return (id, on) => {
    const key = `${id} ${yearOf(on)}`;
    const station = byId.get(id);
    if (!station) return false;
    const year = years.get(key) ?? reckoned(station, yearOf(on));
    years.set(key, year);
    return year.days.has(on);
  };
}

/** The holidays of a station in a year, in order. */
export function holidaysOf(station: Station, year: number): Holiday[] {
  return reckoned(station, year).holidays;
}

/** A check of what stations say: what is wrong with country and rules of one; empty: nothing. */
export function stationCheck(): (station: Station) => Fault[] {
  const Holidays = library();
  const all = new Holidays();
  return ({ country, yearly = [], except = [] }) => {
    if (country !== undefined && !isPlace(all, country))
      return [{ path: ['country'], message: `"${country}" is no country (or state) that the holiday library knows` }];
    const rules = country === undefined ? [] : new Holidays(placeOf(country)).getHolidays(sampleYear).map(({ rule }) => rule);
    return [
      ...yearly.flatMap(({ rule }, index): Fault[] =>
        reads(new Holidays(), rule)
          ? []
          : [{ path: ['yearly', index, 'rule'], message: `"${rule}" is no rule that the holiday library reads` }],
      ),
      ...except.flatMap((rule, index): Fault[] =>
        rules.includes(rule)
          ? []
          : [{ path: ['except', index], message: `"${rule}" is the rule of no holiday of ${country ?? 'no country'}` }],
      ),
    ];
  };
}

interface Year {
  holidays: Holiday[];
  days: ReadonlySet<PlainDate>;
}

/** By all that a station says, not by its name: one that has been corrected is another. */
const reckoned = remembered(yearsKept, (station: Station, year: number) => `${year} ${JSON.stringify(station)}`, yearAt);

function yearAt(station: Station, year: number): Year {
  const Holidays = library();
  const { also, not } = station;
  // one of several days may have begun in the old year
  const regular = [year - 1, year].flatMap((y) => regularIn(Holidays, station, y));
  const kept = [...regular.filter(({ on }) => !not.includes(on)), ...also].filter(({ on }) => yearOf(on) === year);
  const titles = new Map<PlainDate, string>();
  for (const { on, title } of kept) titles.set(on, titles.has(on) ? `${titles.get(on)}; ${title}` : title);
  const holidays = [...titles].map(([on, title]) => ({ on, title })).sort((a, b) => (a.on < b.on ? -1 : 1));
  return { holidays, days: new Set(titles.keys()) };
}

/** What returns every year: public holidays of the country, and the station's own. */
function regularIn(Holidays: Library, { country, yearly = [], except = [] }: Station, year: number): Holiday[] {
  const own = new Holidays();
  for (const { rule, title } of yearly) own.setHoliday(rule, { name: title, type: 'public' });
  const ofCountry = country === undefined ? [] : new Holidays(placeOf(country)).getHolidays(year, 'en');
  const kept = ofCountry.filter(({ type, rule }) => type === 'public' && !except.includes(rule));
  return [...kept, ...own.getHolidays(year)].flatMap(({ date, start, end, name }) => {
    const first = date.slice(0, 10);
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / millisecondsOfDay));
    return Array.from({ length: days }, (_, n) => ({ on: shift(first, { count: n, unit: 'd' }), title: name }));
  });
}

/** `US-NY` is the state NY of the US. */
function placeOf(code: string): { country: string; state?: string } {
  const [country = '', state] = code.split('-');
  return { country, ...(state === undefined ? {} : { state }) };
}

function isPlace(all: InstanceType<Library>, code: string): boolean {
  const { country, state } = placeOf(code);
  const states = country in all.getCountries() ? ((all.getStates(country) as Record<string, string> | undefined) ?? {}) : undefined;
  return states !== undefined && (state === undefined || state in states);
}

/** The library says on the console what it cannot read, and goes on. */
function reads(holidays: InstanceType<Library>, rule: string): boolean {
  try {
    return holidays.setHoliday(rule, { name: rule, type: 'public' }) && holidays.getHolidays(sampleYear).some((h) => h.rule === rule);
  } catch {
    return false; // some texts make its reader throw; that is an answer as well
  }
}
