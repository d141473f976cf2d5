import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBareNest } from '../bare/start.js';
import { ratio, type Row } from '../row.js';
import { sideBySide } from '../samples.js';

const path = '/v1/editions/demonstration/progress';

/** An unchanged edition on the same day need not be computed twice: what is left is HTTP, and asking for the version. */
export const progressRow: Row = {
  name: 'progress',
  says: 'reading the progress of an unchanged edition over HTTP',
  formula: 'median GET progress ÷ median GET of the same bytes, ready-made, from a Nest application with nothing but that handler',
  target: 2,
  unit: '×',
  async measure(surroundings) {
    const { http } = await surroundings.lustrum();
    const file = join(surroundings.folder, 'progress.json');
    const report = await http.get(path);
    writeFileSync(file, report);
    const bare = surroundings.hold(await startBareNest(surroundings.folder, file));
    for (const bytes of [await http.get(path), await bare.http.get('/text'), await bare.http.get('/object')])
      if (bytes !== report) throw new Error('The two sides do not answer with the same bytes.');
    const parts = await sideBySide(
      [
        { what: 'Lustrum', sample: () => http.get(path) },
        { what: 'bare Nest, ready-made text', sample: () => bare.http.get('/text') },
        { what: 'bare Nest, from an object', sample: () => bare.http.get('/object') },
      ],
      { warmUp: 500, rounds: 3_000, seconds: 30 },
    );
    return { value: ratio(parts, 0, 1), parts };
  },
};
