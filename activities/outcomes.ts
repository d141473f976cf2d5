import { setTimeout as pause } from 'node:timers/promises';
import { log } from '@temporalio/activity';
import type { Outcome } from '../domain/delivery/outcome.js';
import { isPassing } from '../entities/passing.js';

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
/** How many outcomes that cannot be kept a round bears: where there are more it is not they that are at fault. */
const bearable = 3;
/** Stands for an answer whose words cannot be kept; that there was one can. */
const unsaid = 'The answer could not be kept as it was.';

/**
 * The outcomes of one round on their way into the ledger, in the order in which they came to be known. Those that come
 * in while others are being written go into the next transaction together. While the database is out of reach writing
 * is tried again: that a message was sent is known nowhere else. One that the ledger will never take keeps no other out:
 * its group is written one by one, it without its words, and if that is no use it is as if its process had ended.
 */
export class Outcomes {
  private readonly waiting: Outcome[] = [];
  private writing: Promise<void> | undefined;
  private hurry: () => void = () => undefined;
  private fault: { error: unknown } | undefined;
  /** How many of those that wait, from the first, are written one by one. */
  private singly = 0;
  private lost = 0;

  constructor(
    private readonly keeper: OutcomeKeeper,
    private readonly edition: string,
    /** Whether there is still time to try again. */
    private readonly mayTryAgain: () => boolean,
  ) {}

  /**
   * Takes an outcome; fulfilled when another message may be sent without too many being unaccounted for.
   *
   * @throws what the database said where nothing is written any more
   */
  async add(outcome: Outcome): Promise<void> {
    if (this.fault) throw this.fault.error;
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
    while (this.writing && !this.fault) {
      this.hurry();
      await this.writing;
    }
    if (this.fault) throw this.fault.error;
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0 && !this.fault) {
      if (this.singly === 0) await Promise.race([pause(company), new Promise<void>((resolve) => (this.hurry = resolve))]);
      await this.writeGroup(this.waiting.slice(0, this.singly > 0 ? 1 : this.waiting.length));
    }
    this.writing = undefined;
  }

  private async writeGroup(group: Outcome[]): Promise<void> {
    try {
      await this.keeper.record(this.edition, group);
      this.settle(group.length);
    } catch (error) {
      if (!isPassing(error)) this.isolate(group, error);
      else if (this.mayTryAgain()) await pause(rest);
      else this.fault = { error };
    }
  }

  /** Finds the one that the ledger does not take, and gives it up. */
  private isolate([first, ...others]: Outcome[], error: unknown): void {
    if (!first) return;
    if (others.length > 0) this.singly = 1 + others.length;
    else if (first.answer !== unsaid) this.waiting[0] = { ...first, answer: unsaid };
    else {
      log.error('What became of a message could not be kept', { edition: this.edition, notice: first.key, sent: first.sent, error });
      this.settle(1);
      this.lost += 1;
      if (this.lost > bearable) this.fault = { error };
    }
  }

  private settle(count: number): void {
    this.waiting.splice(0, count);
    this.singly = Math.max(0, this.singly - count);
  }
}
