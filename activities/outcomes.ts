import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '../domain/delivery/outcome.js';
import { isPassing } from './faults.js';

/** Whatever keeps outcomes: all that are given together are kept together, or none of them. */
export interface OutcomeKeeper {
  record(edition: string, outcomes: readonly Outcome[]): Promise<void>;
}

/**
 * Milliseconds for which an outcome waits for others to be written with it, and how many make the wait needless. What has
 * been sent and is not written yet is sent again should the process end just then, so both are as small as they
 * can be: each transaction is a flush to the disk, which takes longer than a message.
 */
const company = 100;
const enough = 25;
/** Milliseconds between attempts at writing while the database is out of reach. */
const rest = 500;

/**
 * The outcomes of one round on their way into the ledger, in the order in which they came to be known. Those that come
 * in while others are being written go into the next transaction together. While the database is out of reach writing
 * is tried again: that a message was sent is known nowhere else.
 */
export class Outcomes {
  private readonly waiting: Outcome[] = [];
  private writing: Promise<void> | undefined;
  private hurry: () => void = () => undefined;
  private fault: { error: unknown } | undefined;

  constructor(
    private readonly keeper: OutcomeKeeper,
    private readonly edition: string,
    /** Whether there is still time to try again. */
    private readonly mayTryAgain: () => boolean,
  ) {}

  /** Takes an outcome; fulfilled when another message may be sent without too many being unaccounted for. */
  async add(outcome: Outcome): Promise<void> {
    this.waiting.push(outcome);
    this.writing ??= this.write();
    if (this.waiting.length >= enough) await this.recorded();
  }

  /**
   * All outcomes so far are in the ledger.
   *
   * @throws what the database said where that could not be done
   */
  async recorded(): Promise<void> {
    while (this.writing) {
      this.hurry();
      await this.writing;
    }
    if (this.fault) throw this.fault.error;
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0 && !this.fault) {
      await Promise.race([pause(company), new Promise<void>((resolve) => (this.hurry = resolve))]);
      await this.writeGroup([...this.waiting]);
    }
    this.writing = undefined;
  }

  private async writeGroup(group: Outcome[]): Promise<void> {
    try {
      await this.keeper.record(this.edition, group);
      this.waiting.splice(0, group.length);
    } catch (error) {
      if (isPassing(error) && this.mayTryAgain()) await pause(rest);
      else this.fault = { error };
    }
  }
}
