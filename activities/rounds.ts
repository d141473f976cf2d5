import { setTimeout as pause } from 'node:timers/promises';

/**
 * The rounds of sending that this process has under way, also those that no activity waits for any more: whoever ends it lets
 * them end first, for what became of a message is known to its round alone.
 */
export class Rounds {
  private readonly underWay = new Set<Promise<unknown>>();
  private stopping = false;

  /** Whether they are to begin no attempt any more, and to give back what they have claimed and not tried. */
  get stopped(): boolean {
    return this.stopping;
  }

  /** Runs a round, and knows of it until it has ended. */
  async run<T>(round: () => Promise<T>): Promise<T> {
    const running = round();
    this.underWay.add(running);
    try {
      return await running;
    } finally {
      this.underWay.delete(running);
    }
  }

  /** They end what they have begun, and nothing else. */
  stop(): void {
    this.stopping = true;
  }

  /**
   * Fulfilled as soon as none is under way, at the latest after these milliseconds.
   *
   * @returns how many were still under way
   */
  async ended(patience: number): Promise<number> {
    await Promise.race([Promise.allSettled(this.underWay), pause(patience, undefined, { ref: false })]);
    return this.underWay.size;
  }
}
