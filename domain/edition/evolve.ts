import { isSymbol, normaliseSymbol } from '../template/symbol.js';
import { assertUnreachable } from '../refusal.js';
import type { Root } from '../plan/plan.types.js';
import { isPlainDate } from '../time/plain-date.js';
import { entriesAfter } from './entries.js';
import type { EditionEvent, Passed, PlanChange } from './events.js';
import type { Capacity } from '../template/template.js';
import type { Announced, EditionState, Holders, MilestoneState, Move, Postponement, Responses } from './state.js';

/** What an event's envelope tells the state. */
export interface EventContext {
  edition: string;
  sequence: number;
  commandId: string;
  effectiveOn: string;
  recordedAt: string;
  actor: string;
  basis?: string;
}

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

function created(event: Extract<EditionEvent, { type: 'edition-created' }>, context: EventContext): EditionState {
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

function evolved(state: EditionState, event: Exclude<EditionEvent, { type: 'edition-created' }>, context: EventContext): EditionState {
  const { effectiveOn, actor, basis, sequence, recordedAt } = context;
  const touch = { touched: sequence, touchedAt: recordedAt, touchedBy: actor };
  const update = (key: string, change: (milestone: MilestoneState) => MilestoneState): EditionState => {
    const milestone = state.milestones[key];
    if (!milestone) throw new Error(`${event.type} names ${key}, which ${state.id} does not have.`);
    return { ...state, milestones: { ...state.milestones, [key]: { ...change(milestone), ...touch } } };
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
      return settled(
        update(event.milestone, ({ resumes: _, ...m }) => ({
          ...m,
          status: 'done',
          done: { on: event.on ?? effectiveOn, evidence: event.evidence, by: actor, deviations: event.deviations },
        })),
        event.milestone,
      );
    case 'milestone-waived':
      return settled(
        update(event.milestone, ({ resumes: _, ...m }) => ({
          ...m,
          status: 'waived',
          waived: { on: effectiveOn, reason: event.reason, by: actor },
        })),
        event.milestone,
      );
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
          { announcedOn: effectiveOn === 'unknown' ? event.on : effectiveOn, bases: eachOnce(basis ? [basis] : []) },
        ],
      };
    case 'postponement-withdrawn':
      return { ...state, postponements: latestPostponement(state, (p) => ({ ...p, withdrawnOn: effectiveOn })) };
    case 'suspended': {
      const milestones = { ...state.milestones };
      for (const key of event.milestones) {
        const m = milestones[key];
        if (m && (m.status === 'planned' || m.status === 'in-progress'))
          milestones[key] = { ...m, status: 'suspended', resumes: m.status, ...touch };
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
          bases: eachOnce([...p.bases, ...(basis ? [basis] : [])]),
        })),
      };
    }
    case 'reconvened': {
      const milestones = Object.fromEntries(
        Object.entries(state.milestones).map(([key, { resumes, ...m }]) => [
          key,
          m.status === 'suspended' ? { ...m, status: resumes ?? 'planned', ...touch } : m,
        ]),
      );
      return {
        ...state,
        ...placed(event),
        ...(event.modality === undefined ? {} : { modality: event.modality }),
        status: 'preparing',
        milestones,
        keyDates: { ...state.keyDates, suspended: false, present: { opening: event.opening, closing: event.closing } },
        postponements: latestPostponement(state, (p) => ({
          ...p,
          reconvenedOn: effectiveOn,
          bases: eachOnce([...p.bases, ...(basis ? [basis] : [])]),
        })),
      };
    }
    case 'cancelled': {
      const { present: _, ...keyDates } = state.keyDates;
      return {
        ...state,
        status: 'cancelled',
        cancelled: { on: effectiveOn, evidence: event.evidence, by: actor, ...(basis === undefined ? {} : { basis }) },
        keyDates: { ...keyDates, suspended: false, cancelled: true },
      };
    }
    case 'segment-placed':
      return { ...state, placement: event.placement };
    case 'template-adopted':
      return { ...state, template: { ...state.template, version: event.version } };
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
      return holding(takenBack(filled(state, event), event), event, (holders) => [
        ...holders.filter((p) => p !== event.person),
        event.person,
      ]);
    case 'role-released':
      return vacated(
        state,
        holding(withoutPromises(state, event), event, (holders) => holders.filter((p) => p !== event.person)),
        event.role,
      );
    case 'ladder-set': {
      const others = without(state.ladders, [event.scope]);
      return { ...state, ladders: event.ladder === null ? others : { ...others, [event.scope]: event.ladder } };
    }
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
          on: effectiveOn,
          evidence: event.evidence,
          until: r.reported?.until ?? event.until,
          told: { ...r.reported?.told, ...toldAt(event.told, recordedAt) },
        },
      }));
    case 'report-rejected':
      return answered(state, event.milestone, ({ reported: _, ...r }) => r);
    case 'time-passed':
      return { ...state, announced: announcedAfter(state.announced, event.passed) };
    case 'stage-opened':
      return { ...state, stages: { ...state.stages, [event.stage]: 'running' } };
    case 'stage-closed':
      return { ...state, stages: { ...state.stages, [event.stage]: 'ended' } };
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
      const responses = reportsTold(state.responses, event.reports ?? [], recordedAt);
      return { ...state, reminded, responses, digested, followedUp, vacancies };
    }
    case 'simulation-applied':
      return {
        ...state,
        applied: { ...state.applied, [event.simulation]: { at: recordedAt, by: actor, command: context.commandId } },
      };
    case 'edition-closed': {
      const milestones = { ...state.milestones };
      for (const key of event.notRecorded) {
        const m = milestones[key];
        if (m) milestones[key] = { ...m, status: 'not-recorded', ...touch };
      }
      return { ...state, status: 'archived', milestones };
    }
    case 'figures-recorded':
      return { ...state, figures: event.figures };
    default:
      return assertUnreachable(event);
  }
}

