import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../entities/database.js';
import { engine } from '../../entities/journal/engine.js';
import { Journal } from '../../entities/journal/journal.js';
import { takeIn } from '../../entities/journal/take-in.js';
import { Templates } from '../../entities/templates.js';
import { renamed } from '../parts/due-reminders.js';
import { congress, historic } from '../parts/editions.js';
import type { Row } from '../row.js';
import { measured } from '../samples.js';

const events = 100_000;

/** The read tables of many editions that were told from records, made anew from their events. */
export const rebuildRow: Row = {
  name: 'rebuild',
  says: `making read tables anew from ${events.toLocaleString('en')} events`,
  formula: 'time of rebuildAll ÷ thousands of events (at least 5,000 events a second)',
  target: 200,
  unit: 'ms',
  async measure(surroundings) {
    const folder = join(surroundings.folder, 'rebuild');
    mkdirSync(folder);
    const database = await openDatabase({ url: `sqlite:${join(folder, 'lustrum.sqlite')}` });
    surroundings.hold({ stop: () => database.close() });
    await database.migrate();
    await new Templates(database).store(congress());
    const told = { id: 'fourteenth-congress', ...historic(), people: [] };
    const now = new Date().toISOString();
    for (let n = 0; n * told.events.length < events; n += 1) await takeIn(database, renamed(told, `rebuild-${n}`), now);

    const times: number[] = [];
    let last = performance.now();
    const all = await new Journal(database, engine).rebuildAll((one) => {
      times.push(((performance.now() - last) * 1_000) / one.events);
      last = performance.now();
    });
    const mended = all.find((one) => one.mended.length > 0);
    if (mended) throw new Error(`${mended.edition} had not stood as its events have it.`);
    const parts = [measured('1,000 events', times)];
    return { value: times.reduce((sum, time) => sum + time, 0) / times.length, parts };
  },
};
