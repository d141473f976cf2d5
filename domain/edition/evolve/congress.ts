import { assertUnreachable } from '../../refusal.js';
import { isSymbol, normaliseSymbol } from '../../template/symbol.js';
import type { MilestoneKey } from '../../template/template.js';
import type { EditionEvent } from '../events.js';
import type { EditionState, Postponement } from '../state.js';
import { touchOf, type EventContext } from './context.js';

type CongressEvent = Extract<
  EditionEvent,
  {
    type:
      | 'dates-decided'
      | 'postponement-announced'
      | 'postponement-withdrawn'
      | 'suspended'
      | 'suspension-revised'
      | 'reconvened'
      | 'cancelled'
      | 'edition-closed';
  }
>;

/** What is decided on the congress itself: when it is held, postponed or not held at all, and that its edition is over. */
export function evolveCongress(state: EditionState, event: CongressEvent, context: EventContext): EditionState {
  const { effectiveOn, actor, basis } = context;
  const touch = touchOf(context);
  switch (event.type) {
    case 'dates-decided': {
      const period = { opening: event.opening, closing: event.closing };
      const keyDates = { ...state.keyDates, first: state.keyDates.first ?? period, present: period };
      return { ...state, ...placed(event), keyDates, datedAt: state.datedAt ?? context.recordedAt };
    }
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
      const milestones = waiting(state.milestones, event.milestones, touch);
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
    case 'suspension-revised':
      // A reading of the past may leave the suspension out.
      return state.keyDates.suspended
        ? { ...state, milestones: waiting(takenUp(state.milestones, event.resumed, touch), event.suspended, touch) }
        : state;
    case 'reconvened': {
      const milestones = takenUp(state.milestones, Object.keys(state.milestones), touch);
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
    case 'edition-closed': {
      const milestones = { ...state.milestones };
      for (const key of event.notRecorded) {
        const m = milestones[key];
        if (m) milestones[key] = { ...m, status: 'not-recorded', ...touch };
      }
      return { ...state, status: 'archived', milestones };
    }
    default:
      return assertUnreachable(event);
  }
}

type Milestones = EditionState['milestones'];
type Touch = ReturnType<typeof touchOf>;

/** These of the milestones, where they are open, wait for new dates. */
function waiting(before: Milestones, keys: readonly MilestoneKey[], touch: Touch): Milestones {
  const milestones = { ...before };
  for (const key of keys) {
    const m = milestones[key];
    if (m && (m.status === 'planned' || m.status === 'in-progress'))
      milestones[key] = { ...m, status: 'suspended', resumes: m.status, ...touch };
  }
  return milestones;
}

/** These of the milestones, where they wait, go on as they did before. */
function takenUp(before: Milestones, keys: readonly MilestoneKey[], touch: Touch): Milestones {
  const milestones = { ...before };
  for (const key of keys) {
    const m = milestones[key];
    if (!m) continue;
    const { resumes = 'planned', ...rest } = m;
    milestones[key] = m.status === 'suspended' ? { ...rest, status: resumes, ...touch } : rest;
  }
  return milestones;
}

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
