import ICAL from 'ical.js';

/** An entry of a calendar as a program that is not ours has understood it. */
export interface ReadEntry {
  uid: string;
  sequence: number;
  status: string;
  /** First day and the one after the last, `YYYY-MM-DD`. */
  start: string;
  end: string;
  summary: string;
  description: string;
  location: string | undefined;
  categories: string[];
  url: string;
  stamp: string;
  modified: string;
  /** Each trigger as it is written. */
  alarms: string[];
}

export interface ReadCalendar {
  name: string;
  entries: Map<string, ReadEntry>;
}

/** Properties that the parser does not know by RFC 5545; all others it has read by their types. */
const beyond = ['name', 'refresh-interval'];

/**
 * Reads a calendar with a parser that is not ours.
 *
 * @throws where it is not well-formed, down to the octets of its lines
 */
export function readCalendar(bytes: Uint8Array | string): ReadCalendar {
  const raw = Buffer.from(bytes);
  checkLines(raw);
  const calendar = new ICAL.Component(ICAL.parse(raw.toString('utf8')) as unknown[]);
  if (calendar.name !== 'vcalendar' || text(calendar, 'version') !== '2.0' || text(calendar, 'method') !== 'PUBLISH')
    throw new Error('This is no published calendar.');
  const entries = calendar.getAllSubcomponents().map(entryOf);
  const byUid = new Map(entries.map((entry) => [entry.uid, entry]));
  if (byUid.size !== entries.length) throw new Error('Two entries have one UID.');
  checkProperties(calendar);
  return { name: unmarked(text(calendar, 'x-wr-calname')), entries: byUid };
}

/** Each line ends with CRLF, has 75 octets at most, and breaks no character: each is UTF-8 by itself (RFC 5545, 3.1). */
export function checkLines(raw: Buffer): void {
  const lines = raw.toString('latin1').split('\r\n');
  if (lines.pop() !== '') throw new Error('The last line has no end.');
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error(`A line ends otherwise than with CRLF: ${line}`);
    if (line.length > 75) throw new Error(`A line of ${line.length} octets: ${line}`);
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
  }
}

function checkProperties(component: ICAL.Component): void {
  for (const property of component.getAllProperties()) {
    if (property.type === 'unknown' && !property.name.startsWith('x-') && !beyond.includes(property.name))
      throw new Error(`The property ${property.name} is not known.`);
  }
  for (const inner of component.getAllSubcomponents()) checkProperties(inner);
}

function entryOf(component: ICAL.Component): ReadEntry {
  if (component.name !== 'vevent') throw new Error(`A ${component.name} is no entry.`);
  for (const name of ['uid', 'dtstamp', 'dtstart', 'dtend', 'sequence', 'status', 'summary', 'url', 'last-modified']) {
    if (component.getAllProperties(name).length !== 1) throw new Error(`An entry has not exactly one ${name}.`);
  }
  const event = new ICAL.Event(component, { strictExceptions: true });
  if (!event.startDate.isDate || !event.endDate.isDate) throw new Error(`${event.uid} does not last whole days.`);
  return {
    uid: event.uid,
    sequence: event.sequence,
    status: text(component, 'status'),
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    summary: event.summary,
    description: event.description,
    location: event.location ?? undefined,
    categories: (component.getFirstProperty('categories')?.getValues() ?? []).map(String),
    url: text(component, 'url'),
    stamp: text(component, 'dtstamp'),
    modified: text(component, 'last-modified'),
    alarms: component.getAllSubcomponents('valarm').map((alarm) => text(alarm, 'trigger')),
  };
}

/** The parser leaves a property that it does not know as it is; by the standard it is a text (3.8.8.2). */
const unmarked = (value: string): string => value.replace(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark));

const text = (component: ICAL.Component, name: string): string => String(component.getFirstPropertyValue(name));
