import type { Applied, EditionState } from '../../../domain/edition/state.js';
import type { Simulation, SimulationEntry } from './simulation-store.js';

/** How a simulation stands to the plan as it is now. */
interface Standing {
  /** The edition has changed since, or it was tried as of a past day: it cannot be applied. */
  stale: boolean;
  /** When it was applied, by whom, by which command; null: it was not. */
  applied: Applied | null;
}

export type SimulationEntryView = SimulationEntry & Standing;
export type SimulationView = Simulation & Standing;

/** What is shown of a simulation, which itself never changes: the edition alone knows what became of it. */
export const viewOf = <S extends SimulationEntry>(simulation: S, { touched, applied }: EditionState): S & Standing => ({
  ...simulation,
  stale: simulation.asOf !== null || simulation.revision !== touched,
  applied: applied?.[simulation.number] ?? null,
});

/** Numbers of the simulations that were applied. */
export const appliedNumbers = ({ applied = {} }: EditionState): number[] => Object.keys(applied).map(Number);
