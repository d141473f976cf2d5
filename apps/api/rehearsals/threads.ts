import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { RehearsedScenario } from '../../../domain/rehearsal/rehearsal.types.js';
import type { Scenario } from '../../../domain/rehearsal/schema.js';
import type { ThreadWork } from './thread.js';

/** Threads of one rehearsal at most; each holds a few courses of events. */
const mostThreads = 4;
/**
 * Half a thread's young generation, in MB. What a course of events is told with would be copied on and on in the 2 MB that are enough
 * for the API itself. These hold for threads too, whatever their limits say, so V8 is told anew before a thread begins; what has
 * begun keeps what it has.
 */
const semiSpace = 8;
/** What each of them may hold, in MB. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 3 * semiSpace };
/**
 * Scenarios that a thread is given at a time. What a share has in common happens once in it: a larger one does less twice, a
 * smaller one leaves no thread idle at the end. Told whole they are large, and go one by one.
 */
const share = { whole: 1, outline: 50 } as const;

/** Tells scenarios in threads of their own, so that whoever started them has its own free for others. */
@Injectable()
export class Threads {
  /** What a thread runs: compiled as this module is, or not. */
  protected readonly entry = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);
  /** Options of Node for them; absent: those of the process. */
  protected readonly execArgv?: string[];

  /**
   * Tells all scenarios, in their order. Nothing of it runs on when this has ended, in whichever way.
   *
   * @throws whatever a thread threw; an Error with the code `ERR_WORKER_OUT_OF_MEMORY`; an AbortError when `signal` says so
   */
  async tell(work: ThreadWork, scenarios: readonly Scenario[], signal: AbortSignal): Promise<RehearsedScenario[]> {
    signal.throwIfAborted();
    const outcomes: RehearsedScenario[] = [];
    const shares = sharesOf(scenarios, share[work.detail]);
    const waiting = shares.values();
    const threads = shares.slice(0, Math.min(availableParallelism(), mostThreads)).map(() => this.begin(work));
    try {
      await Promise.all(threads.map((thread) => serve(thread, waiting, outcomes, signal)));
      return outcomes;
    } finally {
      await Promise.all(threads.map((thread) => thread.terminate()));
    }
  }

  protected begin(workerData: ThreadWork): Worker {
    setFlagsFromString(`--max-semi-space-size=${semiSpace}`);
    const thread = new Worker(this.entry, { workerData, resourceLimits, ...(this.execArgv ? { execArgv: this.execArgv } : {}) });
    thread.on('error', () => undefined); // whoever waits for it is told; one that fails when nobody does must not end the process
    return thread;
  }
}

/** A scenario, and its place among all of them. */
interface Placed {
  scenario: Scenario;
  place: number;
}

/** Gives a thread one share after another, until none is left. */
async function serve(thread: Worker, waiting: Iterable<Placed[]>, outcomes: RehearsedScenario[], signal: AbortSignal): Promise<void> {
  for (const some of waiting) {
    thread.postMessage(some.map(({ scenario }) => scenario));
    const [told] = (await once(thread, 'message', { signal })) as [RehearsedScenario[]];
    for (const [n, outcome] of told.entries()) {
      const place = some[n]?.place;
      if (place !== undefined) outcomes[place] = outcome;
    }
  }
}

/** Shares of so many scenarios; those that change the same come together. */
function sharesOf(scenarios: readonly Scenario[], size: number): Placed[][] {
  const alike = scenarios
    .map((scenario, place) => ({ scenario, place, changes: changesIn(scenario) }))
    .sort((a, b) => (a.changes < b.changes ? -1 : a.changes > b.changes ? 1 : 0));
  return Array.from({ length: Math.ceil(alike.length / size) }, (_, n) => alike.slice(n * size, (n + 1) * size));
}

const changesIn = ({ edition, drop, shift, replace, add, until }: Scenario): string =>
  JSON.stringify([edition, drop, shift, replace, add, until]);
