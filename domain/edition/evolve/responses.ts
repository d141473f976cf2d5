import { assertUnreachable } from '../../refusal.js';
import { isPlainDate } from '../../time/plain-date.js';
import type { EditionEvent } from '../events.js';
import type { EditionState, Responses } from '../state.js';
import type { EventContext } from './context.js';
import { without } from './without.js';

type ResponseEvent = Extract<
  EditionEvent,
  { type: 'reminder-acknowledged' | 'reminder-snoozed' | 'milestone-declined' | 'completion-reported' | 'report-rejected' }
>;

/** What readers answer to their reminders. */
export function evolveResponses(state: EditionState, event: ResponseEvent, context: EventContext): EditionState {
  switch (event.type) {
    case 'reminder-acknowledged': {
      const { person: by, promise, revision } = event;
      return answered(state, event.milestone, (r) => {
        const times = r.acknowledged?.revision === revision ? r.acknowledged.times + 1 : 1;
        return { ...r, acknowledged: { by, on: dayOf(context), promise, times, revision } };
      });
    }
    case 'reminder-snoozed': {
      const { until, reason, revision } = event;
      return answered(state, event.milestone, (r) => {
        const before = r.snoozed[event.person];
        const times = before?.revision === revision ? before.times + 1 : 1;
        return { ...r, snoozed: { ...r.snoozed, [event.person]: { until, reason, times, revision } } };
      });
    }
    case 'milestone-declined': {
      const { note, to } = event;
      return answered(state, event.milestone, (r) => ({
        ...withoutPromiseOf(r, event.person),
        declined: { ...r.declined, [event.person]: { note, on: dayOf(context), ...(to === undefined ? {} : { to }) } },
      }));
    }
    case 'completion-reported':
      return answered(state, event.milestone, (r) => ({
        ...r,
        reported: {
          by: event.person,
          on: context.effectiveOn,
          evidence: event.evidence,
          until: r.reported?.until ?? event.until,
          told: { ...r.reported?.told, ...toldAt(event.told, context.recordedAt) },
        },
      }));
    case 'report-rejected':
      return answered(state, event.milestone, ({ reported: _, ...r }) => r);
    default:
      return assertUnreachable(event);
  }
}

const unanswered: Responses = { snoozed: {}, declined: {} };

const answered = (state: EditionState, key: string, change: (responses: Responses) => Responses): EditionState => ({
  ...state,
  responses: { ...state.responses, [key]: change(state.responses[key] ?? unanswered) },
});

/** What was promised, put off or reported is settled with the milestone; whose it is not, it is not if it is opened again. */
export const settled = (state: EditionState, key: string): EditionState =>
  state.responses[key] ? answered(state, key, ({ declined }) => ({ snoozed: {}, declined })) : state;

function withoutPromiseOf(responses: Responses, person: string): Responses {
  const { acknowledged, ...others } = responses;
  return acknowledged?.by === person ? others : responses;
}

/** What someone who leaves had taken on is taken on no more. */
export const withoutPromises = (state: EditionState, { person, promises = [] }: { person: string; promises?: string[] }): EditionState =>
  promises.reduce((s, key) => answered(s, key, (r) => withoutPromiseOf(r, person)), state);

/** A milestone that a person had declined is theirs again. */
export const takenBack = (state: EditionState, { person, again = [] }: { person: string; again?: string[] }): EditionState =>
  again.reduce((s, key) => answered(s, key, (r) => ({ ...r, declined: without(r.declined, [person]) })), state);

const toldAt = (people: readonly string[], at: string): Record<string, string> => Object.fromEntries(people.map((person) => [person, at]));

/** What is reported done, with the organisers who have been told of it since. */
export function reportsTold(
  before: EditionState['responses'],
  reports: { milestone: string; told: string[] }[],
  at: string,
): EditionState['responses'] {
  return reports.reduce((responses, { milestone, told }) => {
    const answers = responses[milestone];
    if (!answers?.reported) return responses;
    const reported = { ...answers.reported, told: { ...answers.reported.told, ...toldAt(told, at) } };
    return { ...responses, [milestone]: { ...answers, reported } };
  }, before);
}

/** The day on which it was recorded, where it is not known otherwise. */
const dayOf = ({ effectiveOn, recordedAt }: EventContext): string => (isPlainDate(effectiveOn) ? effectiveOn : recordedAt.slice(0, 10));
