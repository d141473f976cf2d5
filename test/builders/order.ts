import type { Procedure } from '../../domain/procedures/procedure.js';
import { orderViolations } from '../../domain/procedures/stage.js';
import { stageOnTheTable } from './stage.js';

/** Whether a step has to wait for another one even when everything else has been done. */
export function waitsFor(procedure: Procedure, stepId: string, before: string): boolean {
  const { state, view } = stageOnTheTable(procedure);
  const wanted = procedure.steps.find((s) => s.id === stepId);
  if (!wanted) throw new Error(`${procedure.id} has no step ${stepId}.`);
  const performed = procedure.steps
    .filter((s) => s.id !== stepId && s.id !== before)
    .map((s, i) => ({ step: s.id, payload: {}, effectiveOn: 'unknown', by: 'secretariat', sequence: i + 1, deviations: [] }));
  return orderViolations(procedure, wanted, { ...state, performed }, view).some(
    (r) => r.code === 'step-too-early' && r.facts.some((f) => f.ref === before),
  );
}
