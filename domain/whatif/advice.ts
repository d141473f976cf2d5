import { sessionTitle } from '../calendar/session-title.js';
import type { World } from '../engine.types.js';
import type { Plan } from '../plan/plan.types.js';
import type { Graph } from '../plan/graph.js';
import type { PlainDate } from '../time/plain-date.js';
import type { Assumed } from './assume.js';
import { requiredBy } from './contradictions.js';
import { heldMilestone } from './dependencies.js';

/** What somebody who supposes this may not have meant, or not have thought of. */
export function adviceOn(world: World, graph: Graph, { facts, plan, input, exactly }: Assumed, present: Plan, today: PlainDate): string[] {
  return [...idle(), ...notOnRecord(), ...meetingsThatStay(), ...otherSessions()];

  /** Open by a day before which it is not due anyway. */
  function idle(): string[] {
    return facts.flatMap(({ fact, on }) => {
      if (fact.type !== 'not-done') return [];
      const due = present.find(({ key }) => key === fact.milestone)?.due.on ?? null;
      return due !== null && due >= on ? [`${fact.milestone} is due on ${due} anyway: to be open before then changes nothing.`] : [];
    });
  }

  /** Done on a day that has passed, when by the record what it cannot be done without was open: that may be missing from the record too. */
  function notOnRecord(): string[] {
    return facts.flatMap(({ fact, on }) => {
      if ((fact.type !== 'done' && fact.type !== 'late') || on >= today) return [];
      const open = requiredBy(world, graph, fact.milestone).filter((key) => !exactly.has(key));
      return open.length === 0
        ? []
        : [`${fact.milestone} cannot have been done on ${on} without ${open.join(', ')}, not on record as done. Suppose that too.`];
    });
  }

  function meetingsThatStay(): string[] {
    const held = heldMilestone(world);
    return facts.flatMap(({ fact }) => {
      if (fact.type !== 'done' && fact.type !== 'late') return [];
      const meeting = input.meetings.find(({ id, dates }) => dates && fact.milestone === `${held}.${id}`);
      if (!meeting) return [];
      return [
        `The days agreed for "${meeting.title}" stay, and what counts from them; suppose other days for the meeting to move those too.`,
      ];
    });
  }

  /** A session on the other side of the congress is counted otherwise, and takes along what hangs on it. */
  function otherSessions(): string[] {
    const named = (session: string): string => sessionTitle(world, session);
    const sessions = facts.flatMap(({ fact }) => (fact.type === 'session' ? [fact.session] : []));
    if (sessions.length === 0) return [];
    const before = new Map(present.map(({ key, due }) => [key, due.session ?? due.before]));
    return plan.flatMap(({ key, due }) => {
      const [was, is] = [before.get(key), due.session ?? due.before];
      return was === undefined || is === undefined || was === is
        ? []
        : [
            `${key} would hang on the ${named(is)} instead of the ${named(was)}: sessions are counted from the congress. Re-target it if that is not meant.`,
          ];
    });
  }
}
