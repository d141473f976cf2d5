import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { built, ofProject } from '../parts/places.js';
import type { Row } from '../row.js';
import { measured } from '../samples.js';

const deliveries = 100_000;

/** What the worker's memory grows by with what it has delivered: nothing of it may stay. */
export const memoryOfDeliveryRow: Row = {
  name: 'memory-of-delivery',
  says: `what stays in memory of ${deliveries.toLocaleString('en')} deliveries`,
  formula: `heap after ${deliveries.toLocaleString('en')} deliveries − heap after the first tenth of them, garbage collected, at least 0`,
  target: 5,
  unit: 'MB',
  async measure(surroundings) {
    const { nodeOptions } = (await import(pathToFileURL(ofProject('scripts/lib/node-options.mjs')).href)) as {
      nodeOptions: { worker: string[] };
    };
    const file = join(surroundings.folder, 'many-deliveries.sqlite');
    const args = [...nodeOptions.worker, '--expose-gc', built('bench/parts/many-deliveries.js'), file, String(deliveries)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const readings = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { heap: number; resident: number });
    const [first, last] = [readings[0], readings.at(-1)];
    if (!first || !last) throw new Error('There are no readings.');
    const parts = [
      measured(
        'heap, after each tenth',
        readings.map((r) => r.heap),
        'MB',
      ),
      measured(
        'resident, after each tenth',
        readings.map((r) => r.resident),
        'MB',
      ),
      measured('resident, the last − the first', [last.resident - first.resident], 'MB'),
    ];
    return { value: Math.max(0, last.heap - first.heap), parts };
  },
};
