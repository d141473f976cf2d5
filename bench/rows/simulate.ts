import { medianOf, type Row } from '../row.js';
import { sideBySide } from '../samples.js';

/** A postponement as it would be decided: announced, suspended, reconvened a year later. */
const changes = [
  { type: 'announce-postponement', evidence: { symbol: 'A/DEC/81/500' } },
  { type: 'suspend', evidence: { symbol: 'A/DEC/81/500' } },
];

/** Trying a change of plan out: decided in the core, compared milestone by milestone, kept under a number. */
export const simulateRow: Row = {
  name: 'simulate',
  says: 'trying out over HTTP what suspending the demonstration would bring',
  formula: 'median POST of a simulation with its whole difference',
  target: 50,
  unit: 'ms',
  async measure(surroundings) {
    const { http } = await surroundings.lustrum();
    const parts = await sideBySide([{ what: 'Lustrum', sample: () => http.post('/v1/editions/demonstration/simulations', { changes }) }], {
      warmUp: 20,
      rounds: 200,
      seconds: 20,
    });
    return { value: medianOf(parts, 0), parts };
  },
};
