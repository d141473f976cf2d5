import type { KeyDates } from '../plan/plan.types.js';
import type { Body, CycleTemplate } from '../template/template.js';
import { ordinal } from '../time/in-words.js';
import { lastDayOf, yearOf, type PlainDate } from '../time/plain-date.js';
import type { Session } from './session.js';

/** A calendar year of the reporting chain. */
export interface ChainYear {
  year: number;
  /** Only the target year is known: the congress is taken to meet before that year's sessions. */
  provisional: boolean;
}

/**
 * The sessions of a template's bodies: those that are known, and for every other year or number the one that is expected
 * in the body's months. Never throws: what does not exist is undefined.
 */
export interface Calendar {
  /** A session by its name (`commission-31`, `ecosoc-2021`); undefined where there is no such body or number. */
  session(key: string): Session | undefined;
  /** The session of a body in a calendar year; undefined where the body holds none or was not there yet. */
  inYear(body: string, year: number): Session | undefined;
  /** For `k` < 0 the |k|-th last session that has ended before `date`, for `k` > 0 the k-th that begins after it. */
  nth(body: string, k: number, date: PlainDate): Session | undefined;
  /** The session of the same body so many years later, counted by number. */
  yearsAfter(session: Session, years: number): Session | undefined;
  /**
   * The k-th reporting year: -1 is the one whose last body's session is the last to end before the opening, +1 the first
   * whose first body's session begins after the closing, both as first decided: a postponement changes neither. Of
   * expected sessions the first and last day of their months count. Undefined where the template has no such chain.
   */
  chainYear(k: number, dates: Pick<KeyDates, 'first' | 'targetYear'>): ChainYear | undefined;
}

/** Bodies and known sessions never change, so the calendar of both is made once. */
export function calendarOf(of: Pick<CycleTemplate, 'bodies' | 'chain'>, known: readonly Session[]): Calendar {
  const before = calendars.get(known);
  if (before?.bodies === of.bodies && before.chain === of.chain) return before.calendar;
  const calendar = calendarFrom(of, known);
  calendars.set(known, { bodies: of.bodies, chain: of.chain, calendar });
  return calendar;
}

const calendars = new WeakMap<readonly Session[], Pick<CycleTemplate, 'bodies' | 'chain'> & { calendar: Calendar }>();

function calendarFrom({ bodies, chain }: Pick<CycleTemplate, 'bodies' | 'chain'>, known: readonly Session[]): Calendar {
  const bodyNamed = (id: string) => bodies.find((body) => body.id === id);
  // a plan asks for the same few sessions many times over
  const byKey = new Map<string, Session>(known.map((s) => [s.key, s]));
  const numbered = (body: Body, number: number): Session | undefined => {
    const key = keyOf(body, number);
    const session = byKey.get(key) ?? expected(body, number);
    if (session) byKey.set(key, session);
    return session;
  };

  function session(key: string): Session | undefined {
    const { body: id, number } = /^(?<body>.+)-(?<number>[1-9]\d*)$/.exec(key)?.groups ?? {};
    const body = id === undefined ? undefined : bodyNamed(id);
    if (!body?.sessions) return undefined;
    return numbered(body, Number(number));
  }

  function inYear(id: string, year: number): Session | undefined {
    const body = bodyNamed(id);
    const number = body && numberIn(body, year);
    if (!body || number === undefined) return undefined;
    // by its number, not by its dates: a session that was put off keeps its place in the count
    return numbered(body, number);
  }

  function nth(id: string, k: number, date: PlainDate): Session | undefined {
    if (k === 0) return undefined;
    const around = [-1, 0, 1].flatMap((years) => inYear(id, yearOf(date) + years) ?? []);
    const nearest =
      k < 0
        ? around.filter((s) => s.end < date).sort((a, b) => compare(b.end, a.end))[0]
        : around.filter((s) => s.start > date).sort((a, b) => compare(a.start, b.start))[0];
    return nearest && yearsAfter(nearest, k - Math.sign(k));
  }

  function yearsAfter(from: Session, years: number): Session | undefined {
    return years === 0 ? from : inYear(from.body, yearOfNumber(from) + years);
  }

  /** The calendar year to which a session belongs by its number, whenever it met. */
  function yearOfNumber(found: Session): number {
    const sessions = bodyNamed(found.body)?.sessions;
    const number = Number(/\d+$/.exec(found.key)?.[0]);
    if (!sessions || Number.isNaN(number)) return found.year;
    return sessions.numbering === 'year' ? number : sessions.numbering.year + number - sessions.numbering.number;
  }

  function chainYear(k: number, { first, targetYear }: Pick<KeyDates, 'first' | 'targetYear'>): ChainYear | undefined {
    const body = k < 0 ? chain.at(-1) : chain[0];
    if (k === 0 || body === undefined || !bodyNamed(body)?.sessions) return undefined;
    const beyond = k - Math.sign(k);
    if (!first) return { year: targetYear + beyond - (k < 0 ? 1 : 0), provisional: true };
    const nearest = nth(body, Math.sign(k), k < 0 ? first.opening : first.closing);
    return nearest && { year: yearOfNumber(nearest) + beyond, provisional: false };
  }

  return { session, inYear, nth, yearsAfter, chainYear };
}

/** The session as far as it can be foretold; undefined before the body's first one and outside the years of four digits. */
function expected(body: Body, number: number): Session | undefined {
  if (!body.sessions) return undefined;
  const { numbering, expected: months } = body.sessions;
  const year = numbering === 'year' ? number : numbering.year + number - numbering.number;
  if (number < 1 || year < 1000 || year > 9998) return undefined;
  const endsIn = months.to < months.from ? year + 1 : year;
  return {
    key: keyOf(body, number),
    body: body.id,
    title: `${numbering === 'year' ? number : ordinal(number)} session of the ${body.title}`,
    year,
    start: `${year}-${twoDigits(months.from)}-01`,
    end: lastDayOf(`${endsIn}-${twoDigits(months.to)}`),
    certainty: 'expected',
  };
}

function numberIn({ sessions }: Body, year: number): number | undefined {
  if (!sessions) return undefined;
  return sessions.numbering === 'year' ? year : sessions.numbering.number + year - sessions.numbering.year;
}

const keyOf = (body: Body, number: number): string => `${body.id}-${number}`;
const compare = (a: PlainDate, b: PlainDate): number => (a < b ? -1 : a > b ? 1 : 0);
const twoDigits = (month: number): string => String(month).padStart(2, '0');
