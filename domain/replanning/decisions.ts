import type { Session } from '../calendar/session.js';
import { isActive, titleOf } from '../edition/milestones.js';
import { prerequisites } from '../edition/prerequisites.js';
import { keysInOrder } from '../edition/view.js';
import { foundOnce } from '../plan/found-once.js';
import type { SessionAnchor } from '../plan/session-anchor.js';
import type { MilestoneKey } from '../template/template.js';
import { dateInWords } from '../time/in-words.js';
import { daysBetween, later, shift, type PlainDate } from '../time/plain-date.js';
import type { SessionDays, SessionDecision } from './difference.types.js';
import { comesBefore, followsFirst, presentSession, sessionAnchorOf, sessionFrom, sessionsByPresentDates } from './session-choice.js';
import type { Side } from './standing.js';

/**
 * The sessions that need an explicit decision since a change, and did not need the same one before: a postponement moves
 * no session, so what hangs on one stays there until somebody re-targets it. Sources: R150.
 */
export function newDecisions(before: Side, after: Side): SessionDecision[] {
  const known = new Set(decisionsOf(before).map(nameOf));
  return decisionsOf(after).filter((decision) => !known.has(nameOf(decision)));
}

const nameOf = ({ milestone, session, suggestion }: SessionDecision): string => `${milestone} ${session.key} ${suggestion?.key ?? ''}`;

function decisionsOf(side: Side): SessionDecision[] {
  const { world, edition, today } = side;
  const byPresent = sessionsByPresentDates(side);
  const decisionOn = foundOnce(decided);
  return keysInOrder(world).flatMap((key) => decisionOn(key) ?? []);

  function decided(key: MilestoneKey): SessionDecision | undefined {
    const milestone = edition.milestones[key];
    const anchor = sessionAnchorOf(world, key);
    const session = presentSession(key, side);
    if (!milestone || !isActive(milestone) || !anchor || !session || milestone.due.root === 'pin') return undefined;
    if (followsFirst(world, key) && !Object.hasOwn(edition.retargets, key)) return undefined;
    const asked = (why: string, suggestion: Session | undefined): SessionDecision => ({
      milestone: key,
      title: titleOf(world, key),
      session: daysOf(session),
      suggestion: suggestion ? daysOf(suggestion) : null,
      why: suggestion ? why : `${why}${withoutSuggestion(anchor)}`,
    });

    const awaited = lastAwaited(key);
    if (awaited?.on === null && edition.keyDates.suspended) return asked(`It waits for ${awaited.key}, which has no date.`, undefined);
    const counted = Object.hasOwn(edition.retargets, key) ? undefined : byPresent.get(key);
    const reason = reasonToDecide(session, milestone.due.on, awaited, counted);
    if (reason === undefined) return undefined;
    const suggestion = sessionFrom(counted ?? session, anchor, later(today, neededFrom(session, milestone.due.on, awaited)), side);
    // The one at which it stands is the one that can be had: there is nothing to decide.
    if (suggestion?.key === session.key) return undefined;
    return asked(
      `${reason}${counted && suggestion && counted.key !== session.key ? notThen(counted, suggestion, awaited) : ''}`,
      suggestion,
    );
  }

  /** The earliest last day of a session at which a milestone, as far from it as now, comes after what it needs. */
  function neededFrom({ end }: Session, dueOn: PlainDate | null, awaited: Awaited): PlainDate {
    if (!awaited?.on) return today;
    return dueOn === null || dueOn >= end ? awaited.on : shift(awaited.on, { count: daysBetween(dueOn, end), unit: 'd' });
  }

  /** Why a session does not fit any more; undefined where it does. */
  function reasonToDecide(session: Session, dueOn: PlainDate | null, awaited: Awaited, counted: Session | undefined): string | undefined {
    if (session.end < today) return `The session ended on ${dateInWords(session.end)}.`;
    if (awaited?.on && dueOn !== null && awaited.on > dueOn) {
      const late = awaited.on > session.end ? 'when the session is over' : `after ${dateInWords(dueOn)}, when it is due`;
      return `${awaited.key}, which it needs, is there on ${dateInWords(awaited.on)} at the earliest, ${late}.`;
    }
    if (counted && counted.key !== session.key)
      return `It is counted from the dates first decided; counted from the dates in force it would be the ${counted.title}.`;
    return undefined;
  }

  /** Why another session is suggested than the one that the dates in force would give. */
  function notThen(counted: Session, suggestion: Session, awaited: Awaited): string {
    if (counted.key === suggestion.key) return '';
    if (counted.end < today) return ` The ${counted.title} ended on ${dateInWords(counted.end)}.`;
    return awaited?.on ? ` The ${counted.title} is over before ${awaited.key}, which it needs, is there (${dateInWords(awaited.on)}).` : '';
  }

  function withoutSuggestion(anchor: SessionAnchor): string {
    if (edition.keyDates.suspended) return ' The congress is postponed without a date; choose a session once there are new dates.';
    return comesBefore(anchor) ? ' No later one ends before the opening; waive it.' : '';
  }

  /** The open prerequisite that is there last: by its due date, or at the session that is suggested for it. Null: undated. */
  function lastAwaited(key: MilestoneKey): Awaited {
    const open = prerequisites(world, key).hard.filter(({ satisfied }) => !satisfied);
    const days = open.map((p) => ({ key: p.key, on: thereOn(p.key) }));
    return days.find(({ on }) => on === null) ?? days.reduce<Awaited>((a, b) => (a && (a.on ?? '') >= (b.on ?? '') ? a : b), undefined);
  }

  function thereOn(key: MilestoneKey): PlainDate | null {
    const decision = decisionOn(key);
    return decision ? (decision.suggestion?.end ?? null) : (edition.milestones[key]?.due.on ?? null);
  }
}

/** What something waits for, and when that is there; null: undated. */
type Awaited = { key: MilestoneKey; on: PlainDate | null } | undefined;

const daysOf = ({ key, title, start, end, certainty }: Session): SessionDays => ({ key, title, start, end, certainty });
