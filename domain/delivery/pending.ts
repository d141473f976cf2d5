import type { Notice } from '../edition/events.js';
import type { Instant } from '../time/plain-date.js';

/** A notice that is still to be delivered, and how far that has come. */
export interface PendingNotice {
  notice: Notice;
  /** Attempts begun. */
  attempts: number;
  /** Those of them in which this very message was not taken for the time being: they use up its chances. */
  refused: number;
  /** The last of them in a row in which nobody was there: they do not. */
  unreachable: number;
  /** No attempt before this instant; absent while one is under way. */
  notBefore?: Instant;
  /** Set between the beginning and the end of an attempt: found set after a crash, its outcome is unknown. */
  begunAt?: Instant;
}

/**
 * Pending notices by their keys, in the order in which they were intended. It is never changed: `with` makes another one,
 * which shares most of what it holds with the one it came from, so that one outcome among ten thousand notices costs some
 * hundred steps and not ten thousand.
 */
export class Pending implements ReadonlyMap<string, PendingNotice> {
  static readonly none = new Pending(new Map(), new Map(), 0);

  readonly #base: ReadonlyMap<string, PendingNotice>;
  /** What differs from the base; null: no longer pending. */
  readonly #changes: ReadonlyMap<string, PendingNotice | null>;
  readonly #size: number;

  private constructor(base: ReadonlyMap<string, PendingNotice>, changes: ReadonlyMap<string, PendingNotice | null>, size: number) {
    this.#base = base;
    this.#changes = changes;
    this.#size = size;
  }

  static of(notices: Iterable<PendingNotice>): Pending {
    const base = new Map([...notices].map((pending) => [pending.notice.key, pending]));
    return new Pending(base, new Map(), base.size);
  }

  /** With these notices as they are now; null: no longer pending. */
  with(changed: Iterable<readonly [key: string, pending: PendingNotice | null]>): Pending {
    const changes = new Map(this.#changes);
    let size = this.#size;
    for (const [key, pending] of changed) {
      const before = changes.get(key);
      const was = before === undefined ? this.#base.has(key) : before !== null;
      size += Number(pending !== null) - Number(was);
      if (pending === null && !this.#base.has(key)) changes.delete(key);
      else changes.set(key, pending);
    }
    const next = new Pending(this.#base, changes, size);
    // To copy the changes each time, and everything once in a while, is least work when they are about as many as its root.
    return changes.size ** 2 <= this.#base.size ? next : new Pending(new Map(next), new Map(), size);
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): PendingNotice | undefined {
    const changed = this.#changes.get(key);
    return changed === undefined ? this.#base.get(key) : (changed ?? undefined);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[string, PendingNotice]> {
    for (const [key, pending] of this.#base) {
      const changed = this.#changes.get(key);
      if (changed === undefined) yield [key, pending];
      else if (changed !== null) yield [key, changed];
    }
    for (const [key, changed] of this.#changes) if (changed !== null && !this.#base.has(key)) yield [key, changed];
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<PendingNotice> {
    for (const [, pending] of this.entries()) yield pending;
  }

  [Symbol.iterator](): MapIterator<[string, PendingNotice]> {
    return this.entries();
  }

  forEach(each: (pending: PendingNotice, key: string, map: ReadonlyMap<string, PendingNotice>) => void): void {
    for (const [key, pending] of this.entries()) each(pending, key, this);
  }

  toJSON(): PendingNotice[] {
    return [...this.values()];
  }
}
