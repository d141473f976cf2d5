import { Pending, type PendingNotice } from '../../domain/delivery/pending.js';
import type { EditionState } from '../../domain/edition/state.js';
import type { World } from '../../domain/engine.types.js';
import { deliveryStream, editionStream } from '../../domain/evolve.js';
import type { StageState } from '../../domain/procedures/procedure.js';
import { following } from '../../domain/template/versions.js';
import type { StreamEntity } from '../stream.entity.js';

/**
 * Shape of the stored states. Who changes the shape of a state, or what an event folds to, raises this number: states
 * of another number are not read but folded again from the events.
 */
export const stateVersion = 4;

/** All streams of a world that have events. */
export const streamsOf = (world: World): string[] =>
  [editionStream, deliveryStream, ...Object.keys(world.stages)].filter((stream) => (stateOf(world, stream)?.sequence ?? 0) > 0);

/** The streams' states as rows: those of `streams` alone. */
export function rowsOf(edition: string, world: World, streams: Iterable<string>): StreamEntity[] {
  return [...streams].map((stream) => {
    const state = stateOf(world, stream);
    if (!state) throw new Error(`The stream ${stream} of ${edition} has events but no state.`);
    return {
      edition,
      stream,
      sequence: state.sequence,
      procedure: 'procedure' in state ? state.procedure : null,
      state: JSON.stringify(state),
      stateVersion,
    };
  });
}

/** The world with the states that are stored; undefined where one of them has another shape. */
export function worldOf(empty: World, rows: readonly StreamEntity[], pending: readonly PendingNotice[]): World | undefined {
  const world: World = { ...empty, stages: {} };
  for (const row of rows) {
    if (row.stateVersion !== stateVersion) return undefined;
    const state: unknown = JSON.parse(row.state);
    if (row.stream === editionStream) world.edition = state as EditionState;
    else if (row.stream === deliveryStream) world.delivery = { pending: Pending.of(pending), sequence: row.sequence };
    else world.stages[row.stream] = state as StageState;
  }
  // The row of the edition was read before its states, which may be those after an adoption.
  return world.edition ? following(world, world.edition.template) : world;
}

/** The number of events behind these states: sequences have no gaps. */
export const positionOf = (rows: readonly StreamEntity[]): number => rows.reduce((sum, { sequence }) => sum + sequence, 0);

function stateOf(world: World, stream: string): EditionState | StageState | { sequence: number } | undefined {
  if (stream === editionStream) return world.edition;
  // What is pending stands in the ledger: stored a second time, every outcome would write out all that still waits.
  if (stream === deliveryStream) return { sequence: world.delivery.sequence };
  return world.stages[stream];
}
