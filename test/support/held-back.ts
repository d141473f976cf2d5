import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../entities/database.js';

/** A database whose writes are done with everything but commit only when they may: between the two a test lets others wait. */
export interface HeldBack {
  database: Database;
  /** Fulfilled when a write has done all but commit. */
  done: Promise<void>;
  release(): void;
}

export function holdingBack(database: Database): HeldBack {
  const done = signal();
  const released = signal();
  const write: Database['write'] = (work) =>
    database.write(async (tx) => {
      const result = await work(tx);
      done.give();
      await released.given;
      return result;
    });
  return { database: { ...database, write }, done: done.given, release: released.give };
}

/** Fulfilled when so many transactions wait for a lock. SQLite has a queue of writes instead: who has asked waits in it. */
export async function untilWaiting({ engine, reads }: Database, count: number): Promise<void> {
  if (engine === 'sqlite') return pause(20);
  const asked = `SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(5)) {
    const [found] = await reads.query<{ count: number }[]>(asked);
    if (found!.count >= count) return;
  }
  throw new Error(`There are not ${count} transactions that wait.`);
}

function signal(): { given: Promise<void>; give(): void } {
  let give!: () => void;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}
