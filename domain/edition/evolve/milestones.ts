import type { Root } from '../../plan/plan.types.js';
import { assertUnreachable } from '../../refusal.js';
import type { EditionEvent } from '../events.js';
import type { EditionState, MilestoneState } from '../state.js';
import { touchOf, type EventContext } from './context.js';
import { settled } from './responses.js';
import { without } from './without.js';

type MilestoneEvent = Extract<
  EditionEvent,
  {
    type:
      | 'milestone-started'
      | 'milestone-completed'
      | 'milestone-waived'
      | 'milestone-reopened'
      | 'date-pinned'
      | 'date-unpinned'
      | 'retargeted';
  }
>;

/** What is done to one milestone. */
export function evolveMilestone(state: EditionState, event: MilestoneEvent, context: EventContext): EditionState {
  const { effectiveOn, actor, basis } = context;
  const update = (change: (milestone: MilestoneState) => MilestoneState): EditionState => {
    const key = event.milestone;
    const milestone = state.milestones[key];
    if (!milestone) throw new Error(`${event.type} names ${key}, which ${state.id} does not have.`);
    return { ...state, milestones: { ...state.milestones, [key]: { ...change(milestone), ...touchOf(context) } } };
  };
  switch (event.type) {
    case 'milestone-started':
      return update((m) => ({ ...m, status: 'in-progress', startedOn: effectiveOn }));
    case 'milestone-completed':
      return settled(
        update(({ resumes: _, ...m }) => ({
          ...m,
          status: 'done',
          done: { on: event.on ?? effectiveOn, evidence: event.evidence, by: actor, deviations: event.deviations },
        })),
        event.milestone,
      );
    case 'milestone-waived':
      return settled(
        update(({ resumes: _, ...m }) => ({
          ...m,
          status: 'waived',
          waived: { on: effectiveOn, reason: event.reason, by: actor },
        })),
        event.milestone,
      );
    case 'milestone-reopened':
      return update(({ done, waived: _, ...m }) => ({
        ...m,
        ...reopenedStatus(state, m.due.root, done || m.startedOn ? 'in-progress' : 'planned'),
        reopened: { on: effectiveOn, reason: event.reason, by: actor },
      }));
    case 'date-pinned': {
      const pin = { on: event.on, by: actor, reason: event.reason, ...(basis === undefined ? {} : { basis }) };
      return { ...update((m) => m), pins: { ...state.pins, [event.milestone]: pin } };
    }
    case 'date-unpinned':
      return { ...update((m) => m), pins: without(state.pins, [event.milestone]) };
    case 'retargeted':
      return {
        ...update((m) => m),
        retargets: { ...state.retargets, [event.milestone]: { session: event.session, by: actor, basis: basis ?? '' } },
      };
    default:
      return assertUnreachable(event);
  }
}

/** While the congress is suspended, what hangs on its opening or closing is reopened into the suspension. */
const reopenedStatus = (
  { keyDates }: EditionState,
  root: Root,
  status: 'planned' | 'in-progress',
): Pick<MilestoneState, 'status' | 'resumes'> =>
  keyDates.suspended && (root === 'opening' || root === 'closing') ? { status: 'suspended', resumes: status } : { status };
