import { dateInWords, offsetInWords } from '../time/in-words.js';
import { daysBetween, shift, type PlainDate } from '../time/plain-date.js';
import type { Term } from '../template/template.js';
import { missing, undated, type Anchored } from './anchored.js';
import { endOfCongress } from './key-dates.js';
import type { Meeting, PlanInput } from './plan.types.js';

interface Days {
  start: PlainDate;
  end: PlainDate;
}

/**
 * The first or last day of a regional meeting: as agreed, or until then from an even spread over the template's window
 * of the opening in force.
 */
export function anchorAtMeeting(id: string, edge: Term['edge'], input: PlanInput): Anchored {
  const meeting = input.meetings.find((m) => m.id === id);
  if (!meeting) return missing('meeting', `a regional meeting that is not on the calendar ("${id}")`);
  return atMeeting(meeting, edge, `the ${edge === 'start' ? 'first' : 'last'} day of the regional meeting "${meeting.title}"`, input);
}

/** The same of the meeting that begins first, of those whose dates are agreed or can be planned. */
export function anchorAtFirstMeeting(edge: Term['edge'], input: PlanInput): Anchored {
  if (input.meetings.length === 0) return missing('meeting', 'the first regional meeting, of which there is none');
  const dated = input.meetings.flatMap((meeting) => {
    const start = (meeting.dates ?? plannedDays(meeting, input))?.start;
    return start === undefined ? [] : [{ meeting, start }];
  });
  const first = dated.reduce<(typeof dated)[number] | undefined>((a, b) => (a && a.start <= b.start ? a : b), undefined);
  const meeting = first?.meeting ?? input.meetings[0];
  if (!meeting) return missing('meeting', 'the first regional meeting, of which there is none');
  return atMeeting(meeting, edge, `the ${edge === 'start' ? 'first' : 'last'} day of the first regional meeting, "${meeting.title}"`, input);
}

function atMeeting(meeting: Meeting, edge: Term['edge'], name: string, input: PlanInput): Anchored {
  const { dates } = meeting;
  if (dates) return { on: dates[edge], root: 'meeting', certainty: 'firm', words: `${name} (${dateInWords(dates[edge])}, as agreed)`, joins: 'on' };
  const window = input.template.meetings;
  if (!window) return undated('meeting', `${name}, whose dates are not agreed`);
  const opening = endOfCongress('opening', input.keyDates);
  const planned = plannedDays(meeting, input);
  if (!planned) return undated('opening', `${name}, whose dates are not agreed and until then hang on ${opening.words}`);
  const span = `${offsetInWords(window.from) || 'on'} and ${offsetInWords(window.to) || 'on'} ${opening.words}`;
  return {
    on: planned[edge],
    root: 'opening',
    certainty: 'expected',
    words: `${name} (planned for ${dateInWords(planned[edge])} until dates are agreed: the meetings are spread evenly between ${span})`,
    joins: 'on',
  };
}

/** The first of them begins where the window begins, the last ends where it ends. */
function plannedDays(meeting: Meeting, { template, meetings, keyDates }: PlanInput): Days | undefined {
  const opening = endOfCongress('opening', keyDates).on;
  const window = template.meetings;
  if (!window || opening === null) return undefined;
  const from = shift(opening, window.from);
  const lasts = Math.max(0, window.days - 1);
  const room = Math.max(0, daysBetween(from, shift(opening, window.to)) - lasts);
  const place = meetings.indexOf(meeting);
  const begins = meetings.length < 2 ? 0 : Math.floor((room * place) / (meetings.length - 1));
  const start = shift(from, { count: begins, unit: 'd' });
  return { start, end: shift(start, { count: lasts, unit: 'd' }) };
}
