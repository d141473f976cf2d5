import { setTimeout as pause } from 'node:timers/promises';

/** One kind of thing that is measured: what it is called, and how one sample of it is taken. */
export interface Subject {
  what: string;
  /** Taken between its first and its last line; must have ended when it returns. */
  sample: () => Promise<unknown> | void;
  /** Puts things back as they were before the next sample; not measured. */
  between?: () => Promise<unknown>;
}

/** What the samples of one subject came to. */
export interface Measured {
  what: string;
  median: number;
  p95: number;
  samples: number;
  unit: 'ms' | 'MB';
}

export interface Rounds {
  /** Rounds whose samples are thrown away: caches fill, code is compiled. */
  warmUp: number;
  rounds: number;
  /** Milliseconds of rest before each sample, so that it finds nothing left to do of the one before it. Default none. */
  rest?: number;
  /** No further round begins after so many seconds, so that a slow machine takes fewer samples and not longer. */
  seconds: number;
}

/** Fewer samples than this say nothing, however long they take. */
const fewest = 10;

/**
 * Measures subjects side by side: one sample of each per round, each round beginning with another one, so that whatever
 * else the machine does falls on all of them alike.
 */
export async function sideBySide(subjects: readonly Subject[], { warmUp, rounds, rest = 0, seconds }: Rounds): Promise<Measured[]> {
  const times = subjects.map((): number[] => []);
  let deadline = Infinity;
  for (let round = -warmUp; round < rounds; round += 1) {
    if (round === 0) deadline = performance.now() + seconds * 1_000;
    if (round >= fewest && performance.now() > deadline) break;
    for (let turn = 0; turn < subjects.length; turn += 1) {
      const place = (turn + Math.abs(round)) % subjects.length;
      const subject = subjects[place];
      if (!subject) continue;
      if (rest > 0 && round >= 0) await pause(rest);
      const begun = performance.now();
      await subject.sample();
      const time = performance.now() - begun;
      if (round >= 0) times[place]?.push(time);
      await subject.between?.();
    }
  }
  return subjects.map(({ what }, place) => measured(what, times[place] ?? []));
}

export function measured(what: string, values: readonly number[], unit: Measured['unit'] = 'ms'): Measured {
  return { what, median: quantile(values, 0.5), p95: quantile(values, 0.95), samples: values.length, unit };
}

/** The value below which that share of the values lies, between neighbours in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
