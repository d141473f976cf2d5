import { assertUnreachable } from '../../refusal.js';
import { isSymbol, normaliseSymbol } from '../../template/symbol.js';
import type { EditionEvent } from '../events.js';
import type { EditionState, Postponement } from '../state.js';
import { touchOf, type EventContext } from './context.js';

type CongressEvent = Extract<
  EditionEvent,
  {
    type:
      'dates-decided' | 'postponement-announced' | 'postponement-withdrawn' | 'suspended' | 'reconvened' | 'cancelled' | 'edition-closed';
  }
>;

/** What is decided on the congress itself: when it is held, postponed or not held at all, and that its edition is over. */
export function evolveCongress(state: EditionState, event: CongressEvent, context: EventContext): EditionState {
  const { effectiveOn, actor, basis } = context;
  const touch = touchOf(context);
  switch (event.type) {
    case 'dates-decided': {
      const period = { opening: event.opening, closing: event.closing };
      return { ...state, ...placed(event), keyDates: { ...state.keyDates, first: state.keyDates.first ?? period, present: period } };
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
