import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from './database.js';

/**
 * Turns away a write that is asked for in the middle of another one: it would wait for the queue that the other holds,
 * and so for ever; and where there is no queue it would be a transaction of its own, which is not what was meant.
 */
export function withoutNesting(database: Database): Database {
  const context = new AsyncLocalStorage<{ underWay: boolean }>();
  return {
    ...database,
    write: async (work) => {
      if (context.getStore()?.underWay) throw new Error('A write was asked for in the middle of another one; use the transaction at hand.');
      return database.write(async (tx) => {
        // What the work leaves behind may write later, when this transaction is over.
        const here = { underWay: true };
        return context.run(here, () => work(tx)).finally(() => (here.underWay = false));
      });
    },
  };
}
