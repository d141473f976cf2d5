import type { z } from 'zod';
import { bounds, type EffectiveOn } from '../time/effective-on.js';
import type { PlainDate } from '../time/plain-date.js';
import { latest, performances, type StageState, type StageView } from './procedure.js';

/** Payloads of a step, oldest first. They were parsed by this schema when the step was decided. */
export function payloadsOf<S extends z.ZodType>(state: StageState, stepId: string, _schema: S): z.output<S>[] {
  return performances(state, stepId).map((performed) => performed.payload as z.output<S>);
}

/** The payload of the latest performance of a step. */
export function payloadOf<S extends z.ZodType>(state: StageState | undefined, stepId: string, _schema: S): z.output<S> | undefined {
  return state && (latest(state, stepId)?.payload as z.output<S> | undefined);
}

export const wasPerformed = (state: StageState | undefined, stepId: string): boolean =>
  state?.performed.some((p) => p.step === stepId) ?? false;

/** First and last day on which something recorded can have happened, as far as the calendar of sessions tells. */
export const boundsIn = (view: StageView, on: EffectiveOn): { first: PlainDate; last: PlainDate } | undefined =>
  bounds(on, (session) => view.session(session));

/** Whether the step in hand certainly happened before a day. What is only possible breaks no rule. */
export const surelyBefore = (view: StageView, day: PlainDate): boolean => view.when !== undefined && view.when.last < day;
/** Whether the step in hand certainly happened after a day. */
export const surelyAfter = (view: StageView, day: PlainDate): boolean => view.when !== undefined && view.when.first > day;

/** Those that occur more than once, each named once. */
export function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}
