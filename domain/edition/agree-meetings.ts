import type { Meeting } from '../plan/plan.types.js';
import { meetingId } from '../procedures/fields.js';
import { repeated, wasPerformed } from '../procedures/reading.js';
import { checkCalendar } from '../procedures/regional-meetings/calendar-checks.js';
import { startedStage } from '../procedures/stage.js';
import { viewOf } from '../procedures/view-of.js';
import { refuse, type Refusal } from '../refusal.js';
import type { Stage, StageProcedure } from '../template/template.js';
import { isPlainDate } from '../time/plain-date.js';
import { beyondHorizon } from './horizon.js';
import { keyOf, meetingStream } from './milestones.js';
import { combined, type Turn } from './turn.js';

/**
 * The regional meetings are others, or on other days. Those that were held stay as they were; a rule of the mandate that
 * the new calendar breaks is said and refuses nothing: who decides it may have no other choice. Sources: R030, R032, R034.
 */
export function agreeMeetings(turn: Turn, command: { meetings: Meeting[] }): Refusal | undefined {
  const stage = meetingsStage(turn);
  if (!stage) {
    return refuse('stage-unknown', `The template ${turn.world.template.id} has no regional meetings.`, { pointer: '/meetings' });
  }
  const { meetings } = command;
  const fault = malformedMeetings(meetings) ?? farOff(turn, meetings);
  if (fault) return fault;
  const agreed = numbered(meetings, turn.edition.meetings);
  const twice = repeatedNumber(agreed);
  if (twice) return twice;
  const held = heldOtherwise(turn, stage, agreed);
  if (held && !turn.bends) return held;
  turn.emit({ type: 'meetings-agreed', meetings: agreed, ...(held ? { deviations: [held] } : {}) });
  turn.advice.push(...brokenRules(turn, stage).map((rule) => `${rule.facts.map(({ ref }) => ref).join(', ')}: ${rule.reason}`));
  return undefined;
}

type MeetingsStage = Stage & { procedure: StageProcedure & Required<Pick<StageProcedure, 'perMeeting'>> };

const meetingsStage = (turn: Turn): MeetingsStage | undefined =>
  turn.world.template.stages.find(
    (stage): stage is MeetingsStage => stage.procedure?.id === 'regional-meetings' && stage.procedure.perMeeting !== undefined,
  );

function malformedMeetings(meetings: readonly Meeting[]): Refusal | undefined {
  const ids = meetings.map(({ id }) => id);
  for (const [i, { id, title, number, dates }] of meetings.entries()) {
    const wrong = (reason: string, field: string): Refusal => refuse('meetings-invalid', reason, { pointer: `/meetings/${i}/${field}` });
    if (!meetingId.safeParse(id).success) return wrong(`"${id}" is not an id of a meeting: use small letters, digits and hyphens.`, 'id');
    if (ids.indexOf(id) < i) return wrong(`The meeting "${id}" is named twice; each needs an id of its own.`, 'id');
    if (title.trim() === '') return wrong(`The meeting "${id}" has no title.`, 'title');
    if (number !== undefined && (!Number.isInteger(number) || number < 1)) return wrong(`Meetings are numbered from 1.`, 'number');
    if (!dates) continue;
    for (const edge of ['start', 'end'] as const) {
      if (!isPlainDate(dates[edge])) return wrong(`"${dates[edge]}" is not a date that exists; write it as 2030-02-04.`, `dates/${edge}`);
    }
    if (dates.end < dates.start) return wrong(`${title} ends on ${dates.end}, before it starts on ${dates.start}.`, 'dates/end');
  }
  return undefined;
}

function farOff(turn: Turn, meetings: readonly Meeting[]): Refusal | undefined {
  const faults = meetings.map(({ dates }, i) => dates && beyondHorizon(turn, dates.end, `/meetings/${i}/dates/end`));
  return faults.find((fault) => fault !== undefined);
}

/** A meeting without a number keeps the one it has, or gets the next one: numbers stand in symbols of documents (RPM.5). */
function numbered(meetings: readonly Meeting[], before: readonly Meeting[]): Meeting[] {
  const known = meetings.map((m) => m.number ?? before.find(({ id }) => id === m.id)?.number);
  let last = Math.max(0, ...before.map(({ number = 0 }) => number), ...known.map((number = 0) => number));
  const inOrder = meetings.map((_, i) => i).sort((a, b) => compare(startOf(meetings[a]), startOf(meetings[b])));
  for (const i of inOrder) if (known[i] === undefined) known[i] = last += 1;
  return meetings.map((meeting, i) => ({ ...meeting, ...(known[i] === undefined ? {} : { number: known[i] }) }));
}

/** After every day, where the days are not known. */
const startOf = (meeting: Meeting | undefined): string => meeting?.dates?.start ?? '~';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function repeatedNumber(meetings: readonly Meeting[]): Refusal | undefined {
  const [number] = repeated(meetings.map((m) => m.number));
  if (number === undefined) return undefined;
  const place = meetings.findLastIndex((m) => m.number === number);
  return refuse('meetings-invalid', `Two meetings have the number ${number}.`, { pointer: `/meetings/${place}/number` });
}

/** Meetings that have been opened or held and would no longer be so, or would have been on other days. */
function heldOtherwise(turn: Turn, { procedure }: MeetingsStage, agreed: readonly Meeting[]): Refusal | undefined {
  const held = turn.edition.meetings.filter(({ id }) => wasHeld(turn, procedure, id));
  const changed = held.flatMap((before): Refusal[] => {
    const place = agreed.findIndex(({ id }) => id === before.id);
    const after = agreed[place];
    const days = before.dates ? ` from ${before.dates.start} to ${before.dates.end}` : '';
    const facts = [{ ref: before.id, says: `opened or held${days}` }];
    if (!after)
      return [refuse('meeting-held', `${before.title} was held; it stays on the calendar. Name it too.`, { facts, pointer: '/meetings' })];
    const same = before.number === after.number && before.dates?.start === after.dates?.start && before.dates?.end === after.dates?.end;
    return same
      ? []
      : [
          refuse('meeting-held', `${before.title} was held${days}; its days and its number stay.`, {
            facts,
            pointer: `/meetings/${place}`,
          }),
        ];
  });
  return combined(changed);
}

function wasHeld(turn: Turn, { perMeeting }: MeetingsStage['procedure'], id: string): boolean {
  const slot = perMeeting.slots['held'];
  const status = slot === undefined ? undefined : turn.edition.milestones[keyOf(slot, id)]?.status;
  return status === 'done' || status === 'in-progress' || wasPerformed(turn.world.stages[meetingStream(perMeeting.id, id)], 'open');
}

/** The rules of the mandate that the calendar of the edition breaks, as the stage that coordinates the meetings knows them. */
function brokenRules(turn: Turn, { id, procedure }: MeetingsStage): Refusal[] {
  const { world, today } = turn;
  const state = world.stages[id] ?? startedStage(id, { type: 'stage-started', procedure: procedure.id });
  const meetings = turn.edition.meetings.map(({ dates, number: _, ...m }) => ({ ...m, region: m.id, ...(dates ?? {}) }));
  return checkCalendar({ meetings }, state, viewOf(world, id, today));
}
