import { planFor } from '../../domain/edition/replan.js';
import { demonstration } from '../parts/editions.js';
import { medianOf, type Row } from '../row.js';
import { sideBySide } from '../samples.js';

/** The whole plan of the congress's own template, with all that the demonstration has decided and done. */
export const planningRow: Row = {
  name: 'planning',
  says: 'planning the 66 milestones of the congress, with their occurrences',
  formula: 'median planOf(the demonstration as it stands)',
  target: 5,
  unit: 'ms',
  async measure() {
    const { world } = demonstration();
    const { edition } = world;
    if (!edition) throw new Error('The demonstration was not created.');
    const parts = await sideBySide(
      [{ what: `planOf, ${planFor(world, edition).length} milestones`, sample: () => void planFor(world, { ...edition }) }],
      {
        warmUp: 200,
        rounds: 1_000,
        seconds: 15,
      },
    );
    return { value: medianOf(parts, 0), parts };
  },
};
