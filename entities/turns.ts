import pLimit from 'p-limit';
import type { EntityManager } from 'typeorm';
import { isBusy } from './faults.js';

export type Work<T> = (tx: EntityManager) => Promise<T>;
/** Carries out a work in a transaction of its own. */
export type Transact = <T>(work: Work<T>) => Promise<T>;

interface Waiting {
  work: Work<unknown>;
  done(result: unknown): void;
  failed(error: unknown): void;
}

/** How many writes share a transaction at most: the first of them is answered after the last. */
const most = 8;

/**
 * The order of all writes to one file: one after the other, as they were asked for. Those that have come to wait for their turn go
 * into one transaction, for a flush to the disk takes as long as several of them. Where one fails all of it is undone, and each
 * has a transaction to itself: none can take others with it. Where another process did not let them begin, all of them have waited
 * as long as there is patience for.
 */
export class Turns {
  private readonly inTurn = pLimit(1);
  private readonly waiting = new Map<Transact, Waiting[]>();

  /** Does what must have the file to itself. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.inTurn(work);
  }

  /** Does a work when its turn comes; fulfilled when it is committed. */
  write<T>(transact: Transact, work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const waiting = this.waiting.get(transact) ?? [];
      this.waiting.set(transact, waiting);
      waiting.push({ work, done: resolve, failed: reject });
      void this.inTurn(() => group(transact, waiting.splice(0, most)));
    });
  }
}

/** Those that went with earlier ones have left their turn empty. */
async function group(transact: Transact, writes: readonly Waiting[]): Promise<void> {
  if (writes.length > 1 && (await together(transact, writes))) return;
  for (const { work, done, failed } of writes) await transact(work).then(done, failed);
}

/** Whether nothing is left to be done about them. */
async function together(transact: Transact, writes: readonly Waiting[]): Promise<boolean> {
  try {
    const results = await transact(async (tx) => {
      const all: unknown[] = [];
      for (const { work } of writes) all.push(await work(tx));
      return all;
    });
    writes.forEach(({ done }, n) => done(results[n]));
    return true;
  } catch (error) {
    if (!isBusy(error)) return false;
    for (const { failed } of writes) failed(error);
    return true;
  }
}
