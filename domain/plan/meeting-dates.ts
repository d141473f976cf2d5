import { dateInWords, offsetInWords } from '../time/in-words.js';
import { daysBetween, shift, type PlainDate } from '../time/plain-date.js';
import type { Term } from '../template/template.js';
import { missing, undated, type Anchored } from './anchored.js';
import { endOfCongress } from './key-dates.js';
import type { Meeting, PlanInput } from './plan.types.js';

type Edge = Term['edge'];

interface Days {
  start: PlainDate;
  end: PlainDate;
}

/**
 * The days of the regional meetings: as agreed; where none were, as held (from the recorded fact); until then from an
 * even spread over the template's window of the opening in force.
 */
export interface MeetingDates {
  anchor(meeting: string, edge: Edge): Anchored;
  /** The meeting that begins first, of those whose dates are agreed or can be planned. */
  anchorAtFirst(edge: Edge): Anchored;
}

export function meetingDatesOf(input: PlanInput): MeetingDates {
  const { meetings, template } = input;
  const opening = endOfCongress('opening', input.keyDates);
  const spread = spreadOf(input, opening.on);
  const planned = new Map(meetings.map((m, i) => [m.id, m.dates ? undefined : spread?.[i]]));
  const held = heldDays(input);
  const startOf = ({ id, dates }: Meeting) => (dates ?? held.get(id) ?? planned.get(id))?.start;

  return {
    anchor(id, edge) {
      const meeting = meetings.find((m) => m.id === id);
      if (!meeting) return missing('meeting', `a regional meeting that is not on the calendar ("${id}")`);
      return at(meeting, edge, `the ${edgeInWords(edge)} day of the regional meeting "${meeting.title}"`);
    },
    anchorAtFirst(edge) {
      const dated = meetings.filter((m) => startOf(m) !== undefined);
      const first = dated.reduce((a, b) => (a && (startOf(a) ?? '') <= (startOf(b) ?? '') ? a : b), dated[0]) ?? meetings[0];
      if (!first) return missing('meeting', 'the first regional meeting, of which there is none');
      return at(first, edge, `the ${edgeInWords(edge)} day of the first regional meeting, "${first.title}"`);
    },
  };

  function at({ id, dates }: Meeting, edge: Edge, name: string): Anchored {
    if (dates)
      return {
        on: dates[edge],
        root: 'meeting',
        certainty: 'firm',
        words: `${name} (${dateInWords(dates[edge])}, as agreed)`,
        joins: 'on',
      };
    const fact = held.get(id);
    if (fact)
      return { on: fact[edge], root: 'fact', certainty: 'firm', words: `${name} (${dateInWords(fact[edge])}, as held)`, joins: 'on' };
    const window = template.meetings;
    if (!window) return undated('meeting', `${name}, whose dates are not agreed`);
    const days = planned.get(id);
    if (!days) return undated('opening', `${name}, whose dates are not agreed and until then hang on ${opening.words}`);
    const span = `${offsetInWords(window.from) || 'on'} and ${offsetInWords(window.to) || 'on'} ${opening.words}`;
    return {
      on: days[edge],
      root: 'opening',
      certainty: 'expected',
      words: `${name} (planned for ${dateInWords(days[edge])} until dates are agreed: the meetings are spread evenly between ${span})`,
      joins: 'on',
    };
  }
}

/** Meetings without agreed dates that are on record as held: they ended on the day of the fact, after the template's days. */
function heldDays({ template, meetings, done }: PlanInput): Map<string, Days> {
  const milestone = template.stages.find(({ procedure }) => procedure?.perMeeting)?.procedure?.perMeeting?.slots['held'];
  const lasts = Math.max(0, (template.meetings?.days ?? 1) - 1);
  const days = meetings.flatMap(({ id, dates }): [string, Days][] => {
    const end = dates || milestone === undefined ? undefined : done[`${milestone}.${id}`];
    return end == null ? [] : [[id, { start: shift(end, { count: -lasts, unit: 'd' }), end }]];
  });
  return new Map(days);
}

/** The first meeting begins where the window begins, the last ends where it ends. */
function spreadOf({ template, meetings }: PlanInput, opening: PlainDate | null): Days[] | undefined {
  const window = template.meetings;
  if (!window || opening === null || meetings.every(({ dates }) => dates)) return undefined;
  const from = shift(opening, window.from);
  const lasts = Math.max(0, window.days - 1);
  const room = Math.max(0, daysBetween(from, shift(opening, window.to)) - lasts);
  return meetings.map((_, place) => {
    const begins = meetings.length < 2 ? 0 : Math.floor((room * place) / (meetings.length - 1));
    const start = shift(from, { count: begins, unit: 'd' });
    return { start, end: shift(start, { count: lasts, unit: 'd' }) };
  });
}

const edgeInWords = (edge: Edge): string => (edge === 'start' ? 'first' : 'last');
