/*
 * Starts a milestone, but stops for ever just before or just after the commit, to be killed there.
 * Arguments: url, `before` or `after`.
 */
import { openDatabase, type Database } from '../../../entities/database.js';
import { Desk } from '../desk.js';

const [url = '', moment = ''] = process.argv.slice(2);
const database = await openDatabase({ url });
// An open timer keeps the process alive: nothing else would while it waits.
const stop = (): Promise<never> => {
  console.log('stopped');
  return new Promise<never>(() => setInterval(() => undefined, 1000));
};
const stopping: Database = {
  ...database,
  write: async (work) => {
    const result = await database.write(async (tx) => {
      const done = await work(tx);
      return moment === 'before' ? stop() : done;
    });
    return moment === 'after' ? stop() : result;
  },
};
await new Desk(stopping).give({ type: 'start', milestone: 'M100' }, { id: 'the-command' });
