import type { Calendar } from '../calendar/calendar.js';
import type { Session } from '../calendar/session.js';
import type { Anchor, Term } from '../template/template.js';
import { dateInWords, monthsInWords, ordinal } from '../time/in-words.js';
import { missing, type Anchored } from './anchored.js';
import type { KeyDates, Retarget } from './plan.types.js';

export type SessionAnchor = Extract<Anchor, { kind: 'chain' | 'nth-session' | 'session' }>;

export function isSessionAnchor(anchor: Anchor): anchor is SessionAnchor {
  return anchor.kind === 'chain' || anchor.kind === 'nth-session' || anchor.kind === 'session';
}

/** A session that is hung on, and why it is this one. */
interface Found {
  session?: Session;
  /** Completes the phrase that names the session: "in the 2nd reporting year before …". */
  because: string;
  provisional: boolean;
}

/** The first or last day of the session that a rule names; `years` later for what recurs yearly. */
export function anchorAtSession(anchor: SessionAnchor, edge: Term['edge'], years: number, calendar: Calendar, dates: KeyDates): Anchored {
  const found = findSession(anchor, calendar, dates);
  return atSession(found, edge, years, calendar);
}

/** The first or last day of the session to which a milestone was re-targeted. */
export function anchorAtRetarget({ session, by, basis }: Retarget, edge: Term['edge'], years: number, calendar: Calendar): Anchored {
  const known = calendar.session(session);
  const found = {
    ...(known ? { session: known } : {}),
    because: `re-targeted by ${by}${basis === '' ? '' : ` (${basis})`}`,
    provisional: false,
  };
  return known
    ? atSession(found, edge, years, calendar)
    : missing('session', `the session ${session}, which does not exist, ${found.because}`);
}

function atSession({ session: first, because, provisional }: Found, edge: Term['edge'], years: number, calendar: Calendar): Anchored {
  const session = first && calendar.yearsAfter(first, years);
  if (!session) return missing('session', `a session that does not exist, ${because}`);
  const which = edge === 'start' ? 'first' : 'last';
  const title = /^\d/.test(session.title) ? `the ${session.title}` : session.title;
  const recurs = years === 0 ? '' : `${years === 1 ? '1 year' : `${years} years`} after the one `;
  return {
    on: session[edge],
    root: 'session',
    certainty: session.certainty === 'dated' && !provisional ? 'firm' : 'expected',
    session: session.key,
    words: `the ${which} day of ${title} (${datesInWords(session, edge)}), ${recurs}${because}`,
    joins: 'on',
  };
}

function datesInWords(session: Session, edge: Term['edge']): string {
  if (session.certainty === 'expected') return `expected in ${monthsInWords(session.start, session.end)}`;
  return `${dateInWords(session[edge])}${session.source ? `; source: ${session.source}` : ''}`;
}

function findSession(anchor: SessionAnchor, calendar: Calendar, dates: KeyDates): Found {
  switch (anchor.kind) {
    case 'session': {
      const session = calendar.session(anchor.key);
      return { ...(session ? { session } : {}), because: `named ${anchor.key} in the rule`, provisional: false };
    }
    case 'chain':
      return inReportingYear(anchor, calendar, dates);
    case 'nth-session':
      return nthSession(anchor, calendar, dates);
  }
}

function inReportingYear({ k, body }: Extract<Anchor, { kind: 'chain' }>, calendar: Calendar, dates: KeyDates): Found {
  const found = calendar.chainYear(k, firstDecided(dates));
  const session = found && calendar.inYear(body, found.year);
  return {
    ...(session ? { session } : {}),
    because: `in the ${place(k)} reporting year ${k < 0 ? 'before' : 'after'} ${countedFrom(k < 0 ? 'opening' : 'closing', dates)}`,
    provisional: found?.provisional ?? false,
  };
}

/** Sessions, like reporting years, are counted from the dates first decided: no postponement moves them. */
function nthSession({ body, k, of }: Extract<Anchor, { kind: 'nth-session' }>, calendar: Calendar, dates: KeyDates): Found {
  const { first, targetYear } = firstDecided(dates);
  const session = k === 0 ? undefined : first ? calendar.nth(body, k, first[of]) : calendar.inYear(body, targetYear + (k < 0 ? k : k - 1));
  return {
    ...(session ? { session } : {}),
    because: `which is the ${place(k)} ${k < 0 ? 'before' : 'after'} ${countedFrom(of, dates)}`,
    provisional: !first,
  };
}

function firstDecided({ first, present, targetYear }: KeyDates): Pick<KeyDates, 'first' | 'targetYear'> {
  const decided = first ?? present;
  return { targetYear, ...(decided ? { first: decided } : {}) };
}

function countedFrom(end: 'opening' | 'closing', dates: KeyDates): string {
  const { first, targetYear } = firstDecided(dates);
  if (first) return `the ${end} first decided (${dateInWords(first[end])})`;
  return `the ${end}, provisionally: only the target year ${targetYear} is known, and the congress is taken to meet before that year's sessions`;
}

/** `last` for -1, `2nd last` for -2, `1st` for +1. */
function place(k: number): string {
  if (k === -1) return 'last';
  return k < 0 ? `${ordinal(-k)} last` : ordinal(k);
}
