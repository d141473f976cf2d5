import { setTimeout as pause } from 'node:timers/promises';

/** Repeats an expectation until it holds; after `patience` milliseconds its failure is the test's. */
export async function eventually(expectation: () => void | Promise<void>, patience = 15_000): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(50);
    }
  }
}
