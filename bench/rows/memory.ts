import { setTimeout as pause } from 'node:timers/promises';
import { Advances } from '../parts/advances.js';
import { residentMegabytes } from '../parts/process.js';
import type { Row } from '../row.js';
import { measured } from '../samples.js';

const pages = ['', '/milestones', '/stages', '/progress', '/events', '/reminders', '/sessions'];

/** Both processes with the five editions, after each of them has been read and milestones have been advanced. */
export const memoryRow: Row = {
  name: 'memory',
  says: 'API and worker together, resident, with the five editions',
  formula: 'median of resident memory of the API + of the worker, ten readings half a second apart after the warm-up',
  target: 400,
  unit: 'MB',
  async measure(surroundings) {
    const { http, api, worker } = await surroundings.lustrum();
    const { items } = JSON.parse(await http.get('/v1/editions')) as { items: { id: string }[] };
    for (const { id } of items.slice(0, 5)) for (const page of [...pages, ...pages]) await http.get(`/v1/editions/${id}${page}`);
    const edition = new Advances(http, 'demonstration');
    for (let n = 0; n < 25; n += 1) {
      await edition.reopen();
      await edition.complete();
    }
    const readings: { api: number; worker: number }[] = [];
    for (let n = 0; n < 10; n += 1) {
      readings.push({ api: residentMegabytes(api.pid), worker: residentMegabytes(worker.pid) });
      await pause(500);
    }
    const parts = [
      measured(
        'together',
        readings.map((r) => r.api + r.worker),
        'MB',
      ),
      measured(
        'API',
        readings.map((r) => r.api),
        'MB',
      ),
      measured(
        'worker',
        readings.map((r) => r.worker),
        'MB',
      ),
    ];
    return { value: parts[0]?.median ?? Number.NaN, parts };
  },
};
