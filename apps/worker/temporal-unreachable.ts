/** Thrown when the Temporal server cannot be reached. */
export class TemporalUnreachable extends Error {
  constructor(
    readonly address: string,
    cause: unknown,
  ) {
    super(`Temporal cannot be reached at ${address}. Start it, or set TEMPORAL_ADDRESS to where it is.`, { cause });
    this.name = 'TemporalUnreachable';
  }
}
