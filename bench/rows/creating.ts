import { Advances } from '../parts/advances.js';
import { medianOf, type Row } from '../row.js';
import { sideBySide } from '../samples.js';

/** From the request to the answer: its workflow runs, its plan of 66 milestones and more is recorded. */
export const creatingRow: Row = {
  name: 'creating',
  says: 'opening an edition over HTTP',
  formula: 'median POST editions',
  target: 2_000,
  unit: 'ms',
  async measure(surroundings) {
    const { http } = await surroundings.lustrum();
    let count = 0;
    const open = (): Promise<void> => new Advances(http, `bench-new-${(count += 1)}`).open();
    const parts = await sideBySide([{ what: 'Lustrum', sample: open }], { warmUp: 2, rounds: 30, seconds: 15 });
    return { value: medianOf(parts, 0), parts };
  },
};
