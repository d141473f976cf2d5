import type { Simulation, SimulationEntry, SimulationRequest } from '../../../entities/simulations.js';

export type { Simulation, SimulationEntry, SimulationRequest } from '../../../entities/simulations.js';

/** What has been simulated. It is no part of the record. */
export abstract class SimulationStore {
  /** The simulation that was made of a request before; `reused`: another one was made under its key. */
  abstract known(edition: string, request: SimulationRequest): Promise<Simulation | 'reused' | undefined>;
  /** Keeps one under the next number of its edition. `applied`: numbers that stay however old they are. */
  abstract store(
    edition: string,
    simulation: Omit<Simulation, 'number'>,
    request: SimulationRequest,
    applied: readonly number[],
  ): Promise<Simulation | 'reused'>;
  /** Up to `limit` after a number, oldest first. */
  abstract list(edition: string, after: number, limit: number): Promise<SimulationEntry[]>;
  abstract find(edition: string, number: number): Promise<Simulation | undefined>;
}
