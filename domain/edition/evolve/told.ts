import { own } from '../../own.js';
import type { Instant } from '../../time/plain-date.js';
import type { EditionEvent, Passed } from '../events.js';
import type { Announced, EditionState } from '../state.js';
import type { EventContext } from './context.js';
import { reportsTold } from './responses.js';

/** What readers have been told, so that nothing is told twice. */
export function evolveReminders(
  state: EditionState,
  event: Extract<EditionEvent, { type: 'reminders-reached' }>,
  { recordedAt }: EventContext,
): EditionState {
  const reminded = event.rungs.length > 0 ? { ...state.reminded } : state.reminded;
  for (const { milestone, recipient, revision, through } of event.rungs) {
    reminded[milestone] = { ...reminded[milestone], [recipient]: { revision, through } };
  }
  const digested = event.digests ? { ...state.digested } : state.digested;
  for (const { recipient, at, on } of event.digests ?? []) digested[recipient] = { at, on };
  const followedUp = event.sessions ? { ...state.followedUp } : state.followedUp;
  for (const { session, recipient, start, weeks } of event.sessions ?? []) {
    const told = followedUp[session]?.[recipient] ?? {};
    followedUp[session] = { ...followedUp[session], [recipient]: { ...told, [start]: weeks } };
  }
  const vacancies = event.vacancies ? { ...state.vacancies } : state.vacancies;
  for (const { role, told } of event.vacancies ?? []) vacancies[role] = told;
  const responses = reportsTold(state.responses, event.reports ?? [], recordedAt);
  return { ...decisionTold(state, event.decision ?? [], recordedAt), reminded, responses, digested, followedUp, vacancies };
}

/** The state with the people who have been told of a decision. */
function decisionTold(state: EditionState, people: readonly string[], at: Instant): EditionState {
  if (people.length === 0) return state;
  const told = Object.fromEntries(people.map((person) => [person, [...(own(state.decisionsTold ?? {}, person) ?? []), at]]));
  return { ...state, decisionsTold: { ...state.decisionsTold, ...told } };
}

/** What has been announced to have come near or passed. */
export function announcedAfter(before: EditionState['announced'], passed: Passed[]): EditionState['announced'] {
  const announced = { ...before };
  for (const p of passed) {
    const key = p.kind === 'session-approaching' ? p.session : p.milestone;
    const news: Announced =
      p.kind === 'session-approaching'
        ? { approaching: { start: p.start, weeks: p.weeks } }
        : { [p.kind === 'due-soon' ? 'dueSoon' : 'overdue']: p.revision };
    announced[key] = { ...announced[key], ...news };
  }
  return announced;
}
