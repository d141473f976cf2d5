import { assertUnreachable } from '../refusal.js';
import type { Root } from '../plan/plan.types.js';
import type { EditionEvent, PlanChange } from './events.js';
import type { EditionState, MilestoneState, Move, Postponement } from './state.js';

/** What an event's envelope tells the state. */
export interface EventContext {
  edition: string;
  sequence: number;
  effectiveOn: string;
  recordedAt: string;
  actor: string;
  basis?: string;
}

/** The edition after one of its events. Pure and total: every event that was ever recorded can be folded. */
export function evolveEdition(state: EditionState | undefined, event: EditionEvent, context: EventContext): EditionState {
  if (event.type === 'edition-created') return { ...created(event, context), sequence: context.sequence, touched: context.sequence };
  if (!state) throw new Error(`The edition ${context.edition} begins with ${event.type}; an edition begins with edition-created.`);
  const touched = event.type === 'reminders-reached' ? state.touched : context.sequence;
  return { ...evolved(state, event, context), sequence: context.sequence, touched };
}

function created(event: Extract<EditionEvent, { type: 'edition-created' }>, context: EventContext): EditionState {
  return {
    id: context.edition,
    title: event.title,
    template: event.template,
    zone: event.zone,
    mode: event.mode,
    status: 'preparing',
    placement: event.placement,
    ...(event.conference === undefined ? {} : { conference: event.conference }),
    ...(event.host === undefined ? {} : { host: event.host }),
    ...(event.venue === undefined ? {} : { venue: event.venue }),
    keyDates: { targetYear: event.targetYear, suspended: false, ...(event.dates ? { first: event.dates, present: event.dates } : {}) },
    sessions: event.sessions,
    meetings: event.meetings,
    milestones: {},
    postponements: [],
    pins: {},
    retargets: {},
    roles: {},
    externals: {},
    ...(event.previous ? { previous: event.previous } : {}),
    stages: {},
    reminded: {},
    moves: [],
    sequence: 0,
    touched: 0,
  };
}

function evolved(state: EditionState, event: Exclude<EditionEvent, { type: 'edition-created' }>, context: EventContext): EditionState {
  const { effectiveOn, actor, basis, sequence } = context;
  const update = (key: string, change: (milestone: MilestoneState) => MilestoneState): EditionState => {
    const milestone = state.milestones[key];
    if (!milestone) throw new Error(`${event.type} names ${key}, which ${state.id} does not have.`);
    return { ...state, milestones: { ...state.milestones, [key]: { ...change(milestone), touched: sequence } } };
  };
  switch (event.type) {
    case 'dates-decided': {
      const period = { opening: event.opening, closing: event.closing };
      return { ...state, ...placed(event), keyDates: { ...state.keyDates, first: state.keyDates.first ?? period, present: period } };
    }
    case 'conference-numbered':
      return { ...state, conference: event.number };
    case 'plan-revised':
      return revised(state, event, context);
    case 'milestone-started':
      return update(event.milestone, (m) => ({ ...m, status: 'in-progress', startedOn: effectiveOn }));
    case 'milestone-completed':
      return update(event.milestone, ({ resumes: _, ...m }) => ({
        ...m,
        status: 'done',
        done: { on: effectiveOn, evidence: event.evidence, by: actor, deviations: event.deviations },
      }));
    case 'milestone-waived':
      return update(event.milestone, ({ resumes: _, ...m }) => ({
        ...m,
        status: 'waived',
        waived: { on: effectiveOn, reason: event.reason, by: actor },
      }));
    case 'milestone-reopened':
      return update(event.milestone, ({ done, waived: _, ...m }) => ({
        ...m,
        ...reopenedStatus(state, m.due.root, done || m.startedOn ? 'in-progress' : 'planned'),
        reopened: { on: effectiveOn, reason: event.reason, by: actor },
      }));
    case 'date-pinned': {
      const pin = { on: event.on, by: actor, reason: event.reason, ...(basis === undefined ? {} : { basis }) };
      return { ...update(event.milestone, (m) => m), pins: { ...state.pins, [event.milestone]: pin } };
    }
    case 'date-unpinned':
      return { ...update(event.milestone, (m) => m), pins: without(state.pins, [event.milestone]) };
    case 'postponement-announced':
      return {
        ...state,
        postponements: [
          ...state.postponements,
          { announcedOn: effectiveOn === 'unknown' ? event.on : effectiveOn, bases: basis ? [basis] : [] },
        ],
      };
    case 'postponement-withdrawn':
      return { ...state, postponements: latestPostponement(state, (p) => ({ ...p, withdrawnOn: effectiveOn })) };
    case 'suspended': {
      const milestones = { ...state.milestones };
      for (const key of event.milestones) {
        const m = milestones[key];
        if (m && (m.status === 'planned' || m.status === 'in-progress'))
          milestones[key] = { ...m, status: 'suspended', resumes: m.status, touched: sequence };
      }
      const { present: _, ...keyDates } = state.keyDates;
      return {
        ...state,
        status: 'suspended',
        milestones,
        keyDates: { ...keyDates, suspended: true },
        postponements: latestPostponement(state, (p) => ({
          ...p,
          suspendedOn: effectiveOn,
          bases: [...p.bases, ...(basis ? [basis] : [])],
        })),
      };
    }
    case 'reconvened': {
      const milestones = Object.fromEntries(
        Object.entries(state.milestones).map(([key, { resumes, ...m }]) => [
          key,
          m.status === 'suspended' ? { ...m, status: resumes ?? 'planned', touched: sequence } : m,
        ]),
      );
      return {
        ...state,
        ...placed(event),
        status: 'preparing',
        milestones,
        keyDates: { ...state.keyDates, suspended: false, present: { opening: event.opening, closing: event.closing } },
        postponements: latestPostponement(state, (p) => ({
          ...p,
          reconvenedOn: effectiveOn,
          bases: [...p.bases, ...(basis ? [basis] : [])],
        })),
      };
    }
    case 'retargeted':
      return {
        ...update(event.milestone, (m) => m),
        retargets: { ...state.retargets, [event.milestone]: { session: event.session, by: actor, basis: basis ?? '' } },
      };
    case 'session-dated':
      return { ...state, sessions: [...state.sessions.filter((s) => s.key !== event.session.key), event.session] };
    case 'meetings-agreed':
      return { ...state, meetings: event.meetings };
    case 'external-recorded':
      return { ...state, externals: { ...state.externals, [event.external]: { effectiveOn, evidence: event.evidence } } };
    case 'role-assigned':
      return {
        ...state,
        roles: { ...state.roles, [event.role]: [...(state.roles[event.role] ?? []).filter((p) => p !== event.person), event.person] },
      };
    case 'role-released':
      return { ...state, roles: { ...state.roles, [event.role]: (state.roles[event.role] ?? []).filter((p) => p !== event.person) } };
    case 'stage-opened':
      return { ...state, stages: { ...state.stages, [event.stage]: 'running' } };
    case 'stage-closed':
      return { ...state, stages: { ...state.stages, [event.stage]: 'ended' } };
    case 'reminders-reached': {
      const reminded = { ...state.reminded };
      for (const { milestone, recipient, revision, through } of event.rungs) {
        reminded[milestone] = { ...reminded[milestone], [recipient]: { revision, through } };
      }
      return { ...state, reminded };
    }
    case 'edition-closed': {
      const milestones = { ...state.milestones };
      for (const key of event.notRecorded) {
        const m = milestones[key];
        if (m) milestones[key] = { ...m, status: 'not-recorded', touched: sequence };
      }
      return { ...state, status: 'archived', milestones };
    }
    default:
      return assertUnreachable(event);
  }
}