function revised(state: EditionState, event: Extract<EditionEvent, { type: 'plan-revised' }>, context: EventContext): EditionState {
  const milestones = without(state.milestones, event.gone);
  const appearing = event.changes.map(({ milestone }) => milestone);
  const gone = { ...without(state.gone, appearing), ...only(state.milestones, event.gone, context) };
  const touch = { touched: context.sequence, touchedAt: context.recordedAt, touchedBy: context.actor };
  for (const change of event.changes) {
    const known = milestones[change.milestone];
    milestones[change.milestone] = known
      ? { ...known, due: change.due, ...(change.moved ? { revision: known.revision + 1, ...touch } : {}) }
      : { status: 'planned', due: change.due, revision: 1 + lastRevision(state, change.milestone), ...touch };
  }
  return {
    ...state,
    milestones,
    gone,
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

/** A milestone that was gone and comes back goes on where it stopped, so that no notice has the key of an older one. */
const lastRevision = (state: EditionState, key: string): number =>
  Math.max(state.gone[key]?.revision ?? 0, ...Object.values(state.reminded[key] ?? {}).map(({ revision }) => revision));

function only(milestones: EditionState['milestones'], keys: string[], { sequence, recordedAt, actor }: EventContext): EditionState['gone'] {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const last = milestones[key];
      return last ? [[key, { ...last, touched: sequence, touchedAt: recordedAt, touchedBy: actor }]] : [];
    }),
  );
}

const nobody: Holders = { responsible: [], deputy: [], supervisor: [], informed: [] };

function holding(
  state: EditionState,
  { role, capacity }: { role: string; capacity: Capacity },
  change: (holders: string[]) => string[],
): EditionState {
  const before = state.roles[role] ?? nobody;
  return { ...state, roles: { ...state.roles, [role]: { ...before, [capacity]: change(before[capacity]) } } };
}

/** Someone who can act ends a vacancy. */
const filled = (state: EditionState, { role, capacity }: { role: string; capacity: Capacity }): EditionState =>
  capacity === 'responsible' || capacity === 'deputy' ? { ...state, vacancies: without(state.vacancies, [role]) } : state;

/** Who falls away as the last one who can act leaves a vacancy of which nobody has been told, whatever was found before. */
const vacated = (before: EditionState, after: EditionState, role: string): EditionState =>
  canAct(before, role) && !canAct(after, role) ? { ...after, vacancies: without(after.vacancies, [role]) } : after;

const canAct = ({ roles }: EditionState, role: string): boolean => {
  const { responsible, deputy } = roles[role] ?? nobody;
  return responsible.length + deputy.length > 0;
};

const unanswered: Responses = { snoozed: {}, declined: {} };

/** What was promised, put off or reported is settled with the milestone; whose it is not, it is not if it is opened again. */
const settled = (state: EditionState, key: string): EditionState =>
  state.responses[key] ? answered(state, key, ({ declined }) => ({ snoozed: {}, declined })) : state;

function withoutPromiseOf(responses: Responses, person: string): Responses {
  const { acknowledged, ...others } = responses;
  return acknowledged?.by === person ? others : responses;
}

/** What someone who leaves had taken on is taken on no more. */
const withoutPromises = (state: EditionState, { person, promises = [] }: { person: string; promises?: string[] }): EditionState =>
  promises.reduce((s, key) => answered(s, key, (r) => withoutPromiseOf(r, person)), state);

/** A milestone that a person had declined is theirs again. */
const takenBack = (state: EditionState, { person, again = [] }: { person: string; again?: string[] }): EditionState =>
  again.reduce((s, key) => answered(s, key, (r) => ({ ...r, declined: without(r.declined, [person]) })), state);

const toldAt = (people: readonly string[], at: string): Record<string, string> => Object.fromEntries(people.map((person) => [person, at]));

function reportsTold(
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

const answered = (state: EditionState, key: string, change: (responses: Responses) => Responses): EditionState => ({
  ...state,
  responses: { ...state.responses, [key]: change(state.responses[key] ?? unanswered) },
});

/** The day on which it was recorded, where it is not known otherwise. */
const dayOf = ({ effectiveOn, recordedAt }: EventContext): string => (isPlainDate(effectiveOn) ? effectiveOn : recordedAt.slice(0, 10));

function announcedAfter(before: EditionState['announced'], passed: Passed[]): EditionState['announced'] {
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

const moveOf = (change: PlanChange, context: EventContext): Move => ({
  key: change.milestone,
  from: change.previous,
  to: change.due.on,
  why: change.why,
  effectiveOn: context.effectiveOn,
  recordedAt: context.recordedAt,
});

const placed = (event: { venue?: string; host?: string }): Pick<EditionState, 'venue' | 'host'> => ({
  ...(event.venue === undefined ? {} : { venue: event.venue }),
  ...(event.host === undefined ? {} : { host: event.host }),
});

/** What decisions rest on, each once, however it was written. */
const eachOnce = (bases: readonly string[]): string[] => [
  ...new Set(bases.map((basis) => (isSymbol(basis) ? normaliseSymbol(basis) : basis))),
];

const latestPostponement = (state: EditionState, change: (p: Postponement) => Postponement): Postponement[] =>
  state.postponements.map((p, i) => (i === state.postponements.length - 1 ? change(p) : p));

function without<T>(record: Record<string, T>, keys: string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
