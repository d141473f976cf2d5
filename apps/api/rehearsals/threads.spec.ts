import type { Worker } from 'node:worker_threads';
import { expect, it } from '@jest/globals';
import { means, rehearsalScript } from '../../../test/builders/rehearsal.js';
import { TypescriptThreads } from '../../../test/support/typescript-threads.js';
import { rehearse } from '../../../domain/rehearsal/rehearse.js';
import type { ThreadWork } from './thread.js';

const { scenarios = [], ...script } = rehearsalScript({
  dates: undefined,
  scenarios: ['2027-01-31', '2027-02-28', '2026-12-31'].map((until, n) => ({ id: `s${n}`, title: `Until ${until}`, until })),
});
const never = new AbortController().signal;

class WatchedThreads extends TypescriptThreads {
  private readonly begun: Worker[] = [];

  protected override begin(work: ThreadWork): Worker {
    const thread = super.begin(work);
    this.begun.push(thread);
    return thread;
  }

  /** Threads that have not ended; one that has bears no number. */
  get running(): number {
    return this.begun.filter(({ threadId }) => threadId !== -1).length;
  }
}
const threads = new WatchedThreads();

it('threads tell scenarios as they would be told here, in their order', async () => {
  const told = await threads.tell({ script, means, detail: 'whole' }, scenarios, never);
  expect(told).toEqual(rehearse({ ...script, scenarios }, means).scenarios);
  expect(threads.running).toBe(0);
});

it('nothing runs on when whoever asked does not wait any more', async () => {
  const gone = new AbortController();
  const told = threads.tell({ script, means, detail: 'whole' }, scenarios, gone.signal);
  expect(threads.running).toBeGreaterThan(0);
  setTimeout(() => gone.abort(), 50);
  await expect(told).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(threads.running).toBe(0);
  await expect(threads.tell({ script, means, detail: 'whole' }, scenarios, gone.signal)).rejects.toThrow();
});

it('what a thread throws is thrown here', async () => {
  const late = { ...script, targetYear: 2020 };
  await expect(threads.tell({ script: late, means, detail: 'outline' }, scenarios, never)).rejects.toThrow(/2020 is over/);
  expect(threads.running).toBe(0);
});
