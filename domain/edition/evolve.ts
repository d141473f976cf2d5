import { assertUnreachable } from '../refusal.js';
import { entriesAfter } from './entries.js';
import type { EditionEvent } from './events.js';
import { evolveCongress } from './evolve/congress.js';
import type { EventContext } from './evolve/context.js';
import { created } from './evolve/created.js';
import { evolveMilestone } from './evolve/milestones.js';
import { revised } from './evolve/plan.js';
import { evolveResponses, reportsTold } from './evolve/responses.js';
import { evolveRoles } from './evolve/roles.js';
import { announcedAfter, decisionTold } from './evolve/told.js';
import { without } from './evolve/without.js';
import type { EditionState } from './state.js';

/** The edition after one of its events. Pure and total: every event that was ever recorded can be folded. */
export function evolveEdition(state: EditionState | undefined, event: EditionEvent, context: EventContext): EditionState {
  if (event.type === 'edition-created') return noted(undefined, created(event, context), context, context.sequence);
  if (!state) throw new Error(`The edition ${context.edition} begins with ${event.type}; an edition begins with edition-created.`);
  return noted(state, evolved(state, event, context), context, isAside(event) ? state.touched : context.sequence);
}

/** The state with what each event leaves in it: how far it goes, and what calendars are to know. */
const noted = (before: EditionState | undefined, after: EditionState, context: EventContext, touched: number): EditionState => ({
  ...after,
  entries: entriesAfter(before, after, context.recordedAt),
  sequence: context.sequence,
  touched,
});

/** What changes nothing of the edition that anybody would edit. */
const isAside = ({ type }: EditionEvent): boolean => type === 'reminders-reached' || type === 'time-passed';

/** What is folded in a line is folded here, all else by theme in `evolve/`. */
function evolved(state: EditionState, event: Exclude<EditionEvent, { type: 'edition-created' }>, context: EventContext): EditionState {
  const { effectiveOn, actor: by, commandId: command, recordedAt: at } = context;
  switch (event.type) {
    case 'plan-revised':
      return revised(state, event, context);
    // the most frequent event by far: in a function of its own it takes a sixth longer
    case 'reminders-reached': {
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
      const responses = reportsTold(state.responses, event.reports ?? [], at);
      return { ...decisionTold(state, event.decision ?? [], at), reminded, responses, digested, followedUp, vacancies };
    }
    case 'time-passed':
      return { ...state, announced: announcedAfter(state.announced, event.passed) };
    case 'milestone-started':
    case 'milestone-completed':
    case 'milestone-waived':
    case 'milestone-reopened':
    case 'date-pinned':
    case 'date-unpinned':
    case 'retargeted':
      return evolveMilestone(state, event, context);
    case 'dates-decided':
    case 'postponement-announced':
    case 'postponement-withdrawn':
    case 'suspended':
    case 'suspension-revised':
    case 'reconvened':
    case 'cancelled':
    case 'edition-closed':
      return evolveCongress(state, event, context);
    case 'role-assigned':
    case 'role-released':
      return evolveRoles(state, event);
    case 'reminder-acknowledged':
    case 'reminder-snoozed':
    case 'milestone-declined':
    case 'completion-reported':
    case 'report-rejected':
      return evolveResponses(state, event, context);
    case 'conference-numbered':
      return { ...state, conference: event.number };
    case 'segment-placed':
      return { ...state, placement: event.placement };
    case 'template-adopted':
      return { ...state, template: { ...state.template, version: event.version } };
    case 'session-dated':
      return { ...state, sessions: [...state.sessions.filter((s) => s.key !== event.session.key), event.session] };
    case 'meetings-agreed':
      return { ...state, meetings: event.meetings };
    case 'external-recorded':
      return { ...state, externals: { ...state.externals, [event.external]: { effectiveOn, evidence: event.evidence } } };
    case 'ladder-set': {
      const others = without(state.ladders, [event.scope]);
      return { ...state, ladders: event.ladder === null ? others : { ...others, [event.scope]: event.ladder } };
    }
    case 'stage-opened':
      return { ...state, stages: { ...state.stages, [event.stage]: 'running' } };
    case 'stage-closed':
      return { ...state, stages: { ...state.stages, [event.stage]: 'ended' } };
    case 'simulation-applied':
      return { ...state, applied: { ...state.applied, [event.simulation]: { at, by, command } } };
    case 'figures-recorded':
      return { ...state, figures: event.figures };
    default:
      return assertUnreachable(event);
  }
}
