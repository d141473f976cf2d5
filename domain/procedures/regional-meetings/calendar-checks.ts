import { meetingStream } from '../../edition/milestones.js';
import type { Meeting } from '../../plan/plan.types.js';
import type { Refusal } from '../../refusal.js';
import { daysBetween, shift, yearOf } from '../../time/plain-date.js';
import { finalGuide } from '../discussion-guide/final.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadsOf, repeated, wasPerformed } from '../reading.js';
import { breaks } from '../stage.js';
import { isDated, numbered } from './numbering.js';
import * as payloads from './payloads.js';
import type { AgreedCalendar } from './payloads.js';
import { settingsOf } from './settings.js';

type Meetings = Pick<AgreedCalendar, 'meetings'>;
const pointer = '/payload/meetings';

/** One meeting for each region, as many as the mandate wants, in good time, and not before the guide. */
export function checkCalendar(agreed: Meetings, state: StageState, view: StageView): Refusal[] {
  return [...checkNumber(agreed, state, view), ...checkEach(agreed), ...checkTime(agreed, view), ...checkGuide(agreed, view)];
}

/** A changed calendar besides leaves alone what has been held. */
export function checkChange(agreed: Meetings, state: StageState, view: StageView): Refusal[] {
  const after = numbered(agreed);
  const touched = view.meetings.filter(
    (m) =>
      wasPerformed(view.stage(meetingStream('regional-meeting', m.id)), 'open') &&
      !same(
        m,
        after.find((n) => n.id === m.id),
      ),
  );
  return [
    ...checkCalendar(agreed, state, view),
    ...touched.map((m) => breaks('R055', `${m.title} has been opened as number ${m.number}; its dates and its number must stay.`, pointer)),
  ];
}

const same = (before: Meeting, after: Meeting | undefined): boolean =>
  after !== undefined &&
  after.number === before.number &&
  after.dates?.start === before.dates?.start &&
  after.dates?.end === before.dates?.end;

function checkNumber({ meetings }: Meetings, state: StageState, view: StageView): Refusal[] {
  const { fewest, most, specialEfforts } = settingsOf(view);
  const efforts = payloadsOf(state, 'make-effort', payloads.makeEffort).map((e) => e.meeting);
  const unattempted = specialEfforts.filter((id) => !meetings.some((m) => m.id === id) && !efforts.includes(id));
  if (meetings.length === 0)
    return [breaks('R030', 'The calendar has no meeting; name the regional preparatory meetings that precede the congress.', pointer)];
  return [
    ...(meetings.length < fewest
      ? [breaks('R034', `${meetings.length} meetings are too few; there must be at least ${fewest}.`, pointer)]
      : []),
    ...(most !== undefined && meetings.length > most
      ? [breaks('R034', `${meetings.length} meetings are too many; there can be at most ${most}.`, pointer)]
      : []),
    ...unattempted.map((id) =>
      breaks('R034', `Special efforts must be made for the meeting "${id}"; agree it, or record the effort that came to nothing.`, pointer),
    ),
  ];
}

function checkEach({ meetings }: Meetings): Refusal[] {
  return [
    ...repeated(meetings.map((m) => m.region)).map((region) =>
      breaks('R030', `There are two meetings for ${region}; name one for each region.`, pointer),
    ),
    ...repeated(meetings.map((m) => m.id)).map((id) =>
      breaks('R030', `Two meetings are called "${id}"; give each a name of its own.`, pointer),
    ),
    ...meetings
      .filter((m) => !isDated(m))
      .map((m) => breaks('R032', `${m.title} has no days; agree its first and its last day with Member States.`, pointer)),
    ...meetings
      .filter(isDated)
      .filter((m) => m.end < m.start)
      .map((m) => breaks('R032', `${m.title} ends on ${m.end}, before it starts on ${m.start}. Check the days.`, pointer)),
  ];
}

function checkTime({ meetings }: Meetings, view: StageView): Refusal[] {
  const opening = view.dates?.opening;
  if (opening === undefined) return [];
  const { closeMonthsBefore } = settingsOf(view);
  const latest = shift(opening, { count: -closeMonthsBefore, unit: 'm' });
  return meetings
    .filter(isDated)
    .filter((m) => m.end > latest)
    .map((m) =>
      breaks(
        'R032',
        `${m.title} ends on ${m.end}; the last meeting must close at least ${closeMonthsBefore} months before the opening on ${opening}, by ${latest}.`,
        pointer,
      ),
    );
}

function checkGuide({ meetings }: Meetings, view: StageView): Refusal[] {
  const { guide } = settingsOf(view);
  const { since } = guide === null ? {} : finalGuide(guide, view);
  const early = since === undefined ? [] : meetings.filter(isDated).filter((m) => m.start < since);
  return early.map((m) =>
    breaks(
      'R024',
      `${m.title} cannot begin on ${m.start}, before the discussion guide, which came out on ${since} at the earliest.`,
      pointer,
    ),
  );
}

export function adviseCalendar(agreed: Meetings, _state: StageState, view: StageView): string[] {
  const meetings = agreed.meetings.filter(isDated);
  const { days, preferMonthsBefore, guide } = settingsOf(view);
  const opening = view.dates?.opening;
  const preferred = opening && shift(opening, { count: -preferMonthsBefore, unit: 'm' });
  return [
    ...meetings
      .filter((m) => preferred !== undefined && m.end > preferred)
      .map((m) => `${m.title} ends later than ${preferred}; meetings are best over ${preferMonthsBefore} months before the opening.`),
    ...meetings
      .filter((m) => opening !== undefined && yearOf(m.start) !== yearOf(opening) - 1)
      .map((m) => `${m.title} is not in the year before the congress; meetings are held as early as possible in that year.`),
    ...meetings
      .filter((m) => daysBetween(m.start, m.end) + 1 !== days)
      .map((m) => `${m.title} lasts ${daysBetween(m.start, m.end) + 1} days; regional meetings usually last ${days}.`),
    ...(guide !== null && !finalGuide(guide, view).out ? ['The discussion guide is not out yet; no meeting can open before it.'] : []),
  ];
}
