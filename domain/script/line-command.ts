import type { Command, ResponseCommand } from '../edition/commands.js';
import type { Meeting } from '../plan/plan.types.js';
import type { Capacity } from '../template/template.js';
import { resolve, type Place } from './days.js';
import type { EditionScriptLine } from './schema.js';

/** What a line asks for, and of which stream. */
export function commandOf(line: EditionScriptLine, place: Place): [stream: string, command: Command] {
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
  if (line.unpin !== undefined) return edition({ type: 'unpin', milestone: line.unpin, reason });
  if (line.slip) return edition({ type: 'slip', ...line.slip, reason });
  if (line.place) return edition({ type: 'place', placement: line.place });
  if (line['agree-meetings']) return edition({ type: 'agree-meetings', meetings: line['agree-meetings'].map((m) => meetingOf(m, place)) });
  if (line['date-session']) {
    const { session, start, end } = line['date-session'];
    return edition({ type: 'date-session', session, start: resolve(start, place), end: resolve(end, place) });
  }
  if (line['announce-postponement']) return edition({ type: 'announce-postponement', evidence });
  if (line.suspend) return edition({ type: 'suspend', evidence });
  if (line.reconvene) {
    const { modality, retarget } = line.reconvene;
    return edition({ type: 'reconvene', ...period(line.reconvene), evidence, retarget, ...(modality === undefined ? {} : { modality }) });
  }
  if (line.cancel) return edition({ type: 'cancel', evidence });
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

function meetingOf({ id, title, host, number, dates }: NonNullable<EditionScriptLine['agree-meetings']>[number], place: Place): Meeting {
  return {
    id,
    title,
    ...(host === undefined ? {} : { host }),
    ...(number === undefined ? {} : { number }),
    ...(dates === undefined ? {} : { dates: { start: resolve(dates.start, place), end: resolve(dates.end, place) } }),
  };
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
