import type { MilestoneState } from '../../domain/edition/state.js';
import { decideStep, evolveStage } from '../../domain/procedures/stage.js';
import type { Procedure, StageState, StageView } from '../../domain/procedures/procedure.js';
import type { Refusal } from '../../domain/refusal.js';
import { bounds } from '../../domain/time/effective-on.js';

/** One stage on a table: perform steps of a procedure and see what comes back, without the edition around it. */
export interface StageOnTheTable {
  state: StageState;
  view: StageView;
  /** Performs the step; returns why not, or nothing. A refused step leaves the state as it was. */
  perform(step: string, payload?: Record<string, unknown>, on?: string): Refusal[];
  advice(step: string, payload?: Record<string, unknown>): string[];
  describe(): string;
}

/** A milestone as a slot shows it. */
export const milestone = (status: MilestoneState['status'], more: Partial<MilestoneState> = {}): MilestoneState => ({
  status,
  due: { on: null, from: null, root: 'session', certainty: 'undated', why: 'not planned in this test' },
  revision: 1,
  touched: 1,
  touchedAt: '2020-01-01T00:00:00.000Z',
  touchedBy: 'organiser',
  ...more,
});

export function stageOnTheTable(
  procedure: Procedure,
  view: Partial<Omit<StageView, 'slot'>> & { slots?: Record<string, MilestoneState> } = {},
): StageOnTheTable {
  const { slots = {}, ...rest } = view;
  const table: StageOnTheTable = {
    state: { stream: procedure.id, procedure: procedure.id, status: 'running', performed: [], waived: [], sequence: 0 },
    view: {
      today: '2019-04-23',
      placement: 'opening',
      settings: procedure.settings.parse({}) as Record<string, unknown>,
      meetings: [],
      session: () => undefined,
      stage: () => undefined,
      slotOf: () => undefined,
      named: () => undefined,
      ...rest,
      slot: (name) => slots[name],
    },
    perform(step, payload = {}, on = table.view.today) {
      const when = bounds(on, (key) => table.view.session(key));
      const decision = decideStep(procedure, table.state, { ...table.view, ...(when ? { when } : {}) }, { type: 'perform', step, payload });
      if (!decision.possible) return [decision.refusal];
      if (decision.violations.length > 0) return decision.violations;
      table.state = evolveStage(
        table.state,
        { type: 'step-performed', step, payload: decision.payload, deviations: [] },
        { stream: procedure.id, sequence: table.state.sequence + 1, effectiveOn: on, actor: 'secretariat' },
      );
      for (const move of decision.step.moves ?? []) {
        slots[move.slot] = milestone(move.to === 'done' ? 'done' : 'in-progress');
      }
      return [];
    },
    advice(step, payload = {}) {
      const decision = decideStep(procedure, table.state, table.view, { type: 'perform', step, payload });
      return decision.possible ? decision.advice : [];
    },
    describe: () => procedure.describe(table.state, table.view),
  };
  return table;
}
