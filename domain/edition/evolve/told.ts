import { own } from '../../own.js';
import type { Instant } from '../../time/plain-date.js';
import type { Passed } from '../events.js';
import type { Announced, EditionState } from '../state.js';

/** The state with the people who have been told of a decision. */
export function decisionTold(state: EditionState, people: readonly string[], at: Instant): EditionState {
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
