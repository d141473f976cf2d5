import type { z } from 'zod';
import type { StageState } from '../procedure.js';
import { payloadOf, payloadsOf } from '../reading.js';
import { adoptOutcome, carryElsewhere } from './assembly-payloads.js';
import type { Mandate } from './shared-fields.js';

/** The outcome resolution of the General Assembly, once adopted. */
export const outcomeOf = (state: StageState): z.output<typeof adoptOutcome> | undefined =>
  payloadOf(state, 'adopt-outcome-resolution', adoptOutcome);
export const mandatesOf = (state: StageState): Mandate[] => outcomeOf(state)?.mandates ?? [];

/** Every resolution that carries a mandate: the outcome resolution first, then those that repeat it. */
export function carriersOf(state: StageState, mandateId: string): string[] {
  const outcome = outcomeOf(state);
  const first = outcome?.mandates.some((m) => m.id === mandateId) ? [outcome.evidence.symbol ?? ''] : [];
  return [
    ...first,
    ...payloadsOf(state, 'carry-in-other-resolution', carryElsewhere)
      .filter((c) => c.carries.includes(mandateId))
      .map((c) => c.evidence.symbol ?? ''),
  ];
}
