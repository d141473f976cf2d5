import type { Instant } from '../../domain/time/plain-date.js';

/** Milliseconds since the epoch by the workflow's own clock, which replays as it ran; the only place that reads it. */
export const clock = (offset: number): number => Date.now() + offset;

/** The workflow's present, shifted by the edition's clock offset (milliseconds; zero in production), as an instant in UTC. */
export const presentInstant = (offset: number): Instant => new Date(clock(offset)).toISOString();

/** Milliseconds from the shifted present until `instant`; zero where it has passed. */
export const millisecondsUntil = (instant: Instant, offset: number): number => Math.max(0, Date.parse(instant) - clock(offset));
