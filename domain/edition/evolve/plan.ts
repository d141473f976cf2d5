import type { EditionEvent, PlanChange } from '../events.js';
import type { EditionState, Move } from '../state.js';
import { touchOf, type EventContext } from './context.js';
import { without } from './without.js';

type PlanRevised = Extract<EditionEvent, { type: 'plan-revised' }>;

/** Milestones as they are planned anew. */
export function revised(state: EditionState, event: PlanRevised, context: EventContext): EditionState {
  const milestones = without(state.milestones, event.gone);
  const appearing = event.changes.map(({ milestone }) => milestone);
  const gone = { ...without(state.gone, appearing), ...only(state.milestones, event.gone, context) };
  const touch = touchOf(context);
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

/** A milestone that was gone and comes back goes on where it stopped, so that no notice has the key of an older one. */
const lastRevision = (state: EditionState, key: string): number =>
  Math.max(state.gone[key]?.revision ?? 0, ...Object.values(state.reminded[key] ?? {}).map(({ revision }) => revision));

function only(milestones: EditionState['milestones'], keys: string[], context: EventContext): EditionState['gone'] {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const last = milestones[key];
      return last ? [[key, { ...last, ...touchOf(context) }]] : [];
    }),
  );
}

const moveOf = (change: PlanChange, context: EventContext): Move => ({
  key: change.milestone,
  from: change.previous,
  to: change.due.on,
  why: change.why,
  effectiveOn: context.effectiveOn,
  recordedAt: context.recordedAt,
});
