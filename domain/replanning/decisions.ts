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
  const known = new Map(decisionsOf(before).map((decision) => [nameOf(decision), decision]));
  return decisionsOf(after).filter((decision) => {
    const same = known.get(nameOf(decision));
    return same === undefined || (same.mayStay && !decision.mayStay);
  });
}

const nameOf = ({ milestone, session, suggestion }: SessionDecision): string => `${milestone} ${session.key} ${suggestion?.key ?? ''}`;

function decisionsOf(side: Side): SessionDecision[] {
  const { world, edition, today } = side;
  const byPresent = sessionsByPresentDates(side);
  const decisionOn = foundOnce(decided);
  const needOn = foundOnce(needed);
  return keysInOrder(world).flatMap((key) => decisionOn(key) ?? []);

  function decided(key: MilestoneKey): SessionDecision | undefined {
    const placed = placedOn(key);
    if (!placed) return undefined;
    const { anchor, session, dueOn, counted } = placed;
    const need = needOn(key);
    const asked = (why: string, suggestion: Session | undefined): SessionDecision => ({
      milestone: key,
      title: titleOf(world, key),
      session: daysOf(session),
      suggestion: suggestion ? daysOf(suggestion) : null,
      why: suggestion ? why : `${why}${withoutSuggestion(anchor)}`,
      ...(need === undefined ? { mayStay: true } : {}),
    });

    const awaited = lastAwaited(key, asSuggested);
    if (awaited?.on === null && edition.keyDates.suspended) return asked(need?.why ?? withoutDate(awaited.key), undefined);
    const reason = reasonOf(need, placed, awaited);
    if (reason === undefined) return undefined;
    const suggestion = sessionFrom(counted ?? session, anchor, later(today, neededFrom(session, dueOn, awaited)), side);
    // The one at which it stands is the one that can be had: there is nothing to decide.
    if (suggestion?.key === session.key) return undefined;
    return asked(
      `${reason}${counted && suggestion && counted.key !== session.key ? notThen(counted, suggestion, awaited) : ''}`,
      suggestion,
    );
  }

  /** The session at which a milestone is to be decided on stands; undefined where it has none, or follows another one. */
  function placedOn(key: MilestoneKey): Placed | undefined {
    const milestone = edition.milestones[key];
    const anchor = sessionAnchorOf(world, key);
    const session = presentSession(key, side);
    if (!milestone || !isActive(milestone) || !anchor || !session || milestone.due.root === 'pin') return undefined;
    const isRetargeted = Object.hasOwn(edition.retargets, key);
    if (followsFirst(world, key) && !isRetargeted) return undefined;
    return { anchor, session, dueOn: milestone.due.on, counted: isRetargeted ? undefined : byPresent.get(key) };
  }

  /** Why a session cannot stay, whatever is decided on others; undefined where it can, as things stand. */
  function needed(key: MilestoneKey): Need | undefined {
    const placed = placedOn(key);
    if (!placed) return undefined;
    const { anchor, session, dueOn } = placed;
    const awaited = lastAwaited(key, asThingsStand);
    if (awaited?.on === null && edition.keyDates.suspended) return { why: withoutDate(awaited.key), earliest: null };
    const why =
      session.end < today
        ? `The session ended on ${dateInWords(session.end)}.`
        : comesTooLate(awaited, dueOn)
          ? `${awaited.key}, which it needs, is there on ${dateInWords(awaited.on)} at the earliest, ${tooLate(placed, awaited.on)}.`
          : undefined;
    if (why === undefined) return undefined;
    return { why, earliest: sessionFrom(session, anchor, later(today, neededFrom(session, dueOn, awaited)), side)?.end ?? null };
  }

  /** Why a session does not fit any more, or would not if what is suggested for others were decided; undefined where it fits. */
  function reasonOf(need: Need | undefined, placed: Placed, awaited: Awaited): string | undefined {
    const { session, dueOn, counted } = placed;
    const also = comesTooLate(awaited, dueOn) ? ifDecided(awaited) : undefined;
    const isThen = awaited?.on && also ? `${also} it is there on ${dateInWords(awaited.on)}` : undefined;
    if (need) return session.end < today || !isThen ? need.why : `${need.why} ${isThen}.`;
    if (awaited?.on && isThen) return `${isThen}, ${tooLate(placed, awaited.on)}.`;
    if (counted && counted.key !== session.key)
      return `It is counted from the dates first decided; counted from the dates in force it would be the ${counted.title}.`;
    return undefined;
  }

  /** The earliest last day of a session at which a milestone, as far from it as now, comes after what it needs. */
  function neededFrom({ end }: Session, dueOn: PlainDate | null, awaited: Awaited): PlainDate {
    if (!awaited?.on) return today;
    return dueOn === null || dueOn >= end ? awaited.on : shift(awaited.on, { count: daysBetween(dueOn, end), unit: 'd' });
  }

  /** Why another session is suggested than the one that the dates in force would give. */
  function notThen(counted: Session, suggestion: Session, awaited: Awaited): string {
    if (counted.key === suggestion.key) return '';
    if (counted.end < today) return ` The ${counted.title} ended on ${dateInWords(counted.end)}.`;
    if (!awaited?.on) return '';
    const given = ifDecided(awaited);
    const isOver = `the ${counted.title} is over before ${awaited.key}, which it needs, is there (${dateInWords(awaited.on)}).`;
    return given === undefined ? ` T${isOver.slice(1)}` : ` ${given} ${isOver}`;
  }

  /** "If M04 goes to the 83rd session of the General Assembly, as suggested,": undefined where its day does not rest on that. */
  function ifDecided(awaited: Exclude<Awaited, undefined>): string | undefined {
    const suggestion = decisionOn(awaited.key)?.suggestion;
    if (!suggestion || asThingsStand(awaited.key) === awaited.on) return undefined;
    return `If ${awaited.key} goes to the ${suggestion.title}, as suggested,`;
  }

  function withoutSuggestion(anchor: SessionAnchor): string {
    if (edition.keyDates.suspended) return ' The congress is postponed without a date; choose a session once there are new dates.';
    return comesBefore(anchor) ? ' No later one ends before the opening; waive it.' : '';
  }

  /** The open prerequisite that is there last. Null: it has no date. */
  function lastAwaited(key: MilestoneKey, thereOn: (key: MilestoneKey) => PlainDate | null): Awaited {
    const open = prerequisites(world, key).hard.filter(({ satisfied }) => !satisfied);
    const days = open.map((p) => ({ key: p.key, on: thereOn(p.key) }));
    return days.find(({ on }) => on === null) ?? days.reduce<Awaited>((a, b) => (a && (a.on ?? '') >= (b.on ?? '') ? a : b), undefined);
  }

  /** By its due date, or at the first session that can be had where it cannot stay at its own. */
  function asThingsStand(key: MilestoneKey): PlainDate | null {
    const need = needOn(key);
    return need ? need.earliest : (edition.milestones[key]?.due.on ?? null);
  }

  /** By its due date, or at the session that is suggested for it. */
  function asSuggested(key: MilestoneKey): PlainDate | null {
    const decision = decisionOn(key);
    return decision ? (decision.suggestion?.end ?? null) : (edition.milestones[key]?.due.on ?? null);
  }
}

/** A milestone at its session. `counted`: the session that the dates in force would give it. */
interface Placed {
  anchor: SessionAnchor;
  session: Session;
  dueOn: PlainDate | null;
  counted: Session | undefined;
}

/** Why a session cannot stay, and the last day of the first one that can be had; null: there is none. */
interface Need {
  why: string;
  earliest: PlainDate | null;
}

/** What something waits for, and when that is there; null: undated. */
type Awaited = { key: MilestoneKey; on: PlainDate | null } | undefined;

const withoutDate = (key: MilestoneKey): string => `It waits for ${key}, which has no date.`;

const comesTooLate = (awaited: Awaited, dueOn: PlainDate | null): awaited is { key: MilestoneKey; on: PlainDate } =>
  awaited !== undefined && awaited.on !== null && dueOn !== null && awaited.on > dueOn;

const tooLate = ({ session, dueOn }: Placed, on: PlainDate): string =>
  on > session.end || dueOn === null ? 'when the session is over' : `after ${dateInWords(dueOn)}, when it is due`;

const daysOf = ({ key, title, start, end, certainty }: Session): SessionDays => ({ key, title, start, end, certainty });