function revised(state: EditionState, event: Extract<EditionEvent, { type: 'plan-revised' }>, context: EventContext): EditionState {
  const milestones = without(state.milestones, event.gone);
  for (const change of event.changes) {
    const known = milestones[change.milestone];
    milestones[change.milestone] = known
      ? { ...known, due: change.due, ...(change.moved ? { revision: known.revision + 1, touched: context.sequence } : {}) }
      : { status: 'planned', due: change.due, revision: 1 + lastReminded(state, change.milestone), touched: context.sequence };
  }
  return {
    ...state,
    milestones,
    moves: [...state.moves, ...event.changes.filter((c) => c.moved && state.milestones[c.milestone]).map((c) => moveOf(c, context))],
  };
}

/** While the congress is suspended, what hangs on its opening or closing is reopened into the suspension. */
const reopenedStatus = (
  { keyDates }: EditionState,
  root: Root,
  status: 'planned' | 'in-progress',
): Pick<MilestoneState, 'status' | 'resumes'> =>
  keyDates.suspended && (root === 'opening' || root === 'closing') ? { status: 'suspended', resumes: status } : { status };

/** A milestone that was gone and comes back goes on where its reminders stopped, so that no notice has the key of an older one. */
const lastReminded = (state: EditionState, key: string): number =>
  Math.max(0, ...Object.values(state.reminded[key] ?? {}).map(({ revision }) => revision));

const moveOf = (change: PlanChange, context: EventContext): Move => ({
  key: change.milestone,
  from: change.previous,
  to: change.due.on,
  why: change.why,
  recordedAt: context.recordedAt,
});

const placed = (event: { venue?: string; host?: string }): Pick<EditionState, 'venue' | 'host'> => ({
  ...(event.venue === undefined ? {} : { venue: event.venue }),
  ...(event.host === undefined ? {} : { host: event.host }),
});

const latestPostponement = (state: EditionState, change: (p: Postponement) => Postponement): Postponement[] =>
  state.postponements.map((p, i) => (i === state.postponements.length - 1 ? change(p) : p));

function without<T>(record: Record<string, T>, keys: string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
