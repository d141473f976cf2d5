import type { Instant } from '../../../domain/time/plain-date.js';

/** How often something may be had within a minute of the clock, each by itself. */
export class Pace {
  private minute = '';
  private readonly had = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Counts one more. Returns whether it may be had. */
  allows(what: string, now: Instant): boolean {
    const minute = now.slice(0, 'YYYY-MM-DDTHH:MM'.length);
    if (minute !== this.minute) this.had.clear();
    this.minute = minute;
    const count = (this.had.get(what) ?? 0) + 1;
    this.had.set(what, count);
    return count <= this.most;
  }
}
