import type { EditionEvent } from '../events.js';
import type { EditionState } from '../state.js';
import type { EventContext } from './context.js';

/** An edition as it begins. */
export function created(event: Extract<EditionEvent, { type: 'edition-created' }>, context: EventContext): EditionState {
  return {
    id: context.edition,
    title: event.title,
    ...(event.shortTitle === undefined ? {} : { shortTitle: event.shortTitle }),
    ...(event.madeUp ? { madeUp: true } : {}),
    template: event.template,
    zone: event.zone,
    mode: event.mode,
    status: 'preparing',
    placement: event.placement,
    ...(event.conference === undefined ? {} : { conference: event.conference }),
    ...(event.host === undefined ? {} : { host: event.host }),
    ...(event.venue === undefined ? {} : { venue: event.venue }),
    keyDates: { targetYear: event.targetYear, suspended: false, ...(event.dates ? { first: event.dates, present: event.dates } : {}) },
    ...(event.dates ? { datedAt: context.recordedAt } : {}),
    sessions: event.sessions,
    meetings: event.meetings,
    milestones: {},
    postponements: [],
    pins: {},
    retargets: {},
    roles: {},
    ladders: {},
    responses: {},
    externals: {},
    ...(event.adjustments ? { adjustments: event.adjustments } : {}),
    ...(event.previous ? { previous: event.previous } : {}),
    stages: {},
    reminded: {},
    digested: {},
    followedUp: {},
    vacancies: {},
    announced: {},
    gone: {},
    entries: {},
    moves: [],
    sequence: 0,
    touched: 0,
  };
}
