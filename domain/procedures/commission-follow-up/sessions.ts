import type { Session } from '../../calendar/session.js';
import { refuse, type Refusal } from '../../refusal.js';
import type { RequirementId } from '../../template/template.js';
import type { StageView } from '../procedure.js';
import { surelyBefore } from '../reading.js';
import { breaks } from '../stage.js';
import { settingsOf } from './settings.js';

type Body = 'commission' | 'council' | 'assembly';

/** The session after this one, by name: `commission-30` is followed by `commission-31`. */
export const nextSession = (key: string): string => key.replace(/\d+$/, (number) => String(Number(number) + 1));
const previousSession = (key: string): string => key.replace(/\d+$/, (number) => String(Number(number) - 1));

/**
 * Faults of a session that a step names: the calendar does not know it, or it is one of another body, or not the one at
 * which the milestone falls. A milestone falls at another session only by a decision that re-targets it.
 */
export function sessionFaults(
  key: string,
  view: StageView,
  expected: { body: Body; slot?: string; rule: RequirementId; pointer?: string },
): Refusal[] {
  const { body, slot, rule, pointer = '/payload/session' } = expected;
  const session = view.session(key);
  if (!session) return [unknownSession(key, pointer)];
  if (session.body !== settingsOf(view).bodies[body])
    return [breaks(rule, `${session.title} is not a session of the ${titles[body]}; name one of it.`, pointer)];
  const due = slot === undefined ? undefined : view.slot(slot)?.due.session;
  if (due !== undefined && due !== key) {
    return [
      breaks(
        rule,
        `Name ${view.session(due)?.title ?? due}, at which this falls, not ${session.title}. Re-target it by a decision if another session is to take it up.`,
        pointer,
      ),
    ];
  }
  return [];
}

/** Faults of a session that is held to be the first of its body after the closing, where no plan says which one it is. */
export function firstAfterClosing(key: string, view: StageView, rule: RequirementId): Refusal[] {
  const session = view.session(key);
  if (!session || !view.dates) return [];
  const { closing } = view.dates;
  if (session.start <= closing)
    return [breaks(rule, `${session.title} began before the congress closed (${closing}). Name one after it.`, '/payload/session')];
  const before = view.session(previousSession(key));
  return before && before.start > closing
    ? [breaks(rule, `Name ${before.title}, which comes first after the closing (${closing}), not ${session.title}.`, '/payload/session')]
    : [];
}

/** An act of a session does not happen before the session begins. Months alone are expected, so they bind nothing. */
export function notBeforeSession(key: string, view: StageView, rule: RequirementId): Refusal[] {
  const session = view.session(key);
  if (!session || session.certainty !== 'dated' || !surelyBefore(view, session.start)) return [];
  return [
    breaks(rule, `${session.title} begins on ${session.start}; nothing can have been done at it before. Check the date.`, '/effectiveOn'),
  ];
}

export const unknownSession = (key: string, pointer: string): Refusal =>
  refuse('session-unknown', `The calendar has no session "${key}"; name one of it.`, { facts: [{ ref: key, says: 'unknown' }], pointer });

/** A session's title, or its name where the calendar does not know it. */
export const sessionTitle = (key: string, view: StageView): string => view.session(key)?.title ?? key;
export const known = (keys: string[], view: StageView): Session[] => keys.flatMap((key) => view.session(key) ?? []);

const titles: Record<Body, string> = { commission: 'Commission', council: 'Council', assembly: 'Assembly' };
