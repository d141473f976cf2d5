import { setTimeout as pause } from 'node:timers/promises';

/** Repeats an expectation until it holds, and returns what it found; after `patience` milliseconds its failure is the test's. */
export async function eventually<T>(expectation: () => T | Promise<T>, patience = 15_000): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(50);
    }
  }
}
