import type { Instant } from '../../../domain/time/plain-date.js';

/** The API's only source of the present. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return new Date().toISOString();
  }
}
